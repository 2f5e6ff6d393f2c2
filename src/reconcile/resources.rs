//! Resources of containers, as the operator compares them.

use serde_json::{Map, Value};

use crate::go::quantity::{self, Quantity};
use crate::resource::shared::{ResourceList, ResourceRequirements};

/// Whether Go holds printed resources in the same way as those that a proxy asks for (`reflect.DeepEqual`): that depends on
/// how a quantity is written.
pub(super) fn are_held_as(printed: Option<&Value>, wanted: &ResourceRequirements) -> bool {
    let part = |name: &str| {
        printed
            .and_then(|it| it.get(name))
            .filter(|it| !it.is_null())
    };
    let lists = [("limits", &wanted.limits), ("requests", &wanted.requests)];
    let are_held = |(name, wanted): (&str, &ResourceList)| match part(name) {
        None => given(wanted).next().is_none(),
        Some(list) => list
            .as_object()
            .is_some_and(|list| is_held_as(list, wanted)),
    };
    part("claims").is_none() && lists.into_iter().all(are_held)
}

fn is_held_as(list: &Map<String, Value>, wanted: &ResourceList) -> bool {
    let count = given(wanted).count();
    count > 0
        && count == list.len()
        && given(wanted).all(|(name, text)| {
            let held = list.get(name).and_then(quantity);
            let wanted = quantity::parse(text).ok();
            held.zip(wanted)
                .is_some_and(|(held, wanted)| held.is_identical(&wanted))
        })
}

/// The amounts that a list gives.
fn given(list: &ResourceList) -> impl Iterator<Item = (&'static str, &str)> {
    let amounts = [("cpu", list.cpu.as_str()), ("memory", list.memory.as_str())];
    amounts.into_iter().filter(|(_, text)| !text.is_empty())
}

/// Whether two resources are the same amounts (`equality.Semantic.DeepEqual`).
pub(super) fn are_equal(one: Option<&Value>, other: Option<&Value>) -> bool {
    let part = |it: Option<&Value>, name: &str| it.and_then(|it| it.get(name)).cloned();
    let are_equal = |name| {
        let [one, other] = [one, other].map(|it| part(it, name).unwrap_or_default());
        match (one.as_object(), other.as_object()) {
            (Some(one), Some(other)) => {
                one.len() == other.len()
                    && one.iter().all(|(key, amount)| {
                        let other = other.get(key).and_then(quantity);
                        other.is_some() && quantity(amount) == other
                    })
            }
            _ => one == other,
        }
    };
    ["limits", "requests"].into_iter().all(are_equal)
        && part(one, "claims") == part(other, "claims")
}

fn quantity(value: &Value) -> Option<Quantity> {
    quantity::parse_json(&value.to_string()).ok()
}
