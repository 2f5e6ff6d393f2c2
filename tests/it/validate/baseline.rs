//! Baselines: what is there today, so that only what is new is told.

use crate::folder::{Folder, broken, proxy};

const FILE: [&str; 2] = ["--baseline", "known.json"];

fn call(folder: &Folder, arguments: &[&str]) -> crate::folder::Said {
    folder.call(&[&["validate"], arguments].concat())
}

#[test]
fn what_is_counted_is_not_told_and_what_is_new_is() {
    let folder = Folder::new().with("a.yaml", &broken("a"));
    let said = call(&folder, &["--baseline", "known.json", "--write-baseline"]).ending_with(0);
    assert!(said.out.contains("; 1 in the baseline"), "{}", said.out);
    let expected = serde_json::json!({
        "schemaVersion": "1",
        "findings": [{"code": "MRP204", "resource": "MCPRemoteProxy/default/a", "count": 1}],
    });
    assert_eq!(folder.json("known.json"), expected);
    folder.write("a.yaml", &format!("# moved\n\n{}", broken("a")));
    call(&folder, &FILE).ending_with(0);
    folder.write("b.yaml", &broken("b"));
    let said = call(&folder, &FILE).ending_with(1);
    assert!(said.out.contains("b.yaml:7:14") && !said.out.contains("a.yaml"));
}

#[test]
fn more_of_the_same_is_told_as_a_whole() {
    let folder = Folder::new().with("a.yaml", &(proxy("a") + "  first: 1\n"));
    call(&folder, &["--baseline", "known.json", "--write-baseline"]).ending_with(0);
    folder.write("a.yaml", &(proxy("a") + "  zeroth: 1\n  first: 1\n"));
    let said = call(&folder, &FILE).ending_with(1);
    assert!(said.out.contains("first") && said.out.contains("zeroth"));
    folder.write("a.yaml", &(proxy("a") + "  another: 1\n"));
    call(&folder, &FILE).ending_with(0);
}

#[test]
fn what_is_mended_is_said() {
    let folder = Folder::new()
        .with("a.yaml", &broken("a"))
        .with("b.yaml", &broken("b"))
        .with(".mcprp.yaml", "baseline: known.json\n");
    call(&folder, &["--write-baseline"]).ending_with(0);
    folder.write("a.yaml", &proxy("a"));
    let said = call(&folder, &[]).ending_with(0);
    assert!(
        said.out.contains("; 1 fewer than in the baseline"),
        "{}",
        said.out
    );
    let said = call(&folder, &["b.yaml"]).ending_with(0);
    assert!(!said.out.contains("fewer"), "{}", said.out);
}

#[test]
fn a_baseline_that_is_none_is_an_error() {
    let folder = Folder::new().with("a.yaml", &broken("a"));
    let said = call(&folder, &FILE).ending_with(2);
    assert!(
        said.err.contains("`--write-baseline` makes it"),
        "{}",
        said.err
    );
    call(&folder, &["--write-baseline"]).ending_with(2);
    folder.write("known.json", "{}");
    call(&folder, &FILE).ending_with(2);
    folder.write("known.json", r#"{"schemaVersion": "9", "findings": []}"#);
    let said = call(&folder, &FILE).ending_with(2);
    assert!(said.err.contains("schemaVersion is `9`"), "{}", said.err);
}
