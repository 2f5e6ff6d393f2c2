//! What the project file says to exist elsewhere, and what documents make by its word.

use std::collections::BTreeSet;

use memchr::memmem;

use super::Project;
use super::file::{External, Producer};
use crate::resolve::{CustomProducer, Produced, Secret};
use crate::source::{Role, Sources};
use crate::tree::Node;
use crate::yaml::{self, Limits};

/// Where the name stands of what is made, unless a producer says otherwise.
const NAME: &str = "metadata.name";

impl Project {
    /// What exists besides the documents: what is said to, and what documents make by the project's word.
    pub fn external(&self, sources: &Sources) -> Vec<Produced> {
        let declared = self.file.external.iter().map(|it| self.declared(it));
        let made = self.file.producers.iter();
        let made = made.flat_map(|producer| made_by(&custom(producer), sources));
        declared.chain(made).collect()
    }

    fn declared(&self, external: &External) -> Produced {
        let keys: BTreeSet<String> = external.keys.iter().flatten().cloned().collect();
        let source = self.source.as_ref();
        Produced {
            kind: external.kind.0,
            name: external.name.clone(),
            namespace: external.namespace.clone(),
            keys: Secret { keys },
            is_open: external.keys.is_none(),
            by: source.map(|source| source.name.clone()).unwrap_or_default(),
            is_declared: true,
        }
    }
}

fn custom(producer: &Producer) -> CustomProducer {
    CustomProducer {
        group: producer.group.clone(),
        kind: producer.kind.clone(),
        makes: producer.makes.name(),
        name: producer.name.clone().unwrap_or_else(|| NAME.to_owned()),
        keys: producer.keys.clone(),
    }
}

/// What the documents of a kind make. Texts without its name are not read again.
fn made_by(producer: &CustomProducer, sources: &Sources) -> Vec<Produced> {
    let mut made = Vec::new();
    for source in &sources.sources {
        let counts = matches!(source.role, Role::Judged | Role::With);
        if !counts || memmem::find(source.text(), producer.kind.as_bytes()).is_none() {
            continue;
        }
        for piece in yaml::documents(source.text(), &Limits::default()) {
            let Ok(document) = piece.document else {
                continue;
            };
            let items = document.root.get("items").and_then(Node::as_list);
            let items = items.unwrap_or(std::slice::from_ref(&document.root));
            made.extend(items.iter().flat_map(|item| producer.read(item)));
        }
    }
    made
}
