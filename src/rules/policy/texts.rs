//! Policies and the entities beside them, as they stand in a document.

use smol_str::SmolStr;

use crate::plan::{Entry, Stored};
use crate::tree::{Node, Value};
use crate::yaml::{self, Limits};

/// Policies and entities, and where they stand.
pub(super) struct Texts {
    pub(super) policies: Vec<SmolStr>,
    pub(super) entities: Option<SmolStr>,
    /// Path of the list of policies.
    pub(super) list: String,
    /// Path of the entities.
    pub(super) beside: String,
    /// The key of the ConfigMap that holds all this as a text.
    pub(super) key: Option<String>,
}

impl Texts {
    /// Those in a proxy itself.
    pub(super) fn inline(inline: &Node) -> Self {
        let above = "spec.authzConfig.inline";
        Self {
            policies: texts(inline.get("policies")),
            entities: text(inline.get("entitiesJson")),
            list: format!("{above}.policies"),
            beside: format!("{above}.entitiesJson"),
            key: None,
        }
    }

    /// Those under a key of a ConfigMap, if it holds a Cedar configuration.
    pub(super) fn in_map(entry: &Entry, key: &str) -> Option<Self> {
        let Stored::ConfigMap(stored) = &entry.stored else {
            return None;
        };
        let text = stored.data.get(key)?;
        let document = yaml::read(text.as_bytes(), &Limits::default()).ok()?;
        let config = document.root.get("cedar")?;
        Some(Self::cedar(config, "cedar", Some(key.to_owned())))
    }

    /// Those of a Cedar configuration at a path.
    pub(super) fn cedar(config: &Node, above: &str, key: Option<String>) -> Self {
        Self {
            policies: texts(config.get("policies")),
            entities: text(config.get("entities_json")),
            list: format!("{above}.policies"),
            beside: format!("{above}.entities_json"),
            key,
        }
    }
}

fn texts(list: Option<&Node>) -> Vec<SmolStr> {
    let items = list.and_then(Node::as_list).unwrap_or_default().iter();
    items
        .map(|item| text(Some(item)).unwrap_or_default())
        .collect()
}

/// A text that is not empty; it stands in memory once.
fn text(node: Option<&Node>) -> Option<SmolStr> {
    match &node?.value {
        Value::Text(text) if !text.is_empty() => Some(text.clone()),
        _ => None,
    }
}
