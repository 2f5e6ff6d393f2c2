//! The settings that the input itself gives the operator.

use std::collections::BTreeSet;

use super::{Origin, load};
use crate::document::{Part, Setup, Version};
use crate::operator::settings::Platform;
use crate::ops::releases::parts;
use crate::plan::Input;
use crate::release::{Release, pick};

/// What the input says of the operator's set-up.
#[derive(Clone, Debug)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// One set-up; and the field that says that there are values elsewhere, which are not known.
    One(Origin, Option<String>),
    /// Several, each by its place.
    Several(Vec<String>),
}

/// What the input says of the set-up of an operator of a release.
pub fn installed(input: &Input, release: Release) -> Found {
    let found = parts(input, Part::Operator).into_iter();
    let found = found.filter_map(|(installation, place)| {
        let setup = installation.setup.clone()?;
        let version = match &installation.version {
            Version::Exact(version) => pick(version).ok(),
            Version::Range(_) | Version::Missing => None,
        };
        Some(Origin::Installed {
            place,
            setup,
            release: version,
        })
    });
    let variables = |origin: &Origin| {
        let settings = load(origin, release, Platform::default(), &[]).ok()?;
        Some(settings.variables().clone())
    };
    let mut seen = BTreeSet::new();
    let mut found: Vec<Origin> = found.filter(|it| seen.insert(variables(it))).collect();
    match found.len() {
        0 => Found::Nothing,
        1 => found.pop().map_or(Found::Nothing, |origin| {
            let elsewhere = elsewhere(&origin);
            Found::One(origin, elsewhere)
        }),
        _ => Found::Several(
            found
                .iter()
                .map(|origin| origin.name().to_owned())
                .collect(),
        ),
    }
}

fn elsewhere(origin: &Origin) -> Option<String> {
    match origin {
        Origin::Installed {
            setup: Setup::Values(values),
            ..
        } => values.elsewhere.clone(),
        _ => None,
    }
}
