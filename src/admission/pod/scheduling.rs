//! Where pods may run, and under which rights.

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
    let mut check = |place: &Place<'_>, check: Check| {
        found.extend(check.objection(place).map(|reason| place.refused(reason)));
    };
    check(&key, Check::Name(is_qualified_name));
    check(&operator, Check::OneOf(&["Exists", "Equal"]));
    check(&effect, Check::OneOf(EFFECTS));
    if operator.text() != "Exists" {
        check(&value, Check::Name(is_valid_label_value));
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
    if nodes.key(REQUIRED).is_there() && terms.items().is_empty() {
        found.push(terms.refused("it is missing"));
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
    for check in [Check::Required, Check::Name(is_qualified_name)] {
        found.extend(check.objection(&key).map(|reason| key.refused(reason)));
    }
    selector::of_labels(&term.key("labelSelector"), found);
}

/// Settings of the kernel (`validateSysctls`).
pub(super) fn sysctls(sysctls: &Place<'_>, found: &mut Vec<Objection>) {
    let mut seen = HashSet::new();
    for sysctl in sysctls.items() {
        let name = sysctl.key("name");
        let text = name.text();
        let is_name = !text.is_empty()
            && text.split(['.', '/']).all(|part| {
                let is_plain = |byte: u8| {
                    byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte)
                };
                let is_end = |byte: Option<&u8>| byte.is_some_and(|byte| !b"-_".contains(byte));
                let bytes = part.as_bytes();
                bytes.iter().all(|byte| is_plain(*byte))
                    && is_end(bytes.first())
                    && is_end(bytes.last())
            });
        if !is_name {
            found.push(name.refused(format!("`{text}` is no setting of the kernel")));
        } else if !seen.insert(text) {
            found.push(name.refused(format!("`{text}` is set twice")));
        }
    }
}

/// A profile of seccomp or AppArmor (`validateSeccompProfileField`, `ValidateAppArmorProfileField`).
pub(super) fn profile(profile: &Place<'_>, found: &mut Vec<Objection>) {
    if !profile.is_there() {
        return;
    }
    let (ty, local) = (profile.key("type"), profile.key("localhostProfile"));
    let types = &["Localhost", "RuntimeDefault", "Unconfined"];
    for check in [Check::Required, Check::OneOf(types)] {
        found.extend(check.objection(&ty).map(|reason| ty.refused(reason)));
    }
    let is_local = ty.text() == "Localhost";
    if is_local && local.text().is_empty() {
        found.push(local.refused("`type: Localhost` takes it"));
    } else if !is_local && local.is_there() {
        found.push(local.refused("it takes `type: Localhost`"));
    }
}
