//! JSON as its text has it, for decoders that look at more than the value: numbers as they are written, and keys as
//! often as they stand.

use std::borrow::Cow;
use std::fmt;

use serde_json::{Number, Value};

use super::{float, json};
use crate::tree;

/// How deep lists and objects may stand in each other. Go allows 10,000; no document that reaches this room is deeper than
/// the reader's limit of 1,000, and what walks a value calls itself.
const DEPTH: usize = 1_001;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as it is written.
    Number(Cow<'a, str>),
    /// A string.
    Text {
        /// What it stands for.
        text: Cow<'a, str>,
        /// Whether it is written with escapes.
        escaped: bool,
    },
    /// A list.
    List(Vec<Json<'a>>),
    /// An object; keys may repeat.
    Map(Vec<(Cow<'a, str>, Json<'a>)>),
}

/// The value of a JSON text, however deep; `null` where it is none.
pub fn value(text: &str) -> Value {
    let json = Json::read(text).ok();
    json.and_then(|json| json.to_value()).unwrap_or_default()
}

/// Why a text is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// It is no JSON.
    Syntax(json::SyntaxError),
    /// It goes too deep.
    Depth,
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Syntax(error) => error.fmt(out),
            Error::Depth => out.write_str("exceeded max depth"),
        }
    }
}

impl std::error::Error for Error {}

impl<'a> Json<'a> {
    /// Reads a text; errors are those of `encoding/json` (Go 1.26).
    pub fn read(text: &'a str) -> Result<Self, Error> {
        json::read(text.as_bytes()).map_err(Error::Syntax)?;
        Pieces { text, at: 0 }.value(0).ok_or(Error::Depth)
    }

    /// A value as `encoding/json.Marshal` writes it: keys sorted.
    pub fn of(value: &'a Value) -> Self {
        match value {
            Value::Null => Json::Null,
            Value::Bool(truth) => Json::Bool(*truth),
            Value::Number(number) => Json::Number(written(number).into()),
            Value::String(text) => Json::Text {
                text: text.into(),
                escaped: text.contains(is_escaped),
            },
            Value::Array(items) => Json::List(items.iter().map(Json::of).collect()),
            Value::Object(map) => {
                let mut entries: Vec<_> = map
                    .iter()
                    .map(|(key, value)| (Cow::from(key), Json::of(value)))
                    .collect();
                // The map is sorted already, unless some crate switches on `preserve_order`.
                entries.sort_by(|(one, _), (other, _)| one.cmp(other));
                Json::Map(entries)
            }
        }
    }

    /// The value that `sigs.k8s.io/json` decodes where no type is given: integers are kept, the last of equal keys
    /// counts. `None` if a number is beyond `float64`.
    pub fn to_value(&self) -> Option<Value> {
        Some(match self {
            Json::Null => Value::Null,
            Json::Bool(truth) => Value::Bool(*truth),
            Json::Number(text) => Value::Number(number(text)?),
            Json::Text { text, .. } => Value::String(text.clone().into_owned()),
            Json::List(items) => {
                Value::Array(items.iter().map(Json::to_value).collect::<Option<_>>()?)
            }
            Json::Map(entries) => {
                let entry = |(key, json): &(Cow<'_, str>, Json<'_>)| {
                    Some((key.clone().into_owned(), json.to_value()?))
                };
                Value::Object(entries.iter().map(entry).collect::<Option<_>>()?)
            }
        })
    }

    /// What Go's errors call it.
    pub fn kind(&self) -> &'static str {
        match self {
            Json::Null => "null",
            Json::Bool(_) => "bool",
            Json::Number(_) => "number",
            Json::Text { .. } => "string",
            Json::List(_) => "array",
            Json::Map(_) => "object",
        }
    }
}

fn written(number: &Number) -> String {
    match number.as_f64() {
        Some(float) if number.is_f64() => float::json(float),
        _ => number.to_string(),
    }
}

fn number(text: &str) -> Option<Number> {
    if !text.contains('.')
        && let Ok(integer) = text.parse::<i64>()
    {
        return Some(integer.into());
    }
    Number::from_f64(text.parse().ok()?)
}

/// Whether `encoding/json.Marshal` escapes a character.
fn is_escaped(one: char) -> bool {
    matches!(
        one,
        '\0'..' ' | '"' | '\\' | '<' | '>' | '&' | '\u{2028}' | '\u{2029}'
    )
}

