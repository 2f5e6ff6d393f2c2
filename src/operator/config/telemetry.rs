//! MCPTelemetryConfig (`MCPTelemetryConfigReconciler`).

use super::{ConfigSpec, hash, judge};
use crate::operator::check::ca_bundle;
use crate::operator::status::Status;
use crate::release::Release;
use crate::resource::telemetry_config::{MCPTelemetryConfigSpec, MCPTelemetryOTelConfig};
use crate::tree::Node;

impl ConfigSpec for MCPTelemetryConfigSpec {
    const KIND: &'static str = "MCPTelemetryConfig";

    fn reconcile(&self, node: &Node, release: Release, status: &mut Status) {
        judge(
            status,
            self.validate(),
            ["ValidationSucceeded", "ValidationFailed"],
            || hash::<Self>(node, release),
        );
    }
}

impl MCPTelemetryConfigSpec {
    /// What the operator objects to (`MCPTelemetryConfig.Validate`), also while sending is switched off.
    ///
    /// # Errors
    /// Where something does not fit together, in words for people.
    pub fn validate(&self) -> Result<(), String> {
        let Some(otel) = &self.open_telemetry else {
            return Ok(());
        };
        check_signals(otel)?;
        check_sensitive_headers(otel)?;
        check_ca_bundle(otel)
    }
}

fn check_signals(otel: &MCPTelemetryOTelConfig) -> Result<(), String> {
    let traces = otel.tracing.as_ref().is_some_and(|tracing| tracing.enabled);
    let metrics = otel.metrics.as_ref().is_some_and(|metrics| metrics.enabled);
    if otel.endpoint.is_empty() || traces || metrics {
        return Ok(());
    }
    Err("`endpoint` is set, and neither traces nor metrics are enabled".to_owned())
}

fn check_sensitive_headers(otel: &MCPTelemetryOTelConfig) -> Result<(), String> {
    for (index, header) in otel.sensitive_headers.iter().enumerate() {
        let parts = [
            ("name", &header.name),
            ("secretKeyRef.name", &header.secret_key_ref.name),
            ("secretKeyRef.key", &header.secret_key_ref.key),
        ];
        if let Some((part, _)) = parts.iter().find(|(_, text)| text.is_empty()) {
            return Err(format!(
                "`openTelemetry.sensitiveHeaders[{index}].{part}` is empty"
            ));
        }
        if otel.headers.get(&header.name).is_some() {
            return Err(format!(
                "header `{}` is in `headers` and in `sensitiveHeaders`",
                header.name
            ));
        }
    }
    Ok(())
}

fn check_ca_bundle(otel: &MCPTelemetryOTelConfig) -> Result<(), String> {
    let Some(source) = &otel.ca_bundle_ref else {
        return Ok(());
    };
    if otel.insecure {
        return Err("`caBundleRef` has no place where `insecure` is true".to_owned());
    }
    ca_bundle::check_source(Some(source))
        .map_err(|why| format!("`openTelemetry.caBundleRef`: {why}"))
}
