//! The recorded facts (`go-json.jsonl`), and what is not in them.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value as Json;
use serde_json::value::RawValue;

use super::*;
use crate::go::float;
use crate::span::Span;
use crate::tree::{Entry, Map, Node, Value};

const FACTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/go/go-json.jsonl");

/// What a column should hold and what we have for it.
struct Check<'r> {
    row: &'r Json,
    wrong: Vec<String>,
}

impl Check<'_> {
    fn column(&mut self, name: &str, ours: impl Into<Json>) {
        let ours = ours.into();
        if self.row[name] != ours {
            self.wrong.push(format!("{name} of {}: {ours}", self.row));
        }
    }

    fn columns(&mut self, names: &[&str], ours: &str) {
        for name in names {
            self.column(name, ours);
        }
    }
}

#[test]
fn facts() {
    let facts = std::fs::read(FACTS).expect("the table is there");
    let mut wrong = Vec::new();
    for line in facts
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
    {
        let row: Json = serde_json::from_slice(line).expect("a row is JSON");
        let mut check = Check {
            row: &row,
            wrong: Vec::new(),
        };
        match row["what"].as_str().expect("every row has a kind") {
            "string" => string(&mut check),
            "float" => float(&mut check),
            "number_roundtrip" | "decode" => decode(&mut check),
            "map_key_order" => key_order(&mut check),
            "map_key_order_int_keys" => int_key_order(&mut check),
            "map_keys_that_become_equal" => check.column("marshal", equal_keys()),
            "value" => value(&mut check),
            other => panic!("unknown kind {other}"),
        }
        wrong.append(&mut check.wrong);
    }
    assert!(
        wrong.is_empty(),
        "{}: {:#?}",
        wrong.len(),
        wrong.iter().take(20)
    );
}

/// A string of the table: text, or `{"b64": ...}` for bytes that are not UTF-8.
fn bytes(value: &Json) -> Vec<u8> {
    match value {
        Json::String(text) => text.clone().into_bytes(),
        other => from_base64(other["b64"].as_str().expect("text or base64")),
    }
}

fn from_base64(text: &str) -> Vec<u8> {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = text.chars().filter_map(|digit| DIGITS.find(digit));
    let mut bytes = Vec::new();
    let (mut bits, mut len) = (0_usize, 0);
    for digit in digits {
        (bits, len) = ((bits << 6 | digit) & 0xffff, len + 6);
        if len >= 8 {
            len -= 8;
            bytes.push(u8::try_from(bits >> len & 0xff).expect("eight bits"));
        }
    }
    bytes
}

fn entry(key: &str, value: Value) -> Entry {
    Entry {
        key: key.into(),
        key_span: Span::default(),
        node: Node::new(Span::default(), value),
    }
}

fn object(entries: impl IntoIterator<Item = Entry>) -> Node {
    let mut map = Map::default();
    entries.into_iter().for_each(|entry| map.push(entry));
    Node::new(Span::default(), Value::Map(map))
}

fn string(check: &mut Check) {
    let input = bytes(&check.row["input"]);
    let marshalled = string_text(&input);
    check.column("marshal", marshalled.as_str());
    check.column("as_map_key", format!("{{{marshalled}:1}}"));
    if let Ok(text) = String::from_utf8(input) {
        check.column(
            "marshal",
            marshal(&Node::new(
                Span::default(),
                Value::Text(text.as_str().into()),
            )),
        );
        check.column(
            "marshal",
            to_string(&text).expect("a string can be written"),
        );
        check.column(
            "as_map_key",
            marshal(&object([entry(&text, Value::Int(1))])),
        );
        let map = BTreeMap::from([(text, 1)]);
        check.column("as_map_key", to_string(&map).expect("a map can be written"));
    }
}

fn float(check: &mut Check) {
    let input = check.row["input"].as_str().expect("text");
    let double: f64 = input.parse().expect("a number");
    let single = input.parse::<f32>().expect("a number");
    check.column("format_g", float::general(double));
    check.column("bits64", format!("{:016x}", double.to_bits()));
    check.column(
        "in_interface",
        marshal(&object([entry("v", Value::Float(double))])),
    );
    let answers = [
        (
            "64",
            double.is_finite(),
            float64_text(double),
            to_string(&double),
        ),
        (
            "32",
            single.is_finite(),
            float32_text(single),
            to_string(&single),
        ),
    ];
    for (bits, finite, text, serialized) in answers {
        let (column, error) = (format!("float{bits}"), format!("float{bits}_error"));
        if finite {
            check.column(&column, text);
            check.column(&column, serialized.expect("a number can be written"));
        } else {
            check.column(&error, format!("json: unsupported value: {text}"));
        }
    }
}

