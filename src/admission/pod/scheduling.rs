//! Where pods may run.

use std::collections::HashSet;

use super::Objection;
use super::check::Check;
use super::place::Place;
use super::selector;
use crate::admission::names::{is_qualified_name, is_valid_label_value};

const EFFECTS: &[&str] = &["NoSchedule", "PreferNoSchedule", "NoExecute"];

/// A toleration (`ValidateTolerations`).
pub(super) fn toleration(toleration: &Place<'_>, found: &mut Vec<Objection>) {
    let of = |name: &str| toleration.key(name);
    let (key, operator, effect, value) = (of("key"), of("operator"), of("effect"), of("value"));
    Check::Name(is_qualified_name).run(&key, found);
    Check::OneOf(&["Exists", "Equal"]).run(&operator, found);
    Check::OneOf(EFFECTS).run(&effect, found);
    if operator.text() != "Exists" {
        Check::Name(is_valid_label_value).run(&value, found);
        if key.text().is_empty() {
            found.push(operator.refused("without a `key` it is `Exists`"));
        }
    } else if !value.text().is_empty() {
        found.push(value.refused("`operator: Exists` takes no value"));
    }
    if of("tolerationSeconds").is_there() && effect.text() != "NoExecute" {
        found.push(effect.refused("with `tolerationSeconds` it is `NoExecute`"));
    }
}

/// How pods are spread (`validateTopologySpreadConstraints`).
pub(super) fn spread(constraints: &Place<'_>, found: &mut Vec<Objection>) {
    let mut seen = HashSet::new();
    for constraint in constraints.items() {
        let key = constraint.key("topologyKey");
        let otherwise = constraint.key("whenUnsatisfiable");
        if !seen.insert((key.text(), otherwise.text())) {
            let reason = "another constraint has the same `topologyKey` and `whenUnsatisfiable`";
            found.push(constraint.refused(reason));
        }
        let domains = constraint.key("minDomains");
        if domains.is_there() && otherwise.text() != "DoNotSchedule" {
            found.push(domains.refused("it takes `whenUnsatisfiable: DoNotSchedule`"));
        }
    }
}

const REQUIRED: &str = "requiredDuringSchedulingIgnoredDuringExecution";

const PREFERRED: &str = "preferredDuringSchedulingIgnoredDuringExecution";

/// What pods are to run beside (`validateAffinity`).
pub(super) fn affinity(affinity: &Place<'_>, found: &mut Vec<Objection>) {
    let nodes = affinity.key("nodeAffinity");
    let terms = nodes.key(REQUIRED).key("nodeSelectorTerms");
    if nodes.key(REQUIRED).is_there() {
        Check::Required.run(&terms, found);
    }
    for term in terms.items() {
        selector::of_nodes(&term, found);
    }
    for preferred in nodes.key(PREFERRED).items() {
        weight(&preferred, found);
        selector::of_nodes(&preferred.key("preference"), found);
    }
    for pods in ["podAffinity", "podAntiAffinity"] {
        let pods = affinity.key(pods);
        for term in pods.key(REQUIRED).items() {
            beside(&term, found);
        }
        for preferred in pods.key(PREFERRED).items() {
            weight(&preferred, found);
            beside(&preferred.key("podAffinityTerm"), found);
        }
    }
}

fn weight(preferred: &Place<'_>, found: &mut Vec<Objection>) {
    let weight = preferred.key("weight");
    let number = weight.number().unwrap_or_default();
    if !(1..=100).contains(&number) {
        found.push(weight.refused(format!("{number} is not between 1 and 100")));
    }
}

/// A term of an affinity to pods (`validatePodAffinityTerm`).
fn beside(term: &Place<'_>, found: &mut Vec<Objection>) {
    let key = term.key("topologyKey");
    Check::Required.run(&key, found);
    Check::Name(is_qualified_name).run(&key, found);
    selector::of_labels(&term.key("labelSelector"), found);
}
