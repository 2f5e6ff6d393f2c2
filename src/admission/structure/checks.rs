//! Bounds, patterns and enumerations of single values.

use super::formats;
use crate::admission::path::Path;
use crate::admission::violation::{ViolationKind, shown};
use crate::go::regexp;
use crate::release::Release;
use crate::resource::schema::{Check, Choice};
use crate::tree::{Node, Value};

/// What is objected to a value, in the API server's words.
pub(super) struct Objection {
    pub(super) kind: ViolationKind,
    pub(super) message: String,
}

impl Objection {
    fn new(kind: ViolationKind, message: String) -> Self {
        Self { kind, message }
    }

    /// A value that breaks a rule.
    fn invalid(node: &Node, detail: &str) -> Self {
        let message = format!("Invalid value: {}: {detail}", shown(node));
        Self::new(ViolationKind::Invalid, message)
    }
}

/// All that checks object to a value. Of the bounds of a text only the first that is broken is told: its greatest
/// length, its least, its pattern.
pub(super) fn objections(
    node: &Node,
    checks: &[Check],
    release: Release,
    path: &Path<'_>,
) -> Vec<Objection> {
    let bounds = checks.iter().filter_map(|check| match &node.value {
        Value::Text(text) => text_bound(check, node, text, path),
        Value::Int(number) => number_bound(check, node, *number as f64, path),
        Value::Float(number) => number_bound(check, node, *number, path),
        Value::List(items) => items_bound(check, items.len(), path),
        Value::Map(map) => keys_bound(check, map.len()),
        _ => None,
    });
    let mut objections: Vec<_> = match node.value {
        Value::Text(_) => bounds.min_by_key(|(rank, _)| *rank).into_iter().collect(),
        _ => bounds.collect(),
    };
    objections.extend(
        checks
            .iter()
            .filter_map(|check| choice(check, node, release)),
    );
    objections
        .into_iter()
        .map(|(_, objection)| objection)
        .collect()
}

/// An objection with its rank among those of the same value.
type Ranked = (u8, Objection);

fn text_bound(check: &Check, node: &Node, text: &str, path: &Path<'_>) -> Option<Ranked> {
    let length = || text.chars().count();
    match check {
        Check::MaxLength(most) if length() > *most => {
            let message = format!("Too long: may not be more than {most} bytes");
            Some((0, Objection::new(ViolationKind::TooLong, message)))
        }
        Check::MinLength(least) if length() < *least => {
            let detail = format!("{path} in body should be at least {least} chars long");
            Some((1, Objection::invalid(node, &detail)))
        }
        Check::Pattern(pattern) if !regexp::matches(pattern, text) => {
            let detail = format!("{path} in body should match '{pattern}'");
            Some((2, Objection::invalid(node, &detail)))
        }
        Check::Format(format) if !formats::is_of(text, format) => {
            let message = format!(
                "Invalid value: {}: {path} in body must be of type {format}: {}",
                shown(node),
                shown(node)
            );
            Some((3, Objection::new(ViolationKind::TypeInvalid, message)))
        }
        _ => None,
    }
}

fn number_bound(check: &Check, node: &Node, number: f64, path: &Path<'_>) -> Option<Ranked> {
    let detail = match check {
        Check::Minimum(least) if number < *least as f64 => {
            format!("{path} in body should be greater than or equal to {least}")
        }
        Check::Maximum(most) if number > *most as f64 => {
            format!("{path} in body should be less than or equal to {most}")
        }
        _ => return None,
    };
    Some((0, Objection::invalid(node, &detail)))
}

fn items_bound(check: &Check, count: usize, path: &Path<'_>) -> Option<Ranked> {
    match check {
        Check::MinItems(least) if count < *least => {
            let message = format!(
                "Invalid value: {count}: {path} in body should have at least {least} items"
            );
            Some((0, Objection::new(ViolationKind::Invalid, message)))
        }
        Check::MaxItems(most) if count > *most => Some((0, too_many(count, *most))),
        _ => None,
    }
}

fn keys_bound(check: &Check, count: usize) -> Option<Ranked> {
    match check {
        Check::MaxProperties(most) if count > *most => Some((0, too_many(count, *most))),
        _ => None,
    }
}

fn too_many(count: usize, most: usize) -> Objection {
    let message = format!("Too many: {count}: must have at most {most} items");
    Objection::new(ViolationKind::TooMany, message)
}

/// Whether the value is one of those allowed.
fn choice(check: &Check, node: &Node, release: Release) -> Option<Ranked> {
    let Check::OneOf(choices) = check else {
        return None;
    };
    let choices = choices
        .iter()
        .filter(|choice: &&Choice| choice.releases.contains(release));
    let allowed: Vec<&str> = choices.map(|choice| choice.value).collect();
    if node.as_text().is_some_and(|text| allowed.contains(&text)) {
        return None;
    }
    let supported: Vec<String> = allowed.iter().map(|value| format!("\"{value}\"")).collect();
    let message = format!(
        "Unsupported value: {}: supported values: {}",
        shown(node),
        supported.join(", ")
    );
    Some((3, Objection::new(ViolationKind::NotSupported, message)))
}