fn decode(check: &mut Check) {
    let input = bytes(&check.row["input"]);
    let free = read_any(&input);
    let unstructured = read_document(&input);
    match (free, unstructured) {
        (Ok(free), Ok(unstructured)) => {
            check.column("marshal", marshal(&free));
            check.column("k8s_marshal", marshal(&unstructured.node));
            let duplicate =
                |duplicate: &Duplicate| Json::from(format!("duplicate field {:?}", duplicate.path));
            match unstructured.duplicates.as_slice() {
                [] => check.column("k8s_strict_errors", Json::Null),
                some => check.column(
                    "k8s_strict_errors",
                    some.iter().map(duplicate).collect::<Vec<_>>(),
                ),
            }
            number_type(check, &unstructured.node);
        }
        (free, unstructured) => {
            check.column("error", free.expect_err("both fail").to_string());
            check.column(
                "k8s_error",
                unstructured.expect_err("both fail").to_string(),
            );
        }
    }
    // Text that is not UTF-8 cannot be asked for.
    if let Some(text) = check.row["compact"]
        .is_string()
        .then(|| String::from_utf8(input))
    {
        let text = text.expect("as long as the compact form is a text");
        check.column("compact", compact(&text, false).expect("the table says so"));
        check.column("indent", indent(&text, "  "));
    }
}

fn number_type(check: &mut Check, node: &Node) {
    if check.row["what"] == "number_roundtrip" {
        let name = match node.value {
            Value::Int(_) => "int64",
            Value::Float(_) => "float64",
            _ => "no number",
        };
        check.column("k8s_type", name);
    }
}

fn key_order(check: &mut Check) {
    let keys: Vec<String> = serde_json::from_value(check.row["input"].clone()).expect("keys");
    let numbered = (0_i64..).zip(&keys);
    check.column(
        "marshal",
        marshal(&object(
            numbered.clone().map(|(n, key)| entry(key, Value::Int(n))),
        )),
    );
    let map: BTreeMap<_, _> = numbered.map(|(n, key)| (key, n)).collect();
    check.column("marshal", to_string(&map).expect("a map can be written"));
}

fn int_key_order(check: &mut Check) {
    let keys: Vec<i64> = serde_json::from_value(check.row["input"].clone()).expect("keys");
    let entries = (1_i64..)
        .zip(keys)
        .map(|(n, key)| entry(&key.to_string(), Value::Int(n)));
    check.column("marshal", marshal(&object(entries)));
}

/// Keys are sorted by their bytes before they become equal. A node has no such keys.
fn equal_keys() -> String {
    let keys = BTreeMap::from([(&b"\xff"[..], 1), (b"\xfe", 2), (b"a", 3)]);
    let members: Vec<_> = keys
        .iter()
        .map(|(key, n)| format!("{}:{n}", string_text(key)))
        .collect();
    format!("{{{}}}", members.join(","))
}

#[derive(Serialize)]
struct Inner {
    a: i64,
    b: Option<&'static str>,
}

/// The Go struct of the rows "zero struct with tags" and "struct with pointers to zero", without what is encoded in base64 there.
#[derive(Serialize)]
struct Outer<'r> {
    #[serde(skip_serializing_if = "Option::is_none")]
    p: Option<i64>,
    st: Inner,
    q: &'static str,
    b: bool,
    n: Option<&'static str>,
    x: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    r: Option<&'r RawValue>,
    by: Option<&'static str>,
}

fn outer<'r>(
    p: Option<i64>,
    n: Option<&'static str>,
    r: Option<&'r RawValue>,
    by: Option<&'static str>,
) -> Outer<'r> {
    let st = Inner { a: 0, b: None };
    Outer {
        p,
        st,
        q: "0",
        b: false,
        n,
        x: None,
        r,
        by,
    }
}

fn value(check: &mut Check) {
    let name = check.row["input"].as_str().expect("text");
    if let Some(error) = error_of(name) {
        return check.column("error", error);
    }
    let text = match name {
        // Go's errors for `json.Number`, and its rule that an empty one is zero: no Rust type is like it.
        "json number bad" => return,
        "json number empty" => "0".to_owned(),
        _ => written(name),
    };
    check.columns(&["marshal"], &text);
    let indented = indent(&text, "  ");
    check.column("marshal_indent_2", indented.as_str());
    check.column(
        "marshal_indent_prefix_tab",
        indent(&text, "\t").replace('\n', "\n>"),
    );
}

