//! CRDs that are given judge as the releases' own do.

use std::fs;
use std::io::Write;
use std::path::Path;

use mcprp::admission::given::Given;
use mcprp::finding::Finding;
use mcprp::plan::plan;
use mcprp::release::{Release, pick};
use mcprp::rules;

use crate::recorded::{Case, all_cases, cases, input, options};

/// The CRDs of a folder.
fn given(folder: &Path) -> Given {
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    let texts = files.iter().map(|file| {
        let name = file.to_string_lossy().into_owned();
        (name, fs::read(file).expect("a file"))
    });
    let texts: Vec<_> = texts.collect();
    let texts = texts.iter();
    Given::read(texts.map(|(name, text)| (name.as_str(), text.as_slice(), false))).expect("CRDs")
}

/// What is found, in words.
fn findings(case: &Case, release: Release, given: &Given) -> Vec<String> {
    let mut input = input(case);
    input.given = given.clone();
    plan(input, &options(case, release), |plan| {
        let found = rules::check(plan).into_iter();
        let words = found.map(|it: Finding| {
            let (code, path, message) = (it.rule.code, &it.path, &it.message);
            format!("{code} {path} {message} {:?} {:?}", it.span, it.help)
        });
        words.collect()
    })
}

/// What is found otherwise than without the CRDs.
fn differences(cases: &[Case], release: Release, given: &Given) -> Vec<String> {
    let differs = cases.iter().filter_map(|case| {
        let own = findings(case, release, &Given::default());
        let theirs = findings(case, release, given);
        let only = |one: &[String], other: &[String]| {
            let only = one.iter().filter(|it| !other.contains(it));
            only.cloned().collect::<Vec<_>>()
        };
        (own != theirs).then(|| {
            format!(
                "{} at {}: own {:#?}, given {:#?}",
                case.name,
                release.version(),
                only(&own, &theirs),
                only(&theirs, &own)
            )
        })
    });
    differs.collect()
}

#[test]
fn what_is_found_by_a_given_crd_is_what_is_found_by_the_releases_own() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/crds/v0.44.0");
    let release = pick("0.44.0").expect("a release");
    let differences = differences(&cases(), release, &given(&folder));
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// The same over all mutations of a bundle that were recorded, where they lie beside the repository.
#[test]
fn mutations_are_judged_alike_at_other_releases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/testcluster/crds");
    if !folder.exists() {
        let message = "skipped: the CRDs of other releases are not here\n";
        // Where that cannot be told, nothing else can.
        let _ = std::io::stderr().write_all(message.as_bytes());
        return;
    }
    let mut cases = all_cases();
    cases.retain(|case| case.name.starts_with("mut-"));
    for version in ["v0.23.0", "v0.27.2", "v0.44.0"] {
        let release = pick(version).expect("a release");
        let differences = differences(&cases, release, &given(&folder.join(version)));
        assert!(differences.is_empty(), "{}", differences.join("\n"));
    }
    let newest = pick("0.44.0").expect("a release");
    let old = given(&folder.join("v0.23.0"));
    assert!(!differences(&cases, newest, &old).is_empty());
}
