//! What a document is: its version, kind, namespace and name, and whether it concerns us.

use smol_str::SmolStr;

use super::{Content, Document, Fault, Keep, Problem, installation, origin};
use crate::admission::core;
use crate::resolve::{Produced, is_sops_encrypted, produced};
use crate::resource::KINDS;
use crate::resource::kind::{DEPRECATED_VERSION, GROUP, STORAGE_VERSION};
use crate::span::Span;
use crate::tree::{Node, Value};

/// Tells what a value is.
pub(super) fn identify(index: usize, node: Node, keep: Keep) -> Document {
    let span = node.span;
    let header = match header(&node) {
        Ok(header) => header,
        Err(problem) => return super::undecodable(index, span, problem),
    };
    let metadata = |key| SmolStr::new(node.text_at(&["metadata", key]).unwrap_or_default());
    Document {
        index,
        span,
        installations: installation::installations(&header.kind, &node),
        namespace: metadata("namespace"),
        name: metadata("name"),
        produced: header.produced(&node),
        origin: origin::annotated(&node),
        whole: header.whole(&node, keep),
        content: content(&header, node),
        api_version: header.api_version,
        kind: header.kind,
        duplicates: Vec::new(),
    }
}

/// What every object begins with.
struct Header {
    api_version: SmolStr,
    kind: SmolStr,
    version_span: Span,
}

impl Header {
    /// Its API group; empty for the core group.
    fn group(&self) -> &str {
        let group = self.api_version.split_once('/');
        group.map_or("", |(group, _)| group)
    }

    /// What a document makes.
    fn produced(&self, node: &Node) -> Vec<Produced> {
        match self.group() {
            "" if !is_sops_encrypted(node) => Vec::new(),
            group => produced(group, &self.kind, node),
        }
    }

    /// A copy of a document, where no field holds all that is wanted of it.
    fn whole(&self, node: &Node, keep: Keep) -> Option<Box<Node>> {
        let is_resource = self.group() == GROUP;
        let is_wanted = keep == Keep::Whole && !is_resource && self.kind != "Secret";
        is_wanted.then(|| Box::new(node.clone()))
    }
}

fn header(node: &Node) -> Result<Header, Problem> {
    let problem = |message: &str, span: Span| Problem {
        path: "",
        message: message.to_owned(),
        span,
        fault: Fault::Document,
    };
    if node.as_map().is_none() {
        return Err(problem("the document is no object", node.span));
    }
    let kind = node.get("kind").filter(|kind| !kind.is_null());
    let kind = kind.ok_or_else(|| problem("`kind` is missing", node.span))?;
    let name = kind
        .as_text()
        .filter(|name| !name.is_empty())
        .ok_or_else(|| problem("`kind` is no name", kind.span))?;
    let version = node.get("apiVersion").filter(|version| !version.is_null());
    let (api_version, version_span) = match version {
        None => (SmolStr::default(), node.span),
        Some(version) => match &version.value {
            Value::Text(text) if text.matches('/').count() < 2 => (text.clone(), version.span),
            _ => return Err(problem("`apiVersion` is no version", version.span)),
        },
    };
    Ok(Header {
        api_version,
        kind: name.into(),
        version_span,
    })
}

fn content(header: &Header, node: Node) -> Content {
    match (header.api_version.as_str(), header.kind.as_str()) {
        ("v1", "ConfigMap") => Content::ConfigMap(core::config_map(node)),
        ("v1", "Secret") if is_sops_encrypted(&node) => Content::Foreign,
        ("v1", "Secret") => Content::Secret(core::secret(node)),
        (version, kind) => match version.split_once('/') {
            Some((GROUP, version)) => resource(version, kind, header.version_span, node),
            _ => Content::Foreign,
        },
    }
}

fn resource(version: &str, kind: &str, version_span: Span, node: Node) -> Content {
    match KINDS.iter().find(|known| known.name == kind) {
        None => Content::OtherKind(Box::new(node)),
        Some(kind) if version == STORAGE_VERSION || version == DEPRECATED_VERSION => {
            Content::Resource(kind, Box::new(node))
        }
        Some(kind) => Content::OtherVersion(kind, version_span, Box::new(node)),
    }
}
