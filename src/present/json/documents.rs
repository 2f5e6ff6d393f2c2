//! What was read, and what the API server makes of it.

use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::admission::violation::Violation;
use crate::plan::{Entry, Plan};
use crate::source::Source;
use crate::tree::{self, Node};

/// The documents of the input, in its order, one at a time.
pub(in crate::present) struct Documents<'a>(pub(in crate::present) &'a Plan<'a>);

impl Serialize for Documents<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let plan = self.0;
        serializer.collect_seq(plan.judged().filter_map(|entry| {
            let source = plan.sources.sources.get(entry.source)?;
            Some(document(entry, source))
        }))
    }
}

/// A document of the input, or an item of a list in it.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Document")]
pub(super) struct DocumentView<'a> {
    /// The file that it stands in; `-` for standard input.
    source: &'a str,
    /// Its place among the documents of its file, from 0; items of a list have that of their list.
    index: usize,
    /// Its first line, from 1.
    line: u32,
    /// Whether kubectl can decode it.
    decoded: bool,
    /// Whether it is of a kind that is passed over.
    foreign: bool,
    /// API group and version.
    #[serde(skip_serializing_if = "str::is_empty")]
    api_version: &'a str,
    /// Its kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    /// Its namespace, filled in where it names none.
    #[serde(skip_serializing_if = "Option::is_none")]
    namespace: Option<&'a str>,
    /// Its name; empty where it has none that is a string.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    /// Whether an API server with the CRDs of `crdVersion` takes it.
    accepted: bool,
    /// What the API server objects to.
    errors: Vec<ErrorView<'a>>,
    /// Paths of the fields that the API server drops.
    unknown_fields: Vec<&'a str>,
    /// What is stored of it: pruned, defaulted, without `status`; null for Secrets, ConfigMaps and what is refused.
    #[schemars(with = "Option<Map<String, Value>>")]
    object: Option<NodeView<'a>>,
}

fn document<'a>(entry: &'a Entry, source: &'a Source) -> DocumentView<'a> {
    let if_decoded = |text: &'a str| entry.decoded.then_some(text);
    DocumentView {
        source: &source.name,
        index: entry.index,
        line: source.place(entry.span).line,
        decoded: entry.decoded,
        foreign: entry.foreign,
        api_version: &entry.api_version,
        kind: if_decoded(&entry.kind),
        namespace: if_decoded(&entry.namespace),
        name: if_decoded(&entry.name),
        accepted: entry.is_accepted(),
        errors: entry
            .violations
            .iter()
            .map(|violation| error(violation, source))
            .collect(),
        unknown_fields: entry
            .unknown
            .iter()
            .map(|field| field.path.as_str())
            .collect(),
        object: entry.object().map(|object| NodeView(&object.node)),
    }
}

/// An objection of the API server.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Error")]
struct ErrorView<'a> {
    /// Path of the field, as the API server names it; empty for the whole document.
    path: &'a str,
    /// Its type, as the API server names it, such as `FieldValueRequired`; also `NotServed` and `Decode`.
    #[serde(rename = "type")]
    kind: &'static str,
    /// What the API server says.
    message: &'a str,
    /// Line of the place, from 1.
    line: u32,
    /// Column of the place in characters, from 1.
    column: u32,
}

fn error<'a>(violation: &'a Violation, source: &Source) -> ErrorView<'a> {
    let place = source.place(violation.span);
    ErrorView {
        path: &violation.path,
        kind: violation.kind.name(),
        message: &violation.message,
        line: place.line,
        column: place.column,
    }
}

/// A tree as JSON.
pub(in crate::present) struct NodeView<'a>(pub(in crate::present) &'a Node);

impl Serialize for NodeView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use tree::Value;
        match &self.0.value {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Int(number) => serializer.serialize_i64(*number),
            Value::Uint(number) => serializer.serialize_u64(*number),
            Value::Float(number) => serializer.serialize_f64(*number),
            Value::Text(text) => serializer.serialize_str(text),
            Value::List(items) => serializer.collect_seq(items.iter().map(NodeView)),
            Value::Map(map) => {
                let entries = map.entries().iter();
                serializer
                    .collect_map(entries.map(|entry| (entry.key.as_str(), NodeView(&entry.node))))
            }
        }
    }
}
