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
mod selector;

use serde_json::Value;

pub use place::Step;

use check::Check;
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
    for (pattern, check) in fields::FIELDS {
        root.each(pattern, &mut |place| check.run(place, &mut found));
    }
    for list in ["initContainers", "containers"] {
        let spec = root.key("spec");
        for container in spec.key(list).items() {
            for (pattern, check) in fields::CONTAINER_FIELDS {
                container.each(pattern, &mut |place| check.run(place, &mut found));
            }
        }
    }
    found
}

impl Check {
    /// Notes what is wrong with a field.
    fn run(&self, place: &Place<'_>, found: &mut Vec<Objection>) {
        match self {
            Check::Relation(of) => of(place, found),
            check => found.extend(check.objection(place).map(|reason| place.refused(reason))),
        }
    }
}

#[cfg(test)]
mod tests;
