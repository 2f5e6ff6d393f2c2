//! What each stage of the pipeline makes, as JSON, for those who look for a mistake in one.

use std::cell::Cell;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};

use super::json::{Documents, NodeView, Objects, References, Resources, serialize};
use crate::document::{Content, Document};
use crate::operator::manifest::RUN_CONFIG_KEY;
use crate::ops::hash::run_config_map;
use crate::plan::{Input, Plan, Stored};

/// Writes the documents as they are read, before anybody judges them. Of a Secret only the keys are told.
///
/// # Errors
/// Where they cannot be written.
pub fn documents(input: &Input, out: &mut dyn Write) -> io::Result<()> {
    let views: Vec<_> = input
        .documents
        .iter()
        .map(|(source, document)| {
            let name = input
                .sources
                .sources
                .get(*source)
                .map(|it| it.name.as_str());
            let content = match &document.content {
                Content::Resource(_, node) => to_value(&NodeView(node)),
                Content::ConfigMap(map) => keys(map.content.data.keys()),
                Content::Secret(secret) => keys(secret.content.keys.iter()),
                _ => Value::Null,
            };
            json!({
                "source": name, "index": document.index, "apiVersion": document.api_version,
                "kind": document.kind, "namespace": document.namespace, "name": document.name,
                "what": what(document), "content": content,
            })
        })
        .collect();
    write(&views, out)
}

fn what(document: &Document) -> &'static str {
    match document.content {
        Content::Resource(..) => "resource",
        Content::OtherVersion(..) => "otherVersion",
        Content::ConfigMap(_) => "configMap",
        Content::Secret(_) => "secret",
        Content::OtherKind(_) | Content::Foreign => "foreign",
        Content::Undecodable(_) => "undecodable",
    }
}

/// Writes what the API server makes of the documents.
///
/// # Errors
/// Where it cannot be written.
pub fn admission(plan: &Plan<'_>, out: &mut dyn Write) -> io::Result<()> {
    serialize(&Documents(plan), out)
}

/// Writes what is stored, and what refers to what.
///
/// # Errors
/// Where it cannot be written.
pub fn inventory(plan: &Plan<'_>, out: &mut dyn Write) -> io::Result<()> {
    let entries = plan.cluster.entries.iter();
    let stored = entries.filter_map(|entry| {
        let (kind, namespace, name) = entry.subject();
        let keys = match &entry.stored {
            Stored::Object(_) => Value::Null,
            Stored::ConfigMap(map) => keys(map.data.keys()),
            Stored::Secret(secret) => keys(secret.keys.iter()),
            Stored::Nothing => return None,
        };
        Some(json!({ "resource": format!("{kind}/{namespace}/{name}"), "keys": keys }))
    });
    let view = Inventory {
        stored: stored.collect(),
        references: References(plan),
    };
    serialize(&view, out)
}

#[derive(Serialize)]
struct Inventory<'a> {
    stored: Vec<Value>,
    references: References<'a>,
}

/// Writes the RunConfig of each proxy.
///
/// # Errors
/// Where they cannot be written.
pub fn run_config(plan: &Plan<'_>, out: &mut dyn Write) -> io::Result<()> {
    let views: Vec<_> = plan
        .proxies()
        .map(|proxy| {
            let map = run_config_map(plan, proxy);
            let text = map.as_ref().and_then(|map| map["data"][RUN_CONFIG_KEY].as_str());
            let run_config = text.and_then(|text| serde_json::from_str::<Value>(text).ok());
            json!({
                "namespace": proxy.object.namespace, "name": proxy.object.name, "runConfig": run_config,
            })
        })
        .collect();
    write(&views, out)
}

/// Writes the objects that the operator makes.
///
/// # Errors
/// Where they cannot be written.
pub fn objects(plan: &Plan<'_>, out: &mut dyn Write) -> io::Result<()> {
    serialize(&Objects(plan, &Cell::new(0)), out)
}

/// Writes how it goes with each resource, and its status.
///
/// # Errors
/// Where it cannot be written.
pub fn status(plan: &Plan<'_>, out: &mut dyn Write) -> io::Result<()> {
    serialize(&Resources(plan), out)
}

fn keys<'a>(keys: impl Iterator<Item = &'a String>) -> Value {
    let mut keys: Vec<&String> = keys.collect();
    keys.sort();
    json!(keys)
}

fn to_value(view: &impl Serialize) -> Value {
    serde_json::to_value(view).unwrap_or_default()
}

fn write(views: &[Value], out: &mut dyn Write) -> io::Result<()> {
    serialize(&views, out)
}
