//! The order of a merged list.

use serde_json::Value;

use super::list::{is_equal, merge_value, position};
use super::{DIRECTIVE, Error, is_collection};

/// A merged list in two.
pub(super) struct Groups {
    /// The elements that an order names.
    named: Vec<Value>,
    /// The others.
    others: Vec<Value>,
}

impl Groups {
    /// Tells the elements that stand in `order` from the others, by merge key or, where there is none, by value.
    pub(super) fn of(merged: Vec<Value>, order: &[Value], key: &str) -> Result<Self, Error> {
        let mut groups = Self {
            named: Vec::new(),
            others: Vec::new(),
        };
        if key.is_empty() {
            check_hashable(order)?;
            check_hashable(&merged)?;
        }
        for element in merged {
            let is_named = match key.is_empty() {
                true => order.contains(&element),
                false => position(order, key, merge_value(&element, key)?)?.is_some(),
            };
            match is_named {
                true => groups.named.push(element),
                false => groups.others.push(element),
            }
        }
        Ok(groups)
    }
}

/// Go puts the elements of lists without a merge key into a map.
fn check_hashable(list: &[Value]) -> Result<(), Error> {
    match list.iter().find(|item| is_collection(item)) {
        Some(item) => Err(Error::unhashable(item)),
        None => Ok(()),
    }
}

/// An element with its place in an order, if it has one.
type Ranked = (Option<usize>, Value);

/// What elements are known by.
#[derive(Clone, Copy)]
pub(super) struct Elements<'a> {
    /// The merge key.
    pub(super) key: &'a str,
    /// Whether they are maps, known by the value under the merge key.
    pub(super) are_maps: bool,
}

impl Elements<'_> {
    /// Puts a list in order: the elements that `order` names as it names them, the others as `live` has them, each in
    /// front of the first named one that comes later in `live`.
    pub(super) fn arrange(
        self,
        groups: Groups,
        order: &[Value],
        live: &[Value],
    ) -> Result<Vec<Value>, Error> {
        let named = self.sort(groups.named, order)?;
        let others = self.sort(groups.others, live)?;
        if named.is_empty() || others.is_empty() {
            return Ok([named, others].concat());
        }
        let mut others = self.ranked(others, live)?.into_iter().peekable();
        let mut arranged = Vec::new();
        for (place, element) in self.ranked(named, live)? {
            let is_earlier =
                |(other, _): &Ranked| other.is_some() && place.is_some() && *other < place;
            while let Some((_, other)) = others.next_if(is_earlier) {
                arranged.push(other);
            }
            arranged.push(element);
        }
        arranged.extend(others.map(|(_, other)| other));
        Ok(arranged)
    }

    /// Sorts elements as an order has them, deletions behind.
    fn sort(self, elements: Vec<Value>, order: &[Value]) -> Result<Vec<Value>, Error> {
        if self.are_maps {
            for element in elements.iter().chain(order) {
                merge_value(element, self.key)?;
            }
        }
        let is_last = |element: &Value| self.are_maps && is_deletion(element);
        let (deletions, elements): (Vec<_>, Vec<_>) = elements.into_iter().partition(is_last);
        if elements.len() < 2 {
            return Ok([elements, deletions].concat());
        }
        let mut ranked = self.ranked(elements, order)?;
        insertion_sort(&mut ranked);
        let sorted = ranked.into_iter().map(|(_, element)| element);
        Ok(sorted.chain(deletions).collect())
    }

    fn ranked(self, elements: Vec<Value>, order: &[Value]) -> Result<Vec<Ranked>, Error> {
        let rank = |element| Ok((self.rank(&element, order)?, element));
        elements.into_iter().map(rank).collect()
    }

    /// The place of an element in an order.
    fn rank(self, element: &Value, order: &[Value]) -> Result<Option<usize>, Error> {
        let identity = self.identity(element);
        for (index, other) in order.iter().enumerate() {
            if is_equal(identity, self.identity(other))? {
                return Ok(Some(index));
            }
        }
        Ok(None)
    }

    fn identity(self, element: &Value) -> &Value {
        match self.are_maps {
            true => element.get(self.key).unwrap_or(&Value::Null),
            false => element,
        }
    }
}

/// Sorts by rank. Go counts an element without a rank as smaller than any other and any other as smaller than it. That
/// is no order, so the outcome hangs on the way of sorting: by insertion, as Go does for up to 20 elements.
fn insertion_sort(ranked: &mut [Ranked]) {
    for end in 1..ranked.len() {
        for index in (1..=end).rev() {
            let (one, other) = (ranked[index - 1].0, ranked[index].0);
            if one.is_some() && other.is_some() && one <= other {
                break;
            }
            ranked.swap(index - 1, index);
        }
    }
}

/// Whether an element of a patch asks for a deletion.
pub(super) fn is_deletion(element: &Value) -> bool {
    element.get(DIRECTIVE).and_then(Value::as_str) == Some("delete")
}
