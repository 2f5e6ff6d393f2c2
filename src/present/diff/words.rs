//! Words for what changes.

use serde_json::Value;

use crate::go::checksum::CONTENT_CHECKSUM_ANNOTATION;
use crate::operator::manifest::{POD_TEMPLATE_HASH, RUN_CONFIG_CHECKSUM, RUN_CONFIG_KEY};
use crate::ops::diff::{
    Action, Cause, Change, Id, Path, Restart, Step, Verdict, What, are_reordered,
};
use crate::present::visible::visible;

/// How long a value may be in a line.
const LONGEST: usize = 60;

/// How much of a checksum is shown.
const CHECKSUM_START: usize = 8;

/// A verdict as a mark in front of a proxy.
pub(super) fn mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Refused => "REFUSED",
        Verdict::Removed => "REMOVED",
        Verdict::Restart => "RESTART",
        Verdict::New => "NEW",
        Verdict::InPlace => "IN PLACE",
        Verdict::Unchanged => "UNCHANGED",
    }
}

/// A verdict behind a number of proxies.
pub(super) fn counted(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Refused => "refused",
        Verdict::Removed => "removed",
        Verdict::Restart => "restarts",
        Verdict::New => "new",
        Verdict::InPlace => "changes in place",
        Verdict::Unchanged => "unchanged",
    }
}

/// What an object is called, without its namespace.
pub(super) fn object(id: &Id) -> String {
    format!("{} {}", id.kind, id.name)
}

/// What happens to an object as a whole; nothing where only fields change.
pub(super) fn action(action: Action) -> Option<&'static str> {
    match action {
        Action::Create => Some("created"),
        Action::Delete => Some("deleted"),
        Action::Update => None,
    }
}

/// A cause in a clause: what, and how it changed.
pub(super) fn cause(cause: &Cause) -> String {
    let Cause { subject, place, .. } = cause;
    let place = place.as_ref();
    let place = place.map_or_else(String::new, |place| format!(" ({})", visible(place)));
    let from_to = || match cause.changes.first() {
        Some(change) => format!(": {}", arrow(change.old.as_ref(), change.new.as_ref())),
        None => String::new(),
    };
    match cause.what {
        What::Proxy => format!("it changed: {}{place}", fields(cause)),
        What::Reference => format!("{} changed: {}{place}", named(subject), fields(cause)),
        What::Release => format!("the operator's release changed{}", from_to()),
        What::Setting if cause.changes.is_empty() => {
            format!("the operator's {subject} is another, or its release")
        }
        What::Setting => format!("the operator's {subject} changed{}", from_to()),
        What::Edit => format!("{subject} changed what is there"),
        What::Missing => format!("there is no {}", named(subject)),
        What::Unknown => "what is there was changed, or another release made it".to_owned(),
    }
}

/// `Kind/namespace/name` without the namespace, which is the proxy's.
fn named(subject: &str) -> String {
    let mut parts = subject.split('/');
    let (kind, name) = (parts.next(), parts.next_back());
    format!("{} {}", kind.unwrap_or_default(), name.unwrap_or_default())
}

/// The fields of an input that changed.
fn fields(cause: &Cause) -> String {
    let paths = cause.changes.iter().map(|change| change.path.to_string());
    let paths: Vec<String> = paths.collect();
    match paths.as_slice() {
        [one, two, three, _, ..] => format!("{one}, {two}, {three} and {} more", paths.len() - 3),
        [only] if only.is_empty() => "it is new or gone".to_owned(),
        _ => visible(&paths.join(", ")).into_owned(),
    }
}

/// A path with names for what people know under a name.
pub(super) fn path(path: &Path) -> String {
    match path.steps() {
        [Step::Key(data), Step::Key(key), rest @ ..] if data == "data" && key == RUN_CONFIG_KEY => {
            let rest = Path::of_steps(rest).to_string();
            format!("RunConfig {rest}").trim_end().to_owned()
        }
        [.., Step::Key(key)] if key == RUN_CONFIG_CHECKSUM => "RunConfig checksum".to_owned(),
        [.., Step::Key(key)] if key == POD_TEMPLATE_HASH => "pod template hash".to_owned(),
        _ => visible(&path.to_string()).into_owned(),
    }
}

/// Annotations that follow a RunConfig.
const CHECKSUMS: [&str; 2] = [RUN_CONFIG_CHECKSUM, CONTENT_CHECKSUM_ANNOTATION];

/// Whether a change only follows another one.
pub(super) fn is_checksum(change: &Change) -> bool {
    CHECKSUMS
        .iter()
        .any(|checksum| change.path.ends_with(checksum))
}

/// Whether a change only follows another one of the same object.
pub(super) fn follows(change: &Change) -> bool {
    change.path.ends_with(CONTENT_CHECKSUM_ANNOTATION)
}

/// From one value to another.
pub(super) fn arrow(old: Option<&Value>, new: Option<&Value>) -> String {
    let plain = || format!("{} -> {}", value(old), value(new));
    match (old, new) {
        (Some(Value::Array(old)), Some(Value::Array(new))) if are_reordered(old, new) => {
            "in another order".to_owned()
        }
        (Some(Value::Array(old)), Some(Value::Array(new))) if are_plain(old) && are_plain(new) => {
            let words = elements(old, new);
            // An element that stands there more often is none that comes.
            if words.is_empty() {
                plain()
            } else {
                words.join(" ")
            }
        }
        (Some(Value::String(old)), Some(Value::String(new))) if is_reformed(old, new) => {
            "the same in another form".to_owned()
        }
        _ => plain(),
    }
}

fn is_reformed(old: &str, new: &str) -> bool {
    let [old, new] = [old, new].map(serde_json::from_str::<Value>);
    matches!((old, new), (Ok(old), Ok(new)) if old == new && !old.is_string())
}

fn are_plain(items: &[Value]) -> bool {
    items
        .iter()
        .all(|item| !item.is_object() && !item.is_array())
}

/// What comes into a list and goes out of it.
fn elements(old: &[Value], new: &[Value]) -> Vec<String> {
    let only = |items: &[Value], others: &[Value], sign| -> Vec<String> {
        let only = items.iter().filter(|item| !others.contains(item));
        only.map(|item| format!("{sign}{}", element(item)))
            .collect()
    };
    let mut words = only(old, new, '-');
    words.extend(only(new, old, '+'));
    words
}

/// An element behind its sign.
fn element(item: &Value) -> String {
    match item {
        Value::String(text) if text.starts_with(['-', '+']) => visible(&item.to_string()).into(),
        _ => value(Some(item)),
    }
}

/// A value in a line.
pub(super) fn value(value: Option<&Value>) -> String {
    let text = match value {
        None => return "(none)".to_owned(),
        Some(Value::String(text)) if is_checksum_text(text) => {
            return format!("{}…", &text[..CHECKSUM_START]);
        }
        Some(Value::String(text)) if text.is_empty() || text.contains(char::is_whitespace) => {
            Value::from(text.as_str()).to_string()
        }
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    let text = visible(&text);
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.into_owned(),
    }
}

fn is_checksum_text(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// What the replacement of pods costs.
pub(in crate::present) fn restart(restart: &Restart) -> String {
    let pods = match restart.pods {
        1 => "1 pod is replaced".to_owned(),
        pods => format!("{pods} pods are replaced"),
    };
    match restart.keeps_sessions {
        true => format!("{pods}; sessions stay in Redis"),
        false => format!("{pods}; sessions held in memory end"),
    }
}
