//! What a YAML scalar means to Go: `go.yaml.in/yaml/v2` v2.4.3 resolves it, `sigs.k8s.io/yaml` v1.6.0 turns it into JSON.
//!
//! YAML 1.1 with differences of its own: `yes` is a bool, `010` is 8, `1:30` and dates stay text, `.inf` is no JSON value,
//! and a key becomes text by rules that are not those of a value. What is quoted, and where a scalar ends, is the reader's business.

mod binary;
mod number;
mod timestamp;

use smol_str::SmolStr;
use std::borrow::Cow;
use std::fmt;

use crate::go::float;
use crate::tree::Value;

/// The tag of a scalar, as far as yaml.v2 tells tags apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tag {
    /// No tag.
    #[default]
    None,
    /// `!!null`.
    Null,
    /// `!!bool`.
    Bool,
    /// `!!int`.
    Int,
    /// `!!float`.
    Float,
    /// `!!str`.
    Text,
    /// `!!timestamp`.
    Timestamp,
    /// `!!binary`.
    Binary,
    /// `!!merge`.
    Merge,
    /// The non-specific tag `!`: the scalar is text, but counts as if it were written plain.
    NonSpecific,
    /// Any other tag: the scalar is text.
    Other,
}

/// What every tag that means something starts with when it is written out.
const PREFIX: &[u8] = b"tag:yaml.org,2002:";

/// The tags that mean something, by what follows the prefix.
const TAGS: [(&str, Tag); 8] = [
    ("null", Tag::Null),
    ("bool", Tag::Bool),
    ("int", Tag::Int),
    ("float", Tag::Float),
    ("str", Tag::Text),
    ("timestamp", Tag::Timestamp),
    ("binary", Tag::Binary),
    ("merge", Tag::Merge),
];

impl Tag {
    /// The tag with this name, written out: `tag:yaml.org,2002:int`, not `!!int`.
    pub fn of(name: &[u8]) -> Self {
        if name == b"!" {
            return Self::NonSpecific;
        }
        let Some(short) = name.strip_prefix(PREFIX) else {
            return Self::Other;
        };
        TAGS.iter()
            .find(|(known, _)| known.as_bytes() == short)
            .map_or(Self::Other, |(_, tag)| *tag)
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = TAGS.iter().find(|(_, tag)| tag == self);
        write!(f, "!!{}", name.map_or("", |(name, _)| name))
    }
}

/// A resolved scalar.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar<'a> {
    /// `null`, `~`, nothing at all.
    Null,
    /// `true`, `no`, `on`, ….
    Bool(bool),
    /// A number in the range of `int64`.
    Int(i64),
    /// A number beyond `int64` in the range of `uint64`.
    Uint(u64),
    /// Any other number; infinities and NaN are possible.
    Float(f64),
    /// Everything else.
    Text(Cow<'a, str>),
}

/// Why a scalar cannot be read, in yaml.v2's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TagError {
    /// The tag asks for something that the text is not.
    Mismatch {
        /// What the text is.
        found: Tag,
        /// The text.
        text: SmolStr,
        /// What the tag asks for.
        wanted: Tag,
    },
    /// The text behind `!!binary` is not base64.
    Binary,
}

impl std::error::Error for TagError {}

impl fmt::Display for TagError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mismatch {
                found,
                text,
                wanted,
            } => write!(f, "cannot decode {found} `{text}` as a {wanted}"),
            Self::Binary => f.write_str("!!binary value contains invalid base64 data"),
        }
    }
}

/// The words that are not text, apart from numbers.
const WORDS: [(&str, Scalar<'static>); 38] = {
    use Scalar::{Bool, Float, Null};
    const INF: f64 = f64::INFINITY;
    [
        ("y", Bool(true)),
        ("Y", Bool(true)),
        ("yes", Bool(true)),
        ("Yes", Bool(true)),
        ("YES", Bool(true)),
        ("true", Bool(true)),
        ("True", Bool(true)),
        ("TRUE", Bool(true)),
        ("on", Bool(true)),
        ("On", Bool(true)),
        ("ON", Bool(true)),
        ("n", Bool(false)),
        ("N", Bool(false)),
        ("no", Bool(false)),
        ("No", Bool(false)),
        ("NO", Bool(false)),
        ("false", Bool(false)),
        ("False", Bool(false)),
        ("FALSE", Bool(false)),
        ("off", Bool(false)),
        ("Off", Bool(false)),
        ("OFF", Bool(false)),
        ("~", Null),
        ("null", Null),
        ("Null", Null),
        ("NULL", Null),
        (".nan", Float(f64::NAN)),
        (".NaN", Float(f64::NAN)),
        (".NAN", Float(f64::NAN)),
        (".inf", Float(INF)),
        (".Inf", Float(INF)),
        (".INF", Float(INF)),
        ("+.inf", Float(INF)),
        ("+.Inf", Float(INF)),
        ("+.INF", Float(INF)),
        ("-.inf", Float(-INF)),
        ("-.Inf", Float(-INF)),
        ("-.INF", Float(-INF)),
    ]
};

/// The longest of the words.
const LONGEST_WORD: usize = 5;

fn word(text: &str) -> Option<Scalar<'static>> {
    if text.len() > LONGEST_WORD {
        return None;
    }
    WORDS
        .iter()
        .find(|(word, _)| *word == text)
        .map(|(_, scalar)| scalar.clone())
}