fn error_of(name: &str) -> Option<String> {
    let raw = |text| {
        let error = compact(text, true).expect_err("it is not JSON");
        format!("json: error calling MarshalJSON for type json.RawMessage: {error}")
    };
    Some(match name {
        "bad raw message" => raw("{x}"),
        "empty raw message" => raw(""),
        "NaN" => format!("json: unsupported value: {}", float64_text(f64::NAN)),
        "Inf" => format!("json: unsupported value: {}", float64_text(f64::INFINITY)),
        _ => return None,
    })
}

/// The rows' Go values as serde sees them.
fn written(name: &str) -> String {
    let raw = |text: &str| RawValue::from_string(text.to_owned()).expect("a raw value is JSON");
    let none = None::<i64>;
    match name {
        "nil" | "nil slice" | "nil map" | "nil pointer" | "nil bytes" => to_string(&none),
        "empty slice" => to_string(&[0_u8; 0]),
        "empty map" | "empty struct" => to_string(&BTreeMap::<String, i64>::new()),
        "slice of nil" => to_string(&[none]),
        "empty bytes" => to_string(""),
        "bytes 0" => to_string("AA=="),
        "bytes 0 1" => to_string("AAE="),
        "bytes 0 1 2" => to_string("AAEC"),
        "bytes ff fb" => to_string("//v+"),
        "array of bytes" => to_string(&[1, 2, 3]),
        "nested empties" => return node(r#"{"d":null,"c":[[],{}],"b":{},"a":[]}"#),
        "nested" => return node(r#" {"a" : [1, "x", true, null, 1.50, {"z": 1, "y": [1, 2]}]}"#),
        "zero struct with tags" => to_string(&outer(None, None, None, None)),
        "struct with pointers to zero" => to_string(&outer(
            Some(0),
            Some("x"),
            Some(&raw(r#" { "a": 1, "b": "<" } "#)),
            Some("PGE+"),
        )),
        "raw message" => to_string(&raw("{\"b\": 1.0, \"a\": \"<\\u003c\u{2028}\"}")),
        "raw message in a list" => to_string(&[raw("1.50"), raw("\"é\"")]),
        "json number" => to_string(&raw("1.50")),
        "int64 limits" => to_string(&(i64::MIN, i64::MAX, u64::MAX)),
        "string list with html" => to_string(&["<", ">", "&"]),
        "multi line string" => to_string("a\nb"),
        other => panic!("unknown value {other}"),
    }
    .expect("it can be written")
}

fn node(text: &str) -> String {
    marshal(&read(text.as_bytes()).expect("it is JSON"))
}

#[track_caller]
fn refused(text: &str, offset: usize, message: &str) {
    let error = read(text.as_bytes()).expect_err("it is not JSON");
    assert_eq!(
        (error.offset, error.to_string().as_str()),
        (offset, message)
    );
}

#[test]
fn errors_say_where() {
    refused("", 0, "unexpected end of JSON input");
    refused("[1, 2", 5, "unexpected end of JSON input");
    refused("[1 2]", 4, "invalid character '2' after array element");
    refused("{\"a\" 1}", 6, "invalid character '1' after object key");
    refused(
        "\"\\u12",
        5,
        "invalid character ' ' in \\u hexadecimal character escape",
    );
    refused(
        "\u{a0}",
        1,
        "invalid character 'Â' looking for beginning of value",
    );
    refused(
        "[1e400, 1e500]",
        6,
        "json: cannot unmarshal number 1e400 into Go value of type float64",
    );
    refused(
        "[1e400, x]",
        9,
        "invalid character 'x' looking for beginning of value",
    );
}

#[test]
fn bytes_are_quoted_as_characters() {
    for (byte, shown) in [
        (0x00, r"\x00"),
        (0x07, r"\a"),
        (0x7f, r"\x7f"),
        (0x80, r"\u0080"),
        (0xa0, r"\u00a0"),
        (0xad, r"\u00ad"),
        (0xff, "ÿ"),
        (b'"', "\""),
        (b'\\', r"\\"),
    ] {
        let error = read(&[b'1', byte]).expect_err("it is not JSON");
        assert_eq!(
            error.to_string(),
            format!("invalid character '{shown}' after top-level value")
        );
    }
}

#[test]
fn depth_has_a_limit_and_no_stack() {
    for (open, close) in [("[", "]"), ("{\"\":", "}")] {
        let fits = format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
        let node = read(fits.as_bytes()).expect("ten thousand levels are fine");
        assert_eq!(marshal(&node), fits);
        assert_eq!(compact(&fits, true).as_deref(), Ok(&*fits));
        let error = read(open.repeat(10_001).as_bytes()).expect_err("one more is not");
        assert_eq!(
            error.to_string(),
            format!("invalid character '{}' exceeded max depth", &open[..1])
        );
        assert_eq!(error.offset, open.len() * 10_000 + 1);
    }
}

#[test]
fn nodes_and_keys_know_their_place() {
    let text = r#" { "a\n" : [ true, null , -1.5, "x" ] } "#;
    let node = read(text.as_bytes()).expect("it is JSON");
    let cut = |span: Span| &text[span.range()];
    assert_eq!(cut(node.span), text.trim());
    let entry = &node.as_map().expect("an object").entries()[0];
    assert_eq!((cut(entry.key_span), &*entry.key), (r#""a\n""#, "a\n"));
    let list = &entry.node;
    assert_eq!(cut(list.span), r#"[ true, null , -1.5, "x" ]"#);
    let items: Vec<_> = list
        .as_list()
        .expect("a list")
        .iter()
        .map(|item| cut(item.span))
        .collect();
    assert_eq!(items, ["true", "null", "-1.5", r#""x""#]);
}

#[test]
fn the_last_of_equal_keys_wins_where_the_first_stood() {
    let text = r#"{"b":1,"\u0062":2,"a":[0,{"x":1,"y":0,"x":2}],"b":3}"#;
    let document = read_document(text.as_bytes()).expect("it is JSON");
    let entries = document.node.as_map().expect("an object").entries();
    assert_eq!(
        entries.iter().map(|entry| &*entry.key).collect::<Vec<_>>(),
        ["b", "a"]
    );
    assert_eq!(entries[0].node.value, Value::Int(3));
    let told: Vec<_> = document
        .duplicates
        .iter()
        .map(|duplicate| {
            (
                &*duplicate.path,
                &text[duplicate.first.range()],
                duplicate.key_span.start,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("b", "\"b\"", 7),
            ("a[1].x", "\"x\"", 38),
            ("b", "\"b\"", 46)
        ]
    );
}

#[test]
fn many_keys_are_told_apart() {
    let members: Vec<_> = (0..1000).map(|n| format!("\"k{}\":{n}", n % 900)).collect();
    let document =
        read_document(format!("{{{}}}", members.join(",")).as_bytes()).expect("it is JSON");
    let map = document.node.as_map().expect("an object");
    assert_eq!((map.len(), document.duplicates.len()), (900, 100));
    assert_eq!(
        map.get("k99").map(|node| &node.value),
        Some(&Value::Int(999))
    );
    assert_eq!(
        map.get("k100").map(|node| &node.value),
        Some(&Value::Int(100))
    );
}

#[test]
fn halves_of_pairs_and_bad_bytes_become_replacements() {
    for (text, expected) in [
        (&br#""\ud800\ud83e\udd80""#[..], "\u{fffd}🦀"),
        (br#""\ud800x""#, "\u{fffd}x"),
        (br#""\ud800\u0041""#, "\u{fffd}A"),
        (br#""\udd80\ud83e""#, "\u{fffd}\u{fffd}"),
        (
            b"\"a\xf0\x9f\xa6z\xff\"",
            "a\u{fffd}\u{fffd}\u{fffd}z\u{fffd}",
        ),
        (
            b"\"\xed\xa0\x80\\n\xc0\"",
            "\u{fffd}\u{fffd}\u{fffd}\n\u{fffd}",
        ),
    ] {
        assert_eq!(read(text).expect("it is JSON").as_text(), Some(expected));
    }
}

#[test]
fn streams_are_read_value_by_value() {
    let mut rest = " {\"a\":1}\n[2] 01\"x\"  ";
    let mut values = Vec::new();
    while let Some((document, len)) = read_prefix(rest.as_bytes()).expect("all is JSON") {
        values.push(marshal(&document.node));
        rest = &rest[len..];
    }
    assert_eq!(values, ["{\"a\":1}", "[2]", "0", "1", "\"x\""]);
    for (text, message) in [
        ("{", "unexpected EOF"),
        ("nul", "unexpected EOF"),
        ("1.", "unexpected EOF"),
        ("\"", "unexpected EOF"),
        (
            "{]",
            "invalid character ']' looking for beginning of object key string",
        ),
    ] {
        assert_eq!(
            read_prefix(text.as_bytes())
                .expect_err("it is not JSON")
                .to_string(),
            message
        );
    }
}

#[test]
fn white_space_goes_and_comes() {
    let text = " { \"a b\" : [ ] , \"\\\"<\" : [ { } , 1.0 ] } \n";
    assert_eq!(
        compact(text, true).as_deref(),
        Ok(r#"{"a b":[],"\"\u003c":[{},1.0]}"#)
    );
    assert_eq!(
        indent(text, "\t"),
        "{\n\t\"a b\": [],\n\t\"\\\"<\": [\n\t\t{},\n\t\t1.0\n\t]\n} \n"
    );
}
