//! Recorded answers of the operator itself, over all releases.

use std::collections::BTreeMap;

use mcprp::operator::manifest::identity;
use mcprp::plan::{Options, plan};
use mcprp::release::Release;
use serde_json::{Map, Value, json};

use crate::recorded::{Case, at, cases, input, options};

/// What is compared.
const AREAS: [&str; 6] = [
    "parse",
    "admission",
    "errors",
    "unknown",
    "defaults",
    "status",
];

fn plan_of(case: &Case, operator: &Options) -> Value {
    let mut text = Vec::new();
    plan(input(case), operator, |plan| {
        let findings = mcprp::rules::check(plan);
        mcprp::present::json::write(plan, &findings, &mut text).expect("a plan");
    });
    serde_json::from_slice(&text).expect("JSON")
}

fn key(document: &Value) -> String {
    let part = |name: &str| document[name].as_str().unwrap_or_default();
    format!("{}/{}/{}", part("kind"), part("namespace"), part("name"))
}

/// What a plan says of an area, in the shape of the recordings.
fn answer(plan: &Value, area: &str) -> Value {
    let documents = plan["documents"].as_array().expect("documents");
    let counted = documents
        .iter()
        .filter(|it| it["decoded"] == true && it["foreign"] != true);
    match area {
        "parse" => {
            let parsed = documents.iter().map(|document| {
                let columns = ["index", "kind", "name", "decoded"].iter();
                let known = columns.filter_map(|name| {
                    let value = document.get(name).filter(|value| **value != json!(""))?;
                    Some(((*name).to_owned(), value.clone()))
                });
                Value::Object(known.collect())
            });
            json!({ "documents": parsed.collect::<Vec<_>>() })
        }
        "admission" => counted.map(|it| json!([key(it), it["accepted"]])).collect(),
        "errors" => {
            let refused = counted
                .filter(|it| it["accepted"] == false)
                .map(|document| {
                    let errors = document["errors"].as_array().expect("errors");
                    let mut errors: Vec<Value> = errors
                        .iter()
                        .map(|error| json!([error["path"], error["type"]]))
                        .collect();
                    errors.sort_by_key(Value::to_string);
                    errors.dedup();
                    (key(document), Value::Array(errors))
                });
            Value::Object(refused.collect())
        }
        "unknown" => {
            let unknown = counted.filter_map(|document| {
                let mut paths: Vec<String> = document["unknownFields"]
                    .as_array()?
                    .iter()
                    .map(|path| path.as_str().expect("a path").to_owned())
                    .collect();
                paths.sort();
                paths.dedup();
                (!paths.is_empty()).then(|| (key(document), json!(paths)))
            });
            Value::Object(unknown.collect())
        }
        "defaults" => counted
            .filter(|it| it["accepted"] == true)
            .filter(|it| {
                it["kind"]
                    .as_str()
                    .is_some_and(|kind| kind.starts_with("MCP"))
            })
            .map(|it| json!([key(it), it["object"]]))
            .collect(),
        _ => status(plan),
    }
}

fn status(plan: &Value) -> Value {
    let resources = plan["resources"].as_array().expect("resources");
    let statuses = resources.iter().filter_map(|resource| {
        let status = resource["status"].as_object()?;
        let mut shown: Map<String, Value> = status
            .iter()
            .filter(|(name, _)| *name == "phase" || *name == "url" || name.ends_with("Hash"))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        let conditions = status["conditions"].as_array().expect("conditions").iter();
        let mut conditions: Vec<Value> = conditions
            .map(|it| json!([it["type"], it["status"], it["reason"]]))
            .collect();
        conditions.sort_by_key(Value::to_string);
        shown.insert("conditions".to_owned(), Value::Array(conditions));
        Some((key(resource), Value::Object(shown)))
    });
    Value::Object(statuses.collect())
}

/// Sorts what the recordings have in another order.
fn settled(area: &str, mut value: Value) -> Value {
    let lists: Vec<&mut Value> = match (area, &mut value) {
        ("status", Value::Object(map)) => map
            .values_mut()
            .filter_map(|status| status.get_mut("conditions"))
            .collect(),
        ("errors", Value::Object(map)) => map.values_mut().collect(),
        _ => Vec::new(),
    };
    for list in lists {
        if let Some(list) = list.as_array_mut() {
            list.sort_by_key(Value::to_string);
        }
    }
    value
}

/// The objects that the operator makes, without what only a cluster gives and what Go prints of nothing.
fn objects(plan: &Value) -> Map<String, Value> {
    let manifests = counted(plan).map(|object| {
        let mut manifest = object["manifest"].clone();
        normalize(&mut manifest);
        (object_key(object), manifest)
    });
    manifests.collect()
}

/// What the operator does to each.
fn actions(plan: &Value) -> Value {
    let actions = counted(plan).map(|object| (object_key(object), object["action"].clone()));
    Value::Object(actions.collect())
}

/// The objects that the operator makes or changes, and those that it owns and leaves alone.
fn counted(plan: &Value) -> impl Iterator<Item = &Value> {
    let objects = plan["objects"].as_array().expect("objects").iter();
    objects.filter(|object| {
        let owner = object.pointer("/manifest/metadata/ownerReferences/0/kind");
        object["action"] != "none" || owner == Some(&json!("MCPRemoteProxy"))
    })
}

