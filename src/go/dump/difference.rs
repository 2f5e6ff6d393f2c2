//! Where two dumps of a struct differ, field by field.

use super::{Dump, Has, member, present};
use crate::go::types::{Struct, Type};
use crate::tree::Node;

/// An object that was decoded into a struct, of the fields that the struct has.
pub struct Side<'a, Extra> {
    /// The object.
    pub node: Option<&'a Node>,
    /// Its fields.
    pub has: Has<'a, Extra>,
}

impl<Extra> Clone for Side<'_, Extra> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Extra> Copy for Side<'_, Extra> {}

/// A field whose dumps differ.
#[derive(Debug)]
pub struct Difference<Extra: 'static> {
    /// Its path in JSON.
    pub path: String,
    /// Its dump before; none where the struct does not have it.
    pub old: Option<String>,
    /// Its dump afterwards; none where the struct does not have it.
    pub new: Option<String>,
    /// What stands beside the field, where only one of the structs has it.
    pub only: Option<&'static Extra>,
}

/// The fields in which two dumps of a struct differ, in Go's order.
pub fn differences<Extra>(
    schema: &'static Struct<Extra>,
    path: &str,
    sides: [Side<'_, Extra>; 2],
) -> Vec<Difference<Extra>> {
    let mut differences = Vec::new();
    fields(schema, path, sides, &mut differences);
    differences
}

fn fields<Extra>(
    schema: &'static Struct<Extra>,
    path: &str,
    sides: [Side<'_, Extra>; 2],
    out: &mut Vec<Difference<Extra>>,
) {
    for field in schema.fields {
        let path = match field.json {
            "" => path.to_owned(),
            key => format!("{path}.{key}"),
        };
        let members = sides.map(|side| Side {
            node: member(field, side.node),
            ..side
        });
        let [old, new] = sides.map(|side| (side.has)(&field.extra));
        let text = |is_there: bool, side: Side<'_, Extra>| is_there.then(|| dump(&field.ty, side));
        match (old, new) {
            (false, false) => {}
            (true, true) => value(&field.ty, path, members, out),
            _ => out.push(Difference {
                path,
                old: text(old, members[0]),
                new: text(new, members[1]),
                only: Some(&field.extra),
            }),
        }
    }
}

fn value<Extra>(
    ty: &'static Type<Extra>,
    path: String,
    sides: [Side<'_, Extra>; 2],
    out: &mut Vec<Difference<Extra>>,
) {
    let [old, new] = sides.map(|side| dump(ty, side));
    if old == new {
        return;
    }
    let before = out.len();
    let [one, other] = sides.map(|side| side.node);
    match (ty, one, other) {
        (Type::Struct(schema), ..) => fields(schema, &path, sides, out),
        (Type::Pointer(inner), Some(_), Some(_)) => value(inner, path.clone(), sides, out),
        (Type::Slice(items), Some(one), Some(other)) => {
            let (one, other) = (one.as_list(), other.as_list());
            let (one, other) = (one.unwrap_or_default(), other.unwrap_or_default());
            if one.len() == other.len() {
                for (index, pair) in one.iter().zip(other).enumerate() {
                    let path = format!("{path}[{index}]");
                    let nodes = [pair.0, pair.1].map(|node| present(Some(node)));
                    value(items, path, at(sides, nodes), out);
                }
            }
        }
        _ => {}
    }
    if out.len() == before {
        out.push(Difference {
            path,
            old: Some(old),
            new: Some(new),
            only: None,
        });
    }
}

/// The same sides with other objects.
fn at<'a, Extra>(
    sides: [Side<'a, Extra>; 2],
    nodes: [Option<&'a Node>; 2],
) -> [Side<'a, Extra>; 2] {
    let [one, other] = sides;
    [
        Side {
            node: nodes[0],
            ..one
        },
        Side {
            node: nodes[1],
            ..other
        },
    ]
}

fn dump<Extra>(ty: &Type<Extra>, side: Side<'_, Extra>) -> String {
    let mut dump = Dump {
        out: String::new(),
        has: side.has,
    };
    dump.value(ty, side.node);
    dump.out
}
