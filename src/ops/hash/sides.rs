//! A resource in two plans, and the fields in which what is hashed of it differs.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Hash;
use super::compare::{HashChange, HashDiff, RowName};
use super::preimage::{self, Preimage};
use crate::go::dump::{self, Side};
use crate::go::types::Type;
use crate::go::{json, json_text};
use crate::operator::config;
use crate::ops::diff::{between, secrets};
use crate::ops::upgrade::{Upgrade, What};
use crate::plan::{Plan, Resource};
use crate::release::rows::ROWS;
use crate::resource::Schema;

/// A resource in two plans.
pub(super) struct Sides<'p, 'a> {
    pub(super) old: Option<&'p Resource<'a>>,
    pub(super) new: Option<&'p Resource<'a>>,
    pub(super) plans: [&'p Plan<'a>; 2],
    pub(super) upgrade: Option<&'p Upgrade<'p>>,
}

impl Sides<'_, '_> {
    /// The hashes that differ.
    pub(super) fn differences(&self, old: &[Hash], new: &[Hash]) -> Vec<HashDiff> {
        let names = new.iter().chain(old).map(|hash| hash.of);
        let mut seen = BTreeSet::new();
        let names = names.filter(|of| seen.insert(*of));
        let find = |hashes: &[Hash], of: &str| {
            let found = hashes.iter().find(|hash| hash.of == of);
            found.map(|hash| hash.hash.clone())
        };
        names
            .filter_map(|of| {
                let (old, new) = (find(old, of), find(new, of));
                (old != new).then(|| HashDiff {
                    of,
                    taken_from: self.taken_from(of, new.as_deref()),
                    changes: self.changes(of),
                    old,
                    new,
                })
            })
            .collect()
    }

    fn taken_from(&self, of: &str, hash: Option<&str>) -> Option<String> {
        let preimage = preimage::of(self.plans[1], self.new?, of, hash?)?;
        match preimage {
            Preimage::TakenFrom(name) => Some(name),
            Preimage::Dump(_) => None,
        }
    }

    /// The fields that make a hash differ.
    fn changes(&self, of: &str) -> Vec<HashChange> {
        let changes = match of {
            "configHash" => self.of_spec(),
            "runConfigChecksum" => self.of_run_config(),
            "podTemplateSpecHash" => self.of_pod_template(),
            _ => None,
        };
        let mut changes = changes.unwrap_or_default();
        let secrets = self.secrets();
        for value in changes.iter_mut().flat_map(|it| [&mut it.old, &mut it.new]) {
            hide(value, &secrets);
        }
        changes
    }

    fn of_spec(&self) -> Option<Vec<HashChange>> {
        let Type::Struct(schema) = &self.new?.object.kind.spec else {
            return None;
        };
        let [before, after] = self.plans.map(|plan| plan.options.release);
        let specs = [self.old, self.new].map(|it| config::hashed(it?.object));
        let sides = [
            Side {
                node: specs[0].as_deref(),
                has: &|schema: &Schema| schema.is_in(before),
            },
            Side {
                node: specs[1].as_deref(),
                has: &|schema: &Schema| schema.is_in(after),
            },
        ];
        let differences = dump::differences(schema, "spec", sides).into_iter();
        let changes = differences.map(|it| HashChange {
            path: it.path,
            old: it.old.map(Value::from),
            new: it.new.map(Value::from),
            row: it.only.and_then(row_of),
        });
        Some(changes.collect())
    }

    fn of_run_config(&self) -> Option<Vec<HashChange>> {
        let [before, after] = self.plans;
        let old = self.old.and_then(|it| preimage::run_config_map(before, it));
        let new = self.new.and_then(|it| preimage::run_config_map(after, it));
        let differences = between(old.as_ref(), new.as_ref()).into_iter();
        let counted = differences.filter(|it| !it.path.is_below(&["metadata", "annotations"]));
        let changes = counted.map(|it| {
            let path = it.path.to_string();
            HashChange {
                row: self.row_behind(&path),
                path,
                old: it.old,
                new: it.new,
            }
        });
        Some(changes.collect())
    }

    fn of_pod_template(&self) -> Option<Vec<HashChange>> {
        let template =
            |it: &Resource<'_>| it.object.spec()?.get("podTemplateSpec").map(json::marshal);
        let [old, new] = [self.old, self.new].map(|it| {
            let text = it.and_then(template)?;
            Some(json_text::value(&text))
        });
        let differences = between(old.as_ref(), new.as_ref()).into_iter();
        let changes = differences.map(|it| HashChange {
            path: format!("spec.podTemplateSpec.{}", it.path),
            old: it.old,
            new: it.new,
            row: None,
        });
        Some(changes.collect())
    }

    /// The row that makes a field of the RunConfig's ConfigMap another one.
    fn row_behind(&self, path: &str) -> Option<RowName> {
        let (upgrade, object) = (self.upgrade?, self.new?.object);
        let mut subjects = upgrade.proxies();
        let subject =
            subjects.find(|it| it.namespace == object.namespace && it.name == object.name)?;
        let mut effects = subject.effects.iter();
        let effect = effects.find(|it| {
            let map = it
                .object
                .as_deref()
                .is_some_and(|it| it.starts_with("ConfigMap "));
            map && it.path == path
        })?;
        let causes = effect
            .causes
            .iter()
            .filter_map(|cause| upgrade.causes.get(*cause));
        let mut rows = causes.filter_map(|cause| match &cause.what {
            What::Row(row) => Some(RowName::from(*row)),
            What::Setting { .. } => None,
        });
        rows.next()
    }

    /// What may be secret in either input.
    fn secrets(&self) -> BTreeSet<String> {
        let specs = [self.old, self.new].into_iter().flatten();
        let specs = specs.filter_map(|it| it.object.spec().map(json::marshal));
        specs
            .flat_map(|spec| secrets(&json_text::value(&spec)))
            .collect()
    }
}

/// The row that a field of a type stands in.
fn row_of(schema: &Schema) -> Option<RowName> {
    let row = ROWS.iter().find(|row| row.since == schema.releases.from);
    row.map(RowName::from)
}

/// Puts a mark in the place of what may be secret.
fn hide(value: &mut Option<Value>, secrets: &BTreeSet<String>) {
    let Some(value) = value else { return };
    let shown = match value.as_str() {
        Some(text) => text.to_owned(),
        None => value.to_string(),
    };
    let found = secrets.iter().filter(|secret| !secret.is_empty());
    let hidden = found.fold(shown.clone(), |text, secret| text.replace(secret, "***"));
    if hidden != shown {
        *value = Value::from(hidden);
    }
}
