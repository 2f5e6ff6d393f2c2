//! Paths of fields, such as `spec.template.spec.containers[toolhive].env[LOG_LEVEL].value`.

use std::fmt;

use serde_json::Value;

/// A step from a value to one in it.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// The value under a key.
    Key(String),
    /// The element of a list that has a value in a field.
    Item(&'static str, Value),
    /// The element at a place, from 0.
    Index(usize),
}

/// The steps from an object to a field; none for all of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path(Vec<Step>);

impl Path {
    /// The same path, one step further.
    #[must_use]
    pub fn with(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }

    /// The path of keys.
    pub fn of_keys(keys: &[&str]) -> Self {
        let keys = keys.iter().map(|key| Step::Key((*key).to_owned()));
        Self(keys.collect())
    }

    /// The path of steps.
    pub fn of_steps(steps: &[Step]) -> Self {
        Self(steps.to_vec())
    }

    /// Its steps.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// Whether one of two paths leads to something that the other one is in.
    pub fn meets(&self, other: &Path) -> bool {
        self.0.iter().zip(&other.0).all(|(one, other)| one == other)
    }

    /// Whether it begins with these keys.
    pub fn is_below(&self, keys: &[&str]) -> bool {
        self.0.len() >= keys.len()
            && keys.iter().zip(&self.0).all(|(key, step)| match step {
                Step::Key(own) => own == key,
                _ => false,
            })
    }

    /// Whether a key is its last step.
    pub fn ends_with(&self, key: &str) -> bool {
        matches!(self.0.last(), Some(Step::Key(own)) if own == key)
    }

    /// Whether a key or the name of an element is among its steps.
    pub fn names(&self, word: &str) -> bool {
        self.0.iter().any(|step| match step {
            Step::Key(key) => key == word,
            Step::Item(_, name) => name == word,
            Step::Index(_) => false,
        })
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if !is_plain(key) => write!(f, "[{key}]")?,
                Step::Key(key) if number == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Item(_, Value::String(text)) => write!(f, "[{text}]")?,
                Step::Item(_, value) => write!(f, "[{value}]")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// Whether a key can stand behind a dot.
fn is_plain(key: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    !key.is_empty() && key.bytes().all(is_plain)
}
