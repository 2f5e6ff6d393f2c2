//! Findings for CI systems, and several forms at once.

use std::collections::HashSet;

use crate::folder::{Folder, broken, proxy};

/// A proxy whose field name holds what could break out of a form.
fn odd() -> String {
    format!("{}  'a\"<]]>%0A::error::x,y': 1\n", proxy("odd"))
}

#[test]
fn forms_go_to_files_beside_each_other() {
    let folder = Folder::new().with("a.yaml", &broken("a"));
    let files = ["json", "sarif", "junit", "gitlab"].map(|form| format!("{form}=out.{form}"));
    let mut arguments = vec!["validate", "-o", "human"];
    for file in &files {
        arguments.extend(["-o", file]);
    }
    let said = folder.call(&arguments).ending_with(1);
    assert!(said.out.starts_with("error[MRP204]"));
    assert_eq!(folder.json("out.json")["findings"][0]["code"], "MRP204");
    assert_eq!(
        folder.json("out.sarif")["runs"][0]["results"][0]["ruleId"],
        "MRP204"
    );
    assert_eq!(folder.json("out.gitlab")[0]["check_name"], "MRP204");
    assert!(folder.read("out.junit").contains("MRP204"));
}

#[test]
fn two_whole_forms_do_not_share_standard_output() {
    let folder = Folder::new().with("a.yaml", &proxy("a"));
    let said = folder
        .call(&["validate", "-o", "json", "-o", "sarif"])
        .ending_with(2);
    assert_eq!(said.out, "");
    assert!(said.err.contains("`-o json=PATH`"));
    folder
        .call(&["validate", "-o", "human", "-o", "github"])
        .ending_with(0);
}

#[test]
fn json_counts_what_it_lists() {
    let folder = Folder::new()
        .with("a.yaml", &broken("a"))
        .with("b.yaml", &proxy("b"));
    let said = folder
        .call(&["validate", "-o", "json"])
        .ending_with(1)
        .json();
    let summary = &said["summary"];
    let counts = ["files", "documents", "proxies", "errors", "warnings"].map(|key| &summary[key]);
    assert_eq!(counts, [2, 2, 2, 1, 0]);
}

#[test]
fn gitlab_reads_fingerprints_and_places() {
    let folder = Folder::new().with("a.yaml", &format!("{}---\n{}", broken("a"), broken("b")));
    let said = folder
        .call(&["validate", "-o", "gitlab"])
        .ending_with(1)
        .json();
    let violations = said.as_array().expect("a list");
    let prints: HashSet<_> = violations
        .iter()
        .map(|it| it["fingerprint"].as_str())
        .collect();
    assert_eq!(prints.len(), 2);
    for (violation, line) in violations.iter().zip([7, 15]) {
        assert!(violation["description"].is_string());
        assert_eq!(violation["severity"], "major");
        assert_eq!(violation["location"]["path"], "a.yaml");
        assert_eq!(violation["location"]["lines"]["begin"], line);
    }
}

#[test]
fn junit_has_a_case_for_every_document() {
    let text = format!("{}---\n{}---\nkind: [", proxy("a"), broken("b"));
    let folder = Folder::new().with("x.yaml", &text).with("odd.yaml", &odd());
    let said = folder.call(&["validate", "-o", "junit"]).ending_with(1);
    let expected = r#"<testsuites name="mcprp" tests="4" failures="3" errors="0" skipped="0">"#;
    assert!(said.out.contains(expected), "{}", said.out);
    let good = r#"<testcase name="default/a" classname="MCPRemoteProxy@toolhive.stacklok.dev/v1beta1" file="x.yaml" line="1"/>"#;
    assert!(said.out.contains(good), "{}", said.out);
    assert!(
        said.out
            .contains(r#"<testcase name="document 3" classname="undecodable""#)
    );
    assert!(said.out.contains("a&quot;&lt;]]&gt;%0A::error::x,y"));
    assert_eq!(said.out.matches("<failure ").count(), 3);
}

#[test]
fn junit_fails_where_the_program_fails() {
    let folder = Folder::new().with("a.yaml", &broken("a"));
    let said = folder
        .call(&["validate", "-o", "junit", "--severity", "MRP204=warning"])
        .ending_with(0);
    assert!(said.out.contains(r#"failures="0""#) && said.out.contains("<system-out>"));
}

#[test]
fn github_gets_escaped_commands_errors_first() {
    let folder = Folder::new()
        .with("a,b.yaml", &broken("a"))
        .with("odd.yaml", &odd());
    let said = folder.call(&["validate", "-o", "github", "--severity", "MRP204=warning"]);
    let lines: Vec<&str> = said.out.lines().collect();
    assert!(
        lines[0].starts_with("::error file=odd.yaml,line=7,endLine=7,col=3,"),
        "{lines:?}"
    );
    assert!(lines[0].contains("title=MRP201 unknown-field::") && lines[0].contains("%250A"));
    assert!(
        lines[1].starts_with("::warning file=a%2Cb.yaml,line=7,endLine=7,col=14,endColumn=19,")
    );
    assert_eq!(lines.len(), 2);
}

#[test]
fn github_is_given_as_much_as_it_shows_and_the_summary_the_rest() {
    let summary = std::env::temp_dir().join(format!("mcprp-summary-{}.md", std::process::id()));
    let mut folder = Folder::new().with_variable("GITHUB_STEP_SUMMARY", &summary.to_string_lossy());
    for number in 0..13 {
        folder = folder.with(&format!("{number}.yaml"), &broken(&format!("p{number}")));
    }
    let said = folder.call(&["validate", "-o", "github"]).ending_with(1);
    let text = std::fs::read_to_string(&summary).expect("a summary");
    std::fs::remove_file(&summary).expect("a file of ours");
    assert_eq!(said.out.matches("::error ").count(), 10);
    assert!(
        said.out
            .ends_with("3 more findings; the step summary lists all\n")
    );
    assert_eq!(text.matches("| error | MRP204 |").count(), 13);
}
