use std::ops::Add;

use serde_json::{Map, Value as Json};

use super::*;
use crate::policy::requests;
use crate::release::{V0_27_2, V0_44_0};

/// What upstream's authorizer answered: to policies as they are documented and tested there, and to random ones.
const FACTS: [&str; 2] = [
    include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/testdata/policy/documented.jsonl"
    )),
    include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/testdata/policy/decisions.jsonl"
    )),
];

/// A request that upstream's authorizer was asked, with the policies and entities that it was made of.
pub(in crate::policy) struct Fact(Json);

impl Fact {
    pub(in crate::policy) fn all() -> Vec<Fact> {
        let read = |line| Fact(serde_json::from_str(line).expect("facts are JSON"));
        FACTS
            .iter()
            .flat_map(|table| table.lines())
            .map(read)
            .collect()
    }

    pub(in crate::policy) fn policies(&self) -> Vec<&str> {
        let policies = self.0["policies"].as_array().expect("a list");
        policies
            .iter()
            .map(|policy| policy.as_str().expect("a text"))
            .collect()
    }

    pub(in crate::policy) fn entities(&self) -> Option<&str> {
        self.0["entities"].as_str()
    }

    /// The setting of a release, and what upstream answered there.
    pub(in crate::policy) fn cases(&self) -> [(Setting<'_>, &str); 2] {
        let options = &self.0["options"];
        let text = |key: &str| options[key].as_str().unwrap_or_default();
        [V0_27_2, V0_44_0].map(|release| {
            let claims = options["multi_valued_claims"].as_array();
            let setting = Setting {
                server: Some("srv"),
                group_type: text("group_entity_type"),
                group_claim: text("group_claim_name"),
                role_claim: text("role_claim_name"),
                multi_valued_claims: claims.map_or_else(Vec::new, |claims| {
                    claims.iter().filter_map(Json::as_str).collect()
                }),
                ..Setting::new(release)
            };
            let answer = self.0[release.version()].as_str().expect("an answer");
            (setting, answer)
        })
    }

    pub(in crate::policy) fn ask(&self) -> &'static requests::Ask {
        let action = self.0["action"].as_str().expect("an action");
        requests::find(action).expect("it is known")
    }

    /// Whether the token says who asks.
    pub(in crate::policy) fn has_subject(&self) -> bool {
        self.0["claims"]["sub"]
            .as_str()
            .is_some_and(|subject| !subject.is_empty())
    }

    fn map(&self, key: &str) -> Map<String, Json> {
        self.0[key].as_object().cloned().unwrap_or_default()
    }

    fn decide(&self, setting: &Setting<'_>) -> Result<Decision, Unsupported> {
        let hints = self.map("hints");
        let hints: Vec<(&str, bool)> = hints
            .iter()
            .map(|(hint, value)| (hint.as_str(), value == true))
            .collect();
        let request = Request {
            ask: self.ask(),
            name: self.0["name"].as_str().expect("a name"),
            claims: &self.map("claims"),
            arguments: &self.map("arguments"),
            hints: &hints,
        };
        decide(&self.policies(), self.entities(), setting, &request)
    }
}

