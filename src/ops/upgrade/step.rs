//! The steps from one operator to another: first the settings, then the releases, one thing a step.

use std::collections::BTreeSet;

use super::What;
use crate::plan::Options;
use crate::release::rows::ROWS;
use crate::release::{Step as RowStep, Way, chart};

/// A step: what it changes, and the operator after it.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) what: What,
    pub(super) operator: Options,
}

/// The steps between two operators.
pub(super) fn between(before: &Options, after: &Options) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut operator = before.clone();
    settings(&mut operator, after, &mut steps);
    let crds = Way {
        from: before.crd_release,
        to: after.crd_release,
    };
    let reconcilers = Way {
        from: before.release,
        to: after.release,
    };
    if crds.is_back() == reconcilers.is_back() {
        rows(&mut operator, crds, reconcilers, &mut steps);
    } else {
        // CRDs are applied first.
        let stays = |way: Way| Way {
            from: way.from,
            to: way.from,
        };
        rows(&mut operator, crds, stays(reconcilers), &mut steps);
        rows(&mut operator, stays(crds), reconcilers, &mut steps);
    }
    steps
}

/// A step a variable that differs.
fn settings(operator: &mut Options, after: &Options, steps: &mut Vec<Step>) {
    let (old, new) = (operator.settings.variables(), after.settings.variables());
    let names: BTreeSet<String> = old.keys().chain(new.keys()).cloned().collect();
    for name in names {
        let old = operator.settings.variables().get(&name).cloned();
        let new = after.settings.variables().get(&name).cloned();
        if old != new {
            operator.settings.assign(&name, new.as_deref());
            let source = source(&name, new.as_deref(), after);
            steps.push(Step {
                what: What::Setting {
                    name,
                    old,
                    new,
                    source,
                },
                operator: operator.clone(),
            });
        }
    }
}

/// Where a variable gets its value: what the chart of the release itself sets is the chart's doing, whoever installs it.
fn source(name: &str, value: Option<&str>, after: &Options) -> String {
    let mut own = chart::variables(after.release).into_iter();
    match own.any(|(variable, own)| variable == name && value == Some(&own)) {
        true => "chart".to_owned(),
        false => after.settings_source.clone(),
    }
}

/// A step a row that the CRDs or the reconcilers meet.
fn rows(operator: &mut Options, crds: Way, reconcilers: Way, steps: &mut Vec<Step>) {
    let (crds, reconcilers, is_back) = (crds.steps(), reconcilers.steps(), crds.is_back());
    let mut order: Vec<_> = ROWS.iter().collect();
    if is_back {
        order.reverse();
    }
    let state = |steps: &[RowStep], name: &str| {
        let step = steps.iter().find(|step| step.row.name == name)?;
        Some(step.state)
    };
    for row in order {
        let states = [state(&crds, row.name), state(&reconcilers, row.name)];
        let [crd_release, release] = states;
        if crd_release.or(release).is_none() {
            continue;
        }
        operator.crd_release = crd_release.unwrap_or(operator.crd_release);
        operator.release = release.unwrap_or(operator.release);
        steps.push(Step {
            what: What::Row(row),
            operator: operator.clone(),
        });
    }
}