/// Cuts a text that is known to be JSON.
struct Pieces<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Pieces<'a> {
    /// The next value; `None` if it goes too deep.
    fn value(&mut self, depth: usize) -> Option<Json<'a>> {
        if depth > DEPTH {
            return None;
        }
        Some(match self.next_byte()? {
            b'{' => Json::Map(self.entries(depth)?),
            b'[' => Json::List(self.items(depth)?),
            b'"' => {
                let (text, escaped) = self.string()?;
                Json::Text { text, escaped }
            }
            _ => match self.word() {
                "null" => Json::Null,
                "true" => Json::Bool(true),
                "false" => Json::Bool(false),
                number => Json::Number(number.into()),
            },
        })
    }

    /// The byte behind white space; it is left in place.
    fn next_byte(&mut self) -> Option<u8> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let space = rest
            .iter()
            .take_while(|byte| byte.is_ascii_whitespace())
            .count();
        self.at += space;
        rest.get(space).copied()
    }

    /// Passes over a byte if it comes next.
    fn pass(&mut self, byte: u8) -> bool {
        let found = self.next_byte() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn entries(&mut self, depth: usize) -> Option<Vec<(Cow<'a, str>, Json<'a>)>> {
        let mut entries = Vec::new();
        self.pass(b'{');
        while !self.pass(b'}') {
            self.next_byte()?;
            let (key, _) = self.string()?;
            self.pass(b':');
            entries.push((key, self.value(depth + 1)?));
            self.pass(b',');
        }
        Some(entries)
    }

    fn items(&mut self, depth: usize) -> Option<Vec<Json<'a>>> {
        let mut items = Vec::new();
        self.pass(b'[');
        while !self.pass(b']') {
            items.push(self.value(depth + 1)?);
            self.pass(b',');
        }
        Some(items)
    }

    /// A number, `true`, `false` or `null`.
    fn word(&mut self) -> &'a str {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let end = |one: char| !(one.is_ascii_alphanumeric() || matches!(one, '+' | '-' | '.'));
        let word = rest.split(end).next().unwrap_or_default();
        self.at += word.len();
        word
    }

    /// A string, and whether it has escapes.
    fn string(&mut self) -> Option<(Cow<'a, str>, bool)> {
        let rest = self.text.get(self.at..)?;
        let mut bytes = rest.bytes().enumerate().skip(1);
        let mut escaped = false;
        let end = loop {
            match bytes.next()? {
                (end, b'"') => break end,
                (_, b'\\') => {
                    escaped = true;
                    bytes.next();
                }
                _ => {}
            }
        };
        self.at += end + 1;
        let text = match escaped {
            false => rest.get(1..end)?.into(),
            true => match json::read(rest.get(..=end)?.as_bytes()).ok()?.value {
                tree::Value::Text(text) => String::from(text).into(),
                _ => return None,
            },
        };
        Some((text, escaped))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_repeated_keys_are_kept() {
        let json = Json::read(r#" {"a": [8.0, -1e3, null], "a": "\u0041\\\"", "b" : true} "#);
        let entries = match json {
            Ok(Json::Map(entries)) => entries,
            other => panic!("{other:?}"),
        };
        let keys: Vec<&str> = entries.iter().map(|(key, _)| key.as_ref()).collect();
        assert_eq!(keys, ["a", "a", "b"]);
        let numbers = [
            Json::Number("8.0".into()),
            Json::Number("-1e3".into()),
            Json::Null,
        ];
        assert_eq!(entries[0].1, Json::List(numbers.into()));
        let text = Json::Text {
            text: "A\\\"".into(),
            escaped: true,
        };
        assert_eq!(entries[1].1, text);
    }

    #[test]
    fn numbers_become_what_go_decodes() {
        let value = |text| Json::read(text).ok().and_then(|json| json.to_value());
        assert_eq!(value("-0"), Some(Value::from(0)));
        assert_eq!(value("1e2"), Some(Value::from(100.0)));
        assert_eq!(
            value("9223372036854775808"),
            Some(Value::from(9_223_372_036_854_775_808.0))
        );
        assert_eq!(value("1e400"), None);
    }

    #[test]
    fn depth_is_limited() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        // A test's thread has less stack than a program's.
        let roomy = std::thread::Builder::new().stack_size(64 << 20);
        let reading = roomy.spawn(move || {
            assert!(Json::read(&nested(DEPTH)).is_ok());
            assert_eq!(Json::read(&nested(DEPTH + 2)), Err(Error::Depth));
        });
        reading.expect("a thread").join().expect("no panic");
    }
}
