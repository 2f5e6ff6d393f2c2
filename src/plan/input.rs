//! The input: what was read, and the documents in it.

use std::sync::Arc;

use crate::admission::given::Given;
use crate::document::{self, Document, Installation, Keep};
use crate::reconcile::Live;
use crate::resolve::Produced;
use crate::source::{Role, Source, Sources};
use crate::yaml::Limits;

/// Sources with their documents.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// What was read.
    pub sources: Sources,
    /// The documents, each with the place of its source among the sources.
    pub documents: Vec<(usize, Document)>,
    /// Objects that exist already, besides those that were read.
    pub live: Live,
    /// What is said to exist elsewhere, and what users say that documents make.
    pub external: Vec<Produced>,
    /// CRDs that judge in place of the release's own.
    pub given: Given,
    /// What kustomizations install, with the places of their sources.
    aside: Vec<(usize, Installation)>,
}

impl Input {
    /// Reads the documents of all sources. What a folder search found and cannot be read counts only where it speaks of
    /// ToolHive.
    pub fn new(sources: Sources, limits: &Limits) -> Self {
        let mut input = Self::default();
        input.sources.left_out = sources.left_out;
        for source in sources.sources {
            input.add(source, limits);
        }
        input
    }

    /// Reads the documents of one more source.
    pub fn add(&mut self, mut source: Arc<Source>, limits: &Limits) {
        let number = self.sources.sources.len();
        if source.role == Role::Aside {
            let found = document::installations_in(source.text(), limits).into_iter();
            let found = found.map(|installation| (number, installation));
            self.aside.extend(found);
        } else {
            let concerns_us = !source.found || source.mentions_toolhive();
            let keep = match source.role {
                Role::Live => Keep::Whole,
                _ => Keep::Known,
            };
            let read = document::read(source.text(), limits, keep).into_iter();
            let counted = read.filter(|document| concerns_us || !document.is_undecodable());
            let counted = counted.map(|document| (number, document));
            self.documents.extend(counted);
        }
        if let Some(source) = Arc::get_mut(&mut source) {
            source.forget_text();
        }
        self.sources.sources.push(source);
    }

    /// The same with those documents alone that are wanted, and what was read.
    #[must_use]
    pub fn only(&self, is_wanted: impl Fn(&Document) -> bool) -> Self {
        let documents = self.documents.iter();
        let documents = documents.filter(|(_, document)| is_wanted(document));
        Self {
            documents: documents.cloned().collect(),
            sources: self.sources.clone(),
            live: self.live.clone(),
            external: self.external.clone(),
            given: self.given.clone(),
            aside: self.aside.clone(),
        }
    }

    /// Takes out the objects that exist already; resources that exist already stay, with their statuses.
    pub fn forget_live(&mut self) {
        self.live = Live::default();
        for (_, document) in &mut self.documents {
            document.whole = None;
        }
    }

    /// Whether there is no document but what exists already.
    pub fn is_empty(&self) -> bool {
        let mut roles = self.documents.iter().filter_map(|(number, _)| {
            let source = self.sources.sources.get(*number)?;
            Some(source.role)
        });
        roles.all(|role| role == Role::Live)
    }

    /// Every part of the operator that a document installs, with file and line.
    pub fn installations(&self) -> impl Iterator<Item = (&Installation, String)> {
        let of_documents = self.documents.iter().flat_map(|(number, document)| {
            let installations = document.installations.iter();
            installations.map(move |installation| (number, installation))
        });
        let aside = self.aside.iter().map(|(number, it)| (number, it));
        of_documents
            .chain(aside)
            .filter_map(|(number, installation)| {
                let source = self.sources.sources.get(*number)?;
                Some((installation, source.named_place(installation.span)))
            })
    }
}
