//! The operator's releases: their order, their names, and which of them a rule or a field belongs to.
//!
//! Stages never compare versions: they ask a release for a row of [`rows`], or for a value that rows change.

pub mod chart;
mod pick;
pub mod rows;
mod varying;
mod way;

pub use pick::{PickError, Picked, pick, pick_or_nearest};
pub use rows::Row;
pub use varying::{
    CEDAR_DIALECT, CEDAR_OPTIONS, CedarOptions, MIDDLEWARE_ORDER, Middleware, Varying,
};
pub use way::{Step, Way};

/// A release of the operator that this build knows, or a state on the way to one: the release before it, with some of its
/// rows.
///
/// Nothing compares two of them: what a release does is asked of rows and of [`Releases`], what lies between two of [`Way`].
///
/// The states between releases are what makes an upgrade explain itself: two neighbours differ in one row, so whatever
/// differs between what they make is that row's doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Release {
    /// Its place among the releases.
    place: u8,
    /// How many of all rows are in force, in the order of [`rows::ROWS`]; [`WHOLE`] for the release as it was published.
    rows: u8,
}

/// All rows of a release.
const WHOLE: u8 = u8::MAX;

/// What is known of a release.
#[derive(Debug)]
pub struct Info {
    /// Its tag.
    pub version: &'static str,
    /// The day it was published, `YYYY-MM-DD`.
    pub date: &'static str,
}

/// Declares the releases, oldest first: a constant for each, and the table of all.
macro_rules! releases {
    ($($name:ident = $version:literal, $date:literal;)+) => {
        releases!(@constants 0u8; $($name = $version;)+);
        /// All releases, oldest first.
        static INFOS: &[Info] = &[$(Info { version: $version, date: $date }),+];
    };
    (@constants $index:expr; $name:ident = $version:literal; $($rest:tt)*) => {
        #[doc = concat!("Release ", $version, ".")]
        pub const $name: Release = Release { place: $index, rows: WHOLE };
        releases!(@constants $index + 1; $($rest)*);
    };
    (@constants $index:expr;) => {
        const COUNT: u8 = $index;
    };
}

releases! {
    V0_23_0 = "v0.23.0", "2026-04-21";
    V0_23_1 = "v0.23.1", "2026-04-21";
    V0_24_0 = "v0.24.0", "2026-04-22";
    V0_24_1 = "v0.24.1", "2026-04-23";
    V0_25_0 = "v0.25.0", "2026-04-28";
    V0_26_0 = "v0.26.0", "2026-04-29";
    V0_26_1 = "v0.26.1", "2026-04-30";
    V0_27_0 = "v0.27.0", "2026-05-07";
    V0_27_1 = "v0.27.1", "2026-05-11";
    V0_27_2 = "v0.27.2", "2026-05-12";
    V0_28_0 = "v0.28.0", "2026-05-19";
    V0_28_1 = "v0.28.1", "2026-05-20";
    V0_28_2 = "v0.28.2", "2026-05-21";
    V0_28_3 = "v0.28.3", "2026-05-22";
    V0_29_0 = "v0.29.0", "2026-06-03";
    V0_29_1 = "v0.29.1", "2026-06-04";
    V0_29_2 = "v0.29.2", "2026-06-10";
    V0_29_3 = "v0.29.3", "2026-06-10";
    V0_30_0 = "v0.30.0", "2026-06-16";
    V0_30_1 = "v0.30.1", "2026-06-23";
    V0_31_0 = "v0.31.0", "2026-06-24";
    V0_32_0 = "v0.32.0", "2026-06-30";
    V0_33_0 = "v0.33.0", "2026-07-01";
    V0_34_0 = "v0.34.0", "2026-07-07";
    V0_35_0 = "v0.35.0", "2026-07-13";
    V0_36_0 = "v0.36.0", "2026-07-14";
    V0_37_0 = "v0.37.0", "2026-07-15";
    V0_38_0 = "v0.38.0", "2026-07-15";
    V0_39_0 = "v0.39.0", "2026-07-16";
    V0_40_0 = "v0.40.0", "2026-07-17";
    V0_40_1 = "v0.40.1", "2026-07-20";
    V0_41_0 = "v0.41.0", "2026-07-28";
    V0_42_0 = "v0.42.0", "2026-08-05";
    V0_42_1 = "v0.42.1", "2026-08-10";
    V0_43_0 = "v0.43.0", "2026-08-14";
    V0_44_0 = "v0.44.0", "2026-08-18";
}