/// What a scalar with this tag means (yaml.v2 `resolve`); quoted scalars without a tag are text and do not come here.
///
/// Errors: the tag does not fit the text.
pub fn resolve(tag: Tag, text: &str) -> Result<Scalar<'_>, TagError> {
    match tag {
        Tag::None => Ok(untagged(text)),
        Tag::Text | Tag::Merge | Tag::NonSpecific | Tag::Other => Ok(Scalar::Text(text.into())),
        Tag::Binary => match binary::decode(text) {
            Some(decoded) => Ok(Scalar::Text(decoded.into())),
            None => Err(TagError::Binary),
        },
        Tag::Null | Tag::Bool | Tag::Int | Tag::Float | Tag::Timestamp => tagged(tag, text),
    }
}

fn tagged(wanted: Tag, text: &str) -> Result<Scalar<'_>, TagError> {
    let (found, scalar) = match untagged(text) {
        Scalar::Int(int) if wanted == Tag::Float => (Tag::Float, Scalar::Float(int as f64)),
        scalar @ Scalar::Null => (Tag::Null, scalar),
        scalar @ Scalar::Bool(_) => (Tag::Bool, scalar),
        scalar @ (Scalar::Int(_) | Scalar::Uint(_)) => (Tag::Int, scalar),
        scalar @ Scalar::Float(_) => (Tag::Float, scalar),
        scalar @ Scalar::Text(_) if wanted == Tag::Timestamp && timestamp::is_timestamp(text) => {
            (Tag::Timestamp, scalar)
        }
        scalar @ Scalar::Text(_) => (Tag::Text, scalar),
    };
    if found == wanted {
        return Ok(scalar);
    }
    Err(TagError::Mismatch {
        found,
        text: text.into(),
        wanted,
    })
}

/// What a plain scalar means. Its first character tells where to look.
fn untagged(text: &str) -> Scalar<'_> {
    let found = match text.bytes().next() {
        None => Some(Scalar::Null),
        Some(b'y' | b'Y' | b'n' | b'N' | b't' | b'T' | b'f' | b'F' | b'o' | b'O' | b'~') => {
            word(text)
        }
        Some(b'.') => word(text).or_else(|| number::behind_a_point(text)),
        Some(b'+' | b'-') => word(text).or_else(|| number::number(text)),
        Some(b'0'..=b'9') => number::number(text),
        Some(_) => None,
    };
    found.unwrap_or(Scalar::Text(Cow::Borrowed(text)))
}

/// Why a scalar cannot stand in JSON, in the words of Go's libraries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonError {
    /// An infinity or NaN as a value (`encoding/json`).
    Value(&'static str),
    /// `null` as a key (`sigs.k8s.io/yaml`).
    NullKey,
    /// A number beyond `int64` as a key (`sigs.k8s.io/yaml`).
    UintKey(u64),
}

impl std::error::Error for JsonError {}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(name) => write!(f, "json: unsupported value: {name}"),
            Self::NullKey => f.write_str("unsupported map key of type: %!s(<nil>), key: <nil>"),
            Self::UintKey(key) => {
                write!(f, "unsupported map key of type: uint64, key: {key:#x}")
            }
        }
    }
}

impl Scalar<'_> {
    /// The JSON value. A float that JSON writes like an integer is one from then on: `1.0` is 1.
    ///
    /// Infinities and NaN stay floats; [`unsupported_value`] tells what Go says to them when it writes the JSON.
    pub fn into_value(self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(value) => Value::Bool(value),
            Self::Int(value) => Value::Int(value),
            Self::Uint(value) => Value::Uint(value),
            Self::Float(value) => written_as_int(value).map_or(Value::Float(value), Value::Int),
            Self::Text(text) => Value::Text(text.into()),
        }
    }

    /// The text of the scalar where it is a key of a JSON object.
    ///
    /// Errors: `null` and numbers beyond `int64` cannot be keys.
    pub fn into_key(self) -> Result<SmolStr, JsonError> {
        match self {
            Self::Null => Err(JsonError::NullKey),
            Self::Uint(value) => Err(JsonError::UintKey(value)),
            Self::Float(value) => Ok(match float::general32(value as f32).as_str() {
                "+Inf" => ".inf".into(),
                "-Inf" => "-.inf".into(),
                "NaN" => ".nan".into(),
                text => text.into(),
            }),
            other => Ok(other.into_text().into()),
        }
    }

    /// What `sigs.k8s.io/yaml` puts into a Go string field: `1.50` becomes `1.5`; `null` leaves the field empty.
    pub fn into_text(self) -> String {
        match self {
            Self::Null => String::new(),
            Self::Bool(value) => value.to_string(),
            Self::Int(value) => value.to_string(),
            Self::Uint(value) => value.to_string(),
            Self::Float(value) => float::general32(value as f32),
            Self::Text(text) => text.into(),
        }
    }
}

/// What `encoding/json` says to a float that JSON cannot write.
pub fn unsupported_value(value: f64) -> Option<JsonError> {
    if value.is_finite() {
        return None;
    }
    Some(JsonError::Value(match value {
        f64::INFINITY => "+Inf",
        f64::NEG_INFINITY => "-Inf",
        _ => "NaN",
    }))
}

/// The integer that the JSON text of a float is. It can differ from the float: Go writes the shortest digits that lead back to it.
/// Minus zero, written `-0`, stays a float.
fn written_as_int(value: f64) -> Option<i64> {
    let is_whole = value.fract() == 0.0 && value.abs() < 1e19;
    if !is_whole || (value == 0.0 && value.is_sign_negative()) {
        return None;
    }
    float::json(value).parse().ok()
}

#[cfg(test)]
mod tests;
