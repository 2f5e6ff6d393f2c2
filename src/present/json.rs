//! A plan as JSON: the contract that other tools read. Fields are added, never renamed.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::Value;
use serde_json::ser::{Formatter, PrettyFormatter};

use super::findings::{self, FindingView};
use crate::admission::violation::Violation;
use crate::finding::{Finding, Severity};
use crate::go::float;
use crate::operator::outcome::Stop;
use crate::operator::status::Status;
use crate::plan::{Entry, Plan, Resource};
use crate::reconcile::Field;
use crate::resolve::State;
use crate::source::Source;
use crate::tree::Node;

/// Version of the contract.
const SCHEMA_VERSION: &str = "1";

/// Writes a plan, with a line break at its end.
///
/// # Errors
/// Where it cannot be written.
pub fn write(plan: &Plan<'_>, findings: &[Finding], out: &mut impl Write) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(&mut *out, Pretty::default());
    PlanView(plan, findings).serialize(&mut serializer)?;
    out.write_all(b"\n")
}

/// Two spaces a level, and floats as Go and the API server write them.
#[derive(Default)]
struct Pretty(PrettyFormatter<'static>);

impl Formatter for Pretty {
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        writer.write_all(float::json(value).as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

struct PlanView<'a>(&'a Plan<'a>, &'a [Finding]);

impl Serialize for PlanView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let plan = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("schemaVersion", SCHEMA_VERSION)?;
        map.serialize_entry("operatorVersion", plan.options.release.version())?;
        map.serialize_entry("crdVersion", plan.options.crd_release.version())?;
        map.serialize_entry("settings", &settings(plan))?;
        map.serialize_entry("documents", &Documents(plan))?;
        map.serialize_entry("references", &References(plan))?;
        let objects = Cell::new(0);
        map.serialize_entry("objects", &Objects(plan, &objects))?;
        map.serialize_entry("resources", &Resources(plan))?;
        let placed = findings::placed(plan, self.1, Severity::Note);
        let views: Vec<_> = placed.iter().map(FindingView::new).collect();
        map.serialize_entry("findings", &views)?;
        map.serialize_entry("summary", &Summary::of(plan, objects.get(), self.1))?;
        map.end()
    }
}

#[derive(Serialize)]
struct SettingsView<'a> {
    source: &'a str,
    env: &'a BTreeMap<String, String>,
}

fn settings<'a>(plan: &'a Plan<'a>) -> SettingsView<'a> {
    SettingsView {
        source: &plan.options.settings_source,
        env: plan.options.settings.variables(),
    }
}

struct Documents<'a>(&'a Plan<'a>);

impl Serialize for Documents<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let plan = self.0;
        serializer.collect_seq(plan.judged().filter_map(|entry| {
            let source = plan.sources.sources.get(entry.source)?;
            Some(document(entry, source))
        }))
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DocumentView<'a> {
    source: &'a str,
    index: usize,
    line: u32,
    decoded: bool,
    foreign: bool,
    #[serde(skip_serializing_if = "str::is_empty")]
    api_version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    namespace: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    accepted: bool,
    errors: Vec<ErrorView<'a>>,
    unknown_fields: Vec<&'a str>,
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

#[derive(Serialize)]
struct ErrorView<'a> {
    path: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    message: &'a str,
    line: u32,
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
struct NodeView<'a>(&'a Node);

impl Serialize for NodeView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use crate::tree::Value;
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

struct References<'a>(&'a Plan<'a>);

#[derive(Serialize)]
struct ReferenceView {
    from: String,
    path: String,
    to: String,
    key: Option<String>,
    state: &'static str,
}

impl Serialize for References<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let plan = self.0;
        serializer.collect_seq(plan.resources.iter().flat_map(|resource| {
            let namespace = &resource.object.namespace;
            let from = resource.object.key();
            let references = plan.references(resource).into_iter();
            references.map(move |reference| ReferenceView {
                from: from.clone(),
                path: reference.path,
                to: format!("{}/{namespace}/{}", reference.kind, reference.name),
                key: reference.key,
                state: state(reference.state),
            })
        }))
    }
}

fn state(state: State) -> &'static str {
    match state {
        State::Found => "found",
        State::Produced => "produced",
        State::Declared => "declared",
        State::Assumed => "assumed",
        State::Missing => "missing",
    }
}

/// The objects, which are counted on the way: they are too large to be kept.
struct Objects<'a>(&'a Plan<'a>, &'a Cell<usize>);

#[derive(Serialize)]
struct ObjectView {
    action: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    because: Vec<Field>,
    manifest: Value,
}

impl Serialize for Objects<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let plan = self.0;
        let objects = plan
            .resources
            .iter()
            .flat_map(|resource| plan.objects(resource));
        serializer.collect_seq(objects.map(|object| {
            self.1.set(self.1.get() + 1);
            ObjectView {
                action: object.action.name(),
                because: object.because,
                manifest: object.manifest,
            }
        }))
    }
}

struct Resources<'a>(&'a Plan<'a>);

#[derive(Serialize)]
struct ResourceView<'a> {
    kind: &'a str,
    namespace: &'a str,
    name: &'a str,
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    status: Option<StatusView<'a>>,
}

impl Serialize for Resources<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.resources.iter().map(resource))
    }
}

fn resource<'a>(resource: &'a Resource<'_>) -> ResourceView<'a> {
    let outcome = match &resource.outcome {
        Ok(()) => "ok",
        Err(Stop::Refused(_)) => "refused",
        Err(Stop::Crash(_)) => "crash",
        Err(Stop::Unknown(_)) => "unknown",
    };
    let stop = resource.outcome.as_ref().err();
    let message = stop.map(|stop| stop.objection().to_string());
    ResourceView {
        kind: resource.object.kind.name,
        namespace: &resource.object.namespace,
        name: &resource.object.name,
        outcome,
        message,
        status: resource.status.as_ref().map(StatusView),
    }
}

struct StatusView<'a>(&'a Status);

#[derive(Serialize)]
struct ConditionView<'a> {
    #[serde(rename = "type")]
    ty: &'a str,
    status: &'static str,
    reason: &'a str,
    message: &'a str,
}

impl Serialize for StatusView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let status = self.0;
        let mut map = serializer.serialize_map(None)?;
        for (key, text) in [("phase", &*status.phase), ("url", &status.url)] {
            if !text.is_empty() {
                map.serialize_entry(key, text)?;
            }
        }
        for (field, hash) in status.hashes.iter() {
            map.serialize_entry(field, hash)?;
        }
        let conditions = status.conditions.iter().map(|condition| ConditionView {
            ty: &condition.ty,
            status: condition.status.name(),
            reason: &condition.reason,
            message: &condition.message,
        });
        map.serialize_entry("conditions", &conditions.collect::<Vec<_>>())?;
        map.end()
    }
}

#[derive(Default, Serialize)]
struct Summary {
    proxies: usize,
    ok: usize,
    refused: usize,
    assumed: usize,
    objects: usize,
    errors: usize,
    warnings: usize,
}

impl Summary {
    fn of(plan: &Plan<'_>, objects: usize, findings: &[Finding]) -> Self {
        let count = |severity| findings.iter().filter(|it| it.severity == severity).count();
        let mut summary = Self {
            objects,
            assumed: plan.assumed(),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            ..Self::default()
        };
        for proxy in plan.proxies() {
            summary.proxies += 1;
            match proxy.outcome {
                Ok(()) => summary.ok += 1,
                _ => summary.refused += 1,
            }
        }
        summary
    }
}
