//! The rooms' order: each uses only rooms above it.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the ground up, as the crate doc has them. Rooms of one line may use each other.
const ROOMS: &[&[&str]] = &[
    &["span", "tree"],
    &["go"],
    &["yaml"],
    &["finding"],
    &["release"],
    &["resource"],
    &["policy", "resolve"],
    &["admission"],
    &["reference"],
    &["source", "document"],
    &["operator"],
    &["reconcile"],
    &["plan"],
    &["rules"],
    &["project"],
    &["run", "cluster"],
    &["ops"],
    &["present"],
    &["cli"],
];

fn level(room: &str) -> Option<usize> {
    ROOMS.iter().position(|rooms| rooms.contains(&room))
}

/// The sources in a folder and all below it.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files
}

/// The rooms that a file names after `crate::`.
fn uses(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let mut rooms = Vec::new();
    for line in lines {
        for rest in line.split("crate::").skip(1) {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
            rooms.push(rest[..end.unwrap_or(rest.len())].to_owned());
        }
    }
    rooms
}

#[test]
fn arrows_point_one_way() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for file in files(&src) {
        let inside = file.strip_prefix(&src).expect("below src");
        let room = inside.components().next().expect("a room").as_os_str();
        let room = room.to_string_lossy().trim_end_matches(".rs").to_owned();
        if room == "main" || room == "lib" || inside.ends_with("tests.rs") {
            continue;
        }
        let own = level(&room).unwrap_or_else(|| panic!("room `{room}` is not in the list"));
        let text = fs::read_to_string(&file).expect("a text");
        for used in uses(&text) {
            let Some(level) = level(&used) else { continue };
            if level > own {
                wrong.push(format!("{} uses `{used}`", inside.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
