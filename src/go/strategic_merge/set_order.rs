//! `$setElementOrder`, with which a patch asks for an order of a list's elements.

use serde_json::{Map, Value};

use super::list::{as_map, check_elements, is_equal, merge_lists, merge_value};
use super::order::{Elements, Groups, is_deletion};
use super::{DIRECTIVE, ELEMENT_ORDER, Error, Schema, list_of_directive, without_directives};

/// Merges the lists for which the patch has `$setElementOrder`, and takes them out of the patch.
pub(super) fn merge_ordered_lists(
    original: &mut Map<String, Value>,
    patch: &mut Map<String, Value>,
    schema: Schema,
) -> Result<(), Error> {
    let mut directives: Vec<String> = patch
        .keys()
        .filter(|key| key.starts_with(ELEMENT_ORDER))
        .cloned()
        .collect();
    directives.sort();
    for directive in directives {
        let order = as_list(patch.remove(&directive).unwrap_or_default())?;
        let key = list_of_directive(&directive, ELEMENT_ORDER).ok_or(Error::ElementOrder)?;
        let live = original.get(key).cloned().map(as_list).transpose()?;
        let patched = patch.get(key).cloned().map(as_list).transpose()?;
        if let Some(merged) = merge_ordered_list(live, patched, &order, schema, key)? {
            original.insert(key.to_owned(), Value::Array(merged));
            patch.remove(key);
        }
    }
    Ok(())
}

/// Merges one list; `None` if neither side has it.
fn merge_ordered_list(
    live: Option<Vec<Value>>,
    patched: Option<Vec<Value>>,
    order: &[Value],
    schema: Schema,
    key: &str,
) -> Result<Option<Vec<Value>>, Error> {
    let listing = schema.list(key)?;
    let patch = patched.clone().unwrap_or_default();
    check_order(&patch, order, listing.key)?;
    let mut seen = live.clone().unwrap_or_default();
    let merged = match (live, patched) {
        (None, None) => return Ok(None),
        (Some(live), None) => live,
        (None, Some(patched)) => patched.into_iter().filter_map(without_directives).collect(),
        (Some(_), Some(patched)) => merge_lists(&mut seen, patched, listing, false)?,
    };
    let groups = Groups::of(merged, order, listing.key)?;
    let elements = Elements {
        key: listing.key,
        are_maps: check_elements(&seen, &patch)?,
    };
    elements.arrange(groups, order, &seen).map(Some)
}

fn as_list(value: Value) -> Result<Vec<Value>, Error> {
    match value {
        Value::Array(items) => Ok(items),
        other => Err(Error::no_list(other)),
    }
}

/// Checks that the elements of a patch, deletions aside, stand in the order that is asked for, and that none is
/// missing from it.
fn check_order(patch: &[Value], order: &[Value], key: &str) -> Result<(), Error> {
    if patch.is_empty() || order.is_empty() {
        return Ok(());
    }
    let mut elements: Vec<&Value> = patch.iter().collect();
    if !key.is_empty() {
        patch
            .iter()
            .try_for_each(|element| as_map(element).map(drop))?;
        elements.retain(|element| !is_deletion(element));
    }
    let mut elements = elements.into_iter().peekable();
    let mut places = order.iter().peekable();
    // Once the places are used up, Go passes over no more directives: one at the end counts as missing.
    while let (Some(element), Some(place)) = (elements.peek(), places.peek()) {
        if element.get(DIRECTIVE).is_some() {
            elements.next();
            continue;
        }
        if is_same_element(element, place, key)? {
            elements.next();
        }
        places.next();
    }
    match elements.next() {
        None => Ok(()),
        Some(_) => Err(Error::Order {
            patch: patch.to_vec(),
            order: order.to_vec(),
        }),
    }
}

fn is_same_element(one: &Value, other: &Value, key: &str) -> Result<bool, Error> {
    if key.is_empty() {
        return is_equal(one, other);
    }
    as_map(one)?;
    as_map(other)?;
    is_equal(merge_value(one, key)?, merge_value(other, key)?)
}