#[test]
fn every_recorded_request_is_decided_as_by_the_proxy() {
    let mut wrong = Vec::new();
    for fact in Fact::all() {
        for (setting, answer) in fact.cases() {
            let decided = fact.decide(&setting);
            let said = match &decided {
                Err(_) => "refused",
                Ok(decision) if !decision.failures.is_empty() => "failed",
                Ok(decision) if decision.allow => "allowed",
                Ok(_) => "denied",
            };
            if said != answer {
                let release = setting.release.version();
                wrong.push(format!("{release} {}: {decided:?}, not {answer}", fact.0));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[track_caller]
fn decided(policies: &[&str], claims: &str) -> Decision {
    let claims: Json = serde_json::from_str(claims).expect("JSON");
    let request = Request {
        ask: requests::find("tools/call").expect("a method"),
        name: "weather",
        claims: claims.as_object().expect("an object"),
        arguments: &Map::new(),
        hints: &[],
    };
    let setting = Setting::new(V0_44_0);
    decide(policies, None, &setting, &request).expect("a decision")
}

#[test]
fn a_decision_names_the_policies_that_it_follows_from() {
    let all = "permit(principal, action, resource);";
    let tool = "permit(principal, action, resource == Tool::\"weather\");";
    let evil = "forbid(principal == Client::\"evil\", action, resource);";
    let strict = "permit(principal, action, resource) when { principal.claim_team == \"a\" };";
    let good = decided(&[all, evil, tool], r#"{"sub": "good"}"#);
    assert_eq!((good.allow, good.determining), (true, vec![0, 2]));
    let bad = decided(&[all, evil, tool], r#"{"sub": "evil"}"#);
    assert_eq!((bad.allow, bad.determining), (false, vec![1]));
    let none = decided(&[evil], r#"{"sub": "good"}"#);
    assert_eq!(none, Decision::default());
    let failed = decided(&[all, strict], r#"{"sub": "good"}"#);
    assert!(!failed.allow);
    assert_eq!(failed.failures[0].policy, Some(1));
    assert!(
        failed.failures[0].message.contains("claim_team"),
        "{failed:?}"
    );
}

#[test]
fn what_only_cedar_go_takes_is_said() {
    let setting = Setting::new(V0_44_0);
    let error = |policy: &str, entities: &str| {
        let evaluator = Evaluator::new(&[policy], Some(entities), &setting);
        evaluator.map(drop).map_err(|error| error.to_string())
    };
    let policy = |body: &str| format!("permit(principal, action, resource) when {{ {body} }};");
    assert_eq!(error(&policy("true"), "[]"), Ok(()));
    let cases = [
        (
            policy("!!!!!true"),
            "policy 0 cannot be evaluated: too many occurrences of `!`",
        ),
        (
            policy("true")[..9].to_owned(),
            "policy 0 cannot be evaluated: parse error",
        ),
        (
            policy(&"true && ".repeat(3_000).add("true")),
            "policy 0 cannot be evaluated: it has more than",
        ),
        (
            policy(&"[".repeat(200).add(&"]".repeat(200))),
            "policy 0 cannot be evaluated: it is nested too deeply",
        ),
    ];
    for (text, why) in cases {
        let said = error(&text, "[]").expect_err(why);
        assert!(said.starts_with(why), "{said}");
    }
    let said = error(&policy("true"), "[{}").expect_err("no JSON");
    assert_eq!(
        said,
        "the entities cannot be evaluated: the entities are no JSON: unexpected end of JSON input"
    );
}

/// cedar-go and the crate read the same language but for signs in front of signs, and actions that are none.
#[test]
fn the_crate_reads_what_cedar_go_reads() {
    const PARSED: &str = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/testdata/go/cedar-parse.jsonl"
    ));
    let (mut read, mut refused) = (0, Vec::new());
    for line in PARSED.lines() {
        let row: Json = serde_json::from_str(line).expect("facts are JSON");
        let Some(text) = row["text"].as_str().filter(|_| row["cedar_go"] == "v1.8.0") else {
            continue;
        };
        let Ok(Some(tree)) = syntax::read_policy(text, syntax::Dialect::V1_8) else {
            continue;
        };
        match cedar::policy(0, &tree) {
            Ok(_) => read += 1,
            Err(_) => refused.push(text.to_owned()),
        }
    }
    assert!(read > 150, "{read}");
    let condition = |body: &str| format!("permit(principal, action, resource) when {{ {body} }};");
    let mut known = ["!!!!!true", "-----1", "!-1", "-!1"]
        .map(condition)
        .to_vec();
    known.push("permit(principal, action == User::\"a\", resource);".to_owned());
    known.push("permit(principal, action in [User::\"a\", Action::\"b\"], resource);".to_owned());
    refused.sort();
    known.sort();
    assert_eq!(refused, known);
}

/// Chains are what the crate recurses over; this is the longest one, on the stack that a thread has.
#[test]
fn the_longest_policy_fits_on_the_stack() {
    let operands = 2_000;
    let chain = "true && ".repeat(operands).add("true");
    let text = format!("permit(principal, action, resource) when {{ {chain} }};");
    assert!(decided(&[&text], r#"{"sub": "a"}"#).allow);
}
