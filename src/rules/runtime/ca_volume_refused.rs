//! MRP406: CA volume refused.

use crate::admission::names;
use crate::finding::{Rule, Severity};
use crate::operator::check::ca_bundle;
use crate::plan::Entry;
use crate::release::rows;
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP406",
    name: "ca-volume-refused",
    severity: Severity::Error,
    explanation: "The operator names a volume after the ConfigMap of a CA bundle, and a volume is called by a DNS label. The \
                  operator checks how long the name is, not that it has no dots: the API server then refuses the \
                  Deployment of every proxy that uses the bundle. Call the ConfigMap by a name without dots.",
    origin: "controllerutil.AddTelemetryCABundleVolumes, AddOIDCConfigRefCABundleVolumes; API server: ValidateVolumes",
    fail: example!("MRP406", "fail"),
    pass: example!("MRP406", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    if let Some(config) = &view.telemetry
        && let Some(bundle) = ca_bundle::of_telemetry(config.spec)
    {
        let path = "spec.openTelemetry.caBundleRef.configMapRef.name";
        judge(config.entry, path, &bundle.reference.name, report);
    }
    if let Some((entry, provider)) = view.provider()
        && rows::OIDC_CA_BUNDLE.at(view.scene.plan.world.release)
        && let Some(bundle) = &provider.ca_bundle_ref
        && let Some(bundle) = &bundle.config_map_ref
    {
        let path = "spec.inline.caBundleRef.configMapRef.name";
        judge(entry, path, &bundle.reference.name, report);
    }
}

fn judge(entry: &Entry, path: &str, name: &str, report: &mut Report<'_>) {
    if !name.contains('.') || !names::is_dns1123_subdomain(name).is_empty() {
        return;
    }
    let message = format!("`{path}`: a volume is named after `{name}`, and its name must not contain dots");
    report.add(&RULE, entry, At::Value(path), message);
}
