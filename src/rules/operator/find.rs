//! From what the reconcilers object to, to findings at the place of the mistake.

use super::{
    content_not_known, missing_secret_key, quantity_panics, refused_config, refused_run_config,
    rule_of, undecodable_for_operator,
};
use crate::finding::nearest;
use crate::finding::{Rule, Severity};
use crate::operator::objection::{Inside, Objection};
use crate::operator::outcome::Stop;
use crate::operator::proxy::{self, Proxy};
use crate::operator::reconciler;
use crate::operator::status::{Status, Truth};
use crate::plan::{Entry, Plan, Resource};
use crate::resolve::State;
use crate::resource::KINDS;
use crate::rules::kustomize::{CURE, hashed};
use crate::rules::report::{At, Report};
use crate::rules::subject_key;

/// Conditions that tell of something without refusing the proxy, and the field that each is about.
const NOTED: [(&str, &str); 2] = [
    ("GroupRefValidated", "spec.groupRef.name"),
    ("CABundleRefValidated", "spec.oidcConfigRef.name"),
];

/// All that the operator objects to, first in configurations, then in proxies: what a proxy is refused for because of a
/// configuration is said once, at the configuration.
pub(in crate::rules) fn check(plan: &Plan<'_>, report: &mut Report<'_>) {
    let is_proxy = |resource: &&Resource<'_>| resource.object.kind.name == "MCPRemoteProxy";
    for resource in plan.resources.iter().filter(|it| !is_proxy(it)) {
        let stops = plan
            .world
            .config(resource.object)
            .map(|config| config.stops());
        for stop in stops.unwrap_or_default() {
            let rule = match resource.status {
                None => &undecodable_for_operator::RULE,
                Some(_) => &refused_config::RULE,
            };
            tell(plan, resource.entry, &stop, rule, report);
        }
    }
    for resource in plan.resources.iter().filter(is_proxy) {
        judge_proxy(plan, resource, report);
    }
}

fn judge_proxy(plan: &Plan<'_>, resource: &Resource<'_>, report: &mut Report<'_>) {
    let entry = resource.entry;
    if let Some(status) = &resource.status {
        note_conditions(plan, entry, status, report);
    }
    let Some(reported) = resource.stop() else {
        return;
    };
    let Ok(spec) = proxy::decode(resource.object, plan.world.release) else {
        return tell(
            plan,
            entry,
            reported,
            &undecodable_for_operator::RULE,
            report,
        );
    };
    let before = Status::of(resource.object, plan.world.release);
    let proxy = Proxy::new(resource.object, &spec);
    for stop in reconciler::stops(plan.world, &proxy, before) {
        tell(plan, entry, &stop, rule_for(&stop), report);
    }
}

/// The rule that an objection to a proxy breaks.
fn rule_for(stop: &Stop) -> &'static Rule {
    match stop {
        Stop::Crash(_) => &quantity_panics::RULE,
        Stop::Unknown(_) => &content_not_known::RULE,
        Stop::Refused(refusal) => match &refusal.verdict {
            Some(verdict) => rule_of(&verdict.reason).unwrap_or(&refused_run_config::RULE),
            None if refusal.objection.is_about_secret() => &missing_secret_key::RULE,
            None => &refused_run_config::RULE,
        },
    }
}

/// Adds a finding where the mistake is. What follows from a mistake that is known already is not said.
fn tell(plan: &Plan<'_>, entry: &Entry, stop: &Stop, rule: &'static Rule, report: &mut Report<'_>) {
    let objection = stop.objection();
    let (entry, path) = place(plan, entry, objection);
    if report.has(entry, path) || leads_to_refused(plan, entry, path) {
        return;
    }
    let help = near_name(plan, entry, path);
    let is_alone = is_only_reference(plan, entry, path);
    let at = match objection.at {
        Some(at) => At::Span(report.places.inside(entry, path, at), path),
        None => At::Value(path),
    };
    let finding = report.add(rule, entry, at, message(stop));
    finding.help = help;
    if is_alone && rule.severity == Severity::Error {
        finding.severity = Severity::Warning;
        let help =
            "nothing of this kind is in the input; `--with PATH` adds what is kept elsewhere";
        finding.help = Some(help.to_owned());
    }
}

