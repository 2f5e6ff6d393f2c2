//! A resource as the API server stores it.

use super::kind::Kind;
use crate::tree::Node;

/// A stored resource of one of the operator's kinds.
#[derive(Clone, Debug)]
pub struct Object {
    /// Its kind.
    pub kind: &'static Kind,
    /// Its namespace.
    pub namespace: String,
    /// Its name.
    pub name: String,
    /// The identifier that the API server gave it, where the input says so.
    pub uid: Option<String>,
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

    /// Its `spec` as the operator decodes it; none where it has none.
    pub fn spec(&self) -> Option<&Node> {
        self.decoded.as_ref().or_else(|| self.node.get("spec"))
    }
}
