//! Selectors of labels and of nodes.

use super::Objection;
use super::check::{Check, bad};
use super::labels;
use super::place::Place;
use crate::admission::names::{is_qualified_name, is_valid_label_value};

/// A selector of labels (`ValidateLabelSelector`).
pub(super) fn of_labels(selector: &Place<'_>, found: &mut Vec<Objection>) {
    labels::labels(&selector.key("matchLabels"), found);
    for requirement in selector.key("matchExpressions").items() {
        self::requirement(
            &requirement,
            &["In", "NotIn", "Exists", "DoesNotExist"],
            found,
        );
    }
}

/// A selector of nodes (`ValidateNodeSelectorTerm`).
pub(super) fn of_nodes(term: &Place<'_>, found: &mut Vec<Objection>) {
    let operators = ["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"];
    for requirement in term.key("matchExpressions").items() {
        self::requirement(&requirement, &operators, found);
    }
    for field in term.key("matchFields").items() {
        let key = field.key("key");
        if key.text() != "metadata.name" {
            found.push(key.refused("nodes are selected by the field `metadata.name` alone"));
        }
    }
}

fn requirement(requirement: &Place<'_>, operators: &[&str], found: &mut Vec<Objection>) {
    let [key, operator, values] = ["key", "operator", "values"].map(|name| requirement.key(name));
    let reason = bad(key.text(), &is_qualified_name(key.text()));
    found.extend(reason.map(|reason| key.refused(reason)));
    let count = values.items().len();
    let name = operator.text();
    if !operators.contains(&name) {
        let reason = format!("`{name}` is none of `{}`", operators.join("`, `"));
        found.push(operator.refused(reason));
        return;
    }
    let reason = match name {
        "In" | "NotIn" if count == 0 => format!("`{name}` takes values"),
        "Exists" | "DoesNotExist" if count > 0 => format!("`{name}` takes no values"),
        "Gt" | "Lt" if count != 1 => format!("`{name}` takes one value"),
        _ => {
            for value in values.items() {
                Check::Name(is_valid_label_value).run(&value, found);
            }
            return;
        }
    };
    found.push(values.refused(reason));
}
