//! MRP438: sessions not shared.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP438",
    name: "sessions-not-shared",
    severity: Severity::Warning,
    explanation: "Several pods keep the sessions of clients in their own memory: a client that reaches another pod gets `session \
                  not found`. Session affinity holds clients to their pods only by their address, which they share behind an \
                  Ingress, and not beyond a restart. The operator says so in the condition SessionStorageWarning. Name a Redis \
                  in `sessionStorage`, or run one pod.",
    origin: "MCPRemoteProxyReconciler.validateSessionStorageForReplicas, since v0.30.0",
    fail: example!("MRP438", "fail"),
    pass: example!("MRP438", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let Some(replicas) = view.spec.replicas.filter(|replicas| *replicas > 1) else {
        return;
    };
    let world = view.scene.plan.world;
    let is_shared = match &view.spec.session_storage {
        Some(storage) => storage.provider == "redis",
        None => world.settings.default_redis(world.release).is_some(),
    };
    if is_shared {
        return;
    }
    let path = "spec.replicas";
    let message = format!("`{path}`: {replicas} pods, and each keeps its sessions to itself");
    let finding = report.add(&RULE, view.entry, At::Value(path), message);
    finding.help = Some("`sessionStorage` with `provider: redis`".to_owned());
}
