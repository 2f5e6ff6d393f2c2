//! MRP436: session prefix refused.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP436",
    name: "session-prefix-refused",
    severity: Severity::Error,
    explanation: "The prefix of the keys in Redis must end with a colon. Neither the CRD nor the operator says so: the proxy \
                  does not start, and only its log tells why. Left out, the prefix is `thv:proxy:session:`, which proxies may \
                  share.",
    origin: "pkg/transport/session validateSessionInvariants",
    fail: example!("MRP436", "fail"),
    pass: example!("MRP436", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let storage = view.spec.session_storage.as_ref();
    let Some(storage) = storage.filter(|storage| storage.provider == "redis") else {
        return;
    };
    let prefix = &storage.key_prefix;
    if prefix.is_empty() || prefix.ends_with(':') {
        return;
    }
    let path = "spec.sessionStorage.keyPrefix";
    let message = format!("`{path}`: the proxy does not start: `{prefix}` does not end with a colon");
    report.add(&RULE, view.entry, At::Value(path), message).help = Some(format!("`{prefix}:`"));
}
