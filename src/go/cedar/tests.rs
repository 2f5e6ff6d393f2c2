use super::*;

const FACTS: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/testdata/go/cedar-parse.jsonl"
));

/// What cedar-go says, in one value.
fn answer(text: &str, dialect: Dialect) -> Result<(), String> {
    parse_policy(text, dialect)
        .map(drop)
        .map_err(|error| error.to_string())
}

#[test]
fn every_recorded_text_is_judged_as_by_cedar_go() {
    let mut wrong = Vec::new();
    let (mut rows, mut not_utf8) = (0, 0);
    for line in FACTS.lines() {
        let row: serde_json::Value = serde_json::from_str(line).expect("facts are JSON");
        let dialect = match row["cedar_go"].as_str() {
            Some("v1.6.0") => Dialect::V1_6,
            _ => Dialect::V1_8,
        };
        let Some(text) = row["text"].as_str() else {
            not_utf8 += 1;
            continue;
        };
        rows += 1;
        let expected = match row["error"].as_str() {
            Some(error) => Err(error.to_owned()),
            None => Ok(()),
        };
        let got = answer(text, dialect);
        if got != expected {
            wrong.push(format!("{text:?}: {got:?}, not {expected:?}"));
        }
    }
    assert_eq!((rows, not_utf8), (1166, 6));
    wrong.truncate(20);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_end_is_behind_the_first_semicolon() {
    let policy = "permit(principal, action, resource);";
    for rest in ["", " ", "garbage", " permit(", " // c"] {
        let text = format!("/* é */ {policy}{rest}");
        let parsed = parse_policy(&text, Dialect::V1_8);
        assert_eq!(parsed, Ok(Parsed { end: 45 }), "{text}");
    }
}

#[test]
fn the_offset_is_of_what_is_at_fault() {
    let cases = [
        ("permit(principal; action, resource);", "; action"),
        ("@é", "é"),
        (r#"@a @b("1") @a("2") permit"#, r#"a("2")"#),
        (r#"forbid("\q")"#, "q\")"),
        (r#"@a("\u{d800}")"#, r#""\u"#),
        ("permit (\0)", "\0"),
        ("permit(principal, \"a", "\"a"),
        ("permit /* (", "/*"),
        (
            "permit(principal, action, resource) when { 1.isEmpty(1, 2)",
            "isEmpty",
        ),
        (
            "permit(principal, action, resource) when { {a: 1, b: 2, a: 3} };",
            "a: 3",
        ),
    ];
    for (text, culprit) in cases {
        let error = parse_policy(text, Dialect::V1_8).expect_err(text);
        assert_eq!(Some(error.offset), text.find(culprit), "{text:?}");
    }
}

#[test]
fn what_an_annotation_needs_depends_on_the_dialect() {
    let policy = |annotations: &str| format!("{annotations} permit(principal, action, resource);");
    let repeated = r#"parse error at <input>:1:8 "permit": duplicate annotation: @a"#;
    let cases = [
        ("@a", true),
        ("@if @b(\"\") @c", true),
        ("@a @a", false),
        ("@a()", false),
        ("@a(\"b\"(", false),
    ];
    for (annotations, accepted) in cases {
        let text = policy(annotations);
        assert_eq!(answer(&text, Dialect::V1_8).is_ok(), accepted, "{text}");
        assert!(answer(&text, Dialect::V1_6).is_err(), "{text}");
    }
    assert_eq!(
        answer(&policy("@a @a "), Dialect::V1_8),
        Err(repeated.to_owned())
    );
    assert!(answer(&policy("@a((\"b\"))"), Dialect::V1_6).is_err());
}

#[test]
fn the_last_error_of_a_token_counts() {
    let cases = [
        ("\"\\q", "<input>:1:1: literal not terminated"),
        ("a \0", "<input>:0:1: invalid character NUL"),
        ("a/**/\0", "<input>:1:2: invalid character NUL"),
        ("\0\0", "<input>:1:1: invalid character NUL"),
        ("\"a\n\0", "<input>:1:1: invalid character NUL"),
    ];
    for (text, error) in cases {
        assert_eq!(
            answer(text, Dialect::V1_6),
            Err(error.to_owned()),
            "{text:?}"
        );
    }
}

/// Nested `depth` times, on a stack that has no room for recursion.
#[track_caller]
fn nested(open: &str, close: &str, depth: usize) -> Result<(), String> {
    let (open, close) = (open.repeat(depth), close.repeat(depth));
    let text = format!("permit(principal, action, resource) when {{ {open}1{close} }};");
    std::thread::Builder::new()
        .stack_size(64 << 10)
        .spawn(move || answer(&text, Dialect::V1_8))
        .expect("a thread can be started")
        .join()
        .expect("no stack overflow")
}

#[test]
fn nesting_uses_no_stack_and_has_an_end() {
    let brackets = [
        ("(", ")"),
        ("[", "]"),
        ("{a: ", "}"),
        ("if 1 then 1 else ", ""),
        ("if ", " then 1 else 1"),
        ("ip(", ")"),
        ("context.contains(", ")"),
    ];
    for (open, close) in brackets {
        assert_eq!(nested(open, close, MAX_DEPTH), Ok(()), "{open}");
        let error = nested(open, close, MAX_DEPTH + 1).expect_err("too deep");
        assert!(error.ends_with(": nested more than 100000 deep"), "{error}");
    }
}

#[test]
fn chains_are_not_nesting() {
    let signs = ["!", "-", "1 + ", "true && ", "context.a || "];
    for sign in signs {
        assert_eq!(nested(sign, "", 2 * MAX_DEPTH), Ok(()), "{sign}");
    }
    assert_eq!(nested("", ".a", 2 * MAX_DEPTH), Ok(()));
}
