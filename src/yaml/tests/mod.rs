//! What the tables do not show: places, limits, going on behind errors, and some of Go's odd ways.

mod facts;

use super::*;
use crate::tree::Value;

fn read_text(text: &str) -> Document {
    read(text.as_bytes(), &Limits::default()).expect("a text that Go reads")
}

#[track_caller]
fn error_of(text: &str, limits: &Limits) -> Error {
    read(text.as_bytes(), limits).expect_err("a text that is refused")
}

fn slice(text: &str, span: Span) -> &str {
    text.get(span.range())
        .expect("a span on character boundaries")
}

/// The value at the end of a path of keys and numbers, and its key.
#[track_caller]
fn at<'a>(root: &'a Node, path: &str) -> (&'a Node, Span) {
    let mut found = (root, Span::default());
    for step in path.split('.').filter(|step| !step.is_empty()) {
        found = match (&found.0.value, step.parse::<usize>()) {
            (Value::List(items), Ok(number)) => (&items[number], Span::default()),
            (Value::Map(map), _) => {
                let entry = map.entry(step).expect("the key is there");
                (&entry.node, entry.key_span)
            }
            _ => panic!("no way to {step}"),
        };
    }
    found
}

#[track_caller]
fn case(text: &str, path: &str, value: &str) {
    let document = read_text(text);
    assert_eq!(slice(text, at(&document.root, path).0.span), value);
}

#[test]
fn a_scalar_takes_up_its_text() {
    case("a: é  # c\n", "a", "é");
    case("é: 'it''s' # c\n", "é", "'it''s'");
    case("a: &x !!str 1 # c\n", "a", "1");
    case("a: b\n   c  # d\n", "a", "b\n   c");
    case("- a: [x y, z]\n", "0.a.0", "x y");
    case("a: \"x\\\n  y\"\nb: 1\n", "a", "\"x\\\n  y\"");
    case("a:\nb: 1\n", "a", "");
    case("- \n-\n", "1", "");
}

#[test]
fn a_block_scalar_ends_with_its_last_line() {
    case("a: |- # c\n  x\n  y\n\n\nb: 1\n", "a", "|- # c\n  x\n  y");
    case("a: >\n\nb: 1\n", "a", ">");
    case("a: |\n  x", "a", "|\n  x");
}

#[test]
fn a_block_collection_goes_from_its_first_key_to_its_last_value() {
    let text = "a:\n  - b: 1 # c\n    d:\n\n  - e\n# f\ng: &h\n  i: {j: k}\n\n";
    case(text, "", text.trim_end());
    case(text, "a", "- b: 1 # c\n    d:\n\n  - e");
    case(text, "a.0", "b: 1 # c\n    d:");
    case(text, "g", "i: {j: k}");
    case(text, "g.i", "{j: k}");
    case("[a: b, c]", "0", "a: b");
    case("a:\n- x\n- y\nb: 1\n", "a", "- x\n- y");
}

#[test]
fn an_alias_has_the_place_of_its_anchor() {
    let text = "a: &x {y: 1}\nb: [*x, *x]\nc:\n  <<: *x\n  z: *x\n";
    case(text, "b.1", "{y: 1}");
    case(text, "b", "[*x, *x]");
    case(text, "c", "<<: *x\n  z: *x");
    let document = read_text(text);
    assert_eq!(slice(text, at(&document.root, "c.true").1), "y");
}

#[test]
fn places_in_utf_16_count_bytes() {
    let text: Vec<u8> = "\u{feff}é: [1, 🦀]"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    let document = read(&text, &Limits::default()).expect("UTF-16");
    assert_eq!(at(&document.root, "é.1").0.span, Span::new(16, 20));
}

