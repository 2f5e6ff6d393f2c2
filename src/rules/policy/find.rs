//! Policies where they stand: in a proxy, in an MCPAuthzConfig, in a ConfigMap.

use std::collections::HashMap;
use std::rc::Rc;

use super::rule_of;
use crate::finding::{Edit, Fix, Rule};
use crate::operator::check::authz::key_of;
use crate::operator::proxy;
use crate::plan::{Entry, Plan, Resource, Stored};
use crate::policy::{Part, Problem, Setting, inspect};
use crate::resource::remote_proxy::AuthzConfigRef;
use crate::rules::report::{At, Report};
use crate::span::Span;
use crate::tree::Node;
use crate::yaml::{self, Limits};

/// Policies and entities, and where they stand.
struct Texts {
    policies: Vec<String>,
    entities: Option<String>,
    /// Path of the list of policies.
    list: String,
    /// Path of the entities.
    beside: String,
    /// The key of the ConfigMap that holds all this as a text.
    key: Option<String>,
}

/// Problems by policies and entities: many proxies have the same.
type Known = HashMap<(Vec<String>, Option<String>, String), Rc<Vec<Problem>>>;

/// Looks policies over, each list of them once.
pub(in crate::rules) fn check(
    plan: &Plan<'_>,
    is_wanted: &dyn Fn(&Rule) -> bool,
    report: &mut Report<'_>,
) {
    let mut known = Known::new();
    for resource in &plan.resources {
        match resource.object.kind.name {
            "MCPRemoteProxy" => of_proxy(plan, resource, &mut known, is_wanted, report),
            "MCPAuthzConfig" => of_config(plan, resource, &mut known, is_wanted, report),
            _ => {}
        }
    }
}

fn of_proxy(
    plan: &Plan<'_>,
    resource: &Resource<'_>,
    known: &mut Known,
    is_wanted: &dyn Fn(&Rule) -> bool,
    report: &mut Report<'_>,
) {
    let Some(node) = resource
        .object
        .node
        .get("spec")
        .and_then(|spec| spec.get("authzConfig"))
    else {
        return;
    };
    let Ok(spec) = proxy::decode(resource.object, plan.world.release) else {
        return;
    };
    let Some(reference) = &spec.authz_config else {
        return;
    };
    let name = &*resource.object.name;
    let setting = Setting {
        server: Some(name),
        group_type: &reference.group_entity_type,
        group_claim: &reference.group_claim_name,
        role_claim: &reference.role_claim_name,
        ..Setting::new(plan.world.release)
    };
    if reference.kind == "configMap" {
        return of_config_map(
            plan, resource, reference, &setting, known, is_wanted, report,
        );
    }
    let Some(inline) = node.get("inline") else {
        return;
    };
    let above = "spec.authzConfig.inline";
    let texts = Texts {
        policies: texts(inline.get("policies")),
        entities: text(inline.get("entitiesJson")),
        list: format!("{above}.policies"),
        beside: format!("{above}.entitiesJson"),
        key: None,
    };
    tell(resource.entry, &texts, &setting, known, is_wanted, report);
}

fn of_config(
    plan: &Plan<'_>,
    resource: &Resource<'_>,
    known: &mut Known,
    is_wanted: &dyn Fn(&Rule) -> bool,
    report: &mut Report<'_>,
) {
    let spec = resource.object.node.get("spec");
    let is_cedar = spec.and_then(|spec| spec.text_at(&["type"])) == Some("cedarv1");
    let Some(config) = spec
        .and_then(|spec| spec.get("config"))
        .filter(|_| is_cedar)
    else {
        return;
    };
    let setting = Setting {
        group_type: config.text_at(&["group_entity_type"]).unwrap_or_default(),
        group_claim: config.text_at(&["group_claim_name"]).unwrap_or_default(),
        role_claim: config.text_at(&["role_claim_name"]).unwrap_or_default(),
        ..Setting::new(plan.world.release)
    };
    let texts = cedar(config, "spec.config", None);
    tell(resource.entry, &texts, &setting, known, is_wanted, report);
}

