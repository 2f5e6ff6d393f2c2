//! Recorded merges, and what no record has.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::{Error, merge};
use crate::go::json_text::Json;
use crate::go::pod_types::POD_TEMPLATE_SPEC;

const FACTS: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/testdata/go/strategic-merge.jsonl"
));

fn object(text: &str) -> Map<String, Value> {
    let value = Json::read(text).ok().and_then(|json| json.to_value());
    match value {
        Some(Value::Object(map)) => map,
        _ => Map::new(),
    }
}

#[test]
fn recorded_patches_merge_before_decoding_as_in_go() {
    let mut bases = HashMap::new();
    let mut found = Vec::new();
    let mut merges = 0;
    for line in FACTS.lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let base = row["base"].as_str().unwrap().to_owned();
        if let Some(text) = row["base_json"].as_str() {
            bases.insert(base, object(text));
        } else if let Some(expected) = row["merged_before_decoding"].as_str() {
            merges += 1;
            let patch = object(row["patch"].as_str().unwrap());
            let merged = merge(&bases[&base], &patch, &POD_TEMPLATE_SPEC);
            // As JSON, where 8080.0 is 8080.
            let (merged, expected) = (merged.map(Value::Object), Value::Object(object(expected)));
            if merged.as_ref().map(Json::of) != Ok(Json::of(&expected)) {
                found.push(format!("{}:\n  {merged:?}\n  {expected}", row["note"]));
            }
        }
    }
    let shown: Vec<_> = found.iter().take(20).cloned().collect();
    assert!(
        found.is_empty(),
        "{} of {merges} differ\n{}",
        found.len(),
        shown.join("\n")
    );
    assert!(merges > 100, "{merges} merges are recorded");
}

/// Merges into a pod template with these environment variables, each with its name as its value.
fn environment(names: &[&str], patch: Value) -> Result<Value, Error> {
    let variables: Vec<_> = names.iter().map(|name| json!({"name": name})).collect();
    let base = json!({"spec": {"containers": [{"name": "c", "env": variables}]}});
    let patch = json!({"spec": {"containers": [patch]}});
    let merged = merge(
        base.as_object().unwrap(),
        patch.as_object().unwrap(),
        &POD_TEMPLATE_SPEC,
    )?;
    Ok(merged["spec"]["containers"][0]["env"].clone())
}

#[track_caller]
fn case(names: &[&str], patch: Value, expected: &str) {
    let answer = match environment(names, patch) {
        Ok(Value::Array(variables)) => {
            let names = variables
                .iter()
                .filter_map(|variable| variable["name"].as_str());
            names.collect::<Vec<_>>().join(" ")
        }
        Ok(other) => other.to_string(),
        Err(error) => error.to_string(),
    };
    assert_eq!(answer, expected);
}

#[test]
fn an_element_that_was_deleted_and_added_has_the_place_behind_the_others() {
    let patch = json!({
        "name": "c",
        "env": [{"name": "b", "$patch": "delete"}, {"name": "b"}],
        "$setElementOrder/env": [{"name": "b"}],
    });
    case(&["a", "b", "d"], patch, "a d b");
}

#[test]
fn a_directive_behind_the_last_ordered_element_counts_as_out_of_order() {
    let patch = json!({
        "name": "c",
        "env": [{"name": "a"}, {"name": "x", "$patch": "replace"}],
        "$setElementOrder/env": [{"name": "a"}],
    });
    let error = "The order in patch list:\n[map[name:a] map[$patch:replace name:x]]\n doesn't match $setElementOrder \
                 list:\n[map[name:a]]\n";
    case(&["a"], patch, error);
}

#[test]
fn directives_that_name_no_list_are_refused() {
    case(
        &["a"],
        json!({"name": "c", "$setElementOrder": []}),
        "invalid patch format of setElementOrder list",
    );
    case(
        &["a"],
        json!({"name": "c", "$deleteFromPrimitiveList": []}),
        "invalid patch format of primitive list",
    );
    let unknown = "unable to find api field in struct Container for the json field \"foo\"";
    case(
        &["a"],
        json!({"name": "c", "$setElementOrder/foo": []}),
        unknown,
    );
    let scalar = "expected slice or array type, but got: struct";
    case(
        &["a"],
        json!({"name": "c", "$setElementOrder/image": []}),
        scalar,
    );
}

#[test]
fn what_makes_go_panic_is_an_error() {
    let patch = json!({"name": "c", "env": [{"name": {}}]});
    case(
        &["a"],
        patch,
        "runtime error: comparing uncomparable type map[string]interface {}",
    );
    let patch = json!({"name": "c", "$retainKeys": [[]]});
    case(
        &["a"],
        patch,
        "runtime error: hash of unhashable type []interface {}",
    );
    let patch = json!({"name": "c", "ports": [null], "$setElementOrder/ports": []});
    case(
        &["a"],
        patch,
        "expected a map[string]interface {}, but received a %!s(<nil>)",
    );
    let patch = json!({"name": "c", "args": [null], "$setElementOrder/args": []});
    case(
        &["a"],
        patch,
        "runtime error: invalid memory address or nil pointer dereference",
    );
}

#[test]
fn elements_new_to_a_list_are_merged_among_themselves_against_the_schema() {
    let patch = json!({"name": "c", "env": [{"name": "x", "foo": {}}, {"name": "x", "foo": {}}]});
    let error = "unable to find api field in struct EnvVar for the json field \"foo\"";
    case(&["a"], patch, error);
    let patch = json!({"name": "c", "resources": {"limits": {"cpu": {"a": {}}}}});
    case(&["a"], patch, "a");
}
