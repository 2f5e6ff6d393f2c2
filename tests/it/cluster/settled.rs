//! Clusters as the operator left them.

use std::fs;
use std::path::PathBuf;

use super::{cluster, shared};
use crate::diff::{LOOPS, SETTLED};
use crate::program::text;

/// The bundles of a release: all that were recorded where they are, else those of the repository.
pub(super) fn bundles(release: &str) -> Vec<PathBuf> {
    let all = shared("conformance/settled").join(release);
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let own = own.join("testdata/settled").join(release);
    let folder = if all.exists() { all } else { own };
    let entries = fs::read_dir(folder).expect("a folder");
    let mut bundles: Vec<PathBuf> = entries.map(|it| it.expect("an entry").path()).collect();
    bundles.sort();
    bundles
}

fn nothing_changes(release: &str) {
    let Some(cluster) = cluster("settled clusters", release) else {
        return;
    };
    for bundle in bundles(release) {
        let name = bundle.file_name().expect("a name").to_string_lossy();
        cluster.make(&bundle.join("cluster.yaml"));
        let input = bundle.join("input.yaml");
        let input = input.to_str().expect("UTF-8");
        let given = ["diff", input, "-n", &name, "--operator-version", release];
        let output = cluster.mcprp(&[&given[..], &SETTLED].concat());
        let (status, notes) = (output.status.code(), text(&output.stderr));
        assert_eq!(text(&output.stdout), "", "{name}: {notes}");
        if name == "refused" {
            assert_eq!(status, Some(2), "{name}");
            assert_eq!(notes.matches("[MRP3").count(), 3, "{notes}");
            continue;
        }
        assert_eq!(status, Some(0), "{name}: {notes}");
        let looping = LOOPS
            .iter()
            .find(|(it, _)| *it == format!("{release}/{name}"));
        match looping {
            Some((_, field)) => assert!(notes.contains(field), "{name}: {notes}"),
            None => assert!(
                notes.is_empty() || notes.contains("[MRP4"),
                "{name}: {notes}"
            ),
        }
    }
}

#[test]
fn a_cluster_as_v0_27_2_left_it_does_not_differ() {
    nothing_changes("v0.27.2");
}

#[test]
fn a_cluster_as_v0_44_0_left_it_does_not_differ() {
    nothing_changes("v0.44.0");
}
