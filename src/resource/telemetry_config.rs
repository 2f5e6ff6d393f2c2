//! `MCPTelemetryConfig`: where traces and metrics go, shared by proxies of a namespace.

use mcprp_derive::Resource;

use super::shared::{CABundleSource, SecretKeyRef};
use super::{Slice, StringMap};

/// Traces and metrics.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct MCPTelemetryConfigSpec {
    /// What is sent to an OpenTelemetry collector.
    #[field("openTelemetry", go = "OpenTelemetry")]
    pub open_telemetry: Option<MCPTelemetryOTelConfig>,
    /// What Prometheus may fetch.
    #[field("prometheus", go = "Prometheus")]
    pub prometheus: Option<PrometheusConfig>,
}

/// Sending to an OpenTelemetry collector.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct MCPTelemetryOTelConfig {
    /// Whether anything is sent. While it is off, everything else here is ignored.
    #[field("enabled", go = "Enabled", default = false)]
    pub enabled: bool,
    /// Host and port of the collector's OTLP endpoint. It needs traces or metrics to be on.
    #[field("endpoint", go = "Endpoint")]
    pub endpoint: String,
    /// Whether the collector is spoken to without encryption. Not together with `caBundleRef`.
    #[field("insecure", go = "Insecure", default = false)]
    pub insecure: bool,
    /// Headers to send to the collector, visible to everyone who can read the configuration.
    #[field("headers", go = "Headers")]
    pub headers: StringMap<String>,
    /// Headers for the collector whose values come from Secrets.
    #[field("sensitiveHeaders", go = "SensitiveHeaders", keyed_by = "name")]
    pub sensitive_headers: Slice<SensitiveHeader>,
    /// Attributes that all traces and metrics carry.
    #[field("resourceAttributes", go = "ResourceAttributes")]
    pub resource_attributes: StringMap<String>,
    /// Metrics.
    #[field("metrics", go = "Metrics")]
    pub metrics: Option<OpenTelemetryMetricsConfig>,
    /// Traces.
    #[field("tracing", go = "Tracing")]
    pub tracing: Option<OpenTelemetryTracingConfig>,
    /// Whether attributes also carry the names that they had before the semantic conventions settled.
    #[field("useLegacyAttributes", go = "UseLegacyAttributes", default = true)]
    pub use_legacy_attributes: bool,
    /// Authorities to trust for the collector's certificate.
    #[field("caBundleRef", go = "CABundleRef")]
    pub ca_bundle_ref: Option<CABundleSource>,
}

/// A header whose value is a Secret's.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct SensitiveHeader {
    /// Name of the header.
    #[field("name", go = "Name", required, min_length = 1)]
    pub name: String,
    /// Where the value is kept.
    #[field("secretKeyRef", go = "SecretKeyRef", required)]
    pub secret_key_ref: SecretKeyRef,
}

/// Metrics for the collector.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct OpenTelemetryMetricsConfig {
    /// Whether metrics are sent.
    #[field("enabled", go = "Enabled", default = false)]
    pub enabled: bool,
}

/// Traces for the collector.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct OpenTelemetryTracingConfig {
    /// Whether traces are sent.
    #[field("enabled", go = "Enabled", default = false)]
    pub enabled: bool,
    /// Share of requests that are traced, from `0` to `1`, as a string.
    #[field(
        "samplingRate",
        go = "SamplingRate",
        default = "0.05",
        pattern = r"^(0(\.\d+)?|1(\.0+)?)$"
    )]
    pub sampling_rate: String,
}

/// Metrics for Prometheus.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct PrometheusConfig {
    /// Whether the proxy serves `/metrics`.
    #[field("enabled", go = "Enabled", default = false)]
    pub enabled: bool,
}
