//! What the API server adds to objects (Kubernetes v1.35: `SetDefaults_…` of `core/v1` and `apps/v1`), as trees of rules.
//!
//! With these an object that the operator writes can be held against one that a cluster has. Not here: what the server
//! makes up (addresses of Services, uids), and what depends on the cluster's own settings.

mod object;
mod pod;

use serde_json::{Map, Value, json};

use super::kind::Kind;
use crate::go::quantity;

/// What the server does to a part of an object. Rules for a field apply where the field is left out, unless they say
/// otherwise.
#[derive(Debug)]
pub(super) enum Rule {
    /// It gets a text.
    Text(&'static str, &'static str),
    /// It gets a number.
    Number(&'static str, i64),
    /// It gets `false`.
    False(&'static str),
    /// It gets `true`.
    True(&'static str),
    /// It gets an object with nothing in it.
    Empty(&'static str),
    /// It gets what follows from the rest, if anything does.
    Made(&'static str, fn(&Object) -> Option<Value>),
    /// Where it is there, its quantities get their canonical form, no finer than thousandths.
    Quantities(&'static str),
    /// Where it is there, rules apply inside.
    In(&'static str, &'static [Rule]),
    /// Where it is there, rules apply inside each of its elements.
    Each(&'static str, &'static [Rule]),
    /// Rules apply where something holds.
    When(fn(&Object) -> bool, &'static [Rule]),
    /// It goes, also where it is there.
    Gone(&'static str),
}

use Rule::{Each, Empty, False, Gone, In, Made, Number, Quantities, Text, True, When};

pub(super) use object::{DEPLOYMENT, SERVICE};

type Object = Map<String, Value>;

/// An object as the API server stores it: with defaults, and quantities in their canonical form.
pub fn defaulted(object: &Value) -> Value {
    let Some(kind) = Kind::of(object) else {
        return object.clone();
    };
    let mut object = kind.typed(object).unwrap_or_else(|_| object.clone());
    if let Some(fields) = object.as_object_mut() {
        apply(kind.defaults, fields);
    }
    object
}

/// Whether a field has one of some texts.
fn is(object: &Object, field: &str, texts: &[&str]) -> bool {
    let text = object.get(field).and_then(Value::as_str);
    text.is_some_and(|text| texts.contains(&text))
}

fn apply(rules: &[Rule], object: &mut Object) {
    for rule in rules {
        apply_one(rule, object);
    }
}

fn apply_one(rule: &Rule, object: &mut Object) {
    let mut fill = |name: &str, value: Value| {
        let field = object.entry(name).or_insert(Value::Null);
        if field.is_null() {
            *field = value;
        }
    };
    match *rule {
        Text(name, text) => fill(name, text.into()),
        Number(name, number) => fill(name, number.into()),
        False(name) => fill(name, false.into()),
        True(name) => fill(name, true.into()),
        Empty(name) => fill(name, json!({})),
        Made(name, make) => {
            if let Some(value) = make(object) {
                object.entry(name).or_insert(value);
            }
        }
        Quantities(name) => {
            let amounts = object.get_mut(name).and_then(Value::as_object_mut);
            amounts
                .into_iter()
                .flatten()
                .for_each(|(_, amount)| settle(amount));
        }
        In(name, rules) => {
            if let Some(inner) = object.get_mut(name).and_then(Value::as_object_mut) {
                apply(rules, inner);
            }
        }
        Each(name, rules) => {
            let items = object.get_mut(name).and_then(Value::as_array_mut);
            let items = items.into_iter().flatten().filter_map(Value::as_object_mut);
            items.for_each(|item| apply(rules, item));
        }
        When(holds, rules) => {
            if holds(object) {
                apply(rules, object);
            }
        }
        Gone(name) => {
            object.remove(name);
        }
    }
}

/// Brings a quantity into the form that it is stored in (`SetDefaults_ResourceList`).
fn settle(amount: &mut Value) {
    if let Ok(quantity) = quantity::parse_json(&amount.to_string()) {
        *amount = quantity.rounded_to_thousandths().to_string().into();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What kube-apiserver v1.35.4 stored of objects, without what it made up.
    const FACTS: &str = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/testdata/kubernetes/defaults.jsonl"
    ));

    #[test]
    fn objects_become_what_the_api_server_stores() {
        for line in FACTS.lines() {
            let row: Value = serde_json::from_str(line).expect("the table is JSON");
            assert_eq!(defaulted(&row["created"]), row["stored"]);
            assert_eq!(defaulted(&row["stored"]), row["stored"]);
        }
    }
}
