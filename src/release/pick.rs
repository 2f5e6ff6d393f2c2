//! Which release a user means: `v0.44.0`, `0.44`, `latest`, `nearest:0.50`.

use std::fmt;

use super::Release;

/// A version that names no known release.
#[derive(Debug, PartialEq, Eq)]
pub struct PickError {
    /// What was asked for.
    pub asked: String,
    /// The known release nearest to it; none where the text is no version at all.
    pub nearest: Option<Release>,
}

impl fmt::Display for PickError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (oldest, newest) = (Release::all().next(), Release::newest());
        let oldest = oldest.unwrap_or(newest).version();
        match self.nearest {
            Some(nearest) => write!(
                f,
                "unknown operator release `{}`; nearest known: {} (`nearest:{}` takes it); known are {} to {}",
                self.asked,
                nearest.version(),
                self.asked,
                oldest,
                newest.version()
            ),
            None => write!(
                f,
                "`{}` is no operator release; write one of {} to {}, or `latest`",
                self.asked,
                oldest,
                newest.version()
            ),
        }
    }
}

impl std::error::Error for PickError {}

/// A release that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picked {
    /// The release.
    pub release: Release,
    /// The version that was asked for, where no release has it and this one is taken in its place.
    pub instead_of: Option<String>,
}

/// The release that a text names. `0.44` stands for the last patch of that minor release.
///
/// # Errors
/// Where no release has that name; `nearest:V` is never an error for a version `V`.
pub fn pick(text: &str) -> Result<Release, PickError> {
    pick_or_nearest(text).map(|picked| picked.release)
}

/// The release that a text names, and whether it is only the nearest one.
///
/// # Errors
/// Where no release has that name; `nearest:V` is never an error for a version `V`.
pub fn pick_or_nearest(text: &str) -> Result<Picked, PickError> {
    let exactly = |release| Picked {
        release,
        instead_of: None,
    };
    let (asked, take_nearest) = match text.strip_prefix("nearest:") {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    if asked == "latest" {
        return Ok(exactly(Release::newest()));
    }
    let error = |nearest| PickError {
        asked: asked.to_owned(),
        nearest,
    };
    let numbers = numbers(asked).ok_or_else(|| error(None))?;
    if let Some(release) = Release::all()
        .rev()
        .find(|release| named(*release).starts_with(&numbers))
    {
        return Ok(exactly(release));
    }
    let nearest = nearest(&numbers);
    if take_nearest {
        Ok(Picked {
            release: nearest,
            instead_of: Some(asked.to_owned()),
        })
    } else {
        Err(error(Some(nearest)))
    }
}

/// The numbers of a version, two or three of them.
fn numbers(text: &str) -> Option<Vec<u32>> {
    let parts = text
        .strip_prefix('v')
        .unwrap_or(text)
        .split('.')
        .map(|part| part.parse().ok());
    let numbers: Vec<u32> = parts.collect::<Option<_>>()?;
    (2..=3).contains(&numbers.len()).then_some(numbers)
}

/// The numbers of a known release.
fn named(release: Release) -> Vec<u32> {
    numbers(release.version()).unwrap_or_default()
}

/// The last release that is not newer, else the oldest.
fn nearest(numbers: &[u32]) -> Release {
    let older = Release::all()
        .rev()
        .find(|release| named(*release).as_slice() <= numbers);
    older
        .or_else(|| Release::all().next())
        .unwrap_or(Release::newest())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::{V0_23_0, V0_29_3, V0_44_0};

    #[track_caller]
    fn case(text: &str, expected: Release) {
        assert_eq!(pick(text), Ok(expected), "{text}");
    }

    #[test]
    fn names_that_people_write() {
        case("v0.44.0", V0_44_0);
        case("0.44.0", V0_44_0);
        case("0.44", V0_44_0);
        case("0.29", V0_29_3);
        case("latest", V0_44_0);
        case("nearest:0.29.9", V0_29_3);
        case("nearest:v1.0.0", V0_44_0);
        case("nearest:0.1", V0_23_0);
    }

    #[test]
    fn the_nearest_release_says_what_it_stands_for() {
        let instead_of = |text| pick_or_nearest(text).map(|picked| picked.instead_of);
        assert_eq!(instead_of("nearest:0.50"), Ok(Some("0.50".to_owned())));
        assert_eq!(instead_of("nearest:0.44"), Ok(None));
        assert_eq!(instead_of("0.44"), Ok(None));
    }

    #[test]
    fn an_unknown_release_names_the_nearest() {
        let error = pick("v0.99.1").expect_err("unknown");
        assert_eq!(error.nearest, Some(V0_44_0));
        assert!(
            error.to_string().contains("nearest known: v0.44.0"),
            "{error}"
        );
        assert_eq!(pick("main").expect_err("no version").nearest, None);
        assert_eq!(pick("nearest:main").expect_err("no version").nearest, None);
    }
}
