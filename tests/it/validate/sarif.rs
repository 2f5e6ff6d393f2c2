//! Findings for code scanning.

use std::path::Path;

use serde_json::Value;

use crate::folder::{Folder, broken, proxy};

/// Where GitHub cuts texts of rules.
const LONGEST: usize = 1024;

fn folder() -> Folder {
    Folder::new()
        .with(
            "a b/ä#1.yaml",
            &format!("{}---\n{}", proxy("a"), broken("b")),
        )
        .with("c.yaml", &(proxy("c") + "  transprot: sse\n"))
        .with("d.yaml", "kind: MCPRemoteProxy\nspec: [\n")
}

fn results(folder: &Folder) -> Vec<Value> {
    let said = folder.call(&["validate", "-o", "sarif"]).ending_with(1);
    let results = said.json()["runs"][0]["results"].take();
    results.as_array().expect("results").clone()
}

#[test]
fn the_log_is_valid() {
    let schema =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/sarif/sarif-schema-2.1.0.json");
    let schema = std::fs::read_to_string(schema).expect("the schema");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let good = Folder::new().with("a.yaml", &proxy("a"));
    let built = format!("# Source: chart/a.yaml\n{}", broken("a"));
    let built = Folder::new()
        .with("built.yaml", &built)
        .with("chart/a.yaml", "");
    for (folder, status) in [(folder(), 1), (built, 1), (good, 0)] {
        let said = folder
            .call(&["validate", "-o", "sarif"])
            .ending_with(status);
        let wrong: Vec<_> = validator
            .iter_errors(&said.json())
            .map(|it| it.to_string())
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
    assert!(!validator.is_valid(&serde_json::json!({"version": "2.1.0", "runs": [{}]})));
}

#[test]
fn places_are_relative_to_the_repository() {
    let folder = folder();
    let first = &results(&folder)[0];
    let place = &first["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a%20b/%C3%A4%231.yaml");
    assert_eq!(place["artifactLocation"]["uriBaseId"], "%SRCROOT%");
    let region = &place["region"];
    let region = ["startLine", "startColumn", "endLine", "endColumn"].map(|key| &region[key]);
    assert_eq!(region, [14, 14, 14, 19]);
    let said = folder.call_in("a b", &["validate", "-o", "sarif"]);
    let below = &said.json()["runs"][0]["results"][0]["locations"][0];
    assert_eq!(&below["physicalLocation"], place);
}

#[test]
fn rules_say_what_code_scanning_asks_for() {
    let said = folder().call(&["validate", "-o", "sarif"]);
    let run = &said.json()["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    for rule in rules {
        for text in ["shortDescription", "fullDescription", "help"] {
            let length = rule[text]["text"].as_str().expect("a text").len();
            assert!(
                length > 0 && (length <= LONGEST || text == "help"),
                "{rule}"
            );
        }
        assert!(
            rule["help"]["markdown"]
                .as_str()
                .is_some_and(|it| it.contains("```yaml"))
        );
        assert!(rule["properties"]["problem.severity"].is_string());
    }
    for result in run["results"].as_array().expect("results") {
        let index = result["ruleIndex"].as_u64().expect("an index");
        let index = usize::try_from(index).expect("a small index");
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
}

#[test]
fn fingerprints_stay_when_lines_move_and_values_change() {
    let folder = Folder::new().with("a.yaml", &broken("a"));
    let print = |folder: &Folder| results(folder)[0]["partialFingerprints"].clone();
    let before = print(&folder);
    folder.write(
        "a.yaml",
        &format!("# moved\n\n{}", broken("a").replace("70000", "70001")),
    );
    assert_eq!(print(&folder), before);
    folder.write("a.yaml", &broken("b"));
    assert_ne!(print(&folder), before);
}

#[test]
fn fixes_are_changes_of_the_artifact() {
    let results = results(&folder());
    let fixed = results.iter().find(|result| result["fixes"].is_array());
    let change = &fixed.expect("a fix")["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "c.yaml");
    assert_eq!(
        change["replacements"][0]["insertedContent"]["text"],
        "transport"
    );
}
