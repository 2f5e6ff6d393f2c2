//! What the API server objects to: a rule for each kind of objection.

mod broken_rule;
mod duplicate_element;
mod find;
mod invalid_metadata;
mod missing_field;
mod too_many_elements;
mod undecodable_object;
mod unknown_field;
mod unknown_kind;
mod unsupported_value;
mod value_out_of_bounds;
mod value_too_long;
mod version_not_served;
mod wrong_type;

use crate::finding::Rule;

pub(super) use find::check;

/// The rules of this tier.
pub(super) const RULES: &[&Rule] = &[
    &unknown_field::RULE,
    &missing_field::RULE,
    &wrong_type::RULE,
    &value_out_of_bounds::RULE,
    &unsupported_value::RULE,
    &value_too_long::RULE,
    &too_many_elements::RULE,
    &duplicate_element::RULE,
    &invalid_metadata::RULE,
    &undecodable_object::RULE,
    &version_not_served::RULE,
    &broken_rule::RULE,
    &unknown_kind::RULE,
];
