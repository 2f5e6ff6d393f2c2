//! Types, constraints and defaults in words.

use crate::go::json;
use crate::go::types::Type;
use crate::release::Release;
use crate::resource::schema::{Check, Choice, Literal};

use super::instead::Span;

/// A type as `kubectl explain` would name it.
pub(super) fn type_name<Extra>(ty: &Type<Extra>) -> String {
    match ty {
        Type::Bool => "boolean".to_owned(),
        Type::Int | Type::Int32 | Type::Int64 => "integer".to_owned(),
        Type::Pointer(inner) => type_name(inner),
        Type::Slice(items) => format!("[]{}", type_name(items)),
        Type::Map(values) | Type::NamedMap(_, values) => {
            format!("map[string]{}", type_name(values))
        }
        Type::Struct(_) | Type::Open(_) | Type::Raw => "object".to_owned(),
        _ => "string".to_owned(),
    }
}

/// A default as it would be written.
pub(super) fn literal(literal: Literal) -> String {
    match literal {
        Literal::Text("") => "\"\"".to_owned(),
        Literal::Text(text) => text.to_owned(),
        Literal::Int(number) => number.to_string(),
        Literal::Bool(value) => value.to_string(),
        Literal::Value(node) => json::marshal(node),
    }
}

/// A constraint.
pub(super) fn bound(check: &Check, release: Release) -> String {
    match check {
        Check::OneOf(choices) => {
            let choices = choices.iter().filter(|it| it.releases.contains(release));
            format!(
                "one of {}",
                choices.map(choice).collect::<Vec<_>>().join(", ")
            )
        }
        Check::Pattern(pattern) => format!("matches `{pattern}`"),
        Check::Minimum(least) => format!("at least {least}"),
        Check::Maximum(most) => format!("at most {most}"),
        Check::MinLength(least) => format!("at least {}", counted(*least, "character")),
        Check::MaxLength(most) => format!("at most {}", counted(*most, "character")),
        Check::MinItems(least) => format!("at least {}", counted(*least, "element")),
        Check::MaxItems(most) => format!("at most {}", counted(*most, "element")),
        Check::MaxProperties(most) if *most == 1 => "at most 1 entry".to_owned(),
        Check::MaxProperties(most) => format!("at most {most} entries"),
        Check::Format(format) => format!("of format {format}"),
    }
}

/// A value that is allowed, with its releases where not all have it.
fn choice(choice: &Choice) -> String {
    match Span::of(|release| choice.releases.contains(release)) {
        Some(span) => format!("`{}` ({span})", choice.value),
        None => format!("`{}`", choice.value),
    }
}

fn counted(count: usize, unit: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{ending}")
}