impl Release {
    /// All releases, oldest first.
    pub fn all() -> impl DoubleEndedIterator<Item = Release> {
        (0..COUNT).map(Release::whole)
    }

    /// The newest release known.
    pub fn newest() -> Release {
        Release::whole(COUNT - 1)
    }

    const fn whole(place: u8) -> Release {
        Release { place, rows: WHOLE }
    }

    /// Releases and the states between them in the order in which they follow each other.
    const fn order(self) -> (u8, u8) {
        (self.place, self.rows)
    }

    /// The state on the way to this release that has so many of all rows.
    const fn with_rows(self, rows: u8) -> Release {
        Release {
            place: self.place,
            rows,
        }
    }

    /// A state without the last of its rows.
    const fn without_last_row(self) -> Release {
        self.with_rows(self.rows.saturating_sub(1))
    }

    /// The release that a state is on the way to; a release itself.
    pub fn published(self) -> Release {
        Release::whole(self.place)
    }

    /// What is known of it.
    pub fn info(self) -> &'static Info {
        &INFOS[usize::from(self.place)]
    }

    /// Its tag, such as `v0.44.0`.
    pub fn version(self) -> &'static str {
        self.info().version
    }
}

/// A run of releases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Releases {
    /// The first one.
    pub from: Release,
    /// The first one after its end; none while it goes on.
    pub before: Option<Release>,
}

impl Releases {
    /// Every release known.
    pub const ALL: Releases = Releases {
        from: Release { place: 0, rows: 0 },
        before: None,
    };

    /// From a row on.
    pub const fn since(first: Row) -> Self {
        Releases {
            from: first.since,
            before: None,
        }
    }

    /// Until a row ends it.
    pub const fn until(end: Row) -> Self {
        Releases {
            before: Some(end.since),
            ..Releases::ALL
        }
    }

    /// From a row on until another one ends it.
    pub const fn between(first: Row, end: Row) -> Self {
        Releases {
            from: first.since,
            before: Some(end.since),
        }
    }

    /// Whether a release is in the run.
    pub fn contains(&self, release: Release) -> bool {
        let is_before = |end: Release| release.order() < end.order();
        self.from.order() <= release.order() && self.before.is_none_or(is_before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn releases_are_in_the_order_of_their_numbers() {
        let numbers: Vec<Vec<u32>> = Release::all()
            .map(|release| {
                release.version()[1..]
                    .split('.')
                    .map(|part| part.parse().expect("a number"))
                    .collect()
            })
            .collect();
        assert!(numbers.is_sorted());
        assert_eq!(numbers.len(), 36);
        assert_eq!(Release::newest(), V0_44_0);
    }

    #[test]
    fn a_run_ends_where_a_row_ends_it() {
        let run = Releases::between(rows::REDIS_CLUSTER, rows::REDIS_RULES_GUARDED);
        assert!(run.contains(V0_27_0));
        assert!(!run.contains(V0_26_1) && !run.contains(V0_27_1));
    }

    #[test]
    fn a_state_on_the_way_has_the_rows_up_to_its_own() {
        let state = rows::SKIP_UPDATE_CHECK.since;
        assert!(rows::SKIP_UPDATE_CHECK.at(state) && !rows::STARTUP_PROBE.at(state));
        assert_eq!(state.published(), V0_28_0);
    }
}
