//! Policies where they stand: in a proxy, in an MCPAuthzConfig, in a ConfigMap.

use std::collections::HashMap;
use std::rc::Rc;

use smol_str::SmolStr;

use super::texts::Texts;
use super::{refused_group_type, rule_of};
use crate::finding::{Edit, Fix, Rule};
use crate::operator::check::authz::key_of;
use crate::operator::proxy;
use crate::plan::{Entry, Plan, Resource};
use crate::policy::{Part, Problem, ProblemKind, Setting, inspect};
use crate::resource::remote_proxy::AuthzConfigRef;
use crate::rules::report::{At, Report};

/// A problem, and the rule that it breaks.
type Told = (&'static Rule, Problem);

/// What was looked at already: many proxies have the same policies.
#[derive(Default)]
struct Seen<'a> {
    /// The ConfigMaps of the input, by namespace and name.
    maps: HashMap<(&'a str, &'a str), &'a Entry>,
    /// What the keys of ConfigMaps hold, by namespace, name and key.
    texts: HashMap<(&'a str, &'a str, String), Option<Rc<Texts>>>,
    /// Problems that are wanted, by what has them.
    problems: HashMap<Inspected, Rc<[Told]>>,
}

/// Policies, entities and settings.
type Inspected = (Vec<SmolStr>, Option<SmolStr>, String);

/// A search for problems.
struct Search<'a, 'r> {
    plan: &'a Plan<'a>,
    seen: Seen<'a>,
    is_wanted: &'r dyn Fn(&Rule) -> bool,
    report: &'r mut Report<'a>,
}

/// Looks policies over, each list of them once.
pub(in crate::rules) fn check<'a>(
    plan: &'a Plan<'a>,
    is_wanted: &dyn Fn(&Rule) -> bool,
    report: &mut Report<'a>,
) {
    let mut search = Search {
        plan,
        seen: Seen::of(plan),
        is_wanted,
        report,
    };
    for resource in &plan.resources {
        match resource.object.kind.name {
            "MCPRemoteProxy" => search.in_proxy(resource),
            "MCPAuthzConfig" => search.in_config(resource),
            _ => {}
        }
    }
}

impl<'a> Search<'a, '_> {
    fn in_proxy(&mut self, resource: &Resource<'a>) {
        let spec = resource.object.node.get("spec");
        let Some(node) = spec.and_then(|spec| spec.get("authzConfig")) else {
            return;
        };
        let release = self.plan.world.release;
        let Ok(spec) = proxy::decode(resource.object, release) else {
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
            ..Setting::new(release)
        };
        self.tell_of_group_type(resource.entry, "spec.authzConfig.groupEntityType", &setting);
        if reference.kind == "configMap" {
            return self.in_config_map(&resource.object.namespace, reference, &setting);
        }
        let Some(inline) = node.get("inline") else {
            return;
        };
        let texts = Texts::inline(inline);
        // The operator refuses these itself where they are no policies.
        self.tell(resource.entry, &texts, &setting, |kind| {
            kind != ProblemKind::PolicySyntax
        });
    }

    fn in_config(&mut self, resource: &Resource<'a>) {
        let spec = resource.object.node.get("spec");
        let is_cedar = spec.and_then(|spec| spec.text_at(&["type"])) == Some("cedarv1");
        let config = spec.and_then(|spec| spec.get("config"));
        let Some(config) = config.filter(|_| is_cedar) else {
            return;
        };
        let setting = Setting {
            group_type: config.text_at(&["group_entity_type"]).unwrap_or_default(),
            group_claim: config.text_at(&["group_claim_name"]).unwrap_or_default(),
            role_claim: config.text_at(&["role_claim_name"]).unwrap_or_default(),
            ..Setting::new(self.plan.world.release)
        };
        self.tell_of_group_type(resource.entry, "spec.config.group_entity_type", &setting);
        let texts = Texts::cedar(config, "spec.config", None);
        self.tell(resource.entry, &texts, &setting, |_| true);
    }

    fn in_config_map(
        &mut self,
        namespace: &str,
        reference: &AuthzConfigRef,
        setting: &Setting<'_>,
    ) {
        let Some(map) = &reference.config_map else {
            return;
        };
        let Some(entry) = self.seen.maps.get(&(namespace, &*map.name)).copied() else {
            return;
        };
        if let Some(texts) = self.seen.texts(entry, key_of(map)) {
            self.tell(entry, &texts, setting, |_| true);
        }
    }

    /// Tells of a type of groups that Cedar does not have.
    fn tell_of_group_type(&mut self, entry: &Entry, path: &str, setting: &Setting<'_>) {
        let rule = &refused_group_type::RULE;
        if let Some(why) = refused_group_type::objection(setting).filter(|_| (self.is_wanted)(rule))
        {
            let message = format!("`{path}`: the proxy does not start: {why}");
            self.report.add(rule, entry, At::Value(path), message);
        }
    }

    fn tell(
        &mut self,
        entry: &Entry,
        texts: &Texts,
        setting: &Setting<'_>,
        counts: impl Fn(ProblemKind) -> bool,
    ) {
        let told = self.seen.problems(texts, setting, self.is_wanted);
        for (rule, problem) in told.iter().filter(|(_, it)| counts(it.kind)) {
            add(rule, entry, texts, problem, self.report);
        }
    }
}

impl<'a> Seen<'a> {
    fn of(plan: &'a Plan<'a>) -> Self {
        let maps = plan.judged().filter(|entry| entry.kind == "ConfigMap");
        let by_name = |entry: &'a Entry| ((&*entry.namespace, &*entry.name), entry);
        Self {
            maps: maps.map(by_name).collect(),
            ..Self::default()
        }
    }

    /// The Cedar configuration under a key of a ConfigMap, if it is one.
    fn texts(&mut self, entry: &'a Entry, key: &str) -> Option<Rc<Texts>> {
        let place = (&*entry.namespace, &*entry.name, key.to_owned());
        let read = || Texts::in_map(entry, key).map(Rc::new);
        self.texts.entry(place).or_insert_with(read).clone()
    }

    /// The problems of texts that are wanted, looked for once.
    fn problems(
        &mut self,
        texts: &Texts,
        setting: &Setting<'_>,
        is_wanted: &dyn Fn(&Rule) -> bool,
    ) -> Rc<[Told]> {
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
        let found = self.problems.entry(key).or_insert_with(|| {
            let policies: Vec<&str> = texts.policies.iter().map(SmolStr::as_str).collect();
            let problems = inspect(&policies, texts.entities.as_deref(), setting);
            let told = problems.into_iter().filter_map(|problem| {
                let rule = rule_of(problem.kind).filter(|rule| is_wanted(rule))?;
                Some((rule, problem))
            });
            told.collect()
        });
        Rc::clone(found)
    }
}

fn add(
    rule: &'static Rule,
    entry: &Entry,
    texts: &Texts,
    problem: &Problem,
    report: &mut Report<'_>,
) {
    let path = match problem.part {
        Part::Policy(number) => format!("{}[{number}]", texts.list),
        Part::Entities => texts.beside.clone(),
    };
    let (span, path) = match &texts.key {
        None => (report.places.within(entry, &path, problem.span), path),
        Some(key) => {
            let field = format!("data.{key}");
            let span = (report.places).within_text(entry, &field, &path, problem.span);
            (span, field)
        }
    };
    let message = format!("`{path}`: {problem}");
    let finding = report.add(rule, entry, At::Span(span, &path), message);
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
