//! Exit statuses, and what changes them.

use crate::folder::{Folder, broken, proxy};

/// How `validate` ends over a file with one error.
#[track_caller]
fn case(arguments: &[&str], status: i32) {
    let folder = Folder::new().with("a.yaml", &broken("a"));
    let said = folder.call(&[&["validate"], arguments].concat());
    assert_eq!(said.status, Some(status), "{arguments:?}: {}", said.err);
}

#[test]
fn findings_that_are_bad_enough_fail() {
    case(&[], 1);
    case(&["--fail-on", "note"], 1);
    case(&["--exit-zero"], 0);
    case(&["--ignore", "MRP204"], 0);
    case(&["--ignore", "MRP201,value-out-of-bounds"], 0);
    case(&["--select", "MRP201"], 0);
    case(&["--select", "MRP204"], 1);
    case(&["--severity", "MRP204=warning"], 0);
    case(&["--severity", "MRP204=warning", "--fail-on", "warning"], 1);
}

#[test]
fn what_cannot_be_done_is_no_finding() {
    case(&["missing.yaml", "--exit-zero"], 2);
    case(&["--ignore", "MRP999"], 2);
    case(&["--severity", "MRP204=bad"], 2);
    case(&["-o", "xml"], 2);
}

#[test]
fn notes_are_shown_to_those_who_ask() {
    let folder = Folder::new().with("a.yaml", &broken("a"));
    let said = |arguments: &[&str]| {
        let note = ["validate", "--severity", "MRP204=note"];
        folder.call(&[&note, arguments].concat()).out
    };
    assert!(said(&[]).starts_with("note[MRP204]"));
}

#[test]
fn a_folder_without_a_proxy_is_a_note() {
    let folder = Folder::new().with("a.yaml", "kind: ConfigMap\nmetadata: {name: x}\n");
    let said = folder.call(&["validate"]).ending_with(0);
    assert!(said.err.contains("note: the input holds no MCPRemoteProxy"));
    let said = folder.call(&["validate", "--fail-on-empty"]).ending_with(1);
    assert!(
        said.err
            .contains("error: the input holds no MCPRemoteProxy")
    );
    let said = folder.call(&["validate", "-q"]).ending_with(0);
    assert_eq!(said.err, "");
}

#[test]
fn a_refused_proxy_is_a_proxy() {
    let folder = Folder::new().with("a.yaml", &broken("a"));
    folder
        .call(&["validate", "--fail-on-empty", "--exit-zero"])
        .ending_with(0);
    let said = folder.call(&["validate", "--ignore", "MRP204", "--fail-on-empty"]);
    said.ending_with(0);
}

#[test]
fn the_current_folder_is_read_where_nothing_is_named() {
    let folder = Folder::new().with("below/a.yaml", &proxy("a"));
    let said = folder.call(&["validate"]).ending_with(0);
    assert!(said.out.contains("1 proxy among 1 document in 1 file"));
}
