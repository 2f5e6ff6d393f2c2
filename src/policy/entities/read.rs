//! Reads `entities_json` as the proxy does when it starts (`json.Unmarshal` into an `EntityMap` of cedar-go 1.6 and 1.8).
//!
//! The proxy stops at the first thing that does not fit; here all are told. A key that stands twice is read once, as its last value.

use super::super::problem::{Part, Problem, ProblemKind};
use super::{Attributes, Entities, Entity, Uid};
use crate::finding::nearest;
use crate::go::fold;
use crate::go::json;
use crate::span::Span;
use crate::tree::{Map, Node, Value as Json};

/// What is read of a text.
#[derive(Clone, Debug)]
pub struct Read {
    /// The entities; none where the proxy refuses the text.
    pub entities: Option<Entities>,
    /// What is wrong with the text.
    pub problems: Vec<Problem>,
}

/// Reads entities. An empty text has none.
pub fn read(text: &str) -> Read {
    let mut reader = Reader::default();
    let mut entities = Entities::default();
    if !text.is_empty() {
        match json::read(text.as_bytes()) {
            Ok(root) => reader.list(&root, &mut entities),
            Err(error) => {
                let at = error.offset.saturating_sub(1).min(text.len());
                let span = Span::new(at, text.len().min(at + 1));
                reader.refuse(span, ProblemKind::EntitiesSyntax, error.to_string());
            }
        }
    }
    Read {
        entities: (!reader.refused).then_some(entities),
        problems: reader.problems,
    }
}

#[derive(Default)]
pub(super) struct Reader {
    problems: Vec<Problem>,
    refused: bool,
}

/// The keys of an entity.
const KEYS: [&str; 4] = ["uid", "attrs", "parents", "tags"];

impl Reader {
    fn refuse(&mut self, span: Span, kind: ProblemKind, value: impl Into<String>) {
        self.refused = true;
        self.problems
            .push(Problem::new(Part::Entities, span, kind, value));
    }

    /// A value that is not what must stand there.
    pub(super) fn unfit(&mut self, node: &Node, wanted: &str) {
        let mut problem = Problem::new(
            Part::Entities,
            node.span,
            ProblemKind::EntityShape,
            found(node),
        );
        problem.allowed = vec![wanted.to_owned()];
        if let Some(uid) = node.as_text().and_then(uid_in_words) {
            problem.nearest = Some(uid);
        }
        self.refused = true;
        self.problems.push(problem);
    }

    fn list(&mut self, root: &Node, entities: &mut Entities) {
        match &root.value {
            Json::Null => {}
            Json::List(items) => {
                for item in items {
                    self.entity(item, entities);
                }
            }
            _ => self.unfit(root, "a list of entities"),
        }
    }

    fn entity(&mut self, node: &Node, entities: &mut Entities) {
        let empty = Map::default();
        let map = match &node.value {
            Json::Null => &empty,
            Json::Map(map) => map,
            _ => return self.unfit(
                node,
                "an entity, `{\"uid\": {\"type\": …, \"id\": …}, \"attrs\": {}, \"parents\": []}`",
            ),
        };
        self.unknown_keys(map);
        let uid = field(map, "uid");
        let entity = Entity {
            span: node.span,
            uid: match uid {
                Some(uid) => self.uid(uid).unwrap_or_else(|| Uid::new("", "")),
                None => Uid::new("", ""),
            },
            uid_span: uid.map_or(node.span, |uid| uid.span),
            parents: field(map, "parents").map_or_else(Vec::new, |node| self.parents(node)),
            attributes: field(map, "attrs").map_or_else(Attributes::new, |node| self.record(node)),
            tags: field(map, "tags").map_or_else(Attributes::new, |node| self.record(node)),
        };
        if entity.uid.kind.is_empty() && uid.is_none() {
            let problem = Problem::new(Part::Entities, node.span, ProblemKind::EntityUnnamed, "");
            self.problems.push(problem);
        }
        let (span, uid) = (entity.uid_span, entity.uid.clone());
        if entities.put(entity).is_some() && !uid.kind.is_empty() {
            let problem = Problem::new(
                Part::Entities,
                span,
                ProblemKind::EntityTwice,
                uid.to_string(),
            );
            self.problems.push(problem);
        }
    }

