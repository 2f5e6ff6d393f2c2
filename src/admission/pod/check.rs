//! What a field may hold.

use serde_json::Value;

use super::Objection;
use super::place::Place;
use crate::admission::names;
use crate::go::ip::parse_ip;

/// What is checked of a field.
pub(super) enum Check {
    /// It is there, and not empty.
    Required,
    /// If it is there, it is a name of some form; the function gives what is wrong with one.
    Name(fn(&str) -> Vec<String>),
    /// If it is there, it is one of these.
    OneOf(&'static [&'static str]),
    /// If it is there, it is a number between these.
    Within(i64, i64),
    /// If it is there, it is an address.
    Address,
    /// If it is there, it is the number of a port, or its name.
    Port,
    /// If it is there, it stays below where it begins.
    Descending,
    /// What depends on other fields, too.
    Relation(fn(&Place<'_>, &mut Vec<Objection>)),
}

/// A number that is not negative.
pub(super) const NOT_NEGATIVE: Check = Check::Within(0, i32::MAX as i64);

/// A number above zero.
pub(super) const POSITIVE: Check = Check::Within(1, i32::MAX as i64);

impl Check {
    /// Notes what is wrong with a field.
    pub(super) fn run(&self, place: &Place<'_>, found: &mut Vec<Objection>) {
        match self {
            Check::Relation(of) => of(place, found),
            check => found.extend(check.objection(place).map(|reason| place.refused(reason))),
        }
    }

    /// What is wrong with a field.
    fn objection(&self, place: &Place<'_>) -> Option<String> {
        let text = place.text();
        match self {
            Check::Required => is_empty(place.value).then(|| "it is missing".to_owned()),
            Check::Name(_) | Check::OneOf(_) | Check::Descending if text.is_empty() => None,
            Check::Name(reasons) => bad(text, &reasons(text)),
            Check::OneOf(known) if known.contains(&text) => None,
            Check::OneOf(known) => Some(format!("`{text}` is none of `{}`", known.join("`, `"))),
            Check::Within(least, most) => {
                let number = place.number()?;
                let is_within = (*least..=*most).contains(&number);
                (!is_within).then(|| format!("{number} is not between {least} and {most}"))
            }
            Check::Address if !place.is_there() => None,
            Check::Address => parse_ip(text)
                .is_none()
                .then(|| format!("`{text}` is no IP address")),
            Check::Port => match place.value? {
                Value::String(name) => bad(name, &names::is_valid_port_name(name)),
                _ => Check::Within(1, 65535).objection(place),
            },
            Check::Descending if text.starts_with('/') => {
                Some(format!("`{text}` begins with a slash"))
            }
            Check::Descending => {
                let leaves = text.split('/').any(|part| part == "..");
                leaves.then(|| format!("`{text}` leads upwards"))
            }
            Check::Relation(_) => None,
        }
    }
}

fn is_empty(value: Option<&Value>) -> bool {
    match value {
        None => true,
        Some(Value::String(text)) => text.is_empty(),
        Some(Value::Array(items)) => items.is_empty(),
        Some(_) => false,
    }
}

/// What is wrong with a text.
pub(super) fn bad(text: &str, reasons: &[String]) -> Option<String> {
    let reason = reasons.first()?;
    Some(format!("`{text}`: {reason}"))
}
