//! JSON Schemas against the recorded answers of API servers, and against our own output.

use std::collections::HashMap;

use jsonschema::Validator;
use mcprp::document::{self, Content, Keep};
use mcprp::go::json::marshal;
use mcprp::plan::plan;
use mcprp::present;
use mcprp::reference::{VERSIONS, of_all, of_kind};
use mcprp::release::Release;
use mcprp::resource::KINDS;
use mcprp::yaml::Limits;
use serde_json::Value;

use crate::program::{ends_with, run, text};
use crate::recorded::{Case, all_cases, at, cases, input, input_path, options};

/// Objections that a JSON Schema makes, too.
const STRUCTURAL: [&str; 6] = [
    "FieldValueRequired",
    "FieldValueNotSupported",
    "FieldValueTypeInvalid",
    "FieldValueTooLong",
    "FieldValueTooMany",
    "Decode",
];

/// What the API server says of a document.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Verdict {
    /// It takes it as it is.
    Accepted,
    /// It takes it without some fields that it does not know.
    Pruned,
    /// It refuses it for its structure.
    Structural,
    /// It refuses it for something else.
    Other,
}

/// The value at a path of the API server, such as `spec.items[0].name`.
fn value_at<'v>(document: &'v Value, path: &str) -> Option<&'v Value> {
    let pointer = path.replace(['.', '['], "/").replace(']', "");
    document.pointer(&format!("/{pointer}"))
}

/// Whether a JSON Schema makes an objection, too. `FieldValueInvalid` is said both of single values and of objects whose
/// fields do not fit each other; it can see the former alone.
fn is_structural(error: &Value, document: &Value) -> bool {
    let path = error[0].as_str().expect("a path");
    let is_single = || value_at(document, path).is_some_and(|value| !value.is_object());
    STRUCTURAL.iter().any(|ty| error[1] == *ty) || error[1] == "FieldValueInvalid" && is_single()
}

/// What was recorded of a document, by `Kind/namespace/name`.
fn verdict(case: &Case, release: Release, key: &str, document: &Value) -> Option<Verdict> {
    let area = |name: &str| at(&case.expected[name], release);
    let mut answers = area("admission")?.as_array()?.iter();
    let mut answers = answers.by_ref().filter(|answer| answer[0] == key);
    let answer = answers.next()?;
    if answers.next().is_some() {
        return None;
    }
    let unknown = area("unknown")?.get(key).is_some();
    Some(match (answer[1].as_bool()?, unknown) {
        (true, false) => Verdict::Accepted,
        (true, true) => Verdict::Pruned,
        (false, _) => {
            let mut errors = area("errors")?.get(key)?.as_array()?.iter();
            match errors.any(|error| is_structural(error, document)) {
                true => Verdict::Structural,
                false => Verdict::Other,
            }
        }
    })
}

/// The schemas of a release.
struct Schemas {
    release: Release,
    of_kinds: HashMap<&'static str, Validator>,
    of_all: Validator,
}

impl Schemas {
    fn new(release: Release) -> Self {
        let validator = |schema: schemars::Schema| {
            jsonschema::validator_for(&Value::from(schema)).expect("a schema")
        };
        let kinds = KINDS.iter().filter(|kind| kind.releases.contains(release));
        let of_kinds = kinds.map(|kind| (kind.name, validator(of_kind(kind, release, &VERSIONS))));
        Self {
            release,
            of_kinds: of_kinds.collect(),
            of_all: validator(of_all(release)),
        }
    }

    /// What the schemas say of the documents of a case other than was recorded.
    fn differences(
        &self,
        case: &Case,
        counts: &mut HashMap<(Verdict, bool), usize>,
    ) -> Vec<String> {
        let text = std::fs::read(input_path(case)).expect("a readable file");
        let mut wrong = Vec::new();
        for document in document::read(&text, &Limits::default(), Keep::Known) {
            let Content::Resource(kind, node) = &document.content else {
                continue;
            };
            let namespace = document.namespace_or("default");
            let key = format!("{}/{namespace}/{}", kind.name, document.name);
            let Ok(written) = serde_json::from_str::<Value>(&marshal(node)) else {
                continue;
            };
            let known = verdict(case, self.release, &key, &written);
            let (Some(verdict), Some(schema)) = (known, self.of_kinds.get(kind.name)) else {
                continue;
            };
            let valid = schema.is_valid(&written);
            *counts.entry((verdict, valid)).or_default() += 1;
            let is_wrong = match verdict {
                Verdict::Accepted => !valid,
                Verdict::Pruned | Verdict::Structural => valid,
                Verdict::Other => false,
            };
            if is_wrong || self.of_all.is_valid(&written) != valid {
                let version = self.release.version();
                let errors: Vec<String> = schema
                    .iter_errors(&written)
                    .map(|error| format!("{} {error}", error.instance_path()))
                    .collect();
                wrong.push(format!(
                    "{} {key} at {version}: {verdict:?} {errors:?}",
                    case.name
                ));
            }
        }
        wrong
    }
}