/// Where a mistake is: in the document that a field refers to, where that is in the input.
fn place<'a>(plan: &Plan<'a>, entry: &'a Entry, objection: &'a Objection) -> (&'a Entry, &'a str) {
    let inside = objection.inside.as_deref().and_then(|inside| {
        let Inside { kind, name, path } = inside;
        let found = plan.judged().find(|other| {
            other.kind == *kind && other.name == *name && other.namespace == entry.namespace
        })?;
        Some((found, path.as_str()))
    });
    inside.unwrap_or((entry, &objection.path))
}

fn message(stop: &Stop) -> String {
    let text = match &stop.objection().inside {
        None => stop.objection().to_string(),
        Some(inside) if inside.path.is_empty() => stop.objection().why.clone(),
        Some(inside) => format!("`{}`: {}", inside.path, stop.objection().why),
    };
    match stop {
        Stop::Refused(refusal) => match &refusal.verdict {
            Some(verdict) => format!("{text} ({} {})", verdict.condition, verdict.reason),
            None => format!("{text} (no condition tells of it)"),
        },
        Stop::Crash(_) => format!("{text}: the operator panics on it"),
        Stop::Unknown(_) => text,
    }
}

/// Whether a field refers to a document of the input that the API server refuses: that is said there.
fn leads_to_refused(plan: &Plan<'_>, entry: &Entry, path: &str) -> bool {
    let Some(reference) = reference_at(plan, entry, path) else {
        return false;
    };
    plan.judged().any(|other| {
        !other.is_accepted()
            && subject_key(other) == (reference.kind, &*entry.namespace, &*reference.name)
    })
}

/// Whether a reference leads to one of the operator's kinds, none of which is in the input.
fn is_only_reference(plan: &Plan<'_>, entry: &Entry, path: &str) -> bool {
    let Some(reference) = reference_at(plan, entry, path) else {
        return false;
    };
    let is_ours = KINDS.iter().any(|kind| kind.name == reference.kind);
    let is_needed = is_ours || reference.kind == "ConfigMap";
    let mut entries = plan.cluster.entries.iter();
    reference.state == State::Missing
        && is_needed
        && !entries.any(|other| other.kind == reference.kind)
}

/// The nearest name of the kind that a field refers to.
fn near_name(plan: &Plan<'_>, entry: &Entry, path: &str) -> Option<String> {
    let reference = reference_at(plan, entry, path)?;
    let names = plan
        .cluster
        .entries
        .iter()
        .filter(|other| other.kind == reference.kind && other.namespace == entry.namespace);
    let names: Vec<&str> = names.map(|other| other.name.as_str()).collect();
    if reference.state != State::Missing {
        return None;
    }
    if let Some(made) = hashed(&reference.name, &names) {
        return Some(format!("there is `{made}`: {CURE}"));
    }
    if let Some(name) = nearest(&reference.name, names) {
        return Some(format!("nearest: `{name}`"));
    }
    let elsewhere = plan
        .cluster
        .entries
        .iter()
        .find(|other| other.kind == reference.kind && other.name == reference.name)?;
    let namespace = &elsewhere.namespace;
    Some(format!(
        "there is one in `{namespace}`, and references do not cross namespaces"
    ))
}

fn reference_at(plan: &Plan<'_>, entry: &Entry, path: &str) -> Option<crate::resolve::Reference> {
    let object = entry.object()?;
    let references = crate::resolve::references(plan.world.inventory, object);
    references
        .into_iter()
        .find(|reference| reference.path == path)
}

/// Conditions that are False though the proxy is made.
fn note_conditions(plan: &Plan<'_>, entry: &Entry, status: &Status, report: &mut Report<'_>) {
    for (condition, path) in NOTED {
        let said = status.condition(condition);
        let Some(said) = said.filter(|said| said.status == Truth::False) else {
            continue;
        };
        let Some(rule) = rule_of(&said.reason) else {
            continue;
        };
        let message = format!("`{path}`: {} ({condition} {})", said.message, said.reason);
        let help = near_name(plan, entry, path);
        report.add(rule, entry, At::Value(path), message).help = help;
    }
}
