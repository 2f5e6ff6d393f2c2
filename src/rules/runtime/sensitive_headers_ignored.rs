//! MRP452: sensitive headers ignored.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP452",
    name: "sensitive-headers-ignored",
    severity: Severity::Warning,
    explanation: "The operator hands `sensitiveHeaders` of an MCPTelemetryConfig to MCPServers and VirtualMCPServers, and not to \
                  proxies: the proxy sends its traces and metrics without them, and a collector that asks for a key refuses \
                  them. For proxies, let the collector beside them add the key, or put a variable \
                  `OTEL_EXPORTER_OTLP_HEADERS` from the Secret into the pod template.",
    origin: "MCPRemoteProxyReconciler.buildEnvVarsForProxy, which does not call GenerateOpenTelemetryEnvVarsFromRef",
    fail: example!("MRP452", "fail"),
    pass: example!("MRP452", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let Some(config) = &view.telemetry else { return };
    let otel = config.spec.open_telemetry.as_ref();
    let is_lost = otel.is_some_and(|otel| otel.enabled && !otel.sensitive_headers.is_empty());
    if !is_lost {
        return;
    }
    let path = "spec.openTelemetry.sensitiveHeaders";
    let message = format!("`{path}`: they do not reach proxies, and proxies refer to them");
    report.add(&RULE, config.entry, At::Key(path), message);
}
