//! Rules that look for what nobody refuses: what each looks at, and how they are run.

use super::report::Report;
use super::view::{ConfigView, ProxyView, Scene};
use crate::finding::Rule;
use crate::plan::{Plan, Resource};
use crate::resolve::Reference;
use crate::resource::external_auth_config::MCPExternalAuthConfigSpec;
use crate::resource::oidc_config::MCPOIDCConfigSpec;
use crate::resource::remote_proxy::MCPRemoteProxySpec;
use crate::resource::telemetry_config::MCPTelemetryConfigSpec;
use crate::resource::tool_config::MCPToolConfigSpec;

/// A rule with what looks for it.
pub(super) struct Checked {
    /// The rule.
    pub(super) rule: &'static Rule,
    /// What looks for it.
    pub(super) check: Check,
}

/// A function that looks for what breaks a rule, by what it looks at.
#[derive(Clone, Copy)]
pub(super) enum Check {
    /// All of the input together.
    Input(fn(&Scene<'_>, &mut Report<'_>)),
    /// Each accepted resource, as it is stored.
    Stored(fn(&Scene<'_>, &Resource<'_>, &mut Report<'_>)),
    /// Each reference of a resource.
    Reference(fn(&Referred<'_>, &mut Report<'_>)),
    /// Each proxy.
    Proxy(fn(&ProxyView<'_>, &mut Report<'_>)),
    /// Each MCPExternalAuthConfig.
    ExternalAuth(fn(&ConfigView<'_, MCPExternalAuthConfigSpec>, &mut Report<'_>)),
    /// Each MCPOIDCConfig.
    Oidc(fn(&ConfigView<'_, MCPOIDCConfigSpec>, &mut Report<'_>)),
    /// Each MCPTelemetryConfig.
    Telemetry(fn(&ConfigView<'_, MCPTelemetryConfigSpec>, &mut Report<'_>)),
    /// Each MCPToolConfig.
    Tools(fn(&ConfigView<'_, MCPToolConfigSpec>, &mut Report<'_>)),
}

/// A reference, and what refers.
pub(super) struct Referred<'a> {
    /// The whole input.
    pub(super) scene: &'a Scene<'a>,
    /// What refers.
    pub(super) resource: &'a Resource<'a>,
    /// The reference.
    pub(super) reference: &'a Reference,
}

/// A resource, as its kind is looked at.
enum Look<'a> {
    Proxy(Box<ProxyView<'a>>),
    ExternalAuth(ConfigView<'a, MCPExternalAuthConfigSpec>),
    Oidc(ConfigView<'a, MCPOIDCConfigSpec>),
    Telemetry(ConfigView<'a, MCPTelemetryConfigSpec>),
    Tools(ConfigView<'a, MCPToolConfigSpec>),
}

/// Declares the rules of a tier, a module each, in the order of their codes, with what each looks at.
macro_rules! rules {
    ($($module:ident: $look:ident,)+) => {
        $(mod $module;)+

        /// The rules of this tier.
        pub(super) static RULES: &[$crate::rules::checked::Checked] = &[
            $($crate::rules::checked::Checked {
                rule: &$module::RULE,
                check: $crate::rules::checked::Check::$look($module::check),
            }),+
        ];
    };
}

pub(super) use rules;

/// Looks for everything that breaks some rules.
pub(super) fn run(plan: &Plan<'_>, rules: &[&Checked], report: &mut Report<'_>) {
    let scene = Scene::new(plan);
    for resource in &plan.resources {
        let spec = scene.proxy_spec(resource);
        let look = Look::at(&scene, resource, spec.as_ref());
        for checked in rules {
            checked.check.run(&scene, resource, look.as_ref(), report);
        }
        for reference in &plan.references(resource) {
            scene.mark_used(reference.kind, &resource.object.namespace, &reference.name);
            let referred = Referred {
                scene: &scene,
                resource,
                reference,
            };
            follow(&referred, rules, report);
        }
    }
    for checked in rules {
        if let Check::Input(check) = checked.check {
            check(&scene, report);
        }
    }
}

fn follow(referred: &Referred<'_>, rules: &[&Checked], report: &mut Report<'_>) {
    for checked in rules {
        if let Check::Reference(check) = checked.check {
            check(referred, report);
        }
    }
}

impl Check {
    fn run(
        self,
        scene: &Scene<'_>,
        resource: &Resource<'_>,
        look: Option<&Look<'_>>,
        report: &mut Report<'_>,
    ) {
        match (self, look) {
            (Check::Stored(check), _) => check(scene, resource, report),
            (Check::Proxy(check), Some(Look::Proxy(proxy))) => check(proxy, report),
            (Check::ExternalAuth(check), Some(Look::ExternalAuth(it))) => check(it, report),
            (Check::Oidc(check), Some(Look::Oidc(it))) => check(it, report),
            (Check::Telemetry(check), Some(Look::Telemetry(it))) => check(it, report),
            (Check::Tools(check), Some(Look::Tools(it))) => check(it, report),
            _ => {}
        }
    }
}

impl<'a> Look<'a> {
    /// A look at a resource; none at kinds of which nothing is decoded, and at what the operator cannot decode.
    fn at(
        scene: &'a Scene<'a>,
        resource: &'a Resource<'a>,
        spec: Option<&'a MCPRemoteProxySpec>,
    ) -> Option<Self> {
        let name = &*resource.object.name;
        let namespace = &*resource.object.namespace;
        Some(match resource.object.kind.name {
            "MCPRemoteProxy" => Look::Proxy(Box::new(ProxyView::new(scene, resource, spec?))),
            "MCPExternalAuthConfig" => Look::ExternalAuth(scene.external_auth(namespace, name)?),
            "MCPOIDCConfig" => Look::Oidc(scene.oidc(namespace, name)?),
            "MCPTelemetryConfig" => Look::Telemetry(scene.telemetry(namespace, name)?),
            "MCPToolConfig" => Look::Tools(scene.tools(namespace, name)?),
            _ => return None,
        })
    }
}
