//! What kube-apiserver 1.35.4 with the CRDs of a release answered to the making of an object, recorded in
//! `testdata/kubernetes/admission.jsonl`: what it stored and what it did not know, or what it objected to.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::*;
use crate::go::json;
use crate::release::pick;

const FACTS: &str = include_str!("../../testdata/kubernetes/admission.jsonl");

/// An answer: what is stored, where it is of our kinds; unknown fields; paths, kinds and words of objections.
#[derive(Debug, Default, PartialEq)]
struct Answer {
    stored: Option<Json>,
    unknown: BTreeSet<String>,
    causes: BTreeSet<[String; 3]>,
    undecodable: bool,
}

fn recorded(row: &Json) -> Answer {
    let text = |value: &Json| value.as_str().expect("a string").to_owned();
    let list = |key: &str| row[key].as_array().cloned().unwrap_or_default();
    let cause = |cause: &Json| [0, 1, 2].map(|part| text(&cause[part]));
    Answer {
        stored: row.get("stored").cloned(),
        unknown: list("unknown").iter().map(text).collect(),
        causes: list("causes").iter().map(cause).collect(),
        undecodable: row.get("undecodable").is_some(),
    }
}

fn ours(row: &Json) -> Answer {
    let object = row["object"].to_string();
    let mut node = json::read(object.as_bytes()).expect("an object");
    let release = pick(row["release"].as_str().expect("a string")).expect("a known release");
    let kind = row["object"]["kind"].as_str().expect("a kind");
    let (violations, unknown) = match kind {
        "ConfigMap" => {
            let core = core::config_map(node.clone());
            (core.violations, core.unknown)
        }
        "Secret" => {
            let core = core::secret(node.clone());
            (core.violations, core.unknown)
        }
        _ => {
            let kind = Kind::named(kind, release).expect("a kind of ours");
            let admission = admit(&mut node, kind, release, "default");
            (admission.violations, admission.unknown)
        }
    };
    let undecodable = violations.iter().any(|it| it.kind == ViolationKind::Decode);
    if undecodable {
        return Answer {
            undecodable,
            ..Answer::default()
        };
    }
    if !violations.is_empty() {
        let cause = |it: Violation| [it.path, it.kind.name().to_owned(), it.message];
        return Answer {
            causes: violations.into_iter().map(cause).collect(),
            ..Answer::default()
        };
    }
    let stored = || serde_json::from_str(&json::marshal(&node)).expect("JSON");
    Answer {
        stored: row.get("stored").map(|_| stored()),
        unknown: unknown.into_iter().map(|it| it.path).collect(),
        ..Answer::default()
    }
}

#[test]
fn objects_are_admitted_as_the_api_server_admits_them() {
    let mut wrong = Vec::new();
    for line in FACTS.lines() {
        let row: Json = serde_json::from_str(line).expect("a row is JSON");
        let (recorded, ours) = (recorded(&row), ours(&row));
        if recorded != ours {
            wrong.push(format!(
                "{}\n  server: {recorded:?}\n  ours:   {ours:?}",
                row["object"]
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