    fn unknown_keys(&mut self, map: &Map) {
        for entry in map.entries() {
            if KEYS.iter().any(|key| fold::matches(key, &entry.key)) {
                continue;
            }
            let kind = ProblemKind::EntityKey;
            let mut problem =
                Problem::new(Part::Entities, entry.key_span, kind, entry.key.as_str());
            problem.allowed = KEYS.map(str::to_owned).to_vec();
            let near = if entry.key == "attributes" {
                Some("attrs")
            } else {
                nearest(&entry.key, KEYS)
            };
            problem.nearest = near.map(str::to_owned);
            self.problems.push(problem);
        }
    }

    /// `{"type": …, "id": …}`, or the same below `__entity`, where either may be missing.
    fn uid(&mut self, node: &Node) -> Option<Uid> {
        let wanted = "`{\"type\": …, \"id\": …}`";
        let Some(map) = node.as_map() else {
            self.unfit(node, wanted);
            return None;
        };
        let explicit = field(map, "__entity").filter(|node| !node.is_null());
        let (map, strict) = match explicit {
            None => (map, true),
            Some(node) => match node.as_map() {
                Some(map) => (map, false),
                None => {
                    self.unfit(node, wanted);
                    return None;
                }
            },
        };
        let mut part = |name: &str| match field(map, name).map(|node| (node, &node.value)) {
            None | Some((_, Json::Null)) if strict => None,
            None | Some((_, Json::Null)) => Some("".into()),
            Some((_, Json::Text(text))) => Some(text.clone()),
            Some((node, _)) => {
                self.unfit(node, "a string");
                Some("".into())
            }
        };
        let (kind, id) = (part("type"), part("id"));
        match (kind, id) {
            (Some(kind), Some(id)) => Some(Uid { kind, id }),
            _ => {
                self.unfit(node, wanted);
                None
            }
        }
    }

    fn parents(&mut self, node: &Node) -> Vec<Uid> {
        match &node.value {
            Json::Null => Vec::new(),
            Json::List(items) => items.iter().filter_map(|item| self.uid(item)).collect(),
            _ => {
                self.unfit(node, "a list of `{\"type\": …, \"id\": …}`");
                Vec::new()
            }
        }
    }

    fn record(&mut self, node: &Node) -> Attributes {
        match &node.value {
            Json::Null => Attributes::new(),
            Json::Map(map) => self.attributes(map),
            _ => {
                self.unfit(node, "an object");
                Attributes::new()
            }
        }
    }

    pub(super) fn attributes(&mut self, map: &Map) -> Attributes {
        let entries = map.entries().iter();
        let attributes =
            entries.filter_map(|entry| Some((entry.key.clone(), self.value(&entry.node)?)));
        attributes.collect()
    }
}

/// The last value that Go takes for a field.
pub(super) fn field<'m>(map: &'m Map, name: &str) -> Option<&'m Node> {
    let entries = map.entries().iter().rev();
    let mut found = entries.filter(|entry| fold::matches(name, &entry.key));
    found.next().map(|entry| &entry.node)
}

/// What `Type::id` is in JSON.
fn uid_in_words(text: &str) -> Option<String> {
    let (kind, id) = text.rsplit_once("::")?;
    let id = id.trim_matches('"');
    (!kind.is_empty() && !id.is_empty()).then(|| {
        let part = |text: &str| json::string_text(text.as_bytes());
        format!("{{\"type\": {}, \"id\": {}}}", part(kind), part(id))
    })
}

/// What a value is, in JSON's words.
fn found(node: &Node) -> String {
    match &node.value {
        Json::Null => "null".to_owned(),
        Json::Bool(value) => value.to_string(),
        Json::Int(value) => value.to_string(),
        Json::Uint(value) => value.to_string(),
        Json::Float(value) => json::float64_text(*value),
        Json::Text(text) => text.to_string(),
        Json::List(_) => "a list".to_owned(),
        Json::Map(_) => "an object".to_owned(),
    }
}
