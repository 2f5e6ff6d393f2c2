//! Which releases judge: those that were asked for, those that the input installs, else the newest.

use std::fmt;

use crate::document::{Installation, Part};
use crate::plan::{Input, Judges};
use crate::release::{PickError, Release, pick};

/// The releases that judge, and why.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The releases.
    pub judges: Judges,
    /// Where the operator's release comes from.
    pub origin: Origin,
}

/// Where a release comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It was asked for.
    Asked,
    /// The input installs it: file and line.
    Installed(String),
    /// It is the newest one known.
    Newest,
}

/// Why no release could be chosen.
#[derive(Debug)]
pub enum Error {
    /// No release has the name that was asked for.
    Unknown(PickError),
    /// The input installs a release that nobody knows.
    UnknownInstalled(PickError, String),
    /// The input installs several.
    Several(Vec<String>),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Unknown(error) => error.fmt(f),
            Error::UnknownInstalled(error, place) => write!(f, "{place}: {error}"),
            Error::Several(found) => write!(
                f,
                "the input installs several operator releases: {}; `--operator-version` picks one",
                found.join(", ")
            ),
        }
    }
}

impl std::error::Error for Error {}

/// Chooses the operator's release, and that of its CRDs, which is the same where nothing says otherwise.
///
/// # Errors
/// Where a release is unknown, or the input installs more than one and none was asked for.
pub fn choose(input: &Input, operator: Option<&str>, crds: Option<&str>) -> Result<Chosen, Error> {
    let (operator, origin) = match operator {
        Some(asked) => (pick(asked).map_err(Error::Unknown)?, Origin::Asked),
        None => match installed(input, Part::Operator)? {
            Some((release, place)) => (release, Origin::Installed(place)),
            None => (Release::newest(), Origin::Newest),
        },
    };
    let crds = match crds {
        Some(asked) => pick(asked).map_err(Error::Unknown)?,
        None if origin == Origin::Asked => operator,
        None => installed(input, Part::Crds)?.map_or(operator, |(release, _)| release),
    };
    Ok(Chosen {
        judges: Judges { crds, operator },
        origin,
    })
}

/// The one release of a part that the input installs.
fn installed(input: &Input, part: Part) -> Result<Option<(Release, String)>, Error> {
    let mut found: Option<(Release, String)> = None;
    for (installation, place) in input.installations().filter(|(it, _)| it.part == part) {
        let Installation { version, .. } = installation;
        let release =
            pick(version).map_err(|error| Error::UnknownInstalled(error, place.clone()))?;
        match &found {
            Some((known, earlier)) if *known != release => {
                let name =
                    |release: &Release, place: &str| format!("{} ({place})", release.version());
                return Err(Error::Several(vec![
                    name(known, earlier),
                    name(&release, &place),
                ]));
            }
            Some(_) => {}
            None => found = Some((release, place)),
        }
    }
    Ok(found)
}
