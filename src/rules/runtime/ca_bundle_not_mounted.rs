//! MRP443: CA bundle not mounted.

use crate::finding::{Rule, Severity};
use crate::release::rows;
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP443",
    name: "ca-bundle-not-mounted",
    severity: Severity::Error,
    explanation: "Up to v0.31.0 the operator tells the proxy where the CA bundle of its MCPOIDCConfig is, and does not mount it \
                  there: the proxy reads the file when it starts and ends. Since v0.32.0 it is mounted. Before, only \
                  certificates of public authorities work for a proxy.",
    origin: "stacklok/toolhive#5630; pkg/networking HttpClientBuilder.Build",
    fail: example!("MRP443", "fail"),
    pass: example!("MRP443", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let release = view.scene.plan.world.release;
    let Some((entry, provider)) = view.provider() else {
        return;
    };
    if rows::OIDC_CA_BUNDLE.at(release) || provider.ca_bundle_ref.is_none() {
        return;
    }
    let path = "spec.inline.caBundleRef";
    let (name, version) = (view.proxy.name, release.version());
    let message = format!(
        "`{path}`: the operator {version} does not mount it, and the proxy `{name}` does not start without it"
    );
    report.add(&RULE, entry, At::Key(path), message);
}
