//! The table of rules against what the releases' CRDs say, recorded in `testdata/crds/spec.jsonl`.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::Value;

use super::*;
use crate::admission::given;
use crate::admission::shape::Member;
use crate::go::json;
use crate::release::{Release, Way, pick};
use crate::resource::KINDS;

/// Holds each rule to what comes of it, object by object: here and where the CRDs' own words are evaluated.
#[track_caller]
pub(super) fn table(rules: &[Rule], rows: &[(&str, Evaluation)]) {
    for (object, expected) in rows {
        for rule in rules {
            let found = (rule.check)(&node(object));
            assert_eq!(found, *expected, "{} of {object}", rule.message);
            for text in texts(rule) {
                let second = given::second_opinion(&text, &node(object));
                assert_eq!(second, said(*expected), "{text} of {object}");
            }
        }
    }
}

/// What comes of a rule, in words. Where both sides of an `||` read keys that are not there, the crate names the other one.
fn said(evaluation: Evaluation) -> &'static str {
    match evaluation {
        Evaluation::Holds => "holds",
        Evaluation::Broken => "broken",
        Evaluation::NoSuchKey(_) => "no such key",
    }
}

/// The rule in the words of the last CRD that has it. Older ones may speak of fewer fields, which they prune.
fn texts(rule: &Rule) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    let last = Release::all().rfind(|release| rule.releases.contains(*release));
    for row in include_str!("../../../testdata/crds/spec.jsonl").lines() {
        let row: Value = serde_json::from_str(row).expect("a row is JSON");
        let version = |key: &str| pick(row[key].as_str().expect("a version")).expect("known");
        let rules = row["schema"]["x-kubernetes-validations"].as_array();
        let ours = rules
            .into_iter()
            .flatten()
            .filter(|it| it[1] == rule.message);
        let mut releases = run(version("from"), version("to"));
        if releases.any(|release| Some(release) == last) {
            texts.extend(ours.filter_map(|it| it[0].as_str().map(str::to_owned)));
        }
    }
    assert!(!texts.is_empty(), "{}", rule.message);
    texts
}

/// What the rules say that an object breaks.
pub(super) fn broken(rules: &[Rule], object: &str) -> Vec<&'static str> {
    let object = node(object);
    let broken = rules
        .iter()
        .filter(|rule| (rule.check)(&object) != Evaluation::Holds);
    broken.map(|rule| rule.message).collect()
}

fn node(text: &str) -> Node {
    json::read(text.as_bytes()).expect("an object")
}

/// The messages of the rules on each path of each kind.
type Messages = BTreeMap<(String, String), Vec<String>>;

#[test]
fn the_rules_are_those_of_every_releases_crd() {
    let mut recorded = recorded();
    for release in Release::all() {
        let mut ours = Messages::new();
        for kind in KINDS.iter().filter(|kind| kind.releases.contains(release)) {
            collect(
                kind.name,
                "spec",
                Shape::new(&kind.spec, release),
                &mut ours,
            );
        }
        let theirs = recorded.remove(&release).unwrap_or_default();
        assert_eq!(ours, theirs, "{}", release.version());
    }
}

/// The rules that the CRDs have.
fn recorded() -> HashMap<Release, Messages> {
    let mut recorded: HashMap<Release, Messages> = HashMap::new();
    for row in include_str!("../../../testdata/crds/spec.jsonl").lines() {
        let row: Value = serde_json::from_str(row).expect("a row is JSON");
        let text = |key: &str| row[key].as_str().expect("a string").to_owned();
        let Some(rules) = row["schema"]["x-kubernetes-validations"].as_array() else {
            continue;
        };
        let messages = rules
            .iter()
            .map(|rule| rule[1].as_str().expect("a string").to_owned());
        let mut messages: Vec<String> = messages.collect();
        messages.sort();
        let [from, to] = ["from", "to"].map(|key| pick(&text(key)).expect("known"));
        for release in run(from, to) {
            let at = (text("kind"), text("path"));
            recorded
                .entry(release)
                .or_default()
                .insert(at, messages.clone());
        }
    }
    recorded
}

/// The rules that we have on a shape and on all below it.
fn collect(kind: &str, path: &str, shape: Shape, out: &mut Messages) {
    let mut messages: Vec<String> = rules_of(shape)
        .map(|rule| rule.message.to_owned())
        .collect();
    messages.sort();
    if !messages.is_empty() {
        out.insert((kind.to_owned(), path.to_owned()), messages);
    }
    for field in shape.fields() {
        collect(
            kind,
            &format!("{path}.{}", field.json),
            shape.of(field),
            out,
        );
    }
    if let Some(items) = shape.items() {
        collect(kind, &format!("{path}[]"), items, out);
    }
    if let Member::Value(values) = shape.member("") {
        collect(kind, &format!("{path}{{}}"), values, out);
    }
}

/// The releases from one to another.
fn run(from: Release, to: Release) -> impl Iterator<Item = Release> {
    std::iter::once(from).chain(Way { from, to }.releases())
}
