//! Labels and annotations.

use super::Objection;
use super::check::bad;
use super::place::Place;
use crate::admission::names::{is_qualified_name, is_valid_label_value};

/// Keys and values of labels (`ValidateLabels`).
pub(super) fn labels(labels: &Place<'_>, found: &mut Vec<Objection>) {
    for (key, value) in labels.fields() {
        let of_value = || bad(value.text(), &is_valid_label_value(value.text()));
        let reason = bad(key, &is_qualified_name(key)).or_else(of_value);
        found.extend(reason.map(|reason| value.refused(reason)));
    }
}

/// Keys of annotations (`ValidateAnnotations`).
pub(super) fn annotations(annotations: &Place<'_>, found: &mut Vec<Objection>) {
    for (key, value) in annotations.fields() {
        let reason = bad(key, &is_qualified_name(&key.to_ascii_lowercase()));
        found.extend(reason.map(|reason| value.refused(reason)));
    }
}
