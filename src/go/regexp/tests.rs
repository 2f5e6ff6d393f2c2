use std::collections::HashMap;

use super::*;

const FACTS: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/testdata/go/go-regexp.jsonl"
));

#[test]
fn every_recorded_text_matches_as_in_go() {
    let mut patterns: HashMap<u64, &'static str> = HashMap::new();
    let mut wrong = Vec::new();
    let (mut rows, mut not_utf8) = (0, 0);
    for line in FACTS.lines() {
        let row: serde_json::Value = serde_json::from_str(line).expect("facts are JSON");
        let id = row["id"].as_u64().expect("each row has a pattern");
        if let Some(pattern) = row["pattern"].as_str() {
            patterns.insert(id, pattern.to_owned().leak());
            compile(pattern).expect("the pattern is Go's");
            continue;
        }
        let Some(text) = row["text"].as_str() else {
            not_utf8 += 1;
            continue;
        };
        rows += 1;
        if Some(matches(patterns[&id], text)) != row["match"].as_bool() {
            wrong.push(format!("{}: {text:?}", patterns[&id]));
        }
    }
    assert_eq!((patterns.len(), rows, not_utf8), (19, 4208, 0));
    wrong.truncate(20);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[track_caller]
fn matched(pattern: &str, texts: &[&str]) -> String {
    let pattern = compile(pattern).expect("the pattern is Go's");
    let sign = |text: &&str| if pattern.matches(text) { '+' } else { '-' };
    texts.iter().map(sign).collect()
}

/// What regex-lite alone would read otherwise. The answers are those of Go 1.26.
#[test]
fn the_grammar_is_that_of_go() {
    let cases: &[(&str, &[&str], &str)] = &[
        (r"^a$", &["a", "a\n", "\na"], "+--"),
        (r"(?m)^a$", &["a", "a\n", "\na", "ba"], "+++-"),
        (r"^.$", &["é", "\n", "\r"], "+-+"),
        (r"^(?s:.)$", &["\n"], "+"),
        (r"^a{,2}$", &["a{,2}", "aa"], "+-"),
        (r"^a{02}{$", &["a{02}{", "aa{"], "+-"),
        (r"^a{2}(?i)?$", &["", "aa", "a"], "++-"),
        (r"\<a\>", &["<a>", "a"], "+-"),
        (r"^\b{start}$", &["{start}", "b"], "--"),
        (r"^\Qa.b*\E+$", &["a.b**", "a.b"], "+-"),
        (r"^\_\-\/$", &["_-/"], "+"),
        (r"^\101\x4a\x{1F600}\07$", &["AJ😀\u{7}"], "+"),
        (r"^[[a&&b]$", &["[", "&", "b", "c"], "+++-"),
        (r"^[]a-]$", &["]", "a", "-", "b"], "+++-"),
        (r"^[^\d\W]$", &["a", "_", "1", "-", "é"], "++---"),
        (r"^[[:^alpha:][:upper:]]$", &["1", "B", "b", "é"], "++-+"),
        (r"^[^\x{0}-\x{10FFFF}]?$", &["", "a"], "+-"),
        (
            r"^[\x{D7FF}-\x{E000}]$",
            &["\u{d7ff}", "\u{e000}", "a"],
            "++-",
        ),
        (
            r"^(?i)k[^s]$",
            &["Ka", "\u{212a}é", "kS", "k\u{17f}"],
            "++--",
        ),
        (r"^(?i:\w)\w$", &["\u{17f}a", "a\u{17f}"], "+-"),
        (r"^(?i)a(?-i)b|c$", &["Ab", "AB", "c", "C"], "+-+-"),
        (r"^(?P<a>x)(?<b>y)(?U:z*)$", &["xyzz"], "+"),
    ];
    for (pattern, texts, expected) in cases {
        assert_eq!(matched(pattern, texts), *expected, "{pattern}");
    }
}

#[test]
fn what_go_refuses_is_refused_in_its_words() {
    let cases = [
        (r"a**", "invalid nested repetition operator: `**`"),
        (r"(|*)", "missing argument to repetition operator: `*`"),
        (r"a{2,1}", "invalid repeat count: `{2,1}`"),
        (r"(a{40}){40}", "invalid repeat count: `{40}`"),
        (r"a)", "unexpected ): `a)`"),
        (r"((a)", "missing closing ): `((a)`"),
        (r"[a", "missing closing ]: `[a`"),
        (r"[z-a]", "invalid character class range: `z-a`"),
        (r"[[:foo:]]", "invalid character class range: `[:foo:]`"),
        (r"\p{L", "invalid character class range: `\\p{L`"),
        (r"\C", "invalid escape sequence: `\\C`"),
        (r"\Z", "invalid escape sequence: `\\Z`"),
        (r"\1", "invalid escape sequence: `\\1`"),
        (r"\x{110000}", "invalid escape sequence: `\\x{110000`"),
        ("\\", "trailing backslash at end of expression: ``"),
        (r"(?=a)", "invalid or unsupported Perl syntax: `(?=`"),
        (r"(?x)", "invalid or unsupported Perl syntax: `(?x`"),
        (r"(?i-)", "invalid or unsupported Perl syntax: `(?i-)`"),
        (r"(?P<é>a)", "invalid named capture: `(?P<é>`"),
    ];
    for (pattern, error) in cases {
        let got = compile(pattern).expect_err(pattern).to_string();
        assert_eq!(got, format!("error parsing regexp: {error}"));
    }
}

#[test]
fn what_cannot_be_done_is_refused_in_our_words() {
    let cases = [
        (r"a\pLb", r"Unicode classes are not supported: `\pL`"),
        (
            r"[\P{Greek}]",
            r"Unicode classes are not supported: `\P{Greek}`",
        ),
        ("(?i)é", "(?i) beyond ASCII is not supported: `(?i)é`"),
    ];
    for (pattern, error) in cases {
        let got = compile(pattern).expect_err(pattern).to_string();
        assert_eq!(got, error);
    }
}

#[test]
fn deep_patterns_need_little_stack() {
    let nested = |depth: usize| compile(&format!("{}a{}", "(".repeat(depth), ")".repeat(depth)));
    let compiled = std::thread::Builder::new()
        .stack_size(1 << 20)
        .spawn(move || [nested(190).is_ok(), nested(100_000).is_ok()])
        .expect("a thread can be started")
        .join()
        .expect("no stack overflow");
    assert_eq!(compiled, [true, false]);
}
