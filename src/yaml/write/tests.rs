//! What is written is read by our reader, which the tables of the reader hold to Go's.

use serde_json::{Map, Value, json};

use super::manifest;
use crate::go::json;
use crate::yaml::{Limits, documents, read};

/// Whether Go's JSON of what is read back is that of the value: alone, and between other documents of a file.
fn comes_back(value: &Value) -> bool {
    let mut sorted = value.clone();
    sorted.sort_all_objects();
    let expected = json::to_string(&sorted).expect("a value is JSON");
    let text = manifest(value);
    let limits = Limits::default();
    let alone = read(text.as_bytes(), &limits);
    let alone = alone.is_ok_and(|document| {
        document.duplicates.is_empty() && json::marshal(&document.root) == expected
    });
    let file = ["a: 1\n---\n", &text, "---\nb: 2\n"].concat();
    let pieces: Vec<String> = documents(file.as_bytes(), &limits)
        .filter_map(|piece| Some(json::marshal(&piece.document.ok()?.root)))
        .collect();
    alone && pieces == [r#"{"a":1}"#, &expected, r#"{"b":2}"#]
}

#[track_caller]
fn all_come_back(values: impl Iterator<Item = Value>) {
    let wrong: Vec<String> = values
        .filter(|value| !comes_back(value))
        .map(|value| format!("{value}\n{}", manifest(&value)))
        .take(5)
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A text in every place that a text can have.
fn places(text: &str) -> [Value; 7] {
    [
        json!(text),
        json!([text]),
        json!([[text, text], {"x": text}]),
        json!({"v": text}),
        json!({text: "x"}),
        json!({"a": {"b": [{"c": text}]}}),
        json!({text: {text: [text, {text: text}]}}),
    ]
}

#[test]
fn texts_come_back_wherever_they_stand() {
    let table = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/testdata/go/yaml-scalars.jsonl"
    ));
    let rows = table.lines().map(serde_json::from_str);
    let rows: Vec<Value> = rows.collect::<Result<_, _>>().expect("rows are JSON");
    let texts: Vec<&str> = rows.iter().filter_map(|row| row["text"].as_str()).collect();
    assert!(texts.len() > 1_500);
    all_come_back(texts.into_iter().flat_map(places));
}

/// Random numbers that are the same in every run (SplitMix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn choose<'c>(&mut self, choices: &[&'c str]) -> &'c str {
        let at = self.below(choices.len() as u64);
        choices[usize::try_from(at).expect("a small number")]
    }

    fn text(&mut self) -> String {
        let count = [1, 2, 3, 6, 20][usize::try_from(self.below(5)).expect("a small number")];
        (0..self.below(count + 1))
            .map(|_| self.choose(PARTS))
            .collect()
    }

    fn number(&mut self) -> Value {
        let float = f64::from_bits(self.next());
        match self.below(4) {
            0 => self.next().into(),
            1 => self.next().cast_signed().into(),
            2 => self
                .choose(&["0", "-0", "0.5", "1e21", "1e-7", "1e19", "1e300", "-2.50"])
                .parse::<f64>()
                .expect("a number")
                .into(),
            // What is not finite is no JSON.
            _ => {
                if float.is_finite() {
                    float.into()
                } else {
                    Value::Null
                }
            }
        }
    }

    fn value(&mut self, depth: u64) -> Value {
        let length = self.below(5);
        match self.below(3 + 2 * depth.min(2)) {
            0 => self
                .choose(&["null", "true", "false"])
                .parse()
                .expect("JSON"),
            1 => self.number(),
            2 => self.text().into(),
            3 | 4 if depth == 0 => Value::Null,
            3 | 5 => (0..length).map(|_| self.value(depth - 1)).collect(),
            _ => (0..length)
                .map(|_| (self.text(), self.value(depth - 1)))
                .collect::<Map<_, _>>()
                .into(),
        }
    }
}

/// What texts are made of that a reader of YAML could take for something else.
const PARTS: &[&str] = &[
    " ",
    "  ",
    "\t",
    "\n",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "\u{b}",
    "\0",
    "\u{1b}",
    "\u{7f}",
    "\u{85}",
    "\u{a0}",
    "\u{2028}",
    "\u{2029}",
    "\u{202e}",
    "\u{feff}",
    "\u{fffe}",
    "\u{ffff}",
    "\u{e000}",
    "\u{10ffff}",
    "é",
    "日本",
    "🦀",
    "-",
    "--",
    "---",
    "...",
    "?",
    ":",
    ": ",
    " #",
    "#",
    ",",
    "[",
    "]",
    "{",
    "}",
    "&a",
    "*a",
    "!",
    "!!int ",
    "|",
    "|-",
    ">",
    "'",
    "''",
    "\"",
    "\\",
    "\\n",
    "%",
    "%YAML",
    "@",
    "`",
    "=",
    "<<",
    "<",
    "~",
    "null",
    "Null",
    "true",
    "yes",
    "No",
    "on",
    "y",
    "n",
    "0",
    "1",
    "08",
    "0x1F",
    "0o7",
    "0b1",
    "1_000",
    "1e3",
    ".5",
    ".",
    "_",
    "+",
    ".inf",
    ".nan",
    "1:30",
    "2001-01-01",
    "2001-01-01T00:00:00Z",
    "a",
    "b",
    "key",
    "word and word",
    "--flag=x",
    "$(VAR)",
    "${x}",
    "{{ x }}",
    "http://x/y?z#f",
    "name",
    "spec",
];

