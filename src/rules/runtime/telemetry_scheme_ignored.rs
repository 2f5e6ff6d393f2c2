//! MRP450: telemetry scheme ignored.

use crate::finding::{Rule, Severity};
use crate::resource::telemetry_config::MCPTelemetryConfigSpec;
use crate::rules::example::example;
use crate::rules::view::ConfigView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP450",
    name: "telemetry-scheme-ignored",
    severity: Severity::Warning,
    explanation: "The scheme of a collector's endpoint is cut off; whether the proxy speaks TLS to it says `insecure` alone. An \
                  endpoint with `http://` and without `insecure: true` is spoken to in TLS, which a collector behind plain HTTP \
                  does not understand, and one with `https://` and `insecure: true` without: nothing arrives, and the proxy \
                  only logs it.",
    origin: "spectoconfig.NormalizeMCPTelemetryConfig; toolhive-core telemetry/providers/otlp",
    fail: example!("MRP450", "fail"),
    pass: example!("MRP450", "pass"),
};

pub(super) fn check(config: &ConfigView<'_, MCPTelemetryConfigSpec>, report: &mut Report<'_>) {
    let Some(otel) = &config.spec.open_telemetry else {
        return;
    };
    let (wanted, spoken, help) = match otel.endpoint.split_once("://") {
        Some(("http", _)) if !otel.insecure => ("http", "TLS", "`insecure: true`"),
        Some(("https", _)) if otel.insecure => ("https", "plain HTTP", "no `insecure`"),
        _ => return,
    };
    let path = "spec.openTelemetry.endpoint";
    let message = format!("`{path}`: it says `{wanted}`, and the proxy speaks {spoken}");
    report.add(&RULE, config.entry, At::Value(path), message).help = Some(help.to_owned());
}