#[test]
fn errors_point_at_what_is_wrong() {
    for (text, place, message) in [
        (
            "a: b: c",
            4..5,
            "yaml: mapping values are not allowed in this context",
        ),
        (
            "x: 1\nkey\ny: 2",
            5..8,
            "yaml: line 3: could not find expected ':'",
        ),
        (
            "a: 'b\nc: d\n",
            3..4,
            "yaml: line 3: found unexpected end of stream",
        ),
        ("a: *b", 3..5, "yaml: unknown anchor 'b' referenced"),
        ("a: &b [*b]", 7..9, "yaml: anchor 'b' value contains itself"),
        (
            "a: {{ b }}",
            4..5,
            "yaml: invalid map key: map[interface {}]interface {}{…}",
        ),
        ("a: .inf", 3..7, "json: unsupported value: +Inf"),
        (
            "a: {~: 1}",
            3..9,
            "unsupported map key of type: %!s(<nil>), key: <nil>",
        ),
        (
            "\u{feff}a: !!int x",
            12..13,
            "yaml: cannot decode !!str `x` as a !!int",
        ),
        (
            "<<: 1",
            4..5,
            "yaml: map merge requires map or sequence of maps as the value",
        ),
        ("a: \u{7}", 3..4, "yaml: control characters are not allowed"),
        (
            "%YAML 1.2\n---\n",
            0..9,
            "yaml: found incompatible YAML document",
        ),
    ] {
        let error = error_of(text, &Limits::default());
        assert_eq!(error.to_string(), message);
        assert_eq!(error.span.range(), place, "{text}");
    }
}

#[test]
fn what_is_overwritten_may_be_no_json() {
    case("a: .inf\na: 1\n", "a", "1");
    case("a: {~: 1}\na: 2\n", "a", "2");
    let error = error_of("<<: {~: 1}\n", &Limits::default());
    assert_eq!(error.kind, ErrorKind::Json);
}

#[test]
fn keys_that_come_again_are_reported_with_both_places() {
    let text = "a: &a {b: 1, b: 2}\n1: x\n'1': y\nc:\n  b: 3\n  <<: *a\n  b: 4\n";
    let document = read_text(text);
    let found: Vec<_> = document
        .duplicates
        .iter()
        .map(|it| (&*it.key, it.before.start, slice(text, it.span), it.again))
        .collect();
    assert_eq!(
        found,
        [
            ("b", 7, "b", Again::Repeated),
            ("1", 19, "'1'", Again::SameText),
            ("b", 36, "<<", Again::Merged),
            ("b", 13, "b", Again::Merged),
        ]
    );
}

#[test]
fn many_keys_are_looked_up() {
    let keys = (0..100).map(|key| format!("k{key}: {key}\n"));
    let text: String = keys.chain(["k50: x\n".to_owned()]).collect();
    let document = read_text(&text);
    assert_eq!(document.duplicates.len(), 1);
    assert_eq!(at(&document.root, "k50").0.as_text(), Some("x"));
    assert_eq!(document.root.as_map().map(|map| map.len()), Some(100));
}

#[test]
fn limits_are_kept() {
    let limits = Limits {
        depth: 3,
        expansion: 1000,
        size: 60,
    };
    let deep = error_of("[[[[", &limits);
    let aliases = error_of(
        "- &a xxxxxxxxxxxxxxxxxxxxxx\n- [*a,*a,*a,*a,*a,*a,*a,*a,*a]",
        &Limits {
            expansion: 400,
            ..limits.clone()
        },
    );
    let long = error_of(&" ".repeat(61), &limits);
    for (error, message) in [
        (deep, "nested deeper than 3 levels"),
        (aliases, "aliases bring more than 400 bytes"),
        (long, "longer than 60 bytes"),
    ] {
        assert_eq!(error.kind, ErrorKind::Limit);
        assert_eq!(error.to_string(), message);
    }
    assert!(read(b"[[[]]]", &limits).is_ok());
    let stream: Vec<Piece> = documents(&[b'#'; 61], &limits).collect();
    assert!(matches!(
        &stream[..],
        [Piece {
            document: Err(_),
            stop: true,
            ..
        }]
    ));
}

#[test]
fn hostile_texts_are_refused_at_once() {
    let nested = |part: &str| part.repeat(200_000);
    let level = |level: usize| {
        format!(
            "a{level}: &a{level} [{}]\n",
            format!("*a{},", level - 1).repeat(10)
        )
    };
    let bomb: String = ["a0: &a0 x\n".to_owned()]
        .into_iter()
        .chain((1..30).map(level))
        .collect();
    for text in [
        nested("["),
        nested("{a: "),
        nested("- "),
        nested("? "),
        nested("[\n"),
        bomb,
    ] {
        assert!(read(text.as_bytes(), &Limits::default()).is_err());
    }
}

/// The value of a text as JSON.
#[track_caller]
fn json_of(text: &str) -> String {
    facts::json(&read_text(text).root.value).to_string()
}

