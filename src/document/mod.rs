//! Documents: what a file holds, one by one, lists taken apart, each with what it is.
//!
//! As kubectl decodes them (`UnstructuredJSONScheme`); what it cannot decode is a document too.

mod expand;
mod identity;
mod installation;
mod numbers;
mod origin;

pub use installation::{Chart, Installation, Part, Setup, Values, Version};

use smol_str::SmolStr;

use crate::admission::core::Core;
use crate::resolve::{ConfigMap, Produced, Secret};
use crate::resource::Kind;
use crate::span::Span;
use crate::tree::Node;
use crate::yaml::{self, Duplicate, ErrorKind, Limits};

/// A document of a file.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its place among the documents of its file, from 0; items of a list have that of their list.
    pub index: usize,
    /// Where its text stands.
    pub span: Span,
    /// Its `apiVersion`, empty where it has none.
    pub api_version: SmolStr,
    /// Its `kind`, empty where it cannot be decoded.
    pub kind: SmolStr,
    /// Its namespace, empty where it names none.
    pub namespace: SmolStr,
    /// Its name, empty where it has none.
    pub name: SmolStr,
    /// What it is.
    pub content: Content,
    /// Keys that stand twice.
    pub duplicates: Vec<Duplicate>,
    /// Parts of the operator that it installs.
    pub installations: Vec<Installation>,
    /// Secrets and ConfigMaps that it makes.
    pub produced: Vec<Produced>,
    /// The file that people edit, where another program built it of that.
    pub origin: Option<String>,
    /// All of it, where that is asked for and no other field holds it; never of a Secret.
    pub whole: Option<Box<Node>>,
}

/// How much of a document is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// What concerns us.
    Known,
    /// All of it.
    Whole,
}

/// What a document is.
#[derive(Clone, Debug)]
pub enum Content {
    /// A resource of one of the operator's kinds.
    Resource(&'static Kind, Box<Node>),
    /// A resource of one of the operator's kinds, of a version that no release has.
    OtherVersion(&'static Kind, Span, Box<Node>),
    /// A resource of another kind of the operator's group.
    OtherKind(Box<Node>),
    /// A ConfigMap, as the API server admits it.
    ConfigMap(Core<ConfigMap>),
    /// A Secret, as the API server admits it.
    Secret(Core<Secret>),
    /// Anything else.
    Foreign,
    /// Nothing that kubectl can decode.
    Undecodable(Problem),
}

/// What is wrong with a document, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Path of the value; empty for the whole document.
    pub path: &'static str,
    /// What is wrong.
    pub message: String,
    /// Where.
    pub span: Span,
    /// How far it reaches.
    pub fault: Fault,
}

/// How far a mistake in a document reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// To the document.
    Document,
    /// kubectl reads nothing of the stream from here on.
    Stream,
    /// kubectl might read it; it is beyond our own limits.
    Limit,
}

impl Document {
    /// Whether kubectl cannot decode it.
    pub fn is_undecodable(&self) -> bool {
        matches!(self.content, Content::Undecodable(_))
    }

    /// The namespace that it is in where documents that name none are in another one.
    pub fn namespace_or<'a>(&'a self, default: &'a str) -> &'a str {
        match self.namespace.as_str() {
            "" => default,
            own => own,
        }
    }

    /// How messages name it: `Kind/namespace/name`.
    pub fn key(&self) -> String {
        format!("{}/{}/{}", self.kind, self.namespace, self.name)
    }
}

/// What a document says of the operator's set-up.
pub fn setup_in(document: &Node) -> Option<Setup> {
    installation::setup(document)
}

/// What a kustomization installs.
pub fn installations_in(text: &[u8], limits: &Limits) -> Vec<Installation> {
    let document = yaml::read(text, limits);
    let root = document.map(|document| document.root).unwrap_or_default();
    installation::installations("Kustomization", &root)
}

/// Reads the documents of a file.
pub fn read(text: &[u8], limits: &Limits, keep: Keep) -> Vec<Document> {
    let mut documents = Vec::new();
    let pieces = yaml::documents(text, limits).filter(|piece| !piece.is_skipped());
    for (index, piece) in pieces.enumerate() {
        match piece.document {
            Ok(mut document) => match numbers::store(&mut document.root) {
                Ok(()) => {
                    let (root, duplicates) = (document.root, document.duplicates);
                    let before = text.get(piece.offset..root.span.start as usize);
                    let source = before.and_then(origin::commented);
                    let expanded = expand::expand(index, root, duplicates, keep).into_iter();
                    documents.extend(expanded.map(|mut document| {
                        document.origin = document.origin.take().or_else(|| source.clone());
                        document
                    }));
                }
                Err(problem) => documents.push(undecodable(index, document.root.span, problem)),
            },
            Err(error) => documents.push(undecodable(
                index,
                Span::new(piece.offset, piece.offset),
                Problem {
                    path: "",
                    message: error.to_string(),
                    span: error.span,
                    fault: match (error.kind, piece.stop) {
                        (ErrorKind::Limit, _) => Fault::Limit,
                        (_, true) => Fault::Stream,
                        (_, false) => Fault::Document,
                    },
                },
            )),
        }
    }
    documents
}

/// A document that cannot be decoded.
fn undecodable(index: usize, span: Span, problem: Problem) -> Document {
    Document {
        index,
        span,
        api_version: SmolStr::default(),
        kind: SmolStr::default(),
        namespace: SmolStr::default(),
        name: SmolStr::default(),
        content: Content::Undecodable(problem),
        duplicates: Vec::new(),
        installations: Vec::new(),
        produced: Vec::new(),
        origin: None,
        whole: None,
    }
}
