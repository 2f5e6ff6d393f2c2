//! Findings as SARIF results.

use serde::Serialize;

use super::Text;
use super::place::{Artifact, Locator, Region};
use crate::finding::{Finding, Fix, Rule};
use crate::present::findings::Placed;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ResultView<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related>,
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<FixView<'a>>,
    properties: Properties<'a>,
}

/// What the format has no fields for.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Properties<'a> {
    operator_versions: &'a [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<&'a str>,
}

/// The file that people edit.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Related {
    id: u32,
    message: Text,
    physical_location: File,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct File {
    artifact_location: Artifact,
}

#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "mcprpFinding/v1")]
    finding: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<LogicalLocation>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation {
    fully_qualified_name: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FixView<'a> {
    description: Text,
    artifact_changes: [Change<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'a> {
    artifact_location: Artifact,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    inserted_content: Content<'a>,
}

#[derive(Serialize)]
struct Content<'a> {
    text: &'a str,
}

impl<'a> ResultView<'a> {
    /// The view of a finding whose rule is among the rules.
    pub(super) fn new(
        placed: &Placed<'a>,
        print: String,
        rules: &[&'static Rule],
        locator: &Locator<'_>,
    ) -> Self {
        let finding = placed.finding;
        let fix = finding.fix.as_ref();
        Self {
            rule_id: finding.rule.code,
            rule_index: rules.partition_point(|rule| rule.code < finding.rule.code),
            level: finding.severity.name(),
            message: message(placed),
            locations: [Location {
                physical_location: PhysicalLocation {
                    artifact_location: locator.artifact(&placed.source.name),
                    region: placed.place.into(),
                },
                logical_locations: logical(finding).into_iter().collect(),
            }],
            related_locations: related(placed, locator).into_iter().collect(),
            partial_fingerprints: Fingerprints { finding: print },
            fixes: fix
                .into_iter()
                .map(|fix| FixView::new(fix, placed, locator))
                .collect(),
            properties: Properties {
                operator_versions: &finding.releases,
                origin: finding.origin.as_deref(),
            },
        }
    }
}

fn message(placed: &Placed<'_>) -> Text {
    let mut lines = vec![placed.finding.message.clone()];
    lines.extend(placed.rest());
    let text = lines.join("\n");
    Text { text }
}

/// The file that people edit, if it is here.
fn related(placed: &Placed<'_>, locator: &Locator<'_>) -> Option<Related> {
    let artifact_location = locator.origin(placed.finding.origin.as_deref()?)?;
    let text = "what the document was built of".to_owned();
    Some(Related {
        id: 1,
        message: Text { text },
        physical_location: File { artifact_location },
    })
}

/// The resource and the field.
fn logical(finding: &Finding) -> Option<LogicalLocation> {
    let subject = finding.subject.as_ref()?;
    let resource = format!("{}/{}/{}", subject.kind, subject.namespace, subject.name);
    let fully_qualified_name = match finding.path.as_str() {
        "" => resource,
        path => format!("{resource}#{path}"),
    };
    Some(LogicalLocation {
        fully_qualified_name,
    })
}

impl<'a> FixView<'a> {
    fn new(fix: &'a Fix, placed: &Placed<'a>, locator: &Locator<'_>) -> Self {
        let description = match &placed.finding.help {
            Some(help) => help.clone(),
            None => placed.finding.rule.name.replace('-', " "),
        };
        let replacements = fix.edits.iter().map(|edit| Replacement {
            deleted_region: placed.source.place(edit.span).into(),
            inserted_content: Content { text: &edit.text },
        });
        Self {
            description: Text { text: description },
            artifact_changes: [Change {
                artifact_location: locator.artifact(&placed.source.name),
                replacements: replacements.collect(),
            }],
        }
    }
}
