//! MRP451: telemetry grpc port.

use crate::finding::{Rule, Severity};
use crate::resource::telemetry_config::MCPTelemetryConfigSpec;
use crate::rules::example::example;
use crate::rules::view::ConfigView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP451",
    name: "telemetry-grpc-port",
    severity: Severity::Warning,
    explanation: "The proxy sends traces and metrics by OTLP over HTTP, and 4317 is the port of OTLP over gRPC: a collector that \
                  listens there for gRPC answers nothing that the proxy understands, and nothing arrives. OTLP over HTTP has \
                  the port 4318.",
    origin: "OpenTelemetry protocol specification, OTLP/HTTP default port; toolhive-core telemetry/providers/otlp",
    fail: example!("MRP451", "fail"),
    pass: example!("MRP451", "pass"),
};

/// The port of OTLP over gRPC.
const GRPC: &str = "4317";

pub(super) fn check(config: &ConfigView<'_, MCPTelemetryConfigSpec>, report: &mut Report<'_>) {
    let Some(otel) = &config.spec.open_telemetry else {
        return;
    };
    let endpoint = &otel.endpoint;
    let authority = endpoint.split_once("://").map_or(&**endpoint, |(_, rest)| rest);
    let authority = authority.split('/').next().unwrap_or(authority);
    let port = authority.rsplit_once(':').map(|(_, port)| port);
    if !otel.enabled || port != Some(GRPC) {
        return;
    }
    let path = "spec.openTelemetry.endpoint";
    let message = format!("`{path}`: {GRPC} is the port for gRPC, and the proxy speaks HTTP");
    let help = endpoint.replace(&format!(":{GRPC}"), ":4318");
    report.add(&RULE, config.entry, At::Value(path), message).help = Some(format!("`{help}`"));
}
