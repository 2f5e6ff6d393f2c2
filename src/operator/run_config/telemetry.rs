//! Where traces and metrics go (`spectoconfig.NormalizeMCPTelemetryConfig`, `telemetry.Config`).

use serde::Serialize;

use super::{is_empty_map, is_zero};
use crate::operator::check::ca_bundle;
use crate::resource::StringMap;
use crate::resource::telemetry_config::{MCPTelemetryConfigSpec, MCPTelemetryOTelConfig};

/// Traces and metrics.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Telemetry {
    #[serde(skip_serializing_if = "is_zero")]
    endpoint: String,
    #[serde(skip_serializing_if = "is_zero")]
    service_name: String,
    tracing_enabled: bool,
    metrics_enabled: bool,
    #[serde(skip_serializing_if = "is_zero")]
    sampling_rate: String,
    #[serde(skip_serializing_if = "is_empty_map")]
    headers: StringMap<String>,
    #[serde(skip_serializing_if = "is_zero")]
    insecure: bool,
    #[serde(skip_serializing_if = "is_zero")]
    enable_prometheus_metrics_path: bool,
    #[serde(skip_serializing_if = "is_empty_map")]
    custom_attributes: StringMap<String>,
    use_legacy_attributes: bool,
    #[serde(skip_serializing_if = "is_zero")]
    ca_cert_path: String,
}

/// What an MCPTelemetryConfig comes to for a service of a name.
pub(super) fn normalize(spec: &MCPTelemetryConfigSpec, service_name: &str) -> Telemetry {
    let enabled = spec.open_telemetry.as_ref().filter(|otel| otel.enabled);
    Telemetry {
        service_name: service_name.to_owned(),
        enable_prometheus_metrics_path: spec
            .prometheus
            .as_ref()
            .is_some_and(|prometheus| prometheus.enabled),
        ca_cert_path: ca_bundle::telemetry_file(spec),
        ..enabled.map(of_collector).unwrap_or_default()
    }
}

fn of_collector(otel: &MCPTelemetryOTelConfig) -> Telemetry {
    let tracing = otel.tracing.as_ref();
    Telemetry {
        endpoint: without_scheme(&otel.endpoint).to_owned(),
        tracing_enabled: tracing.is_some_and(|tracing| tracing.enabled),
        metrics_enabled: otel.metrics.as_ref().is_some_and(|metrics| metrics.enabled),
        sampling_rate: tracing
            .map(|tracing| sampling_rate(&tracing.sampling_rate))
            .unwrap_or_default(),
        headers: otel.headers.clone(),
        insecure: otel.insecure,
        custom_attributes: otel.resource_attributes.clone(),
        use_legacy_attributes: otel.use_legacy_attributes,
        ..Telemetry::default()
    }
}

/// An endpoint without `https://`, and then without `http://`, in lower case only.
fn without_scheme(endpoint: &str) -> &str {
    let endpoint = endpoint.strip_prefix("https://").unwrap_or(endpoint);
    endpoint.strip_prefix("http://").unwrap_or(endpoint)
}

/// A sampling rate as Go writes the number; empty where there is none.
fn sampling_rate(text: &str) -> String {
    text.parse::<f64>()
        .map(|rate| rate.clamp(0.0, 1.0).to_string())
        .unwrap_or_default()
}
