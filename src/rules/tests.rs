use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::{all, check, named};
use crate::admission::given::Given;
use crate::finding::{Finding, Rule, Severity};
use crate::operator::settings::{Platform, Settings};
use crate::plan::{Input, Options, plan};
use crate::release::Release;
use crate::resolve::Refs;
use crate::source::{Role, Source, Sources};
use crate::yaml::Limits;

/// What an example says of how it is read, in the comments before its first document: `# refs: closed`, `# operator: v0.31.0`.
fn said<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let comments = text.lines().map_while(|line| line.strip_prefix("# "));
    comments.into_iter().find_map(|line| {
        let said = line.strip_prefix(word)?;
        said.strip_prefix(": ")
    })
}

fn refs(text: &str) -> Refs {
    match said(text, "refs") {
        Some("closed") => Refs::Closed,
        Some("open") => Refs::Open,
        _ => Refs::Auto,
    }
}

fn release(text: &str) -> Release {
    let named = |version: &str| Release::all().find(|it| it.version() == version);
    match said(text, "operator") {
        Some(version) => named(version).expect("a release"),
        None => Release::newest(),
    }
}

/// An example, and behind a line `# crd` a CRD that is given.
fn with_crd(text: &str) -> (&str, Given) {
    let Some((text, crd)) = text.split_once("---\n# crd\n") else {
        return (text, Given::default());
    };
    let given = Given::read([("crd.yaml", crd.as_bytes(), false)]);
    (text, given.expect("a CRD"))
}

/// An example, and behind a line `# with` what is only referred to.
fn sources(text: &str) -> Vec<Source> {
    let (judged, with) = text.split_once("---\n# with\n").unwrap_or((text, ""));
    vec![
        Source::new("example.yaml", Role::Judged, false, judged.into()),
        Source::new("with.yaml", Role::With, false, with.into()),
    ]
}

/// The findings in a text.
fn findings(text: &str) -> Vec<Finding> {
    let (text, given) = with_crd(text);
    let sources = Sources {
        sources: sources(text).into_iter().map(Arc::new).collect(),
        left_out: Vec::new(),
    };
    let release = release(text);
    let options = Options {
        release,
        crd_release: release,
        settings: Settings::new(Platform::Kubernetes),
        settings_source: "chart".to_owned(),
        refs: refs(text),
        namespace: "default".to_owned(),
    };
    let mut input = Input::new(sources, &Limits::default());
    input.given = given;
    plan(input, &options, check)
}

/// The findings in a text by their codes, with what they say; notes only of the rule in question.
fn codes(text: &str, rule: &Rule) -> BTreeMap<&'static str, String> {
    let findings = findings(text).into_iter();
    let counted = findings.filter(|it| it.severity > Severity::Note || it.rule.code == rule.code);
    counted
        .map(|finding| (finding.rule.code, finding.message))
        .collect()
}

#[test]
fn each_rule_has_an_example_that_breaks_it_alone_and_one_that_does_not() {
    let mut wrong = Vec::new();
    for rule in all() {
        let found = codes(rule.fail, rule);
        if !found.keys().eq([&rule.code]) {
            wrong.push(format!("{} fail.yaml gives {found:?}", rule.code));
        }
        let found = codes(rule.pass, rule);
        if !found.is_empty() {
            wrong.push(format!("{} pass.yaml gives {found:?}", rule.code));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn codes_and_names_are_unique_and_in_order() {
    let codes: Vec<&str> = all().map(|rule| rule.code).collect();
    assert!(codes.is_sorted_by(|one, other| one < other), "{codes:?}");
    let names: HashSet<&str> = all().map(|rule| rule.name).collect();
    assert_eq!(names.len(), codes.len());
}

#[test]
fn a_hash_of_kustomize_is_the_way_out_of_a_missing_config_map() {
    let rule = named("MRP303").expect("a rule");
    let text = rule
        .fail
        .replace("name: policies", "name: policy-8h7f6d5c9k");
    let help = findings(&text).into_iter().find_map(|finding| finding.help);
    let help = help.unwrap_or_default();
    assert!(help.starts_with("there is `policy-8h7f6d5c9k`"), "{help}");
    assert!(help.contains("`configurations`"), "{help}");
}
