//! Findings at several releases at once.

use serde_json::json;

use crate::folder::{Folder, Said, broken, proxy};

/// A field that releases before v0.37.0 do not have.
const TEMPLATE: &str = "  podTemplateSpec: {spec: {priorityClassName: high}}\n";

fn at_three(folder: &Folder, form: &str) -> Said {
    let arguments = ["0.27.2", "0.36", "0.44"].map(|it| ["--operator-version", it]);
    let mut all = vec!["validate", "-o", form];
    all.extend(arguments.iter().flatten());
    folder.call(&all).ending_with(1)
}

fn folder() -> Folder {
    Folder::new()
        .with("a.yaml", &(proxy("a") + TEMPLATE))
        .with("b.yaml", &broken("b"))
}

#[test]
fn what_is_found_everywhere_is_said_once() {
    let said = at_three(&folder(), "json").json();
    assert_eq!(
        said["operatorVersions"],
        json!(["v0.27.2", "v0.36.0", "v0.44.0"])
    );
    let errors = said["findings"].as_array().expect("findings").iter();
    let errors = errors.filter(|it| it["severity"] == "error");
    let errors: Vec<_> = errors
        .map(|it| json!([it["code"], it["releases"]]))
        .collect();
    let expected = [
        json!(["MRP201", ["v0.27.2", "v0.36.0"]]),
        json!(["MRP204", ["v0.27.2", "v0.36.0", "v0.44.0"]]),
    ];
    assert_eq!(errors, expected);
    let summary = &said["summary"];
    let counts = ["files", "documents", "proxies", "errors"].map(|key| &summary[key]);
    assert_eq!(counts, [2, 2, 2, 2]);
}

#[test]
fn what_is_found_at_some_releases_names_them() {
    let folder = folder();
    let human = at_three(&folder, "human").out;
    assert_eq!(
        human.matches("= at v0.27.2, v0.36.0\n").count(),
        1,
        "{human}"
    );
    assert_eq!(human.matches(" = at ").count(), 1, "{human}");
    assert!(
        human.contains("ToolHive v0.27.2, v0.36.0, v0.44.0,"),
        "{human}"
    );
    let github = at_three(&folder, "github").out;
    assert_eq!(github.matches("%0Aat v0.27.2, v0.36.0\n").count(), 1);
    let junit = at_three(&folder, "junit").out;
    assert!(junit.contains("\n  at v0.27.2, v0.36.0<"), "{junit}");
    assert!(junit.contains(r#"tests="2" failures="2""#), "{junit}");
    let sarif = at_three(&folder, "sarif").json();
    let results = &sarif["runs"][0]["results"];
    let of = |at: usize| &results[at]["properties"]["operatorVersions"];
    assert_eq!(*of(0), json!(["v0.27.2", "v0.36.0"]));
    assert_eq!(of(1).as_array().expect("releases").len(), 3);
    assert_eq!(results.as_array().expect("results").len(), 2);
}

#[test]
fn what_is_accepted_for_one_release_is_not_in_vain() {
    let accepted = TEMPLATE.replace('\n', " # mcprp: ignore[MRP201] not yet\n");
    let folder = Folder::new().with("a.yaml", &(proxy("a") + &accepted));
    let arguments = ["validate", "--operator-version", "0.44"];
    let one = folder.call(&arguments).ending_with(0);
    assert!(one.out.contains("MRP591"), "{}", one.out);
    let both = folder.call(&[&arguments[..], &["--operator-version", "0.36"]].concat());
    assert!(!both.out.contains("MRP591"), "{}", both.out);
}

#[test]
fn other_commands_take_one_release() {
    let folder = folder();
    let several = ["--operator-version", "0.44", "--operator-version", "0.36"];
    for command in [&["plan", "."] as &[&str], &["validate", "--fix"]] {
        let said = folder.call(&[command, &several].concat()).ending_with(2);
        assert!(said.err.contains("`--operator-version`"), "{}", said.err);
    }
}
