//! MCPTelemetryConfig (`MCPTelemetryConfigReconciler`).

use super::{ConfigSpec, hash, judge};
use crate::operator::check::ca_bundle;
use crate::operator::objection::{Judgement, Objection, Objections};
use crate::operator::status::Status;
use crate::release::Release;
use crate::resource::telemetry_config::{
    MCPTelemetryConfigSpec, MCPTelemetryOTelConfig, SensitiveHeader,
};
use crate::tree::Node;

impl ConfigSpec for MCPTelemetryConfigSpec {
    const KIND: &'static str = "MCPTelemetryConfig";

    /// `MCPTelemetryConfig.Validate`, also while sending is switched off.
    fn objections(&self, _: Release) -> Objections {
        let mut objections = Objections::default();
        if let Some(otel) = &self.open_telemetry {
            objections.add("spec.openTelemetry", check_signals(otel));
            for (index, header) in otel.sensitive_headers.iter().enumerate() {
                let path = format!("spec.openTelemetry.sensitiveHeaders[{index}]");
                objections.add(&path, check_sensitive_header(otel, header));
            }
            objections.add("spec.openTelemetry", check_ca_bundle(otel));
        }
        objections
    }

    fn reconcile(
        &self,
        node: &Node,
        release: Release,
        objections: &Objections,
        status: &mut Status,
    ) {
        judge(
            status,
            objections,
            ["ValidationSucceeded", "ValidationFailed"],
            || hash::<Self>(node, release),
        );
    }
}

fn check_signals(otel: &MCPTelemetryOTelConfig) -> Judgement {
    let traces = otel.tracing.as_ref().is_some_and(|tracing| tracing.enabled);
    let metrics = otel.metrics.as_ref().is_some_and(|metrics| metrics.enabled);
    if otel.endpoint.is_empty() || traces || metrics {
        return Ok(());
    }
    Err(Objection::new(
        "endpoint",
        "it is set, and neither `tracing` nor `metrics` is enabled",
    ))
}

fn check_sensitive_header(otel: &MCPTelemetryOTelConfig, header: &SensitiveHeader) -> Judgement {
    let parts = [
        ("name", &header.name),
        ("secretKeyRef.name", &header.secret_key_ref.name),
        ("secretKeyRef.key", &header.secret_key_ref.key),
    ];
    if let Some((part, _)) = parts.iter().find(|(_, text)| text.is_empty()) {
        return Err(Objection::new(*part, "it is empty"));
    }
    if otel.headers.get(&header.name).is_some() {
        let why = format!("`{}` is in `headers`, too", header.name);
        return Err(Objection::new("name", why));
    }
    Ok(())
}

fn check_ca_bundle(otel: &MCPTelemetryOTelConfig) -> Judgement {
    let Some(source) = &otel.ca_bundle_ref else {
        return Ok(());
    };
    if otel.insecure {
        let why = "it has no place where `insecure` is true";
        return Err(Objection::new("caBundleRef", why));
    }
    ca_bundle::check_source(Some(source)).map_err(|objection| objection.below("caBundleRef"))
}
