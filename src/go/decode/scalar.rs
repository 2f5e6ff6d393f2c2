//! Decoding of everything but lists, maps and structs: Go's own scalars, and the types of Kubernetes with a decoder of
//! their own (`UnmarshalJSON`), whose failure ends all decoding.

use serde_json::Value;

use super::{Decoder, Error};
use crate::go::json_text::Json;
use crate::go::types::Type;
use crate::go::{duration, quantity, time};

impl Decoder {
    pub(super) fn scalar<Extra>(
        &mut self,
        slot: &mut Value,
        json: &Json<'_>,
        ty: &Type<Extra>,
    ) -> Result<(), Error> {
        match (ty, json) {
            (Type::Time, _) => *slot = self.time(json)?,
            (Type::Duration, _) => *slot = self.duration(json)?,
            (Type::Quantity, _) => *slot = quantity(json)?,
            (Type::IntOrString, _) => self.int_or_string(slot, json)?,
            (_, Json::Null) => {}
            (Type::Raw, _) => *slot = json.to_value().unwrap_or_default(),
            (Type::Bool, Json::Bool(truth)) => *slot = Value::Bool(*truth),
            (Type::Text(_), Json::Text { text, .. }) => *slot = Value::from(text.clone()),
            (Type::Int32 | Type::Int64 | Type::Int, Json::Number(text)) => {
                match integer(ty, text) {
                    Some(number) => *slot = Value::from(number),
                    None => self.mismatch(format!("number {text}"), ty.name()),
                }
            }
            _ => self.mismatch(json.kind(), ty.name()),
        }
        Ok(())
    }

    /// `metav1.Time`: an empty text stands for the zero time, to tell it from a nil pointer.
    fn time(&self, json: &Json<'_>) -> Result<Value, Error> {
        if *json == Json::Null {
            return Ok(Value::from(""));
        }
        let time = time::parse(self.text(json)?).map_err(Error::Time)?;
        Ok(match time.is_zero() {
            true => Value::from(""),
            false => Value::from(time.to_string()),
        })
    }

    /// `metav1.Duration`: `null` is read as an empty text, which is no duration.
    fn duration(&self, json: &Json<'_>) -> Result<Value, Error> {
        let nanoseconds = match json {
            Json::Null => duration::parse(""),
            _ => duration::parse(self.text(json)?),
        };
        Ok(Value::from(duration::text(
            nanoseconds.map_err(Error::Duration)?,
        )))
    }

    fn text<'a>(&self, json: &'a Json<'_>) -> Result<&'a str, Error> {
        match json {
            Json::Text { text, .. } => Ok(text),
            _ => Err(self.type_error(json.kind(), "string")),
        }
    }

    /// `intstr.IntOrString`: what is no string must be an `int32`.
    fn int_or_string(&self, slot: &mut Value, json: &Json<'_>) -> Result<(), Error> {
        *slot = match json {
            Json::Text { text, .. } => Value::from(text.clone()),
            Json::Null if slot.is_number() => return Ok(()),
            Json::Null => Value::Null,
            Json::Number(text) => match text.parse::<i32>() {
                Ok(number) => Value::from(number),
                Err(_) => return Err(self.type_error(format!("number {text}"), "int32")),
            },
            _ => return Err(self.type_error(json.kind(), "int32")),
        };
        Ok(())
    }
}

/// `resource.Quantity`, which looks at the bytes of the JSON: an escape keeps its backslash, and no quantity has one.
fn quantity(json: &Json<'_>) -> Result<Value, Error> {
    let text = match json {
        Json::Null => return Ok(Value::Null),
        Json::Text {
            text,
            escaped: false,
        }
        | Json::Number(text) => text.trim(),
        _ => "",
    };
    let quantity = quantity::parse(text).map_err(Error::Quantity)?;
    Ok(Value::from(quantity.to_string()))
}

fn integer<Extra>(ty: &Type<Extra>, text: &str) -> Option<i64> {
    let number: i64 = text.parse().ok()?;
    match ty {
        Type::Int32 => i32::try_from(number).ok().map(i64::from),
        _ => Some(number),
    }
}
