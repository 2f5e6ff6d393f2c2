//! Variables and ports of a container.

use std::collections::HashSet;

use super::Objection;
use super::place::Place;

/// Where a variable may come from.
const SOURCES: [&str; 5] = [
    "fieldRef",
    "resourceFieldRef",
    "configMapKeyRef",
    "secretKeyRef",
    "fileKeyRef",
];

/// Where all variables of an object may come from.
const ALL_OF: [&str; 2] = ["configMapRef", "secretRef"];

/// The fields of a pod that a variable may show.
const FIELD_PATHS: [&str; 9] = [
    "metadata.name",
    "metadata.namespace",
    "metadata.uid",
    "spec.nodeName",
    "spec.serviceAccountName",
    "status.hostIP",
    "status.hostIPs",
    "status.podIP",
    "status.podIPs",
];

/// A variable has a value, or comes from one place (`validateEnvVarValueFrom`).
pub(super) fn variable(variable: &Place<'_>, found: &mut Vec<Objection>) {
    let from = variable.key("valueFrom");
    if !from.is_there() {
        return;
    }
    let name = variable.key("name").text();
    if let Some(reason) = not_one(&from, &SOURCES) {
        found.push(from.refused(format!("`{name}` {reason}")));
    } else if !variable.key("value").text().is_empty() {
        let reason = format!("`{name}` has a value, and comes from elsewhere, too");
        found.push(from.refused(reason));
    }
}

/// Variables come from one object (`ValidateEnvFrom`).
pub(super) fn source(source: &Place<'_>, found: &mut Vec<Objection>) {
    found.extend(not_one(source, &ALL_OF).map(|reason| source.refused(reason)));
}

/// What is wrong where not one of some fields is there.
fn not_one(place: &Place<'_>, fields: &[&'static str]) -> Option<String> {
    let there = fields.iter().filter(|field| place.key(field).is_there());
    let there: Vec<&str> = there.copied().collect();
    match there.as_slice() {
        [] => Some(format!("comes from none of `{}`", fields.join("`, `"))),
        [_] => None,
        several => Some(format!("comes from `{}` at once", several.join("` and `"))),
    }
}

/// The field of a pod that a variable shows (`validateObjectFieldSelector`).
pub(super) fn field_path(path: &Place<'_>, found: &mut Vec<Objection>) {
    let text = path.text();
    let of_map = ["metadata.annotations['", "metadata.labels['"];
    let is_known = FIELD_PATHS.contains(&text)
        || of_map.iter().any(|start| text.starts_with(start)) && text.ends_with("']");
    if !is_known && !text.is_empty() {
        let known = FIELD_PATHS.join("`, `");
        let reason = format!("`{text}` is none of `{known}`, nor a label or an annotation");
        found.push(path.refused(reason));
    }
}

/// Names of ports are unique (`validateContainerPorts`).
pub(super) fn ports(ports: &Place<'_>, found: &mut Vec<Objection>) {
    let mut names = HashSet::new();
    for port in ports.items() {
        let name = port.key("name");
        let text = name.text();
        if !text.is_empty() && !names.insert(text) {
            found.push(name.refused(format!("another port is called `{text}`")));
        }
    }
}
