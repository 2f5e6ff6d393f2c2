//! CRDs of one release under the operator of another: what falls between the two.

use std::collections::HashSet;

use crate::admission::given::Given;
use crate::plan::{Cluster, Entry, Input, Judges, Options};
use crate::source::Role;
use crate::span::Span;

/// A field that one side knows and the other does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skewed {
    /// The resource, as `Kind namespace/name`.
    pub resource: String,
    /// The path of the field.
    pub path: String,
    /// File and line.
    pub place: String,
    /// Who does not know it.
    pub lost: Lost,
}

/// Who does not know a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The CRDs: it is pruned, and the operator would have read it.
    Pruned,
    /// The operator: it is stored, and has no effect.
    Unread,
}

/// The fields of an input that fall between CRDs and operator; none where both are of one release.
pub fn skew(input: &Input, options: &Options) -> Vec<Skewed> {
    let (crds, operator) = (options.crd_release, options.release);
    if crds == operator && input.given.is_empty() {
        return Vec::new();
    }
    let admit = |input, release| {
        let judges = Judges {
            crds: release,
            operator: release,
        };
        Cluster::admit(input, judges, &options.namespace)
    };
    let mut own = input.clone();
    own.given = Given::default();
    let ((sources, stored), (_, wanted)) = (admit(input.clone(), crds), admit(own, operator));
    let pairs = stored.entries.iter().zip(&wanted.entries);
    let mut found = Vec::new();
    for (by_crds, by_operator) in
        pairs.filter(|(entry, other)| entry.role == Role::Judged && !other.foreign)
    {
        for (own, other, lost) in [
            (by_crds, by_operator, Lost::Pruned),
            (by_operator, by_crds, Lost::Unread),
        ] {
            let fields = only(own, other);
            found.extend(fields.filter_map(|(path, span)| {
                let source = sources.sources.get(own.source)?;
                Some(Skewed {
                    resource: format!("{} {}/{}", own.kind, own.namespace, own.name),
                    path,
                    place: source.named_place(span),
                    lost,
                })
            }));
        }
    }
    found
}

/// The fields that are unknown on one side alone.
fn only<'a>(own: &'a Entry, other: &Entry) -> impl Iterator<Item = (String, Span)> + 'a {
    let known: HashSet<String> = other
        .unknown
        .iter()
        .map(|field| field.path.clone())
        .collect();
    let fields = own.unknown.iter();
    fields
        .filter(move |field| !known.contains(&field.path))
        .map(|field| (field.path.clone(), field.span))
}
