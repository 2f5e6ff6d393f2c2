//! Policies and the entities beside them, as they stand in a document.

use crate::plan::{Entry, Stored};
use crate::tree::Node;
use crate::yaml::{self, Limits};

/// Policies and entities, and where they stand.
pub(super) struct Texts {
    pub(super) policies: Vec<String>,
    pub(super) entities: Option<String>,
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

fn texts(list: Option<&Node>) -> Vec<String> {
    let items = list.and_then(Node::as_list).unwrap_or_default().iter();
    items
        .map(|item| item.as_text().unwrap_or_default().to_owned())
        .collect()
}

fn text(node: Option<&Node>) -> Option<String> {
    let text = node.and_then(Node::as_text)?;
    (!text.is_empty()).then(|| text.to_owned())
}
