//! MRP418: object too large.

use serde_json::Value;

use crate::finding::{Rule, Severity};
use crate::operator::manifest::identity;
use crate::resolve::Lookup;
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP418",
    name: "object-too-large",
    severity: Severity::Error,
    explanation: "A ConfigMap holds at most 1 MiB, and the operator writes the policies of a proxy into two: once into the one \
                  of their own, and twice into the one with the RunConfig, where quotes and line breaks take two characters. \
                  What is larger is refused by the API server, and the proxy stays without pods. Split the policies, or say \
                  them more generally.",
    origin: "API server: core validation.ValidateConfigMap, MaxSecretSize; operator: ensureRunConfigConfigMap",
    fail: example!("MRP418", "fail"),
    pass: example!("MRP418", "pass"),
};

/// The most bytes of a ConfigMap's data.
const LIMIT: usize = 1024 * 1024;

/// What the policies of a proxy must take up before it is worth a look: they are written at most thrice, each character as
/// at most six.
const SUSPICIOUS: usize = LIMIT / 18;

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    if size(view) < SUSPICIOUS {
        return;
    }
    let objects = view.objects();
    let maps = objects.iter().filter(|it| identity(it).0 == "ConfigMap");
    for (map, size) in maps.map(|map| (map, data_size(map))) {
        if size > LIMIT {
            let name = identity(map).2;
            let message = format!(
                "`spec`: the ConfigMap `{name}` is refused: it has {size} bytes, and {LIMIT} are allowed"
            );
            report.add(&RULE, view.entry, At::Key("spec"), message);
        }
    }
}

/// The bytes of the policies.
fn size(view: &ProxyView<'_>) -> usize {
    let (world, namespace) = (view.scene.plan.world, view.proxy.namespace);
    let authz = view.spec.authz_config.as_ref();
    let inline = authz.and_then(|it| it.inline.as_ref());
    let inline = inline.into_iter().flat_map(|it| it.policies.iter());
    let map = authz.and_then(|it| it.config_map.as_ref());
    let map = map.map(|it| world.inventory.config_map(namespace, &it.name));
    let of_map = match map {
        Some(Lookup::Found(map)) => map.data.values().map(String::len).sum(),
        _ => 0,
    };
    let shared = view.proxy.authz_config_ref(world.release);
    let shared = shared.and_then(|it| view.scene.resource("MCPAuthzConfig", namespace, &it.name));
    let of_shared = shared.map_or(0, |it| it.entry.span.range().len());
    inline.map(String::len).sum::<usize>() + of_map + of_shared
}

fn data_size(map: &Value) -> usize {
    let data = map.get("data").and_then(Value::as_object);
    let texts = data.into_iter().flatten();
    texts
        .map(|(key, text)| key.len() + text.as_str().unwrap_or_default().len())
        .sum()
}
