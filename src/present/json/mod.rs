//! A plan as JSON: the contract that other tools read. Fields are added, never renamed.
//!
//! Its JSON Schema is read off the types that are written. It lets fields pass that it does not know, since later releases of
//! this program may add some.

mod documents;
mod objects;
mod pretty;
mod references;
mod resources;
mod summary;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, Write};

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde::Serialize;

pub(super) use documents::{Documents, NodeView};
pub(super) use objects::Objects;
pub(super) use references::References;
pub(super) use resources::Resources;

use super::findings::{self, FindingView};
use crate::finding::{Finding, Severity};
use crate::plan::Plan;
use documents::DocumentView;
use objects::ObjectView;
use pretty::Pretty;
use references::ReferenceView;
use resources::ResourceView;
use summary::{Counted, Summary};

/// Version of the contract.
const SCHEMA_VERSION: &str = "1";

/// Writes a plan, with a line break at its end.
///
/// # Errors
/// Where it cannot be written.
pub fn write(plan: &Plan<'_>, findings: &[Finding], out: &mut dyn Write) -> io::Result<()> {
    let objects = Cell::new(0);
    let placed = findings::placed(plan, findings, Severity::Note);
    let view = PlanView {
        schema_version: SCHEMA_VERSION,
        operator_version: plan.options.release.version(),
        crd_version: plan.options.crd_release.version(),
        settings: SettingsView {
            source: &plan.options.settings_source,
            env: plan.options.settings.variables(),
        },
        documents: Documents(plan),
        references: References(plan),
        objects: Objects(plan, &objects),
        resources: Resources(plan),
        findings: placed.iter().map(FindingView::new).collect(),
        summary: Counted {
            plan,
            findings,
            objects: &objects,
        },
    };
    serialize(&view, out)
}

/// Writes a view of a plan or of a part of one, with a line break at its end.
pub(super) fn serialize(view: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(&mut *out, Pretty::default());
    view.serialize(&mut serializer)?;
    out.write_all(b"\n")
}

/// The JSON Schema (draft 7) of what [`write()`] writes.
pub fn schema() -> Schema {
    schema_of::<PlanView<'_>>()
}

/// The JSON Schema (draft 7) of a type as it is written.
pub(super) fn schema_of<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft07().for_serialize();
    settings.into_generator().into_root_schema_for::<T>()
}

/// What the ToolHive operator makes of an input, as `plan -o json` prints it.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Plan")]
struct PlanView<'a> {
    /// Version of this form: it changes when a field is renamed or removed.
    schema_version: &'static str,
    /// The operator's release.
    operator_version: &'static str,
    /// The release of the CRDs.
    crd_version: &'static str,
    /// How the operator is set up.
    settings: SettingsView<'a>,
    /// What was read, in the order of the input.
    #[schemars(with = "Vec<DocumentView<'static>>")]
    documents: Documents<'a>,
    /// What refers to what.
    #[schemars(with = "Vec<ReferenceView>")]
    references: References<'a>,
    /// The objects that the operator makes.
    #[schemars(with = "Vec<ObjectView>")]
    objects: Objects<'a>,
    /// What becomes of each resource of the operator's kinds that the API server takes.
    #[schemars(with = "Vec<ResourceView<'static>>")]
    resources: Resources<'a>,
    /// What is wrong or unwise.
    findings: Vec<FindingView<'a>>,
    /// All of it in numbers.
    #[schemars(with = "Summary")]
    summary: Counted<'a>,
}

/// How the operator is set up.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Settings")]
struct SettingsView<'a> {
    /// Where the settings come from: `chart`, `bare` or a file.
    source: &'a str,
    /// The variables of the operator's environment that count.
    env: &'a BTreeMap<String, String>,
}
