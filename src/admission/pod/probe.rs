//! Probes and hooks of a container.

use super::Objection;
use super::fields::{HANDLER_FIELDS, PROBE_FIELDS, check};
use super::place::Place;

/// A probe that is through once it succeeds (`validateLivenessProbe`, `validateStartupProbe`).
pub(super) fn once(probe: &Place<'_>, found: &mut Vec<Objection>) {
    any(probe, found);
    let successes = probe.key("successThreshold");
    if successes.number().is_some_and(|number| number > 1) {
        found.push(successes.refused("one success is enough for this probe: it takes 1 alone"));
    }
    let grace = probe.key("terminationGracePeriodSeconds");
    if grace.number().is_some_and(|number| number <= 0) {
        found.push(grace.refused("it is not above 0"));
    }
}

/// A probe (`validateProbe`).
pub(super) fn any(probe: &Place<'_>, found: &mut Vec<Objection>) {
    check(PROBE_FIELDS, probe, found);
    hook(probe, found);
}

/// What is done at some time (`validateHandler`).
pub(super) fn hook(handler: &Place<'_>, found: &mut Vec<Objection>) {
    check(HANDLER_FIELDS, handler, found);
}
