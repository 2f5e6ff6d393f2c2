//! The recorded answers of Go, row by row.

use super::super::*;
use crate::go::json;
use crate::tree::Value;

/// A text of a table, and what Go answered.
struct Row {
    text: Vec<u8>,
    row: serde_json::Value,
}

fn table(text: &str) -> Vec<Row> {
    let rows = text.lines().map(|line| {
        let row: serde_json::Value = serde_json::from_str(line).expect("rows are JSON");
        let text = bytes(&row["text"]).expect("rows have a text");
        Row { text, row }
    });
    rows.collect()
}

/// The bytes of a string in a table, which is base64 where it is not UTF-8.
fn bytes(value: &serde_json::Value) -> Option<Vec<u8>> {
    let text = value.as_str().map(|text| text.as_bytes().to_vec());
    text.or_else(|| value["b64"].as_str().map(base64))
}

fn document_rows() -> Vec<Row> {
    table(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/testdata/go/yaml-documents.jsonl"
    )))
}

fn base64(text: &str) -> Vec<u8> {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = text
        .bytes()
        .map_while(|byte| digits.iter().position(|digit| *digit == byte));
    let (mut bits, mut count, mut bytes) = (0, 0, Vec::new());
    for digit in digits {
        bits = (bits << 6 | digit) & 0xFFFF;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xFF).expect("a byte"));
        }
    }
    bytes
}

/// Tables have documents as deep as Go reads them, which need more room than the stack of a test.
fn with_room(check: fn() -> Vec<String>) {
    let thread = std::thread::Builder::new().stack_size(256 << 20);
    let wrong = thread.spawn(check).expect("a thread").join();
    let wrong = wrong.expect("nothing panics");
    let first = wrong.get(..20).unwrap_or(&wrong).join("\n");
    assert!(wrong.is_empty(), "{} wrong:\n{first}", wrong.len());
}

const AS_GO: Limits = Limits {
    depth: 10_000,
    expansion: 1 << 30,
    size: 1 << 30,
};

/// The value as `encoding/json` would write and read it again: floats that are whole are integers, numbers have one form.
pub(super) fn json(value: &Value) -> serde_json::Value {
    let number = |value: f64| match value.is_finite() {
        true => serde_json::from_str(&crate::go::float::json(value + 0.0)).expect("Go writes JSON"),
        // What is too big stays as it is where JSON is passed through.
        false => value.to_string().into(),
    };
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(value) => (*value).into(),
        Value::Int(value) => (*value).into(),
        Value::Uint(value) => number(*value as f64),
        Value::Float(value) => number(*value),
        Value::Text(text) => (**text).into(),
        Value::List(items) => items.iter().map(|item| json(&item.value)).collect(),
        Value::Map(map) => map
            .entries()
            .iter()
            .map(|entry| (entry.key.to_string(), json(&entry.node.value)))
            .collect(),
    }
}

/// Whether a value is what Go answered: JSON, or the length and the ends of a long one.
fn is_answer(value: &Value, answer: &serde_json::Value) -> bool {
    match bytes(answer) {
        Some(text) => {
            let (answer, _) = json::read_prefix(&text)
                .expect("answers are JSON")
                .expect("answers are not empty");
            json(value) == json(&answer.node.value)
        }
        None => {
            let mut answered = json(value);
            answered.sort_all_objects();
            let text = answered.to_string();
            let part = |name: &str| answer[name].as_str().unwrap_or("missing");
            answer["length"].as_u64() == u64::try_from(text.len()).ok()
                && text.starts_with(part("start"))
                && text.ends_with(part("end"))
        }
    }
}

/// Whether an error has Go's words. Go adds what a key or its value looks like in Go.
fn is_error(error: &str, answer: &serde_json::Value) -> bool {
    let answer = answer.as_str().unwrap_or_default();
    match error.split_once("{…}") {
        Some((start, _)) => answer.starts_with(start),
        None if error.contains("unsupported map key") => answer.starts_with(error),
        None => answer == error,
    }
}

