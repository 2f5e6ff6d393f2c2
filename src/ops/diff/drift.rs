//! Drift: what is otherwise than the operator would make it, and what it does not repair.

use serde::Serialize;
use serde_json::Value;

use super::managers::Managers;
use super::normal;
use super::object::{Id, Sides, owner};
use super::path::Path;
use super::value::Difference;

/// An object that is not as the operator would make it, and stays so.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Drift {
    /// Which object it is.
    #[serde(flatten)]
    pub id: Id,
    /// Why it stays so.
    pub why: Why,
    /// The fields.
    pub fields: Vec<Field>,
}

/// Why something stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Why {
    /// The operator does not look at these fields.
    NotCompared,
    /// The operator does not make this object any more, and deletes nothing.
    LeftOver,
}

/// A field that stays otherwise than the operator would make it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Field {
    /// Where it is.
    #[serde(serialize_with = "super::as_text")]
    pub path: Path,
    /// What is there; none where it is missing.
    pub is: Option<Value>,
    /// What the operator would make; none where it would leave it out.
    pub would_be: Option<Value>,
    /// Who set it, as far as managed fields tell.
    pub owner: Option<String>,
}

impl Drift {
    /// What differs in an object that stays from what the operator would make if it did not exist.
    pub(super) fn of(sides: &Sides, managers: &Managers) -> Option<Self> {
        let id = Id::of(sides.before.as_ref()?);
        let differences = sides.differences().into_iter();
        let fields: Vec<Field> = differences
            .filter(|difference| counts(&id.kind, difference, managers))
            .map(|Difference { path, old, new }| Field {
                owner: owner(managers, &path),
                path,
                is: old,
                would_be: new,
            })
            .collect();
        (!fields.is_empty()).then_some(Self {
            id,
            why: Why::NotCompared,
            fields,
        })
    }

    /// An object that is left over.
    pub(super) fn left_over(object: &Value) -> Self {
        Self {
            id: Id::of(object),
            why: Why::LeftOver,
            fields: Vec::new(),
        }
    }
}

/// Whether a difference is somebody's doing, and not what others add by their own right.
fn counts(kind: &str, difference: &Difference, managers: &Managers) -> bool {
    let is_addition = difference.new.is_none();
    let is_filled_in = is_addition && normal::is_filled_in(kind, &difference.path);
    !is_filled_in && !managers.is_foreign(&difference.path)
}
