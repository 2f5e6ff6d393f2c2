use std::collections::HashSet;

use super::{all, check};
use crate::finding::{Rule, Severity};
use crate::operator::settings::{Platform, Settings};
use crate::plan::{Input, Options, plan};
use crate::release::Release;
use crate::resolve::Refs;
use crate::source::{Role, Source, Sources};
use crate::yaml::Limits;

/// What an example says of how it is read, in its first line: `# refs: closed`.
fn refs(text: &str) -> Refs {
    match text.lines().next().unwrap_or_default() {
        "# refs: closed" => Refs::Closed,
        "# refs: open" => Refs::Open,
        _ => Refs::Auto,
    }
}

/// An example, and behind a line `# with` what is only referred to.
fn sources(text: &str) -> Vec<Source> {
    let (judged, with) = text.split_once("---\n# with\n").unwrap_or((text, ""));
    vec![
        Source::new("example.yaml", Role::Judged, false, judged.into()),
        Source::new("with.yaml", Role::With, false, with.into()),
    ]
}

/// The codes of the findings in a text; notes only of the rule in question.
fn codes(text: &str, rule: &Rule) -> HashSet<&'static str> {
    let sources = Sources {
        sources: sources(text),
        left_out: Vec::new(),
    };
    let release = Release::newest();
    let options = Options {
        release,
        crd_release: release,
        settings: Settings::new(Platform::Kubernetes),
        settings_source: "chart".to_owned(),
        refs: refs(text),
        namespace: "default".to_owned(),
    };
    plan(Input::new(sources, &Limits::default()), &options, |plan| {
        let findings = check(plan).into_iter();
        let counted =
            findings.filter(|it| it.severity > Severity::Note || it.rule.code == rule.code);
        counted.map(|finding| finding.rule.code).collect()
    })
}

#[test]
fn each_rule_has_an_example_that_breaks_it_alone_and_one_that_does_not() {
    let mut wrong = Vec::new();
    for rule in all() {
        let found = codes(rule.fail, rule);
        if found != HashSet::from([rule.code]) {
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
