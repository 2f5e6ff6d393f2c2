//! The objects that the operator makes, as manifests for review.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::operator::manifest::identity;
use crate::plan::{Plan, Resource};
use crate::yaml::write::manifest;

/// Which objects are shown, and how.
#[derive(Clone, Debug)]
pub struct Selection {
    /// Kinds; all where there is none.
    pub kinds: Vec<&'static str>,
    /// Whether objects name their owner.
    pub owners: Owners,
}

/// When objects name their owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owners {
    /// Where the owner's uid is known: an API server refuses an empty one.
    WithUid,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What every output begins with, so that nobody applies it beside the operator.
pub fn header(plan: &Plan<'_>) -> String {
    format!(
        "# Rendered by mcprp: what ToolHive {} ({} settings) creates.\n\
         # For review. The operator makes and owns these objects; do not apply them beside it.\n",
        plan.options.release.version(),
        plan.options.settings_source
    )
}

/// Writes objects as a stream of YAML documents.
///
/// # Errors
/// Where they cannot be written.
pub fn yaml(plan: &Plan<'_>, selection: &Selection, out: &mut impl Write) -> io::Result<()> {
    out.write_all(header(plan).as_bytes())?;
    for (resource, object) in objects(plan, selection) {
        writeln!(out, "---\n# {}", origin(plan, resource))?;
        out.write_all(manifest(&object).as_bytes())?;
    }
    Ok(())
}

/// Writes objects as one list in JSON.
///
/// # Errors
/// Where they cannot be written.
pub fn json(plan: &Plan<'_>, selection: &Selection, out: &mut impl Write) -> io::Result<()> {
    let items: Vec<Value> = objects(plan, selection).map(|(_, object)| object).collect();
    let header = header(plan).replace("# ", "").replace('\n', " ");
    let list = json!({
        "apiVersion": "v1",
        "kind": "List",
        "metadata": { "annotations": { "mcprp.dev/rendered": header.trim_end() } },
        "items": items,
    });
    serde_json::to_writer_pretty(&mut *out, &list)?;
    writeln!(out)
}

/// Writes the objects' names as kubectl does, with their namespaces.
///
/// # Errors
/// Where they cannot be written.
pub fn names(plan: &Plan<'_>, selection: &Selection, out: &mut impl Write) -> io::Result<()> {
    for (_, object) in objects(plan, selection) {
        let (kind, namespace, name) = identity(&object);
        writeln!(
            out,
            "{}/{name} -n {namespace}",
            resource_name(&object, kind)
        )?;
    }
    Ok(())
}

/// The objects as files: `NAMESPACE/KIND-NAME.yaml`.
pub fn files(plan: &Plan<'_>, selection: &Selection) -> Vec<(PathBuf, String)> {
    let objects = objects(plan, selection);
    let files = objects.map(|(resource, object)| {
        let (kind, namespace, name) = identity(&object);
        let file = format!("{}-{name}.yaml", kind.to_ascii_lowercase());
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = writeln!(text, "# {}", origin(plan, resource));
        text.push_str(&manifest(&object));
        (PathBuf::from(namespace).join(file), text)
    });
    files.collect()
}

/// The objects, each with the resource that it is made of.
pub(super) fn objects<'p>(
    plan: &'p Plan<'_>,
    selection: &'p Selection,
) -> impl Iterator<Item = (&'p Resource<'p>, Value)> {
    plan.resources.iter().flat_map(move |resource| {
        let objects = plan.objects(resource).into_iter();
        objects.filter_map(move |planned| {
            let mut object = planned.manifest;
            let kinds = &selection.kinds;
            let wanted = kinds.is_empty() || kinds.contains(&identity(&object).0);
            settle_owners(&mut object, selection.owners);
            wanted.then_some((resource, object))
        })
    })
}

/// Takes owner references out where they are not wanted.
fn settle_owners(object: &mut Value, owners: Owners) {
    let Some(metadata) = object.get_mut("metadata").and_then(Value::as_object_mut) else {
        return;
    };
    let has_uid = metadata
        .get("ownerReferences")
        .and_then(|references| references.pointer("/0/uid"))
        .and_then(Value::as_str)
        .is_some_and(|uid| !uid.is_empty());
    if owners == Owners::Never || (owners == Owners::WithUid && !has_uid) {
        metadata.remove("ownerReferences");
    }
}

/// What kubectl calls a kind: in lower case, with its group.
fn resource_name(object: &Value, kind: &str) -> String {
    let version = object
        .get("apiVersion")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let kind = kind.to_ascii_lowercase();
    match version.split_once('/') {
        Some((group, _)) => format!("{kind}.{group}"),
        None => kind,
    }
}

/// What an object is made of, and where that stands.
fn origin(plan: &Plan<'_>, resource: &Resource<'_>) -> String {
    let object = resource.object;
    let source = plan.sources.sources.get(resource.entry.source);
    let place = source.map(|source| {
        format!(
            " ({}:{})",
            source.name,
            source.place(resource.entry.span).line
        )
    });
    let place = place.unwrap_or_default();
    format!(
        "{} {}/{}{place}",
        object.kind.name, object.namespace, object.name
    )
}
