//! Which releases judge: those that were asked for, those that the input installs, else the newest.

use std::fmt;

use crate::document::{Installation, Part, Version};
use crate::plan::{Input, Judges};
use crate::release::{PickError, Picked, Release, pick_or_nearest};

/// The releases that judge, and why.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The releases.
    pub judges: Judges,
    /// Where the operator's release comes from.
    pub origin: Origin,
    /// What is assumed.
    pub notes: Vec<Note>,
}

/// What is assumed of a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A release stands for one that nobody knows.
    Nearest {
        /// The version that was asked for.
        asked: String,
        /// The release that is taken.
        taken: Release,
    },
    /// The input names no release but a range of them.
    Range {
        /// The range.
        range: String,
        /// File and line.
        place: String,
    },
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Note::Nearest { asked, taken } => {
                let taken = taken.version();
                write!(
                    f,
                    "ToolHive `{asked}` is not known; {taken} is taken to be like it"
                )
            }
            Note::Range { range, place } => write!(
                f,
                "{place}: `{range}` may be several releases of ToolHive; `--operator-version` says which one runs"
            ),
        }
    }
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
    let mut notes = Vec::new();
    let mut pick = |text: &str| {
        let (release, note) = named(text)?;
        notes.extend(note.filter(|note| !notes.contains(note)));
        Ok::<_, PickError>(release)
    };
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
    if origin == Origin::Newest {
        notes.extend(range(input));
    }
    Ok(Chosen {
        judges: Judges { crds, operator },
        origin,
        notes,
    })
}

/// The release that a text names, and what is assumed where it is only the nearest one.
///
/// # Errors
/// Where no release has that name.
pub fn named(text: &str) -> Result<(Release, Option<Note>), PickError> {
    let Picked {
        release: taken,
        instead_of,
    } = pick_or_nearest(text)?;
    Ok((
        taken,
        instead_of.map(|asked| Note::Nearest { asked, taken }),
    ))
}

/// Whether an input installs the operator.
pub fn installs_operator(input: &Input) -> bool {
    !parts(input, Part::Operator).is_empty()
}

/// The documents that install a part, with their places.
pub(super) fn parts(input: &Input, part: Part) -> Vec<(&Installation, String)> {
    let all: Vec<_> = input.installations().collect();
    let repositories = all.iter().filter(|(it, _)| it.is_of(part, &[]));
    let repositories: Vec<&str> = repositories
        .filter_map(|(it, _)| it.repository.as_deref())
        .collect();
    all.iter()
        .filter(|(it, _)| it.is_of(part, &repositories))
        .map(|(it, place)| (*it, place.clone()))
        .collect()
}

/// The one release of a part that the input installs.
fn installed(input: &Input, part: Part) -> Result<Option<(Release, String)>, Error> {
    let mut found: Option<(Release, String)> = None;
    for (installation, place) in parts(input, part) {
        let Version::Exact(version) = &installation.version else {
            continue;
        };
        let release = pick_or_nearest(version)
            .map_err(|error| Error::UnknownInstalled(error, place.clone()))?
            .release;
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

/// A range of releases that the input installs one of.
fn range(input: &Input) -> Option<Note> {
    let mut found = parts(input, Part::Operator).into_iter();
    found.find_map(|(installation, place)| match &installation.version {
        Version::Range(range) => Some(Note::Range {
            range: range.clone(),
            place,
        }),
        _ => None,
    })
}