#[test]
fn documents_are_read_as_by_go() {
    with_room(|| {
        let mut wrong = Vec::new();
        for Row { text, row } in document_rows() {
            let document = read(&text, &AS_GO);
            let single = &row["single"];
            let fits = match &document {
                Ok(document) if row["unstable"] == true => {
                    single["error"].is_null() || document.root.is_null()
                }
                Ok(document) => is_answer(&document.root.value, &single["json"]),
                Err(error) => is_error(&error.to_string(), &single["error"]),
            };
            // Go's strict decoder refuses a key that comes again, but not if it only looks the same in JSON.
            let is_strict = row["strict"] == "same" || row["strict"].get("json").is_some();
            let again = document.as_ref().is_ok_and(|document| {
                let mut duplicates = document.duplicates.iter();
                duplicates.any(|duplicate| duplicate.again != Again::SameText)
            });
            if !fits || (document.is_ok() && again == is_strict) {
                let text = String::from_utf8_lossy(&text);
                wrong.push(format!("{text:?}: {document:?}"));
            }
        }
        wrong
    });
}

#[test]
fn streams_are_split_as_by_kubectl() {
    with_room(|| {
        let mut wrong = Vec::new();
        for Row { text, row } in document_rows() {
            let pieces: Vec<Piece> = documents(&text, &AS_GO).collect();
            if !is_stream(&pieces, &row) || row["looks_like_json"] != looks_like_json(&text) {
                let text = String::from_utf8_lossy(&text);
                wrong.push(format!("{text:?}: {pieces:?}"));
            }
        }
        wrong
    });
}

fn is_stream(pieces: &[Piece], row: &serde_json::Value) -> bool {
    let stream = &row["stream"];
    let stop = pieces.iter().position(|piece| piece.stop);
    let before = pieces.get(..stop.unwrap_or(pieces.len())).unwrap_or(pieces);
    let answers = stream["documents"].as_array().expect("a list");
    let fits = |piece: &Piece, answer: &serde_json::Value| match &piece.document {
        Ok(_) if answer["skipped"] == true => piece.is_skipped(),
        Ok(_) if row["unstable"] == true => true,
        Ok(document) => !piece.is_skipped() && is_answer(&document.root.value, &answer["raw"]),
        Err(_) => false,
    };
    let error = stop.and_then(|stop| pieces.get(stop)?.document.as_ref().err());
    let error_fits = match error {
        Some(error) => is_error(&error.in_stream(), &stream["error"]),
        None => stream["error"].is_null(),
    };
    let stop = stop.and_then(|stop| u64::try_from(stop).ok());
    stream["error_index"].as_u64() == stop
        && answers.len() == before.len()
        && before
            .iter()
            .zip(answers)
            .all(|(piece, answer)| fits(piece, answer))
        && error_fits
}

#[test]
fn scalars_mean_the_same_wherever_they_stand() {
    with_room(|| {
        let rows = table(include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/testdata/go/yaml-scalars.jsonl"
        )));
        let mut wrong = Vec::new();
        for Row { text, row } in rows {
            for (column, before, behind) in [
                ("value", "v: ", "\n"),
                ("key", "", ": x\n"),
                ("item", "- ", "\n"),
                ("flow", "[", "]\n"),
            ] {
                let text = [before.as_bytes(), &text, behind.as_bytes()].concat();
                let document = read(&text, &AS_GO);
                let fits = match &document {
                    Ok(document) => is_answer(&document.root.value, &row[column]["json"]),
                    Err(error) => is_error(&error.to_string(), &row[column]["error"]),
                };
                if !fits {
                    let text = String::from_utf8_lossy(&text);
                    wrong.push(format!("{text:?}: {document:?}"));
                }
            }
        }
        wrong
    });
}
