//! Go's dump of a struct for hashing: `k8s.io/apimachinery/pkg/util/dump.ForHash` (go-spew's `%#v` form with sorted keys),
//! and the FNV-1a hash that the operator takes of it.

mod difference;

use std::fmt::Write;

use super::duration;
use super::json;
use super::types::{Field, Struct, Type};
use crate::tree::{Node, Value};

pub use difference::{Difference, Side, differences};

/// Which fields of a struct exist, by what their room says of them.
pub type Has<'a, Extra> = &'a dyn Fn(&Extra) -> bool;

/// The dump of an object that was decoded into a struct. Keys that the struct does not have are left out.
pub fn for_hash<Extra>(schema: &'static Struct<Extra>, node: &Node, has: Has<'_, Extra>) -> String {
    let mut dump = Dump {
        out: String::new(),
        has,
    };
    dump.name(&Type::Struct(schema).name());
    dump.object(schema, Some(node));
    dump.out
}

/// FNV-1a, 32 bits, as Go's `%x` prints it: without leading zeros.
pub fn fnv1a(text: &str) -> String {
    const OFFSET: u32 = 0x811c_9dc5;
    const PRIME: u32 = 0x0100_0193;
    let hash = text.bytes().fold(OFFSET, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(PRIME)
    });
    format!("{hash:x}")
}

/// A dump in the making.
struct Dump<'a, Extra: 'static> {
    out: String,
    has: Has<'a, Extra>,
}

impl<Extra> Dump<'_, Extra> {
    /// A type's name in front of its value.
    fn name(&mut self, name: &str) {
        self.out.push('(');
        self.out.push_str(name);
        self.out.push(')');
    }

    /// The fields of a struct, each with its type.
    fn object(&mut self, schema: &Struct<Extra>, node: Option<&Node>) {
        self.out.push('{');
        let mut separator = "";
        for field in schema
            .fields
            .iter()
            .filter(|field| (self.has)(&field.extra))
        {
            self.out.push_str(separator);
            separator = " ";
            self.out.push_str(field.go);
            self.out.push(':');
            self.name(&field.ty.name());
            self.value(&field.ty, member(field, node));
        }
        self.out.push('}');
    }

    /// A value without its type; `None` is Go's zero.
    fn value(&mut self, ty: &Type<Extra>, node: Option<&Node>) {
        match ty {
            Type::Struct(schema) => self.object(schema, node),
            Type::Pointer(inner) => match node {
                Some(_) => self.value(inner, node),
                None => self.out.push_str("<nil>"),
            },
            Type::Slice(items) => match node.and_then(Node::as_list) {
                Some(nodes) => self.list(items, nodes),
                None => self.out.push_str("<nil>"),
            },
            Type::Map(values) => self.map(values, node),
            Type::Raw => self.raw(node),
            Type::Duration => self.duration(node),
            _ => self.scalar(ty, node),
        }
    }

    fn list(&mut self, items: &Type<Extra>, nodes: &[Node]) {
        self.out.push('[');
        for (index, node) in nodes.iter().enumerate() {
            if index > 0 {
                self.out.push(' ');
            }
            self.value(items, present(Some(node)));
        }
        self.out.push(']');
    }

    fn map(&mut self, values: &Type<Extra>, node: Option<&Node>) {
        let Some(map) = node.and_then(Node::as_map) else {
            return self.out.push_str("<nil>");
        };
        let mut entries: Vec<_> = map.entries().iter().collect();
        entries.sort_by(|one, other| one.key.cmp(&other.key));
        self.out.push_str("map[");
        for (index, entry) in entries.into_iter().enumerate() {
            if index > 0 {
                self.out.push(' ');
            }
            self.out.push_str(&entry.key);
            self.out.push(':');
            self.value(values, present(Some(&entry.node)));
        }
        self.out.push(']');
    }

    /// `runtime.RawExtension`: its bytes as numbers.
    fn raw(&mut self, node: Option<&Node>) {
        self.out.push_str("{Raw:([]uint8)");
        match node {
            None => self.out.push_str("<nil>"),
            Some(node) => {
                let bytes: Vec<String> = json::marshal(node)
                    .bytes()
                    .map(|byte| byte.to_string())
                    .collect();
                self.out.push('[');
                self.out.push_str(&bytes.join(" "));
                self.out.push(']');
            }
        }
        self.out.push_str(" Object:(runtime.Object)<nil>}");
    }

    /// `metav1.Duration`: nanoseconds.
    fn duration(&mut self, node: Option<&Node>) {
        let nanoseconds = node
            .and_then(Node::as_text)
            .and_then(|text| duration::parse(text).ok());
        self.print(format_args!(
            "{{Duration:(time.Duration){}}}",
            nanoseconds.unwrap_or_default()
        ));
    }

    fn scalar(&mut self, ty: &Type<Extra>, node: Option<&Node>) {
        match (node.map(|node| &node.value), ty) {
            (Some(Value::Text(text)), _) => self.out.push_str(text),
            (Some(Value::Bool(value)), _) => self.print(format_args!("{value}")),
            (Some(Value::Int(number)), _) => self.print(format_args!("{number}")),
            (_, Type::Bool) => self.out.push_str("false"),
            (_, Type::Int | Type::Int32 | Type::Int64) => self.out.push('0'),
            _ => {}
        }
    }

    fn print(&mut self, arguments: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(arguments);
    }
}

/// A field's value in an object; the object itself for an embedded struct.
fn member<'a, Extra>(field: &Field<Extra>, object: Option<&'a Node>) -> Option<&'a Node> {
    if field.json.is_empty() {
        object
    } else {
        present(object?.get(field.json))
    }
}

/// A value that is there; `null` leaves Go's zero.
fn present(node: Option<&Node>) -> Option<&Node> {
    node.filter(|node| !node.is_null())
}
