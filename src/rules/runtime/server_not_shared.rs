//! MRP439: server not shared.

use crate::finding::{Rule, Severity};
use crate::rules::auth_server::forgotten;
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP439",
    name: "server-not-shared",
    severity: Severity::Warning,
    explanation: "Each pod of the proxy runs an authorization server of its own that the others know nothing of: with keys that \
                  are made at its start, it does not take the tokens of the others, and with storage in memory it does not \
                  know their clients, codes and sessions, so that signing in fails by chance. With several pods an embedded \
                  authorization server needs `signingKeySecretRefs`, `hmacSecretRefs` and `storage` of type redis.",
    origin: "pkg/authserver/runner createKeyProvider, loadHMACSecrets, createStorage",
    fail: example!("MRP439", "fail"),
    pass: example!("MRP439", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let Some((entry, server)) = view.server() else {
        return;
    };
    let Some(replicas) = view.spec.replicas.filter(|replicas| *replicas > 1) else {
        return;
    };
    let missing = forgotten(server);
    if missing.is_empty() {
        return;
    }
    let path = "spec.embeddedAuthServer";
    let message = format!(
        "`{path}`: `{}` runs {replicas} pods with it, and without {} each is a server of its own",
        view.proxy.name,
        missing.join(", ")
    );
    report.add(&RULE, entry, At::Key(path), message);
}
