//! A field of a pod template: its value, if it has one, and the way to it.

use serde_json::Value;

use super::Objection;

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A key of an object.
    Key(String),
    /// An element of a list.
    Index(usize),
}

/// A field.
#[derive(Clone, Debug)]
pub(super) struct Place<'v> {
    steps: Vec<Step>,
    /// Its value; none where it is not there, or null.
    pub(super) value: Option<&'v Value>,
}

impl<'v> Place<'v> {
    /// The whole template.
    pub(super) fn root(template: &'v Value) -> Self {
        Self {
            steps: Vec::new(),
            value: Some(template),
        }
    }

    /// A field below.
    pub(super) fn key(&self, key: &str) -> Self {
        let value = self.value.and_then(|value| value.get(key));
        self.below(
            Step::Key(key.to_owned()),
            value.filter(|value| !value.is_null()),
        )
    }

    /// The elements of a list; none where it is no list.
    pub(super) fn items(&self) -> Vec<Self> {
        let items = self.value.and_then(Value::as_array).into_iter().flatten();
        let items = items.enumerate();
        items
            .map(|(index, value)| self.below(Step::Index(index), Some(value)))
            .collect()
    }

    /// The fields of an object; none where it is no object.
    pub(super) fn fields(&self) -> Vec<(&'v str, Self)> {
        let fields = self.value.and_then(Value::as_object).into_iter().flatten();
        fields
            .map(|(key, value)| {
                let place = self.below(Step::Key(key.clone()), Some(value));
                (key.as_str(), place)
            })
            .collect()
    }

    /// The fields that a pattern such as `spec.tolerations[].key` leads to, with the last one where it is missing.
    pub(super) fn each(&self, pattern: &str, visit: &mut impl FnMut(&Self)) {
        let (first, rest) = match pattern.split_once('.') {
            Some((first, rest)) => (first, Some(rest)),
            None => (pattern, None),
        };
        let (name, is_list) = match first.strip_suffix("[]") {
            Some(name) => (name, true),
            None => (first, false),
        };
        let place = self.key(name);
        let places = if is_list { place.items() } else { vec![place] };
        for place in places {
            match rest {
                Some(rest) if place.value.is_some() => place.each(rest, visit),
                Some(_) => {}
                None => visit(&place),
            }
        }
    }

    /// Whether it is there.
    pub(super) fn is_there(&self) -> bool {
        self.value.is_some()
    }

    /// Its text, empty where it has none.
    pub(super) fn text(&self) -> &'v str {
        self.value.and_then(Value::as_str).unwrap_or_default()
    }

    /// Its number, if it is a whole one.
    pub(super) fn number(&self) -> Option<i64> {
        self.value.and_then(Value::as_i64)
    }

    /// What is wrong with it.
    pub(super) fn refused(&self, reason: impl Into<String>) -> Objection {
        Objection {
            path: self.steps.clone(),
            other: None,
            reason: reason.into(),
        }
    }

    /// What is wrong with it and with another field together.
    pub(super) fn refused_with(&self, other: &Self, reason: impl Into<String>) -> Objection {
        Objection {
            other: Some(other.steps.clone()),
            ..self.refused(reason)
        }
    }

    fn below(&self, step: Step, value: Option<&'v Value>) -> Self {
        let mut steps = self.steps.clone();
        steps.push(step);
        Self { steps, value }
    }
}
