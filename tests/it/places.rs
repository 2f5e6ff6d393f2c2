//! Findings stand where the mistake is: a bundle is damaged at one node after the other.

use std::collections::BTreeMap;
use std::path::Path;

use mcprp::finding::Severity;
use mcprp::operator::settings::{Platform, Settings};
use mcprp::plan::{Input, Options, plan};
use mcprp::release::Release;
use mcprp::resolve::Refs;
use mcprp::rules;
use mcprp::source::{Role, Source, Sources};
use mcprp::span::{Lines, Span};
use mcprp::tree::{Entry, Node, Value};
use mcprp::yaml::{self, Limits};

/// A damaged bundle, and where the damage is.
struct Mutation {
    what: String,
    text: String,
    expected: (u32, u32),
}

/// Objects whose keys are free.
const FREE: [&str; 7] = [
    "labels",
    "annotations",
    "addPlaintextHeaders",
    "toolsOverride",
    "podTemplateSpec",
    "config",
    "nodeSelector",
];

/// Fields whose mistakes show elsewhere: inside of their text, or where another field must be the same.
const ELSEWHERE: [&str; 5] = [
    "inline.policies[2]",
    "config.policies[0]",
    "ntitiesJson",
    "entities_json",
    "oidcConfigRef.resourceUrl",
];

fn bundle() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/places/bundle.yaml");
    std::fs::read_to_string(path).expect("the bundle")
}

/// Line and column of a byte, counted by hand.
fn place(text: &str, at: usize) -> (u32, u32) {
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        + 1;
    let number = |number| u32::try_from(number).expect("a small text");
    (number(line), number(column))
}

/// The places of all findings that are no notes, with their messages.
fn findings(text: &str) -> BTreeMap<(u32, u32), String> {
    let source = Source::new("bundle.yaml", Role::Judged, false, text.into());
    let sources = Sources {
        sources: vec![source.into()],
        left_out: Vec::new(),
    };
    let release = Release::newest();
    let options = Options {
        release,
        crd_release: release,
        settings: Settings::new(Platform::Kubernetes),
        settings_source: "bare".to_owned(),
        refs: Refs::Auto,
        namespace: "default".to_owned(),
    };
    let lines = Lines::of(text.as_bytes());
    plan(Input::new(sources, &Limits::default()), &options, |plan| {
        let findings = rules::check(plan).into_iter();
        let shown = findings.filter(|finding| finding.severity > Severity::Note);
        shown
            .map(|finding| {
                let place = lines.place(finding.span);
                let code = finding.rule.code;
                (
                    (place.line, place.column),
                    format!("{code} {}", finding.message),
                )
            })
            .collect()
    })
}

/// A text with another one in the place of a span.
fn spliced(text: &str, span: Span, other: &str) -> String {
    let range = span.range();
    format!("{}{other}{}", &text[..range.start], &text[range.end..])
}

/// The mutations of a node and of all below it.
fn mutate(text: &str, entry: &Entry, path: &str, is_free: bool, out: &mut Vec<Mutation>) {
    let key = &entry.key;
    let path = format!("{path}.{key}");
    let is_key_free = is_free;
    let is_free = is_free || FREE.contains(&&**key);
    if !is_key_free {
        out.push(Mutation {
            what: format!("{path}: another key"),
            text: spliced(text, entry.key_span, "qqq"),
            expected: place(text, entry.key_span.range().start),
        });
    }
    mutate_value(text, &entry.node, &path, is_free, out);
}

fn mutate_value(text: &str, node: &Node, path: &str, is_free: bool, out: &mut Vec<Mutation>) {
    let at = node.span.range().start;
    let mut replace = |what: &str, other: &str| {
        out.push(Mutation {
            what: format!("{path}: {what}"),
            text: spliced(text, node.span, other),
            expected: place(text, at),
        });
    };
    match &node.value {
        Value::Map(map) => {
            for entry in map.entries() {
                mutate(text, entry, path, is_free, out);
            }
        }
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                mutate_value(text, item, &format!("{path}[{index}]"), is_free, out);
            }
        }
        Value::Text(_) if is_block(text, at) || ELSEWHERE.iter().any(|it| path.ends_with(it)) => {}
        Value::Text(_) => {
            if !is_free {
                replace("a list", "[1]");
            }
            replace("another text", "\"=?\"");
        }
        Value::Int(_) => {
            replace("a negative number", "-7");
            replace("a string", "\"seven\"");
        }
        _ => replace("a string", "\"seven\""),
    }
}

fn is_block(text: &str, at: usize) -> bool {
    text[at..].starts_with(['|', '>'])
}

/// Inside of policies: a word that is no keyword.
fn mutate_policies(text: &str, out: &mut Vec<Mutation>) {
    for word in [
        "permit",
        "forbid",
        "principal,",
        "resource ==",
        "call_tool\\\"",
    ] {
        for (at, _) in text.match_indices(word) {
            if text[..at].ends_with("// who may search\n        ") || word != "permit" {
                let (from, to, shift) = match word {
                    "permit" => ("permit", "allow", 0),
                    "forbid" => ("forbid", "deny", 0),
                    "principal," => ("principal", "principle", 0),
                    _ => continue,
                };
                out.push(Mutation {
                    what: format!("a policy: {to} at {at}"),
                    text: format!("{}{to}{}", &text[..at], &text[at + from.len()..]),
                    expected: place(text, at + shift),
                });
            }
        }
    }
}

fn mutations(text: &str) -> Vec<Mutation> {
    let mut mutations = Vec::new();
    for piece in yaml::documents(text.as_bytes(), &Limits::default()) {
        let root = piece.document.expect("YAML").root;
        let items = root.get("items").and_then(Node::as_list);
        for object in items.unwrap_or(std::slice::from_ref(&root)) {
            for entry in object.as_map().expect("an object").entries() {
                if &*entry.key == "spec" {
                    mutate_value(text, &entry.node, "spec", false, &mut mutations);
                }
            }
        }
    }
    mutate_policies(text, &mut mutations);
    mutations
}

#[test]
fn a_bundle_without_a_mistake_has_no_finding() {
    assert_eq!(findings(&bundle()), BTreeMap::new());
}

#[test]
fn findings_stand_at_the_node_that_was_changed() {
    let text = bundle();
    let mut wrong = Vec::new();
    let mut found = 0;
    for mutation in mutations(&text) {
        let findings = findings(&mutation.text);
        if findings.is_empty() {
            continue;
        }
        found += 1;
        if !findings.contains_key(&mutation.expected) {
            let Mutation { what, expected, .. } = mutation;
            wrong.push(format!("{what}: expected {expected:?}, found {findings:?}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\n{} of {found}",
        wrong.join("\n"),
        wrong.len()
    );
    assert!(found >= 200, "only {found} mutations are found");
}
