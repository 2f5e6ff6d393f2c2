//! What an API server refuses of a pod template, as it stands in a Deployment.
//!
//! The API server's own validation, as far as users write what it is about: `core validation.ValidatePodTemplateSpec` of
//! Kubernetes v1.35. Most of it is a table of fields; what depends on more than one field has a file of its own.

mod check;
mod dns;
mod env;
mod fields;
mod labels;
mod place;
mod probe;
mod resources;
mod scheduling;
mod security;
mod selector;

use serde_json::Value;

pub use place::Step;

use place::Place;

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// Where the field stands in the pod template.
    pub path: Vec<Step>,
    /// Where another field stands that it is as much about; none for most.
    pub other: Option<Vec<Step>>,
    /// What is wrong with it.
    pub reason: String,
}

/// What the API server objects to in a pod template.
pub fn objections(template: &Value) -> Vec<Objection> {
    let root = Place::root(template);
    let mut found = Vec::new();
    fields::check(fields::FIELDS, &root, &mut found);
    for list in ["initContainers", "containers"] {
        for container in root.key("spec").key(list).items() {
            fields::check(fields::CONTAINER_FIELDS, &container, &mut found);
        }
    }
    found
}

#[cfg(test)]
mod tests;