#[test]
fn schemas_take_what_api_servers_take() {
    let cases = all_cases();
    let releases = ["v0.23.0", "v0.27.2", "v0.44.0"];
    let releases = Release::all().filter(|it| releases.contains(&it.version()));
    let mut counts = HashMap::new();
    let mut wrong = Vec::new();
    for release in releases {
        let schemas = Schemas::new(release);
        for case in &cases {
            wrong.extend(schemas.differences(case, &mut counts));
        }
    }
    let count = |verdict, valid| counts.get(&(verdict, valid)).copied().unwrap_or_default();
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
    assert!(count(Verdict::Accepted, true) > 200);
    assert!(count(Verdict::Structural, false) > 10);
    assert!(count(Verdict::Pruned, false) > 10);
}

/// Lets a schema refuse every field that it does not name.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            if map.contains_key("properties") && !map.contains_key("additionalProperties") {
                map.insert("additionalProperties".to_owned(), Value::Bool(false));
            }
            map.values_mut().for_each(close);
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

/// The plan of a case as JSON, and what was found.
fn plan_of(case: &Case) -> Value {
    let mut text = Vec::new();
    plan(input(case), &options(case, Release::newest()), |plan| {
        let findings = mcprp::rules::check(plan);
        present::json::write(plan, &findings, &mut text).expect("a plan");
    });
    serde_json::from_slice(&text).expect("JSON")
}

#[test]
fn the_schema_of_plans_names_every_field() {
    let mut schema = Value::from(present::json::schema());
    close(&mut schema);
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let mut wrong = Vec::new();
    for case in cases() {
        let plan = plan_of(&case);
        let errors = validator.iter_errors(&plan);
        wrong.extend(
            errors.map(|error| format!("{} {}: {error:.200}", case.name, error.instance_path())),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_catalog_has_a_file_for_each_kind_and_version() {
    let folder = std::env::temp_dir().join(format!("mcprp-catalog-{}", std::process::id()));
    let form = format!("dir={}", folder.display());
    let output = run(&["schema", "-o", &form, "--operator-version", "0.27.2"], "");
    ends_with(&output, 0);
    let group = folder.join("toolhive.stacklok.dev");
    let read = |name: &str| {
        let text = std::fs::read(group.join(name)).expect("a file of the catalog");
        serde_json::from_slice::<Value>(&text).expect("JSON")
    };
    let schema = read("mcpremoteproxy_v1beta1.json");
    let version = &schema["properties"]["apiVersion"]["enum"];
    assert_eq!(
        *version,
        serde_json::json!(["toolhive.stacklok.dev/v1beta1"])
    );
    assert_eq!(schema["properties"]["spec"]["additionalProperties"], false);
    read("mcptoolconfig_v1alpha1.json");
    read("all.json");
    assert!(!group.join("mcpauthzconfig_v1beta1.json").exists());
    std::fs::remove_dir_all(&folder).expect("a folder of our own");
}

#[test]
fn schemas_are_asked_for_by_the_words_of_kubectl() {
    for word in ["mcprp", "MCPRemoteProxy", "mcpremoteproxies"] {
        let output = run(&["schema", word, "--crd-version", "0.44"], "");
        ends_with(&output, 0);
        let schema: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(schema["title"], "MCPRemoteProxy");
    }
    let output = run(&["schema", "mcpserver"], "");
    ends_with(&output, 2);
    assert!(text(&output.stderr).contains("has no part in proxies"));
    for form in ["plan", "validate", "project"] {
        let output = run(&["schema", form], "");
        ends_with(&output, 0);
        let schema: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert!(schema["properties"].is_object(), "{form}");
    }
}
