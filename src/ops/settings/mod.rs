//! Where the operator's settings come from: its Helm chart's defaults, nothing, what the input installs, or a file that says
//! how it is installed.

mod file;
mod installed;
mod setup;

use std::fmt;

use crate::document::Setup;
use crate::operator::settings::{Platform, Settings};
use crate::release::{Release, chart};

pub use installed::{Found, installed};

/// Where settings come from.
#[derive(Clone, Debug)]
pub enum Origin {
    /// What the Helm chart of the release sets.
    Chart,
    /// Nothing is set.
    Bare,
    /// What the input installs.
    Installed {
        /// File and line.
        place: String,
        /// How it is set up.
        setup: Setup,
        /// The release that is installed there, where it is known.
        release: Option<Release>,
    },
    /// A file.
    File {
        /// Its path.
        path: String,
        /// Its text.
        text: String,
    },
}

/// A file that says nothing of the operator's settings.
#[derive(Debug, PartialEq, Eq)]
pub struct NoSettings {
    /// The file.
    pub path: String,
    /// What is wrong with it.
    pub why: String,
}

impl fmt::Display for NoSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` does not say how the operator is set up: {}; give an env file, the operator's Deployment, Helm values or a \
             HelmRelease",
            self.path, self.why
        )
    }
}

impl std::error::Error for NoSettings {}

impl Origin {
    /// Its name in a plan.
    pub fn name(&self) -> &str {
        match self {
            Origin::Chart => "chart",
            Origin::Bare => "bare",
            Origin::Installed { place, .. } => place,
            Origin::File { path, .. } => path,
        }
    }
}

/// The settings of an operator of a release, with variables on top.
///
/// # Errors
/// Where a file says nothing of them.
pub fn load(
    origin: &Origin,
    release: Release,
    platform: Platform,
    variables: &[(String, String)],
) -> Result<Settings, NoSettings> {
    let mut settings = Settings::new(platform);
    match origin {
        Origin::Chart => set_chart_defaults(&mut settings, release),
        Origin::Bare => {}
        Origin::Installed {
            setup,
            release: installed,
            ..
        } => setup::apply(&mut settings, setup, release, *installed),
        Origin::File { path, text } => {
            file::read(&mut settings, text, release).map_err(|why| NoSettings {
                path: path.clone(),
                why,
            })?;
        }
    }
    for (name, value) in variables {
        settings.set(name, value);
    }
    Ok(settings)
}

/// What the operator's Helm chart sets when nothing is changed.
fn set_chart_defaults(settings: &mut Settings, release: Release) {
    for (name, value) in chart::variables(release) {
        settings.set(name, &value);
    }
}