fn of_config_map(
    plan: &Plan<'_>,
    resource: &Resource<'_>,
    reference: &AuthzConfigRef,
    setting: &Setting<'_>,
    known: &mut Known,
    is_wanted: &dyn Fn(&Rule) -> bool,
    report: &mut Report<'_>,
) {
    let Some(map) = &reference.config_map else {
        return;
    };
    let namespace = &*resource.object.namespace;
    let entry = plan.judged().find(|entry| {
        entry.kind == "ConfigMap" && *entry.name == *map.name && *entry.namespace == *namespace
    });
    let Some(entry) = entry else { return };
    let Stored::ConfigMap(stored) = &entry.stored else {
        return;
    };
    let key = key_of(map);
    let Some(text) = stored.data.get(key) else {
        return;
    };
    let Ok(document) = yaml::read(text.as_bytes(), &Limits::default()) else {
        return;
    };
    let Some(config) = document.root.get("cedar") else {
        return;
    };
    let texts = cedar(config, "cedar", Some(key.to_owned()));
    tell(entry, &texts, setting, known, is_wanted, report);
}

/// The texts of a Cedar configuration at a path.
fn cedar(config: &Node, above: &str, key: Option<String>) -> Texts {
    Texts {
        policies: texts(config.get("policies")),
        entities: text(config.get("entities_json")),
        list: format!("{above}.policies"),
        beside: format!("{above}.entities_json"),
        key,
    }
}

fn texts(list: Option<&Node>) -> Vec<String> {
    let items = list.and_then(Node::as_list).unwrap_or_default().iter();
    items
        .map(|item| item.as_text().unwrap_or_default().to_owned())
        .collect()
}

fn text(node: Option<&Node>) -> Option<String> {
    let text = node.and_then(Node::as_text)?;
    (!text.is_empty()).then(|| text.to_owned())
}

fn tell(
    entry: &Entry,
    texts: &Texts,
    setting: &Setting<'_>,
    known: &mut Known,
    is_wanted: &dyn Fn(&Rule) -> bool,
    report: &mut Report<'_>,
) {
    let problems = problems(texts, setting, known);
    for problem in problems.iter() {
        let Some(rule) = rule_of(problem.kind).filter(|rule| is_wanted(rule)) else {
            continue;
        };
        let path = match problem.part {
            Part::Policy(number) => format!("{}[{number}]", texts.list),
            Part::Entities => texts.beside.clone(),
        };
        let span = match &texts.key {
            None => report.places.within(entry, &path, problem.span),
            Some(key) => {
                report
                    .places
                    .within_text(entry, &format!("data.{key}"), &path, problem.span)
            }
        };
        let path = match &texts.key {
            None => path,
            Some(key) => format!("data.{key}"),
        };
        add(rule, entry, span, &path, problem, report);
    }
}

fn add(
    rule: &'static Rule,
    entry: &Entry,
    span: Span,
    path: &str,
    problem: &Problem,
    report: &mut Report<'_>,
) {
    let message = format!("`{path}`: {problem}");
    let finding = report.add(rule, entry, At::Span(span, path), message);
    let Some(near) = &problem.nearest else { return };
    finding.help = Some(format!("nearest: `{near}`"));
    finding.fix = Some(Fix {
        safe: false,
        edits: vec![Edit {
            span,
            text: near.clone(),
        }],
    });
}

/// The problems of texts, looked for once.
fn problems(texts: &Texts, setting: &Setting<'_>, known: &mut Known) -> Rc<Vec<Problem>> {
    let names_server = texts.policies.iter().any(|policy| policy.contains("MCP::"));
    let server = setting.server.filter(|_| names_server).unwrap_or_default();
    let of_claims = [
        setting.group_type,
        setting.group_claim,
        setting.role_claim,
        server,
    ];
    let key = (
        texts.policies.clone(),
        texts.entities.clone(),
        of_claims.join("\n"),
    );
    let found = known.entry(key).or_insert_with(|| {
        let policies: Vec<&str> = texts.policies.iter().map(String::as_str).collect();
        Rc::new(inspect(&policies, texts.entities.as_deref(), setting))
    });
    Rc::clone(found)
}
