//! The way from one release to another: forth, or back to an earlier one.

use super::rows::ROWS;
use super::{Release, Row};

/// The way between two releases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    /// Where it begins.
    pub from: Release,
    /// Where it ends.
    pub to: Release,
}

/// A step of a way: one row comes into force, or on the way back goes out of force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The row.
    pub row: &'static Row,
    /// The state after the step.
    pub state: Release,
}

impl Way {
    /// Whether it leads to an earlier release.
    pub fn is_back(&self) -> bool {
        self.to.order() < self.from.order()
    }

    /// The releases whose changes are met on it, in its order.
    pub fn releases(&self) -> Vec<Release> {
        let (earlier, later) = self.ends();
        let passed = |it: &Release| earlier.order() < it.order() && it.order() <= later.order();
        let mut releases: Vec<Release> = Release::all().filter(passed).collect();
        if self.is_back() {
            releases.reverse();
        }
        releases
    }

    /// Its steps, in its order. Each state differs from the one before in one row, the first from [`Way::from`], and the last
    /// has all rows of [`Way::to`] and no other.
    pub fn steps(&self) -> Vec<Step> {
        let (earlier, later) = self.ends();
        let rows = ROWS.iter().filter(|row| !row.at(earlier) && row.at(later));
        let state = |row: &Row| match self.is_back() {
            true => row.since.without_last_row(),
            false => row.since,
        };
        let mut steps: Vec<Step> = rows
            .map(|row| Step {
                row,
                state: state(row),
            })
            .collect();
        if self.is_back() {
            steps.reverse();
        }
        steps
    }

    fn ends(&self) -> (Release, Release) {
        match self.is_back() {
            true => (self.to, self.from),
            false => (self.from, self.to),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::{V0_39_0, V0_40_1, V0_41_0};

    fn names(from: Release, to: Release) -> Vec<&'static str> {
        let way = Way { from, to };
        way.steps().iter().map(|step| step.row.name).collect()
    }

    #[test]
    fn the_way_forth_and_back() {
        let forth = [
            "audit-before-authorization",
            "audit-before-authentication",
            "cedar-multi-valued-claims",
            "id-token-profile",
        ];
        assert_eq!(names(V0_39_0, V0_41_0), forth);
        let mut back = forth;
        back.reverse();
        assert_eq!(names(V0_41_0, V0_39_0), back);
        assert_eq!(names(V0_41_0, V0_41_0), [""; 0]);
    }

    #[test]
    fn each_state_differs_in_the_row_of_its_step() {
        let ends = [(V0_39_0, V0_41_0), (V0_41_0, V0_39_0), (V0_40_1, V0_41_0)];
        for (from, to) in ends {
            let way = Way { from, to };
            let in_force = |state: Release| -> Vec<&str> {
                let rows = ROWS.iter().filter(|row| row.at(state));
                rows.map(|row| row.name).collect()
            };
            let mut before = from;
            for Step { row, state } in way.steps() {
                let (mut fewer, mut more) = (in_force(before), in_force(state));
                if way.is_back() {
                    std::mem::swap(&mut fewer, &mut more);
                }
                fewer.push(row.name);
                assert_eq!(fewer, more);
                before = state;
            }
            assert_eq!(in_force(before), in_force(to));
        }
    }
}
