//! Fields of objects by paths such as `spec.template.spec.containers[0].env`.

use serde_json::{Map, Value};

/// The value of a field.
pub(super) fn get<'a>(object: &'a Value, path: &str) -> Option<&'a Value> {
    let mut steps = path.split(['.', '[']);
    steps.try_fold(object, |value, step| match step.strip_suffix(']') {
        Some(index) => value.get(index.parse::<usize>().ok()?),
        None => value.get(step),
    })
}

/// Sets a field, or takes it out; the path has no places in lists.
pub(super) fn put(object: &mut Value, path: &str, value: Option<Value>) {
    let (parents, name) = path.rsplit_once('.').unwrap_or(("", path));
    let mut at = object;
    for step in parents.split('.').filter(|step| !step.is_empty()) {
        let Some(map) = at.as_object_mut() else {
            return;
        };
        let below = map.entry(step);
        at = below.or_insert_with(|| Value::Object(Map::new()));
    }
    let Some(map) = at.as_object_mut() else {
        return;
    };
    match value {
        Some(value) => map.insert(name.to_owned(), value),
        None => map.remove(name),
    };
}

/// The texts under a path, such as labels; none where nothing is.
pub(super) fn texts<'a>(object: &'a Value, path: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let map = get(object, path).and_then(Value::as_object);
    let entries = map.into_iter().flatten();
    entries.filter_map(|(key, value)| Some((key.as_str(), value.as_str()?)))
}

/// Whether all texts under a path stand in another object, too (`controllerutil.MapIsSubset`).
pub(super) fn holds(object: &Value, path: &str, wanted: &Value) -> bool {
    let has = |(key, value)| texts(object, path).any(|it| it == (key, value));
    texts(wanted, path).all(has)
}

/// The texts that are kept, and over them those that are wanted.
pub(super) fn merged(kept: Option<&Value>, wanted: Option<&Value>) -> Map<String, Value> {
    let maps = [kept, wanted].into_iter().flatten();
    let entries = maps.filter_map(Value::as_object).flatten();
    entries
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}

/// A map as a field has it: none where it is empty.
pub(super) fn filled(map: Map<String, Value>) -> Option<Value> {
    (!map.is_empty()).then_some(Value::Object(map))
}
