//! Merging of lists: element by element where the elements are maps with a merge key, as sets where they are scalars.

use serde_json::{Map, Value};

use super::order::{Elements, Groups};
use super::{DIRECTIVE, Error, Listing, is_collection, is_same_type, merge_maps};

/// Merges a list into the original. Go's lists share memory: what another holder of the original sees of it afterwards
/// is left in it, and counts as the live order where the patch has `$setElementOrder`.
pub(super) fn merge_lists(
    original: &mut Vec<Value>,
    patch: Vec<Value>,
    listing: Listing,
    deletes: bool,
) -> Result<Vec<Value>, Error> {
    if !listing.merges && !deletes {
        return Ok(patch);
    }
    if original.is_empty() && patch.is_empty() {
        return Ok(patch);
    }
    if !check_elements(original, &patch)? {
        return merge_scalars(original, &patch, listing, deletes);
    }
    if listing.key.is_empty() {
        return Err(Error::NoMergeKeyDeclared(listing.elements.kind()));
    }
    let Directed {
        kept,
        patch,
        replaces,
    } = follow_directives(original, patch, listing.key)?;
    let merged = merge_elements(kept.clone(), &patch, listing)?;
    if !replaces {
        // New elements go where the list ended once others were deleted.
        for (seen, element) in original.iter_mut().zip(&merged) {
            seen.clone_from(element);
        }
    }
    arrange(merged, &patch, &kept, listing, true)
}

/// Puts a merged list into the patch's order and, where the patch has none, into that of the original.
fn arrange(
    merged: Vec<Value>,
    patch: &[Value],
    original: &[Value],
    listing: Listing,
    are_maps: bool,
) -> Result<Vec<Value>, Error> {
    let key = listing.key;
    let groups = Groups::of(merged, patch, key)?;
    Elements { key, are_maps }.arrange(groups, patch, original)
}

fn merge_scalars(
    original: &[Value],
    patch: &[Value],
    listing: Listing,
    deletes: bool,
) -> Result<Vec<Value>, Error> {
    if deletes {
        let kept = original.iter().filter(|item| !patch.contains(item));
        return Ok(kept.cloned().collect());
    }
    let mut both = [original, patch].concat();
    drop_repeated(&mut both);
    arrange(both, patch, original, listing, false)
}

/// Drops scalars that stand in front already; as in Go, the last one moves to where one was dropped.
fn drop_repeated(items: &mut Vec<Value>) {
    let mut first = 0;
    while first < items.len() {
        let mut next = first + 1;
        while next < items.len() {
            if items.get(first) == items.get(next) {
                items.swap_remove(next);
            } else {
                next += 1;
            }
        }
        first += 1;
    }
}

/// Checks that the elements of two lists have one type, which is no list. Tells whether they are maps.
pub(super) fn check_elements(one: &[Value], other: &[Value]) -> Result<bool, Error> {
    let mut elements = one.iter().chain(other);
    let first = elements.next().ok_or(Error::NoElements)?;
    match first {
        Value::Null => return Err(Error::nil()),
        Value::Array(_) => return Err(Error::ListOfLists),
        _ => {}
    }
    if elements.all(|element| is_same_type(first, element)) {
        Ok(first.is_object())
    } else {
        Err(Error::MixedElements {
            original: one.to_vec(),
            patch: other.to_vec(),
        })
    }
}

/// A list of maps once the elements with `$patch` have been followed.
struct Directed {
    /// What is left of the original; the patch itself where it replaces.
    kept: Vec<Value>,
    /// The elements to merge.
    patch: Vec<Value>,
    /// Whether the patch replaces the list.
    replaces: bool,
}

fn follow_directives(
    original: &mut Vec<Value>,
    patch: Vec<Value>,
    key: &str,
) -> Result<Directed, Error> {
    let mut length = original.len();
    let mut others = Vec::new();
    let mut replaces = false;
    for element in patch {
        let Some(directive) = element.get(DIRECTIVE) else {
            others.push(element);
            continue;
        };
        match directive.as_str() {
            Some("delete") => {
                let value = merge_value(&element, key)?;
                while let Some(index) = position(&original[..length], key, value)? {
                    delete(original, index, length);
                    length -= 1;
                }
            }
            Some("replace") => replaces = true,
            Some("merge") => return Err(Error::MergeInList),
            _ => {
                return Err(Error::Directive {
                    directive: directive.clone(),
                    map: as_map(&element)?.clone().into(),
                });
            }
        }
    }
    let (kept, patch) = match replaces {
        true => (others, Vec::new()),
        false => (original[..length].to_vec(), others),
    };
    Ok(Directed {
        kept,
        patch,
        replaces,
    })
}

/// Moves the elements behind an index one to the front; as in Go, the last one of `length` also stays where it is.
fn delete(list: &mut Vec<Value>, index: usize, length: usize) {
    let last = list[length - 1].clone();
    list.remove(index);
    list.insert(length - 1, last);
}

/// Merges each element of the patch into the one with the same key, or puts it behind.
fn merge_elements(
    mut merged: Vec<Value>,
    patch: &[Value],
    listing: Listing,
) -> Result<Vec<Value>, Error> {
    for element in patch {
        let value = merge_value(element, listing.key)?;
        let found = position(&merged, listing.key, value)?;
        match found.and_then(|index| merged.get_mut(index)) {
            Some(slot) => {
                let original = match slot.take() {
                    Value::Object(map) => map,
                    other => return Err(Error::no_map(other)),
                };
                let element = as_map(element)?.clone();
                *slot = Value::Object(merge_maps(original, element, listing.elements)?);
            }
            None => merged.push(element.clone()),
        }
    }
    Ok(merged)
}

/// The index of the first map with a value under the merge key.
pub(super) fn position(list: &[Value], key: &str, value: &Value) -> Result<Option<usize>, Error> {
    for (index, element) in list.iter().enumerate() {
        let map = element.as_object().ok_or(Error::NoMap(index))?;
        if let Some(other) = map.get(key)
            && is_equal(other, value)?
        {
            return Ok(Some(index));
        }
    }
    Ok(None)
}

/// Go's `==` of decoded values.
pub(super) fn is_equal(one: &Value, other: &Value) -> Result<bool, Error> {
    if is_same_type(one, other) && is_collection(one) {
        return Err(Error::uncomparable(one));
    }
    Ok(one == other)
}

/// The value of an element under the merge key.
pub(super) fn merge_value<'a>(element: &'a Value, key: &str) -> Result<&'a Value, Error> {
    let map = as_map(element)?;
    map.get(key).ok_or_else(|| Error::NoMergeKey {
        map: map.clone().into(),
        key: key.to_owned(),
    })
}

pub(super) fn as_map(element: &Value) -> Result<&Map<String, Value>, Error> {
    element
        .as_object()
        .ok_or_else(|| Error::no_map(element.clone()))
}
