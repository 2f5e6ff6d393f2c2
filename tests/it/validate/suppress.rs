//! Findings that their authors accept.

use crate::folder::{Folder, broken, proxy};

/// Codes and lines of what is found in a text, but for notes that are not about suppressions.
#[track_caller]
fn case(text: &str, expected: &[&str]) {
    let folder = Folder::new().with("a.yaml", text);
    let said = folder.call(&["validate", "-o", "json"]).json();
    let found = said["findings"].as_array().expect("findings").iter();
    let is_counted = |it: &&serde_json::Value| {
        let code = it["code"].as_str().unwrap_or_default();
        it["severity"] != "note" || code.starts_with("MRP59")
    };
    let found: Vec<String> = found
        .filter(is_counted)
        .map(|it| format!("{}:{}", it["code"].as_str().unwrap_or_default(), it["line"]))
        .collect();
    assert_eq!(found, expected, "{text}");
}

/// A proxy with a broken port and something behind or above it.
fn with(above: &str, behind: &str) -> String {
    let text = broken("a");
    text.replace(
        "  proxyPort: 70000",
        &format!("{above}  proxyPort: 70000{behind}"),
    )
}

#[test]
fn a_comment_counts_for_its_line_or_the_line_below() {
    case(&with("", ""), &["MRP204:7"]);
    case(&with("", " # mcprp: ignore[MRP204] why"), &[]);
    case(&with("  # mcprp: ignore[MRP204] why\n", ""), &[]);
    case(
        &with("  # mcprp: ignore[value-out-of-bounds] why\n  # more\n", ""),
        &[],
    );
    case(
        &with("  #mcprp:ignore[ MRP204 , MRP201 ] why\n", ""),
        &["MRP591:7"],
    );
    let above_another = broken("a").replace("spec:", "# mcprp: ignore[MRP204] why\nspec:");
    case(&above_another, &["MRP591:5", "MRP204:8"]);
}

#[test]
fn an_annotation_counts_for_its_resource() {
    let annotated = |text: &str| {
        let text = format!("  annotations: {{mcprp.dev/ignore: \"{text}\"}}\nspec:");
        format!(
            "{}---\n{}",
            broken("a").replace("spec:", &text),
            broken("b")
        )
    };
    case(&annotated("MRP204 why"), &["MRP204:16"]);
    case(&annotated("MRP201,MRP204 why"), &["MRP591:5", "MRP204:16"]);
    case(
        &annotated("MRP201 why\\nMRP204 why"),
        &["MRP591:5", "MRP204:16"],
    );
}

#[test]
fn a_suppression_that_is_none_is_a_finding() {
    case(
        &with("", " # mcprp: ignore[MRP999] why"),
        &["MRP204:7", "MRP591:7"],
    );
    case(
        &with("", " # mcprp: ignore MRP204"),
        &["MRP204:7", "MRP591:7"],
    );
    case(&with("", " # mcprp: ignore[MRP204]"), &["MRP592:7"]);
    case(&with("", " # about mcprp: ignore[MRP204]"), &["MRP204:7"]);
}

#[test]
fn what_only_looks_like_a_comment_is_none() {
    let text = "# mcprp: ignore[MRP204] why";
    case(
        &with(&format!("  transport: '{text}'\n"), ""),
        &["MRP205:7", "MRP204:8"],
    );
    case(
        &with(&format!("  transport: >\n    {text}\n"), ""),
        &["MRP205:7", "MRP204:9"],
    );
}

#[test]
fn a_comment_at_a_block_counts_for_all_of_it() {
    let policy = proxy("a") + "  authzConfig:\n    type: inline\n    inline:\n      policies:\n";
    let block =
        policy + "        - | # mcprp: ignore[MRP302] why\n          permit(\n          oops);\n";
    case(&block, &[]);
}

#[test]
fn what_cannot_be_found_is_not_called_unused() {
    let comment = " # mcprp: ignore[MRP301] why";
    case(&with("", comment), &["MRP204:7"]);
    case(
        &proxy("a").replace("/mcp\n", &format!("/mcp{comment}\n")),
        &["MRP591:6"],
    );
}

#[test]
fn what_is_suppressed_is_counted() {
    let folder = Folder::new().with("a.yaml", &with("", " # mcprp: ignore[MRP204] why"));
    let said = folder.call(&["validate"]).ending_with(0);
    assert!(said.out.contains("; 1 suppressed"), "{}", said.out);
    folder.call(&["plan", "."]).ending_with(1);
}