#[test]
fn random_values_come_back() {
    let mut random = Random(1);
    all_come_back((0..6_000).map(|_| {
        let text = random.text();
        places(&text)[usize::try_from(random.below(7)).expect("a small number")].clone()
    }));
    all_come_back((0..3_000).map(|_| random.value(4)));
}

#[test]
fn keys_of_any_length_come_back() {
    let values = [1_000, 1_022, 1_023, 1_024, 1_025, 1_026, 5_000].into_iter();
    all_come_back(values.flat_map(|length| {
        ["a", "é", "'", "\""].into_iter().flat_map(move |part| {
            let key = part.repeat(length / part.len());
            [
                json!({"a": 1, &key: "x", "z": 1}),
                json!({&key: {&key: [{&key: "x\ny"}, [[]]]}, "z": {}}),
                json!([{&key: "x\n", "z": 1}]),
            ]
        })
    }));
}

#[test]
fn texts_take_the_plainest_form_that_is_safe() {
    for (text, yaml) in [
        // As they are.
        ("a", "a"),
        ("it's", "it's"),
        ("say \"x\"", "say \"x\""),
        ("a, b [c] {d}", "a, b [c] {d}"),
        ("--port=8080", "--port=8080"),
        (":8080", ":8080"),
        ("http://x/y#z", "http://x/y#z"),
        ("10.0.0.1", "10.0.0.1"),
        ("v1.2.3", "v1.2.3"),
        ("100m", "100m"),
        ("$(HOME)/x", "$(HOME)/x"),
        ("<none>", "<none>"),
        ("yEs", "yEs"),
        ("8080:80", "8080:80"),
        ("日本 🦀", "日本 🦀"),
        // Something else, to Go or to others.
        ("yes", "'yes'"),
        ("N", "'N'"),
        ("Null", "'Null'"),
        ("~", "'~'"),
        ("8080", "'8080'"),
        ("08", "'08'"),
        ("0x1F", "'0x1F'"),
        ("1_000", "'1_000'"),
        ("1e3", "'1e3'"),
        (".5", "'.5'"),
        (".inf", "'.inf'"),
        ("1:30", "'1:30'"),
        ("-190:20:30.15", "'-190:20:30.15'"),
        ("2001-01-01", "'2001-01-01'"),
        ("2001-01-01T00:00:00Z", "'2001-01-01T00:00:00Z'"),
        ("2001-13-1 x", "'2001-13-1 x'"),
        ("=", "'='"),
        ("<<", "'<<'"),
        // The grammar.
        ("", "\"\""),
        (" a", "' a'"),
        ("a ", "'a '"),
        ("\u{3000}a", "'\u{3000}a'"),
        ("-", "'-'"),
        ("- a", "'- a'"),
        ("---a", "'---a'"),
        ("...", "'...'"),
        ("? a", "'? a'"),
        (": a", "': a'"),
        ("a:", "'a:'"),
        ("a: b", "'a: b'"),
        ("a #b", "'a #b'"),
        ("#a", "'#a'"),
        ("*", "'*'"),
        ("{a}", "'{a}'"),
        ("\"a\"", "'\"a\"'"),
        ("'a'", "\"'a'\""),
        ("it's: \"x\"", "'it''s: \"x\"'"),
        // What cannot be seen.
        ("a\tb\\\"", r#""a\tb\\\"""#),
        ("a\r\nb", r#""a\r\nb""#),
        ("\n \n", r#""\n \n""#),
        ("\0\u{7f}\u{85}", r#""\x00\x7f\u0085""#),
        (
            "\u{feff}\u{2028}\u{202e}\u{fffe}",
            r#""\ufeff\u2028\u202e\ufffe""#,
        ),
        // Lines.
        ("a\n", "|\n  a"),
        ("a\n\nb", "|-\n  a\n\n  b"),
        ("a\n---\n\n\n", "|+\n  a\n  ---\n\n"),
        ("\na \n\tb\n", "|\n\n  a \n  \tb"),
        ("\n\n  a\nb", "|2-\n\n\n    a\n  b"),
        ("\ta\n", "|2\n  \ta"),
    ] {
        assert_eq!(manifest(&json!({"v": text})), format!("v: {yaml}\n"));
    }
}

#[test]
fn numbers_are_those_of_gos_json() {
    for (number, yaml) in [
        (json!(-1), "-1"),
        (json!(u64::MAX), "18446744073709551615"),
        (json!(1.0), "1"),
        (json!(-0.0), "-0.0"),
        (json!(0.1), "0.1"),
        (json!(1e20), "100000000000000000000"),
        (json!(1e21), "1e+21"),
        (json!(-1.5e-7), "-1.5e-7"),
    ] {
        assert_eq!(manifest(&number), format!("{yaml}\n"));
        assert!(comes_back(&number), "{number}");
    }
}

#[test]
fn manifests_look_as_people_write_them() {
    macro_rules! pair {
        ($name:literal) => {
            (
                include_str!(concat!(
                    env!("CARGO_MANIFEST_DIR"),
                    "/testdata/yaml/",
                    $name,
                    ".json"
                )),
                include_str!(concat!(
                    env!("CARGO_MANIFEST_DIR"),
                    "/testdata/yaml/",
                    $name,
                    ".yaml"
                )),
            )
        };
    }
    for (json, yaml) in [pair!("config-map"), pair!("deployment"), pair!("list")] {
        let value = serde_json::from_str(json).expect("JSON");
        assert_eq!(manifest(&value), yaml);
        assert!(comes_back(&value));
    }
}
