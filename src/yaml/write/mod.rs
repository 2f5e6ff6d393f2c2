//! YAML for people to read, which kubectl reads back as exactly the same JSON value.
//!
//! Keys stand in the order in which people write manifests, lists in the column of their key, and a text as it is where it can. No
//! line begins with `---`, not even inside of a text: kubectl splits a file there.

mod order;
mod text;

use std::iter;

use serde_json::{Map, Number, Value};

use crate::go::float;
use order::Order;
use text::Style;

/// How many columns a map, or the lines of a text, stand further in than what holds them.
const STEP: usize = 2;

/// How long a key may be in bytes, quotes included, for yaml.v2 to wait for its colon; a longer one takes `?` in front of it.
const LONGEST_KEY: usize = 1024;

/// A manifest as one document of YAML, without `---` and with a line break at its end.
///
/// The order in which keys arrive makes no difference. A float that is whole is written as Go does, without a point, and so comes
/// back as the integer that it is in JSON. Each level of nesting takes some stack: a thousand, which the reader allows, are no trouble.
pub fn manifest(value: &Value) -> String {
    let mut writer = Writer { out: String::new() };
    match value {
        Value::Object(map) if !map.is_empty() => writer.map(map, Order::of_manifest(), 0),
        Value::Array(items) if !items.is_empty() => writer.list(items, Order::of_manifest(), 0),
        leaf => writer.leaf(leaf, 0),
    }
    writer.out.push('\n');
    writer.out
}

/// Writes at the end of a text; `column` is that of the map or list which holds what is written.
struct Writer {
    out: String,
}

impl Writer {
    /// The entries of a map that is not empty. The first one begins where the writer stands, which is the column.
    fn map(&mut self, map: &Map<String, Value>, order: &'static Order, column: usize) {
        for (number, (key, value)) in order.sorted(map).into_iter().enumerate() {
            if number > 0 {
                self.line(column);
            }
            self.key(key, column);
            match value {
                Value::Object(map) if !map.is_empty() => {
                    self.line(column + STEP);
                    self.map(map, Order::below(key), column + STEP);
                }
                Value::Array(items) if !items.is_empty() => {
                    self.line(column);
                    self.list(items, Order::below(key), column);
                }
                leaf => {
                    self.out.push(' ');
                    self.leaf(leaf, column);
                }
            }
        }
    }

    /// The items of a list that is not empty; the maps among them have the same order of keys.
    fn list(&mut self, items: &[Value], order: &'static Order, column: usize) {
        for (number, item) in items.iter().enumerate() {
            if number > 0 {
                self.line(column);
            }
            self.out.push_str("- ");
            match item {
                Value::Object(map) if !map.is_empty() => self.map(map, order, column + STEP),
                Value::Array(items) if !items.is_empty() => self.list(items, order, column + STEP),
                leaf => self.leaf(leaf, column),
            }
        }
    }

    /// A key and its colon.
    fn key(&mut self, key: &str, column: usize) {
        let start = self.out.len();
        match text::style(key) {
            Style::Plain => self.out.push_str(key),
            Style::Quoted(quote) => text::push_quoted(&mut self.out, key, quote),
            // A block is no key.
            Style::Block => text::push_quoted(&mut self.out, key, '"'),
        }
        if self.out.len() - start > LONGEST_KEY {
            self.out.insert_str(start, "? ");
            self.line(column);
        }
        self.out.push(':');
    }

    /// A value that is complete in itself.
    fn leaf(&mut self, value: &Value, column: usize) {
        match value {
            Value::Null => self.out.push_str("null"),
            Value::Bool(true) => self.out.push_str("true"),
            Value::Bool(false) => self.out.push_str("false"),
            Value::Number(value) => self.out.push_str(&number(value)),
            Value::String(text) => self.text(text, column),
            Value::Array(_) => self.out.push_str("[]"),
            Value::Object(_) => self.out.push_str("{}"),
        }
    }

    fn text(&mut self, text: &str, column: usize) {
        match text::style(text) {
            Style::Plain => self.out.push_str(text),
            Style::Quoted(quote) => text::push_quoted(&mut self.out, text, quote),
            Style::Block => self.block(text, column + STEP),
        }
    }

    /// A text of several lines, as it is. Its last line break is that of the last line, unless the header says otherwise.
    fn block(&mut self, text: &str, column: usize) {
        let body = text.trim_end_matches('\n');
        let breaks = text.len() - body.len();
        self.out.push('|');
        // Without the number, the first line that is not empty would tell the column.
        if body.trim_start_matches('\n').starts_with([' ', '\t']) {
            self.out.push_str(&STEP.to_string());
        }
        self.out.push_str(match breaks {
            0 => "-",
            1 => "",
            _ => "+",
        });
        for line in body.split('\n') {
            self.line(if line.is_empty() { 0 } else { column });
            self.out.push_str(line);
        }
        let empty_lines = breaks.saturating_sub(1);
        self.out.extend(iter::repeat_n('\n', empty_lines));
    }

    /// Begins a line.
    fn line(&mut self, column: usize) {
        self.out.push('\n');
        self.out.extend(iter::repeat_n(' ', column));
    }
}

/// A number as Go's JSON has it, except that minus zero needs its point to stay a float in YAML.
fn number(number: &Number) -> String {
    match number.as_f64() {
        Some(value) if number.is_f64() => match float::json(value) {
            zero if zero == "-0" => "-0.0".to_owned(),
            text => text,
        },
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests;
