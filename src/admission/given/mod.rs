//! CRDs that users give, for builds of the operator that nobody knows here.
//!
//! A structural schema is read into the same shapes as the fields of our own kinds, so that all that is said of an object is
//! said by the same code. The rules in CEL are evaluated by the `cel` crate. What it lacks, and what a schema says beyond our
//! shapes, is told as not evaluated.

mod evaluate;
mod rules;
mod schema;
mod value;

use std::fmt;
use std::sync::{Arc, OnceLock};

use super::path::Path;
use super::shape::{Member, Shape};
use super::violation::Violation;
use crate::go::types::Type;
use crate::release::Release;
use crate::resource::Schema;
use crate::span::Span;
use crate::tree::{Node, Value};
use crate::yaml::{self, Limits};

use evaluate::Programs;
#[cfg(test)]
pub(in crate::admission) use evaluate::second_opinion;
pub use rules::Unevaluated;

/// The kind that is read.
const KIND: &str = "CustomResourceDefinition";

/// Its version.
const API_VERSION: &str = "apiextensions.k8s.io/v1";

/// The CRDs that are given, each with the name of its file.
#[derive(Clone, Debug, Default)]
pub struct Given(Arc<Vec<Crd>>);

/// A CRD.
#[derive(Debug)]
pub struct Crd {
    /// The file that it stands in.
    pub file: String,
    group: String,
    kind: String,
    versions: Vec<Version>,
}

/// A version of a kind.
#[derive(Debug)]
pub struct Version {
    name: String,
    /// The schema as it is written.
    schema: Node,
    /// The type of a whole object.
    root: &'static Type<Schema>,
    /// Its rules, from when they are first asked for.
    programs: OnceLock<Programs>,
}

/// Why a text gives no CRD.
#[derive(Debug, PartialEq, Eq)]
pub enum Error {
    /// It cannot be read.
    Unreadable(String),
    /// It has none.
    None,
    /// It is of a version that has no structural schema.
    OtherVersion(String),
    /// The same kind is given twice.
    Twice(String, String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Unreadable(why) => f.write_str(why),
            Error::None => write!(f, "there is no {KIND}"),
            Error::OtherVersion(version) => {
                write!(
                    f,
                    "the {KIND} is of version `{version}`; `{API_VERSION}` is read"
                )
            }
            Error::Twice(kind, file) => write!(f, "the kind {kind} is given in `{file}`, too"),
        }
    }
}

impl std::error::Error for Error {}

impl Given {
    /// The CRDs of texts, each with its name and whether it was only found, so that it may hold something else.
    ///
    /// # Errors
    /// The name of the first text that is wrong, and why.
    pub fn read<'t>(
        texts: impl IntoIterator<Item = (&'t str, &'t [u8], bool)>,
    ) -> Result<Self, (String, Error)> {
        let mut given: Vec<Crd> = Vec::new();
        for (file, text, found) in texts {
            let at_file = |error| (file.to_owned(), error);
            let crds = match read(file, text) {
                Err(Error::None) if found => continue,
                read => read.map_err(at_file)?,
            };
            for crd in crds {
                if let Some(other) = given.iter().find(|it| it.is_of(&crd.group, &crd.kind)) {
                    let twice = Error::Twice(crd.kind.clone(), other.file.clone());
                    return Err(at_file(twice));
                }
                given.push(crd);
            }
        }
        Ok(Self(Arc::new(given)))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The type of the `spec` of a kind in a version; none where no CRD is given for it.
    pub fn spec(&self, api_version: &str, kind: &str) -> Option<&'static Type<Schema>> {
        match self.version(api_version, kind)?.shape().member(SPEC) {
            Member::Field(field) => Some(&field.ty),
            _ => None,
        }
    }

    /// What a CRD says of a kind in a version; nothing where none is given or serves it.
    pub fn version(&self, api_version: &str, kind: &str) -> Option<&Version> {
        let (group, version) = api_version.split_once('/')?;
        self.of(group, kind)?.version(version)
    }

    /// The CRD of a kind.
    pub fn of(&self, group: &str, kind: &str) -> Option<&Crd> {
        self.0.iter().find(|crd| crd.is_of(group, kind))
    }
}

impl Crd {
    fn is_of(&self, group: &str, kind: &str) -> bool {
        self.group == group && self.kind == kind
    }

    /// A version that is served.
    pub fn version(&self, name: &str) -> Option<&Version> {
        self.versions.iter().find(|version| version.name == name)
    }
}

impl Version {
    /// The shape of a whole object. It is the same at every release.
    pub(super) fn shape(&self) -> Shape {
        Shape::new(self.root, Release::newest())
    }

    /// Evaluates the rules on an object and on all below it.
    pub(super) fn validate(
        &self,
        object: &Node,
        at: Span,
        out: &mut Vec<Violation>,
    ) -> Vec<Unevaluated> {
        let programs = self.programs.get_or_init(|| Programs::of(&self.schema));
        rules::validate(object, (&self.schema, programs), &Path::Root, at, out)
    }
}

/// The part of an object that fields are looked for in.
const SPEC: &str = "spec";

/// The CRDs of a text; other documents beside them are passed over.
fn read(file: &str, text: &[u8]) -> Result<Vec<Crd>, Error> {
    let mut crds = Vec::new();
    for piece in yaml::documents(text, &Limits::default()).filter(|it| !it.is_skipped()) {
        let root = match piece.document {
            Ok(document) => document.root,
            Err(error) => return Err(Error::Unreadable(error.to_string())),
        };
        if root.text_at(&["kind"]) != Some(KIND) {
            continue;
        }
        let version = root.text_at(&["apiVersion"]).unwrap_or_default();
        if version != API_VERSION {
            return Err(Error::OtherVersion(version.to_owned()));
        }
        crds.push(crd(file, &root));
    }
    match crds.is_empty() {
        true => Err(Error::None),
        false => Ok(crds),
    }
}

fn crd(file: &str, root: &Node) -> Crd {
    let text = |path: &[&str]| root.text_at(path).unwrap_or_default().to_owned();
    let versions = root.at(&["spec", "versions"]).and_then(Node::as_list);
    let served = versions
        .unwrap_or_default()
        .iter()
        .filter(|it| is_true(it, "served"));
    Crd {
        file: file.to_owned(),
        group: text(&["spec", "group"]),
        kind: text(&["spec", "names", "kind"]),
        versions: served.map(version).collect(),
    }
}

fn version(node: &Node) -> Version {
    let schema = node
        .at(&["schema", "openAPIV3Schema"])
        .cloned()
        .unwrap_or_default();
    Version {
        name: node.text_at(&["name"]).unwrap_or_default().to_owned(),
        root: schema::root(&schema),
        programs: OnceLock::new(),
        schema,
    }
}

/// Whether a switch of a schema is on.
fn is_true(schema: &Node, key: &str) -> bool {
    schema
        .get(key)
        .is_some_and(|node| node.value == Value::Bool(true))
}

#[cfg(test)]
mod tests;
