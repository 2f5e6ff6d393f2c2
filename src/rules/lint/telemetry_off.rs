//! MRP553: telemetry off.

use crate::finding::{Rule, Severity};
use crate::resource::telemetry_config::{MCPTelemetryConfigSpec, MCPTelemetryOTelConfig};
use crate::rules::example::example;
use crate::rules::view::ConfigView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP553",
    name: "telemetry-off",
    severity: Severity::Note,
    explanation: "The telemetry configuration sends nothing and offers nothing: OpenTelemetry is off or has no endpoint, traces \
                  are sampled at 0, and Prometheus is off.",
    origin: "spectoconfig.NormalizeMCPTelemetryConfig; toolhive-core telemetry/providers StrategySelector",
    fail: example!("MRP553", "fail"),
    pass: example!("MRP553", "pass"),
};

pub(super) fn check(config: &ConfigView<'_, MCPTelemetryConfigSpec>, report: &mut Report<'_>) {
    let spec = config.spec;
    let sends = spec.open_telemetry.as_ref().is_some_and(sends);
    let offers = spec.prometheus.as_ref().is_some_and(|it| it.enabled);
    if sends || offers {
        return;
    }
    let message = "`spec`: nothing is sent, and nothing is offered to Prometheus";
    report.add(&RULE, config.entry, At::Key("spec"), message);
}

fn sends(otel: &MCPTelemetryOTelConfig) -> bool {
    let is_zero = |rate: &str| rate.bytes().all(|it| it == b'0' || it == b'.');
    let traces = otel.tracing.as_ref();
    let traces = traces.is_some_and(|it| it.enabled && !is_zero(&it.sampling_rate));
    let metrics = otel.metrics.as_ref().is_some_and(|it| it.enabled);
    otel.enabled && !otel.endpoint.is_empty() && (traces || metrics)
}
