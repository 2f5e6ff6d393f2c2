//! MRP508: shared audience.

use std::collections::HashMap;

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::view::Scene;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP508",
    name: "shared-audience",
    severity: Severity::Warning,
    explanation: "Two proxies of a namespace take tokens of the same issuer for the same audience: a token that a client got for \
                  one of them opens the other, and either of the two remote servers that sees it can use it at the other. Give \
                  each proxy an audience of its own.",
    origin: "CRD: oidcConfigRef.audience, which must be unique for each server to prevent token replay; RFC 8707, section 3; RFC 9700",
    fail: example!("MRP508", "fail"),
    pass: example!("MRP508", "pass"),
};

pub(super) fn check(scene: &Scene<'_>, report: &mut Report<'_>) {
    let mut seen: HashMap<(&str, &str, &str), &str> = HashMap::new();
    for proxy in scene.plan.proxies() {
        let object = proxy.object;
        let reference = object.spec().and_then(|spec| spec.get("oidcConfigRef"));
        let text = |key: &str| reference.and_then(|it| it.text_at(&[key]));
        let (Some(config), Some(audience)) = (text("name"), text("audience")) else {
            continue;
        };
        let key = (&*object.namespace, config, audience);
        let Some(first) = seen.get(&key) else {
            seen.insert(key, &object.name);
            continue;
        };
        let path = "spec.oidcConfigRef.audience";
        let message = format!("`{path}`: `{audience}` is also the audience of `{first}`");
        report.add(&RULE, proxy.entry, At::Value(path), message);
    }
}
