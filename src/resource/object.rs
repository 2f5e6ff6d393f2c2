//! A resource as the API server stores it.

use smol_str::SmolStr;

use super::kind::Kind;
use crate::go::json;
use crate::tree::Node;

/// A stored resource of one of the operator's kinds.
#[derive(Clone, Debug)]
pub struct Object {
    /// Its kind.
    pub kind: &'static Kind,
    /// Its namespace.
    pub namespace: SmolStr,
    /// Its name.
    pub name: SmolStr,
    /// The identifier that the API server gave it, where the input says so.
    pub uid: Option<String>,
    /// How often its `spec` has changed, where it is known.
    pub generation: Option<i64>,
    /// The `status` that it has already.
    pub status: Option<Node>,
    /// All of it: pruned, defaulted, without `status`.
    pub node: Node,
    /// Its `spec` as the operator decodes it, where that differs from what is stored.
    pub decoded: Option<Node>,
}

impl Object {
    /// How messages and references name it: `Kind/namespace/name`.
    pub fn key(&self) -> String {
        format!("{}/{}/{}", self.kind.name, self.namespace, self.name)
    }

    /// Takes over what the API server keeps where this is applied over what exists already: all but the content.
    pub fn apply_over(&mut self, existing: &Object) {
        let spec = |object: &Object| object.node.get("spec").map(json::marshal);
        let has_changed = spec(self) != spec(existing);
        self.uid.clone_from(&existing.uid);
        self.status.clone_from(&existing.status);
        let generation = existing.generation;
        self.generation = generation.map(|it| it.saturating_add(i64::from(has_changed)));
    }

    /// Its `spec` as the operator decodes it; none where it has none.
    pub fn spec(&self) -> Option<&Node> {
        self.decoded.as_ref().or_else(|| self.node.get("spec"))
    }
}
