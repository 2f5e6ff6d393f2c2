//! The field tables against what the releases' CRDs say, recorded in `testdata/crds/spec.jsonl`.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Map, Value, json};

use super::schema::{Check, Choice, List, Literal};
use super::{KINDS, Schema};
use crate::go::types::{Field, Struct, Type};
use crate::release::{Release, Way, pick};

/// What a CRD says of each path below `spec`.
type Paths = BTreeMap<String, Map<String, Value>>;

#[test]
fn the_fields_are_those_of_every_releases_crd() {
    let mut recorded: HashMap<(String, Release), Paths> = HashMap::new();
    for row in include_str!("../../testdata/crds/spec.jsonl").lines() {
        let row: Value = serde_json::from_str(row).expect("a row is JSON");
        let text = |key: &str| row[key].as_str().expect("a string").to_owned();
        let (from, to) = (
            pick(&text("from")).expect("known"),
            pick(&text("to")).expect("known"),
        );
        for release in run(from, to) {
            let mut schema = row["schema"].as_object().expect("an object").clone();
            schema.remove("x-kubernetes-validations");
            recorded
                .entry((text("kind"), release))
                .or_default()
                .insert(text("path"), schema);
        }
    }
    for release in Release::all() {
        for kind in &KINDS {
            let mut ours = Paths::new();
            if kind.releases.contains(release) {
                flatten_type("spec".into(), &kind.spec, release, &mut ours);
            }
            let theirs = recorded
                .remove(&(kind.name.to_owned(), release))
                .unwrap_or_default();
            for path in theirs.keys().chain(ours.keys()) {
                assert_eq!(
                    ours.get(path),
                    theirs.get(path),
                    "{} {path} at {}",
                    kind.name,
                    release.version()
                );
            }
        }
    }
}

/// The schema of a struct and of all below it.
fn flatten_struct(
    path: String,
    schema: &'static Struct<Schema>,
    release: Release,
    out: &mut Paths,
) {
    let mut required = Vec::new();
    for field in fields(schema, release) {
        if field.extra.is_required(release) {
            required.push(field.json);
        }
        flatten_field(format!("{path}.{}", field.json), field, release, out);
    }
    required.sort_unstable();
    let mut own = object(json!({"type": "object"}));
    if !required.is_empty() {
        own.insert("required".into(), json!(required));
    }
    out.insert(path, own);
}

/// The fields that a release has, those of embedded structs among them.
fn fields(schema: &'static Struct<Schema>, release: Release) -> Vec<&'static Field<Schema>> {
    let own = schema
        .fields
        .iter()
        .filter(|field| field.extra.is_in(release));
    own.flat_map(|field| match &field.ty {
        Type::Struct(embedded) if field.json.is_empty() => fields(embedded, release),
        _ => vec![field],
    })
    .collect()
}

/// The schema of a field and of all below it.
fn flatten_field(path: String, field: &'static Field<Schema>, release: Release, out: &mut Paths) {
    flatten_type(path.clone(), &field.ty, release, out);
    let own = out.get_mut(&path).expect("just put in");
    if let Some(default) = field.extra.default {
        own.insert("default".into(), literal(default));
    }
    field
        .extra
        .checks
        .iter()
        .for_each(|check| describe(check, release, own));
    match field.extra.list {
        List::Plain => {}
        List::Set => drop(own.insert("x-kubernetes-list-type".into(), json!("set"))),
        List::KeyedBy(keys) => {
            own.insert("x-kubernetes-list-type".into(), json!("map"));
            own.insert("x-kubernetes-list-map-keys".into(), json!(keys));
        }
    }
    if let Some(items) = out.get_mut(&format!("{path}[]")) {
        field
            .extra
            .items
            .iter()
            .for_each(|check| describe(check, release, items));
    }
}

/// The schema of a type and of all below it.
fn flatten_type(path: String, ty: &'static Type<Schema>, release: Release, out: &mut Paths) {
    let own = match ty {
        Type::Pointer(inner) => return flatten_type(path, inner, release, out),
        Type::Struct(inner) => return flatten_struct(path, inner, release, out),
        Type::Slice(items) => {
            flatten_type(format!("{path}[]"), items, release, out);
            json!({"type": "array"})
        }
        Type::Map(values) | Type::NamedMap(_, values) => {
            flatten_type(format!("{path}{{}}"), values, release, out);
            json!({"type": "object"})
        }
        Type::Bool => json!({"type": "boolean"}),
        Type::Int32 => json!({"type": "integer", "format": "int32"}),
        Type::Int => json!({"type": "integer"}),
        Type::Raw => json!({"type": "object", "x-kubernetes-preserve-unknown-fields": true}),
        Type::Text(_) | Type::Duration => json!({"type": "string"}),
        Type::Int64
        | Type::Float64
        | Type::Time
        | Type::Quantity
        | Type::IntOrString
        | Type::Json
        | Type::Open(_) => {
            unreachable!("not in the operator's kinds")
        }
    };
    out.insert(path, object(own));
}

/// A constraint in the CRD's words.
fn describe(check: &Check, release: Release, own: &mut Map<String, Value>) {
    let (word, value) = match check {
        Check::OneOf(choices) => {
            let allowed = choices
                .iter()
                .filter(|choice: &&Choice| choice.releases.contains(release));
            (
                "enum",
                json!(allowed.map(|choice| choice.value).collect::<Vec<_>>()),
            )
        }
        Check::Pattern(pattern) => ("pattern", json!(pattern)),
        Check::Minimum(bound) => ("minimum", json!(bound)),
        Check::Maximum(bound) => ("maximum", json!(bound)),
        Check::MinLength(bound) => ("minLength", json!(bound)),
        Check::MaxLength(bound) => ("maxLength", json!(bound)),
        Check::MinItems(bound) => ("minItems", json!(bound)),
        Check::MaxItems(bound) => ("maxItems", json!(bound)),
        Check::MaxProperties(bound) => ("maxProperties", json!(bound)),
        Check::Format(format) => ("format", json!(format)),
    };
    own.insert(word.into(), value);
}

fn literal(default: Literal) -> Value {
    match default {
        Literal::Text(text) => json!(text),
        Literal::Int(number) => json!(number),
        Literal::Bool(value) => json!(value),
        Literal::Value(node) => {
            serde_json::from_str(&crate::go::json::marshal(node)).unwrap_or_default()
        }
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// The releases from one to another.
fn run(from: Release, to: Release) -> impl Iterator<Item = Release> {
    std::iter::once(from).chain(Way { from, to }.releases())
}
