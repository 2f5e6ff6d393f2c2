//! What the API server objects to in an object.

use crate::go::quote::quote;
use crate::go::{float, json};
use crate::span::Span;
use crate::tree::{Node, Value};

/// One objection, in the API server's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Path of the field.
    pub path: String,
    /// Kind of the objection.
    pub kind: ViolationKind,
    /// What the API server says after the path.
    pub message: String,
    /// The value that is wrong, or, where something is missing, the key of what it is missing in.
    pub span: Span,
}

/// Kinds of objections: `metav1.CauseType`, and two that the server expresses by its status alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ViolationKind {
    /// A field that must be there is not.
    Required,
    /// A value that is out of bounds.
    Invalid,
    /// A value that breaks a rule which the CRD states in CEL.
    Rule,
    /// A value that is none of those allowed.
    NotSupported,
    /// A value of another type.
    TypeInvalid,
    /// A text that is too long.
    TooLong,
    /// A list or an object with too many elements.
    TooMany,
    /// An element that stands twice.
    Duplicate,
    /// An object that cannot be decoded.
    Decode,
    /// A version or kind that the API server does not have.
    NotServed,
}

impl ViolationKind {
    /// Its name in the API server's answers.
    pub fn name(self) -> &'static str {
        match self {
            ViolationKind::Required => "FieldValueRequired",
            ViolationKind::Invalid | ViolationKind::Rule => "FieldValueInvalid",
            ViolationKind::NotSupported => "FieldValueNotSupported",
            ViolationKind::TypeInvalid => "FieldValueTypeInvalid",
            ViolationKind::TooLong => "FieldValueTooLong",
            ViolationKind::TooMany => "FieldValueTooMany",
            ViolationKind::Duplicate => "FieldValueDuplicate",
            ViolationKind::Decode => "Decode",
            ViolationKind::NotServed => "NotServed",
        }
    }

    /// Whether CEL rules are not evaluated where an objection of this kind stands.
    pub fn blocks_rules(self) -> bool {
        matches!(
            self,
            ViolationKind::Required
                | ViolationKind::NotSupported
                | ViolationKind::TypeInvalid
                | ViolationKind::TooLong
                | ViolationKind::TooMany
        )
    }
}

/// A value as messages show it (`field.Error.ErrorBody`).
pub(super) fn shown(node: &Node) -> String {
    match &node.value {
        Value::Text(text) => quote(&**text),
        Value::Float(number) => float::general(*number),
        _ => json::marshal(node),
    }
}
