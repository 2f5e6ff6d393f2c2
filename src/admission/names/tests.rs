use serde_json::{Value, json};

use super::*;
use crate::go::quote::quote;
use crate::go::strings::to_lower;

const FACTS: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/testdata/go/names.jsonl"
));

type Rule<Answer> = fn(&str) -> Answer;

/// The checks of the table.
const CHECKS: [(&str, Rule<Vec<String>>); 15] = [
    ("IsCIdentifier", is_c_identifier),
    ("IsConfigMapKey", is_config_map_key),
    ("IsDNS1035Label", is_dns1035_label),
    ("IsDNS1123Label", is_dns1123_label),
    ("IsDNS1123Subdomain", is_dns1123_subdomain),
    (
        "IsDNS1123SubdomainWithUnderscore",
        is_dns1123_subdomain_with_underscore,
    ),
    ("IsEnvVarName", is_env_var_name),
    ("IsHTTPHeaderName", is_http_header_name),
    ("IsQualifiedName", is_qualified_name),
    ("IsRelaxedEnvVarName", is_relaxed_env_var_name),
    ("IsValidLabelValue", is_valid_label_value),
    ("IsValidPortName", is_valid_port_name),
    ("IsWildcardDNS1123Subdomain", is_wildcard_dns1123_subdomain),
    ("NameIsDNS1035Label", is_dns1035_label),
    ("NameIsDNSSubdomain", is_dns1123_subdomain),
];

/// The checks that answer yes or no.
const HEADERS: [(&str, Rule<bool>); 3] = [
    ("httpguts.ValidHeaderFieldName", is_header_field_name),
    ("httpguts.ValidHeaderFieldValue", is_header_field_value),
    ("httpguts.ValidHostHeader", is_host_header),
];

/// Every check with its reasons; `null` where it accepts.
fn answers(text: &str) -> Vec<(&'static str, Value)> {
    let reasons = |reasons: Vec<String>| match reasons.is_empty() {
        true => Value::Null,
        false => json!(reasons),
    };
    let invalid = |field: &str, details: Vec<String>| {
        let errors = details
            .iter()
            .map(|detail| format!("{field}: Invalid value: {}: {detail}", quote(text)));
        reasons(errors.collect())
    };
    let mut all = Vec::from(CHECKS.map(|(name, check)| (name, reasons(check(text)))));
    all.extend(HEADERS.map(|(name, check)| {
        (
            name,
            if check(text) {
                Value::Null
            } else {
                json!(["false"])
            },
        )
    }));
    all.push((
        "NameIsDNSSubdomain_prefix",
        reasons(is_dns1123_subdomain_prefix(text)),
    ));
    all.push((
        "annotation_key",
        invalid("annotations", is_qualified_name(&to_lower(text))),
    ));
    all.push(("label_key", invalid("labels", is_qualified_name(text))));
    all.push(("label_value", invalid("labels", is_valid_label_value(text))));
    all
}

#[test]
fn names_are_judged_as_kubernetes_does() {
    let mut wrong = Vec::new();
    for line in FACTS.lines() {
        let row: Value = serde_json::from_str(line).expect("the table is JSON");
        let text = row["text"].as_str().expect("a row has a text");
        let facts = |name: &str| row["rejected_by"].get(name).cloned().unwrap_or_default();
        let answers = answers(text);
        let known = |name: &Value| answers.iter().any(|(it, _)| name == it);
        let accepted = row["accepted_by"].as_array().into_iter().flatten();
        let names = accepted.cloned().chain(
            row["rejected_by"]
                .as_object()
                .into_iter()
                .flat_map(|map| map.keys())
                .map(|name| json!(name)),
        );
        wrong.extend(
            names
                .filter(|name| !known(name))
                .map(|name| format!("{name} is not checked")),
        );
        for (name, ours) in answers.iter().filter(|(name, ours)| *ours != facts(name)) {
            wrong.push(format!("{text:?} {name}: {ours}, not {}", facts(name)));
        }
    }
    wrong.truncate(20);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
