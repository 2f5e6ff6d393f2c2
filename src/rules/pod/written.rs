//! Where a field of merged pods stands in the pod template that was merged in.

use serde_json::Value;

use super::PATH;
use crate::admission::pod::Step;
use crate::go::fold;
use crate::go::pod_types::{Merge, POD_TEMPLATE_SPEC};
use crate::go::types::{Field, Type};
use crate::tree::{self, Node};

static TEMPLATE: Type<Merge> = Type::Struct(&POD_TEMPLATE_SPEC);

/// The path of a field; none where neither it nor what it is missing in is written.
pub(super) fn path(patch: &Node, template: &Value, steps: &[Step]) -> Option<String> {
    let mut path = PATH.to_owned();
    let (mut merged, mut node) = (Some(template), Some(patch));
    let mut merged_by = None;
    let mut ty = Some(&TEMPLATE);
    for step in steps {
        let written = node?;
        match step {
            Step::Key(key) => {
                let (own_key, below) = below(written, key);
                path.push_str(&format!(".{own_key}"));
                let field = ty.and_then(|ty| field(ty, key));
                merged_by = field.and_then(|field| field.extra.merged_by);
                ty = field.map(|field| &field.ty);
                node = below;
                merged = merged.and_then(|value| value.get(key));
            }
            Step::Index(index) => {
                merged = merged.and_then(|value| value.get(index));
                let place = place(written, merged, merged_by, *index)?;
                path.push_str(&format!("[{place}]"));
                ty = ty.map(item);
                node = written.as_list().and_then(|items| items.get(place));
            }
        }
    }
    Some(path)
}

/// A field under the key that it is written with: Go takes it in any case.
fn below<'n>(node: &'n Node, key: &'n str) -> (&'n str, Option<&'n Node>) {
    if let Some(exactly) = node.get(key) {
        return (key, Some(exactly));
    }
    let entries = node.as_map().map(|map| map.entries()).unwrap_or_default();
    match entries.iter().find(|entry| fold::matches(key, &entry.key)) {
        Some(entry) => (&entry.key, Some(&entry.node)),
        None => (key, None),
    }
}

/// The field of a struct's type.
fn field(ty: &'static Type<Merge>, key: &str) -> Option<&'static Field<Merge>> {
    match ty {
        Type::Pointer(inner) => field(inner, key),
        Type::Struct(of) => of.fields.iter().find_map(|it| match &it.ty {
            embedded @ Type::Struct(_) if it.json.is_empty() => field(embedded, key),
            _ => (it.json == key).then_some(it),
        }),
        _ => None,
    }
}

/// The type of a list's elements.
fn item(ty: &'static Type<Merge>) -> &'static Type<Merge> {
    match ty {
        Type::Pointer(inner) => item(inner),
        Type::Slice(items) => items,
        ty => ty,
    }
}

/// Where the element of a merged list stands in the list that is written: elements are merged by a field, or stay as they are.
fn place(
    written: &Node,
    merged: Option<&Value>,
    merged_by: Option<&str>,
    index: usize,
) -> Option<usize> {
    let items = written.as_list()?;
    let Some(key) = merged_by.filter(|key| !key.is_empty()) else {
        return (index < items.len()).then_some(index);
    };
    let merged = merged?.get(key);
    let mut values = items.iter().map(|item| item.get(key));
    values.position(|value| match (value.map(|it| &it.value), merged) {
        (Some(tree::Value::Text(text)), Some(Value::String(name))) => text == name,
        (Some(tree::Value::Int(number)), Some(Value::Number(name))) => {
            name.as_i64() == Some(*number)
        }
        (None, None) => true,
        _ => false,
    })
}
