//! Writes what serde serializes as `json.Marshal` writes a Go value of the same shape.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use super::escape;
use super::text::compact;
use crate::go::float;

/// Go's text for serde_json's serializer: compact, HTML characters escaped in strings, floats as Go, raw values compacted.
///
/// Struct fields come in their order, as in Go; maps come in the order in which they iterate, so they must be sorted ones. Bytes are a
/// list here and base64 in Go; a float that is not finite is `null` here and an error in Go.
#[derive(Clone, Copy, Debug, Default)]
pub struct GoFormatter;

/// The JSON of a value as `json.Marshal` (Go 1.26) writes it; `indent` makes `json.MarshalIndent` of it. Fails as serde_json does, and
/// for a raw value that Go would refuse.
pub fn to_string<T: Serialize + ?Sized>(value: &T) -> Result<String, serde_json::Error> {
    let mut out = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut out, GoFormatter))?;
    String::from_utf8(out).map_err(serde::ser::Error::custom)
}

impl Formatter for GoFormatter {
    fn write_f32<W: ?Sized + Write>(&mut self, writer: &mut W, value: f32) -> io::Result<()> {
        writer.write_all(float::json32(value).as_bytes())
    }

    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        writer.write_all(float::json(value).as_bytes())
    }

    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        escape::html(fragment).try_for_each(|piece| writer.write_all(piece.as_bytes()))
    }

    fn write_raw_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let text = compact(fragment, true).map_err(io::Error::other)?;
        writer.write_all(text.as_bytes())
    }
}