#[test]
fn the_grammar_is_that_of_go() {
    for (text, json) in [
        ("{a: b:}", r#"{"a":"b:"}"#),
        ("[a:, b]", r#"["a:","b"]"#),
        ("[!a, b]", r#"["b"]"#),
        ("\"\\'\"", r#""'""#),
        ("\"a\\\n\"", r#""a""#),
        // Nothing in the brackets could be a key, so Go does not see that they are one.
        ("[]: x", "[]"),
        ("{}: x", "{}"),
        ("a: |\n  x", r#"{"a":"x"}"#),
    ] {
        assert_eq!(json_of(text), json, "{text}");
    }
    for text in ["[a?b]", "%YAML 1.2\n---\na", "\"\\/\"", "\"\\", "[!a,b]"] {
        assert!(read(text.as_bytes(), &Limits::default()).is_err(), "{text}");
    }
}

/// Offset, line, stop and JSON or error of the pieces of a file.
fn pieces(text: &str) -> Vec<(usize, usize, bool, String)> {
    documents(text.as_bytes(), &Limits::default())
        .map(|piece| {
            let said = match &piece.document {
                Ok(document) => facts::json(&document.root.value).to_string(),
                Err(error) => error.in_stream(),
            };
            (piece.offset, piece.line, piece.stop, said)
        })
        .collect()
}

fn good(offset: usize, line: usize, json: &str) -> (usize, usize, bool, String) {
    (offset, line, false, json.to_owned())
}

#[test]
fn reading_goes_on_behind_an_error() {
    let bad = |offset, line, stop, error: &str| (offset, line, stop, error.to_owned());
    let prefix = "error converting YAML to JSON: yaml: ";
    assert_eq!(
        pieces("a: 1\n---\nb: c: d\n---\n# e\n---\n- f\n---\n*g\n---\nh"),
        [
            good(0, 1, r#"{"a":1}"#),
            bad(
                9,
                3,
                true,
                &format!("{prefix}mapping values are not allowed in this context")
            ),
            good(21, 5, "null"),
            good(29, 7, r#"["f"]"#),
            bad(
                37,
                9,
                false,
                &format!("{prefix}unknown anchor 'g' referenced")
            ),
            good(44, 11, r#""h""#),
        ]
    );
}

#[test]
fn a_bad_separator_takes_the_document_before_and_behind_it() {
    let text = "a: 1\n--- b: 2\nc: 3\n---\nd: 4\n";
    let error = "invalid Yaml document separator: b: 2";
    assert_eq!(
        pieces(text),
        [(0, 1, true, error.to_owned()), good(23, 5, r#"{"d":4}"#)]
    );
    let piece = documents(text.as_bytes(), &Limits::default()).next();
    let error = piece
        .and_then(|piece| piece.document.err())
        .expect("an error");
    assert_eq!(slice(text, error.span), "--- b: 2");
}

#[test]
fn json_goes_over_to_yaml_and_on_behind_an_error() {
    assert_eq!(
        pieces("{\"a\":1}\n---\nb: 1\n"),
        [good(0, 1, r#"{"a":1}"#), good(8, 2, r#"{"b":1}"#)]
    );
    let error = "invalid character '}' looking for beginning of value";
    assert_eq!(
        pieces("{} {}\n}{}\n---\na: 1\n"),
        [
            good(0, 1, "{}"),
            good(3, 1, "{}"),
            (6, 2, true, error.to_owned()),
            good(14, 4, r#"{"a":1}"#),
        ]
    );
}

#[test]
fn places_in_a_stream_count_from_its_beginning() {
    let text = "{\"a\":\"x\"}\r\n---\r\r\nb: |\r\r\n  y\r\r\n  z\r\r\n---\nc: [d";
    let documents: Vec<Piece> = documents(text.as_bytes(), &Limits::default()).collect();
    let [json, yaml, broken] = &documents[..] else {
        panic!("three pieces: {documents:?}");
    };
    let root = |piece: &Piece| piece.document.clone().expect("a document").root;
    assert_eq!(slice(text, at(&root(json), "a").0.span), "\"x\"");
    let yaml = root(yaml);
    let (node, key) = at(&yaml, "b");
    assert_eq!(node.as_text(), Some("y\nz\n"));
    assert_eq!(slice(text, node.span), "|\r\r\n  y\r\r\n  z");
    assert_eq!(slice(text, key), "b");
    let error = broken.document.clone().expect_err("no bracket");
    assert_eq!(error.span.start as usize, text.len());
}
