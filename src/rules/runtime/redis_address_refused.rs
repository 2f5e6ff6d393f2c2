//! MRP437: redis address refused.

use crate::finding::{Rule, Severity};
use crate::go::url::split_host_port;
use crate::plan::Entry;
use crate::resource::external_auth_config::RedisStorageConfig;
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP437",
    name: "redis-address-refused",
    severity: Severity::Error,
    explanation: "An address of Redis is a host and a port with a colon between them, no URL and no bare host. The CRD takes any \
                  text; the proxy connects to Redis before it starts, and ends where it cannot.",
    origin: "toolhive-core redis.NewClient, which pings the server; Go: net.SplitHostPort",
    fail: example!("MRP437", "fail"),
    pass: example!("MRP437", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    if let Some(storage) = &view.spec.session_storage
        && storage.provider == "redis"
    {
        judge(view.entry, "spec.sessionStorage.address", &storage.address, report);
    }
    if let Some((entry, server)) = view.server()
        && let Some(storage) = &server.storage
        && storage.kind == "redis"
        && let Some(redis) = &storage.redis
    {
        judge_redis(entry, redis, report);
    }
}

fn judge_redis(entry: &Entry, redis: &RedisStorageConfig, report: &mut Report<'_>) {
    let path = "spec.embeddedAuthServer.storage.redis";
    judge(entry, &format!("{path}.addr"), &redis.addr, report);
    let sentinels = redis.sentinel_config.iter();
    let sentinels = sentinels.flat_map(|config| config.sentinel_addrs.iter());
    for (index, address) in sentinels.enumerate() {
        let path = format!("{path}.sentinelConfig.sentinelAddrs[{index}]");
        judge(entry, &path, address, report);
    }
}

fn judge(entry: &Entry, path: &str, address: &str, report: &mut Report<'_>) {
    if address.is_empty() || is_address(address) {
        return;
    }
    let message = format!("`{path}`: the proxy does not start: `{address}` is no host and port");
    let finding = report.add(&RULE, entry, At::Value(path), message);
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = host.rsplit('@').next().unwrap_or(host);
    let host = host.split('/').next().unwrap_or(host);
    finding.help = match host.contains(':') {
        true => is_address(host).then(|| format!("`{host}`")),
        false => Some(format!("`{host}:6379`")),
    };
}

/// Whether a text is a host and a port.
fn is_address(text: &str) -> bool {
    let parts = split_host_port(text.as_bytes());
    parts.is_some_and(|(host, port)| {
        let port = std::str::from_utf8(port).unwrap_or_default();
        let is_host = !host.is_empty() && !host.iter().any(|byte| b"/@ ,".contains(byte));
        is_host && port.parse::<u16>().is_ok_and(|port| port > 0)
    })
}
