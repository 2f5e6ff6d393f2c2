//! What pods and containers ask of a node.

use super::Objection;
use super::check::bad;
use super::place::Place;
use crate::admission::names;
use crate::go::quantity::{self, Quantity};

/// What all nodes have.
const OF_CONTAINERS: [&str; 3] = ["cpu", "memory", "ephemeral-storage"];

/// What can be asked for all containers of a pod together.
const OF_PODS: [&str; 2] = ["cpu", "memory"];

/// What large pages of memory begin with.
const PAGES: &str = "hugepages-";

/// What a container asks for (`ValidateContainerResourceRequirements`).
pub(super) fn of_container(resources: &Place<'_>, found: &mut Vec<Objection>) {
    check(resources, found, |name| {
        let reasons = names::is_qualified_name(name);
        if let Some(reason) = bad(name, &reasons) {
            return Some(reason);
        }
        let is_plain = !name.contains('/');
        (is_plain && !OF_CONTAINERS.contains(&name) && !name.starts_with(PAGES))
            .then(|| format!("no node has `{name}`; names of one's own have a domain in front"))
    });
}

/// What all containers of a pod ask for together (`validatePodResources`).
pub(super) fn of_pod(resources: &Place<'_>, found: &mut Vec<Objection>) {
    check(resources, found, |name| {
        (!OF_PODS.contains(&name) && !name.starts_with(PAGES))
            .then(|| format!("`{name}` is asked for by containers alone"))
    });
}

fn check(
    resources: &Place<'_>,
    found: &mut Vec<Objection>,
    objection: impl Fn(&str) -> Option<String>,
) {
    let (limits, requests) = (resources.key("limits"), resources.key("requests"));
    for list in [&limits, &requests] {
        for (name, place) in list.fields() {
            if let Some(reason) = objection(name) {
                found.push(place.refused(reason));
            } else if let Some(amount) = amount(&place) {
                found.extend(unusable(name, &amount).map(|reason| place.refused(reason)));
            }
        }
    }
    for (name, request) in requests.fields() {
        let limit = limits.key(name);
        let Some(wanted) = amount(&request) else {
            continue;
        };
        let reason = match amount(&limit) {
            Some(most) if is_shared(name) && wanted > most => "the request is more than the limit",
            Some(most) if !is_shared(name) && wanted != most => {
                "the request is not what the limit is"
            }
            None if !is_shared(name) => "the request has no limit of the same amount",
            _ => continue,
        };
        found.push(request.refused_with(&limit, reason));
    }
}

/// Whether a node may promise more of something than it has (`IsOvercommitAllowed`).
fn is_shared(name: &str) -> bool {
    !name.contains('/') && !name.starts_with(PAGES)
}

fn unusable(name: &str, amount: &Quantity) -> Option<&'static str> {
    if amount.is_negative() {
        Some("it is negative")
    } else if name.contains('/') && !amount.is_whole() {
        Some("it is no whole number")
    } else {
        None
    }
}

fn amount(place: &Place<'_>) -> Option<Quantity> {
    quantity::parse_json(&place.value?.to_string()).ok()
}
