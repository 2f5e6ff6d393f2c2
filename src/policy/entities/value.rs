//! Reads the value of an attribute (`UnmarshalJSON` of cedar-go's `types`).

use super::super::extension;
use super::read::{Reader, field};
use super::{Uid, Value};
use crate::tree::{Map, Node, Value as Json};

impl Reader {
    pub(super) fn value(&mut self, node: &Node) -> Option<Value> {
        let value = match &node.value {
            Json::Bool(value) => Value::Bool(*value),
            Json::Int(value) => Value::Long(*value),
            Json::Text(text) => Value::Text(text.clone()),
            Json::List(items) => {
                Value::Set(items.iter().filter_map(|item| self.value(item)).collect())
            }
            Json::Map(map) => return self.object(map),
            Json::Null | Json::Uint(_) | Json::Float(_) => {
                self.unfit(node, "a string, a boolean, an integer, a list or an object");
                return None;
            }
        };
        Some(value)
    }

    /// An object: what a function makes, an entity, or else a record.
    fn object(&mut self, map: &Map) -> Option<Value> {
        if let Some((function, text, node)) = call(map) {
            if !matches!(function, "ip" | "decimal" | "datetime" | "duration") {
                self.unfit(
                    node,
                    "one of `ip`, `decimal`, `datetime`, `duration` as `fn`",
                );
            } else if !extension::is_valid(function, text) {
                self.unfit(
                    node,
                    &format!(
                        "`{function}` of a text such as `{}`",
                        extension::example(function)
                    ),
                );
            }
            let (function, text) = (function.into(), text.into());
            return Some(Value::Extension { function, text });
        }
        match field(map, "__entity").and_then(uid_of) {
            Some(uid) => Some(Value::Entity(uid)),
            None => Some(Value::Record(self.attributes(map))),
        }
    }
}

/// The function and the text of `{"__extn": {"fn": …, "arg": …}}`, and where they stand.
fn call(map: &Map) -> Option<(&str, &str, &Node)> {
    let node = field(map, "__extn")?;
    let inside = node.as_map()?;
    let part = |name: &str| match field(inside, name).map(|node| &node.value) {
        None | Some(Json::Null) => Some(""),
        Some(Json::Text(text)) => Some(text.as_str()),
        Some(_) => None,
    };
    Some((part("fn")?, part("arg")?, node))
}

/// The entity that stands below `__entity`, if it is one.
fn uid_of(node: &Node) -> Option<Uid> {
    let map = node.as_map()?;
    let part = |name: &str| match field(map, name).map(|node| &node.value) {
        None | Some(Json::Null) => Some("".into()),
        Some(Json::Text(text)) => Some(text.clone()),
        Some(_) => None,
    };
    Some(Uid {
        kind: part("type")?,
        id: part("id")?,
    })
}