fn object_key(object: &Value) -> String {
    let (kind, namespace, name) = identity(&object["manifest"]);
    format!("{kind}/{namespace}/{name}")
}

fn normalize(manifest: &mut Value) {
    let references = manifest.pointer_mut("/metadata/ownerReferences");
    for reference in references
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
    {
        reference
            .as_object_mut()
            .expect("a reference")
            .remove("uid");
    }
    if let Some(spec) = manifest.get_mut("spec").and_then(Value::as_object_mut)
        && spec.get("strategy") == Some(&json!({}))
    {
        spec.remove("strategy");
    }
    for list in ["containers", "initContainers"] {
        let containers = manifest.pointer_mut(&format!("/spec/template/spec/{list}"));
        for container in containers
            .and_then(Value::as_array_mut)
            .into_iter()
            .flatten()
        {
            if container.get("resources") == Some(&json!({})) {
                container
                    .as_object_mut()
                    .expect("a container")
                    .remove("resources");
            }
        }
    }
}

/// What was recorded of a case at a release, and what we say of an operator, each by areas and objects.
pub(crate) fn recorded_and_said(
    case: &Case,
    recorded_at: Release,
    operator: &Options,
) -> [BTreeMap<String, Value>; 2] {
    let plan = plan_of(case, operator);
    let mut sides = [BTreeMap::new(), BTreeMap::new()];
    let mut put = |name: &str, recorded: Option<Value>, said: Option<Value>| {
        for (side, value) in sides.iter_mut().zip([recorded, said]) {
            side.extend(value.map(|value| (name.to_owned(), value)));
        }
    };
    for area in AREAS {
        let recorded = at(&case.expected[area], recorded_at).cloned();
        let said = settled(area, answer(&plan, area));
        put(area, recorded.map(|it| settled(area, it)), Some(said));
    }
    let recorded = at(&case.expected["actions"], recorded_at).cloned();
    let said = recorded.is_some().then(|| actions(&plan));
    put("actions", recorded, said);
    let ours = objects(&plan);
    let objects = case.expected["objects"].as_object().expect("objects");
    for name in objects.keys().chain(ours.keys()) {
        let mut recorded = objects
            .get(name)
            .and_then(|it| at(it, recorded_at))
            .cloned();
        recorded.iter_mut().for_each(normalize);
        put(name, recorded, ours.get(name).cloned());
    }
    sides
}

/// What disagrees about a case at a release.
fn differences(case: &Case, release: Release) -> Vec<String> {
    let plan = plan_of(case, &options(case, release));
    let place = |area: &str| format!("{} at {}: {area}", case.name, release.version());
    let parse = at(&case.expected["parse"], release).expect("a recording");
    if parse.get("stopIndex").is_some() {
        return Vec::new();
    }
    let mut wrong: Vec<String> = AREAS
        .iter()
        .filter(|area| {
            let recorded = at(&case.expected[**area], release).expect("a recording");
            settled(area, answer(&plan, area)) != settled(area, recorded.clone())
        })
        .map(|area| place(area))
        .collect();
    if let Some(recorded) = at(&case.expected["actions"], release)
        && *recorded != actions(&plan)
    {
        wrong.push(place("actions"));
    }
    if has_errors(&plan) != is_refused(&plan) {
        wrong.push(place("findings"));
    }
    let ours = objects(&plan);
    let recorded = case.expected["objects"].as_object().expect("objects");
    for (name, entries) in recorded {
        let mut recorded = at(entries, release).cloned();
        if let Some(manifest) = &mut recorded {
            normalize(manifest);
        }
        if recorded.as_ref() != ours.get(name) {
            wrong.push(place(name));
        }
    }
    let extra = ours.keys().filter(|name| !recorded.contains_key(*name));
    wrong.extend(extra.map(|name| place(&format!("{name} was not made"))));
    wrong
}

/// Whether something in a plan is refused by the API server or the operator, or dropped.
fn is_refused(plan: &Value) -> bool {
    let all = |list: &str| plan[list].as_array().cloned().unwrap_or_default();
    let is_wrong = |document: &Value| {
        let unknown = document["unknownFields"].as_array();
        document["foreign"] == false && document["accepted"] == false
            || unknown.is_some_and(|fields| !fields.is_empty())
    };
    all("documents").iter().any(is_wrong)
        || all("resources")
            .iter()
            .any(|resource| resource["outcome"] != "ok")
}

/// Whether some finding says so; two conditions are False though all is made.
fn has_errors(plan: &Value) -> bool {
    let findings = plan["findings"].as_array().expect("findings");
    findings.iter().any(|finding| {
        let is_refusal = ["syntax", "admission", "operator"]
            .contains(&finding["tier"].as_str().unwrap_or_default());
        let says_only = ["unusable-group", "unusable-ca-bundle"]
            .contains(&finding["name"].as_str().unwrap_or_default());
        is_refusal && !says_only
    })
}

#[test]
fn the_operator_agrees() {
    let cases = cases();
    assert!(cases.len() > 50, "only {} recorded cases", cases.len());
    let wrong: Vec<String> = cases
        .iter()
        .flat_map(|case| Release::all().flat_map(|release| differences(case, release)))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
