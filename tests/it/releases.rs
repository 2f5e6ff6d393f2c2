//! What differs between releases: that nothing is forgotten, and that nobody but the rows says so.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::Path;

use mcprp::plan::Options;
use mcprp::release::rows::ROWS;
use mcprp::release::{Release, Row, Way, pick};
use serde_json::Value;

use crate::boundaries::files;
use crate::conformance::recorded_and_said;
use crate::recorded::{Case, cases, options};

/// A change that upstream made on the path of a proxy.
struct Pull<'a> {
    release: Release,
    number: Option<u32>,
    rows: Vec<&'a str>,
    reason: Option<&'a str>,
}

fn text(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(path).expect("a text")
}

fn pulls(text: &str) -> Vec<Pull<'_>> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let pulls = lines.map(|line| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [release, number, rows, reason] = columns[..] else {
            panic!("four columns: {line}");
        };
        let filled = |column| Some(column).filter(|column| *column != "-");
        Pull {
            release: pick(release).expect("a release"),
            number: filled(number).map(|number| number.parse().expect("a number")),
            rows: filled(rows).map_or(Vec::new(), |rows| rows.split(',').collect()),
            reason: filled(reason),
        }
    });
    pulls.collect()
}

#[test]
fn every_change_upstream_is_a_row_or_has_a_reason_to_be_none() {
    let text = text("testdata/releases/pulls.tsv");
    let pulls = pulls(&text);
    for pull in &pulls {
        let number = pull.number;
        assert!(
            !pull.rows.is_empty() || pull.reason.is_some(),
            "{number:?} is no row, and nothing says why"
        );
        for name in &pull.rows {
            let row = ROWS.iter().find(|row| row.name == *name);
            let row = row.unwrap_or_else(|| panic!("{number:?}: there is no row `{name}`"));
            assert_eq!(row.since.published(), pull.release, "{name}");
        }
    }
    for row in ROWS {
        let is_it = |pull: &&Pull<'_>| pull.number == Some(row.pull);
        let pull = pulls.iter().find(is_it);
        let pull = pull.unwrap_or_else(|| panic!("#{} of `{}` is not listed", row.pull, row.name));
        assert!(pull.rows.contains(&row.name), "{}", row.name);
    }
    let listed: HashSet<Release> = pulls.iter().map(|pull| pull.release).collect();
    assert_eq!(listed.len(), Release::all().count(), "a release is missing");
}

#[test]
fn every_row_has_a_sentence() {
    for row in ROWS {
        let words = row.effect;
        assert!(words.ends_with('.') && words.len() < 120, "{}", row.name);
        assert!(row.pull > 4000, "{}", row.name);
    }
}

/// The rooms that say what becomes of an input.
const STAGES: [&str; 8] = [
    "resource",
    "admission",
    "resolve",
    "document",
    "operator",
    "reconcile",
    "plan",
    "rules",
];

/// Releases have no order outside their room, so that a stage could only ask which one it is: by its constant, or its name.
#[test]
fn no_stage_names_a_release() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for stage in STAGES {
        let sources = files(&src.join(stage));
        for file in sources.iter().filter(|file| !file.ends_with("tests.rs")) {
            let text = fs::read_to_string(file).expect("a text");
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let code = code
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            let names = Release::all().map(|release| format!("\"{}", release.version()));
            let names: Vec<String> = names.chain(["V0_".to_owned()]).collect();
            let named = |line: &&str| names.iter().any(|name| line.contains(name));
            let lines = code.filter(named);
            wrong.extend(lines.map(|line| format!("{}: {line}", file.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The areas and objects in which two answers differ.
fn differing(one: &BTreeMap<String, Value>, other: &BTreeMap<String, Value>) -> BTreeSet<String> {
    let names = one.keys().chain(other.keys());
    let names = names.filter(|name| one.get(*name) != other.get(*name));
    names.cloned().collect()
}

/// The areas and objects that a row alone makes others, and whose recordings are others, too, from its release on.
fn exercised(case: &Case, row: &Row) -> BTreeSet<String> {
    let to = row.since.published();
    let from = Release::all().take_while(|it| *it != to).last();
    let from = from.expect("a release before that of a row");
    // The settings stay: the image that a chart names is another in every release, whatever the rows are.
    let at = |state: Release| Options {
        release: state,
        crd_release: state,
        ..options(case, to)
    };
    let mut before = from;
    for step in (Way { from, to }).steps() {
        if step.row == row {
            let [recorded_before, said_before] = recorded_and_said(case, from, &at(before));
            let [recorded_after, said_after] = recorded_and_said(case, to, &at(step.state));
            let recorded = differing(&recorded_before, &recorded_after);
            let said = differing(&said_before, &said_after);
            return recorded.intersection(&said).cloned().collect();
        }
        before = step.state;
    }
    BTreeSet::new()
}

#[test]
fn every_row_is_exercised_on_both_sides_of_its_release() {
    let text = text("testdata/releases/rows.tsv");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let mut listed = HashSet::new();
    let cases = cases();
    for line in lines {
        let columns: Vec<&str> = line.split('\t').collect();
        let [name, case, reason] = columns[..] else {
            panic!("three columns: {line}");
        };
        let row = ROWS.iter().find(|row| row.name == name);
        let row = row.unwrap_or_else(|| panic!("there is no row `{name}`"));
        listed.insert(name);
        if case == "-" {
            assert_ne!(reason, "-", "`{name}` has no case, and nothing says why");
            continue;
        }
        let case = cases.iter().find(|it| it.name == case);
        let case = case.unwrap_or_else(|| panic!("`{name}`: there is no such case: {line}"));
        assert!(
            !exercised(case, row).is_empty(),
            "`{name}` makes nothing otherwise in {}",
            case.name
        );
    }
    for row in ROWS {
        assert!(listed.contains(row.name), "`{}` is not listed", row.name);
    }
}
