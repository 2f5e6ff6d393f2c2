//! What stages make, printed to look for mistakes.

use serde_json::Value;

use crate::program::{PROXY, ends_with, run, text};

const SECRET: &str = "\
---
apiVersion: v1
kind: Secret
metadata: {name: token}
stringData: {key: not-to-be-seen}
";

fn dump(stage: &str) -> (Value, String) {
    let input = format!("{PROXY}{SECRET}");
    let output = run(&["dump", stage, "-", "--operator-version", "0.44"], &input);
    ends_with(&output, 0);
    let told = text(&output.stdout);
    (serde_json::from_str(&told).expect("JSON"), told)
}

#[test]
fn each_stage_prints_what_it_makes() {
    let table = [
        ("documents", "/0/what", Value::from("resource")),
        ("documents", "/1/content", Value::from(vec!["key"])),
        ("admission", "/0/object/spec/proxyPort", Value::from(8080)),
        (
            "inventory",
            "/stored/1/resource",
            "Secret/default/token".into(),
        ),
        ("run-config", "/0/runConfig/name", "docs".into()),
        ("objects", "/0/action", "create".into()),
        ("status", "/0/status/phase", "Pending".into()),
    ];
    for (stage, pointer, expected) in table {
        let (value, told) = dump(stage);
        assert_eq!(value.pointer(pointer), Some(&expected), "{stage}: {told}");
    }
}

#[test]
fn no_stage_prints_what_is_in_a_secret() {
    for stage in [
        "documents",
        "admission",
        "inventory",
        "run-config",
        "objects",
        "status",
    ] {
        let (_, told) = dump(stage);
        assert!(!told.contains("not-to-be-seen"), "{stage}");
        assert!(!told.contains("bm90LXRvLWJlLXNlZW4"), "{stage}");
    }
}
