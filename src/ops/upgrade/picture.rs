//! What a plan makes of a document, as one value: two of them are compared field by field.

use serde_json::{Map, Value};

use crate::go::{json, json_text};
use crate::operator::manifest::identity;
use crate::operator::outcome::Stop;
use crate::operator::status::Status;
use crate::plan::{Entry, Plan, Resource};
use crate::resource::kind::KINDS;
use crate::source::Role;

/// Who refuses the document, with what is said.
pub(super) const REFUSED: &str = "refused";
/// The fields that are pruned.
pub(super) const PRUNED: &str = "pruned";
/// The spec, as it is stored.
pub(super) const SPEC: &str = "spec";
/// The conditions that the operator writes, each with status and reason.
pub(super) const CONDITIONS: &str = "conditions";
/// The objects that the operator makes of it where none exist.
pub(super) const OBJECTS: &str = "objects";
/// The objects as the operator leaves them where some exist.
pub(super) const LEFT: &str = "left";

/// A document of one of the operator's kinds that is judged, with what became of it.
pub(super) struct Document<'p, 'a> {
    /// Its place in the cluster.
    pub(super) place: usize,
    pub(super) entry: &'a Entry,
    pub(super) resource: Option<&'p Resource<'a>>,
}

/// The documents of a plan, in the order of the input.
pub(super) fn documents<'p, 'a>(plan: &'p Plan<'a>) -> impl Iterator<Item = Document<'p, 'a>> {
    let mut resources = plan.resources.iter().peekable();
    let entries = plan.cluster.entries.iter().enumerate();
    let documents = entries.map(move |(place, entry)| Document {
        place,
        entry,
        resource: resources.next_if(|resource| std::ptr::eq(resource.entry, entry)),
    });
    documents.filter(|document| {
        let entry = document.entry;
        entry.role == Role::Judged && KINDS.iter().any(|kind| kind.name == entry.kind)
    })
}

/// The picture of a document; with objects as the operator leaves them where that is asked for.
pub(super) fn picture(plan: &Plan<'_>, document: &Document<'_, '_>, is_over_live: bool) -> Value {
    let Document {
        entry, resource, ..
    } = *document;
    let mut picture = Map::new();
    let mut put = |name: &str, value: Value| drop(picture.insert(name.to_owned(), value));
    let pruned = entry
        .unknown
        .iter()
        .map(|it| (it.path.clone(), true.into()));
    put(PRUNED, Value::Object(pruned.collect()));
    let refusal = refusal(entry, resource).into_iter();
    let refusal = refusal.map(|(by, message)| (by.to_owned(), message.into()));
    put(REFUSED, Value::Object(refusal.collect()));
    if let Some(spec) = entry.object().and_then(|object| object.spec()) {
        put(SPEC, json_text::value(&json::marshal(spec)));
    }
    if let Some(resource) = resource {
        put(CONDITIONS, conditions(resource.status.as_ref()));
        put(OBJECTS, objects(plan.wanted(resource)));
        if is_over_live {
            let left = plan.objects(resource).into_iter();
            put(LEFT, objects(left.map(|object| object.manifest).collect()));
        }
    }
    Value::Object(picture)
}

/// Who refuses a document, and what is said.
pub(super) fn refusal(
    entry: &Entry,
    resource: Option<&Resource<'_>>,
) -> Option<(&'static str, String)> {
    if !entry.is_accepted() {
        let messages = entry.violations.iter().map(|violation| {
            let path = violation.path.as_str();
            format!("`{path}`: {}", violation.message)
        });
        let messages: Vec<String> = messages.collect();
        return Some(("the API server", messages.join("; ")));
    }
    match resource?.stop()? {
        Stop::Unknown(_) => None,
        Stop::Refused(refusal) => Some(("the operator", refusal.objection.to_string())),
        Stop::Crash(objection) => Some(("the operator", format!("it panics: {objection}"))),
    }
}

fn conditions(status: Option<&Status>) -> Value {
    let conditions = status
        .into_iter()
        .flat_map(|status| status.conditions.iter());
    let conditions = conditions.map(|condition| {
        let says = format!("{} ({})", condition.status.name(), condition.reason);
        (condition.ty.to_string(), says.into())
    });
    Value::Object(conditions.collect())
}

fn objects(objects: Vec<Value>) -> Value {
    let objects = objects.into_iter().map(|object| {
        let (kind, _, name) = identity(&object);
        (object_key(kind, name), object)
    });
    Value::Object(objects.collect())
}

/// What an object of a proxy is called in its picture.
pub(super) fn object_key(kind: &str, name: &str) -> String {
    format!("{kind} {name}")
}
