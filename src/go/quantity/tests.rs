use serde_json::Value;

use super::*;

const FACTS: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/testdata/go/quantities.jsonl"
));

type Read = fn(&str) -> Result<Quantity, Error>;

/// What a parsed text says in a column, as the table has it.
fn answers(text: &str, read: Read, column: &str) -> Value {
    let quantity = match read(text) {
        Ok(_) if column == "error" => return Value::Null,
        Ok(quantity) => quantity,
        Err(error) if column == "error" => return error.to_string().into(),
        Err(_) => return Value::Null,
    };
    match column {
        "is_zero" => quantity.is_zero().into(),
        "sign" if quantity.is_zero() => 0.into(),
        "sign" => (if quantity.is_negative() { -1 } else { 1 }).into(),
        "marshalled" => format!("\"{quantity}\"").into(),
        _ => quantity.to_string().into(),
    }
}

/// The columns that a row is checked in.
fn columns(row: &Value) -> Vec<(&'static str, &str, Read)> {
    if let Some(json) = row["json"].as_str() {
        return ["error", "marshalled"]
            .map(|column| (column, json, parse_json as _))
            .into();
    }
    let text = row["text"].as_str().expect("a row has a text");
    let mut columns: Vec<(_, _, Read)> = ["error", "canonical", "in_deployment", "is_zero", "sign"]
        .map(|column| (column, text, parse as _))
        .into();
    if row["as_json_number"].is_string() {
        columns.push(("as_json_number", text, parse_json));
    }
    columns
}

#[test]
fn quantities_are_read_and_written_as_go_does() {
    let mut wrong = Vec::new();
    for line in FACTS.lines() {
        let row: Value = serde_json::from_str(line).expect("the table is JSON");
        for (column, text, read) in columns(&row) {
            let ours = answers(text, read, column);
            if ours != row[column] {
                wrong.push(format!("{text:?} {column}: {ours}, not {}", row[column]));
            }
        }
    }
    wrong.truncate(20);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[track_caller]
fn compare(left: &str, expected: Ordering, right: &str) {
    let [left, right] = [left, right].map(|text| parse(text).expect("a quantity"));
    assert_eq!(left.cmp(&right), expected);
    assert_eq!(right.cmp(&left), expected.reverse());
    assert_eq!(left == right, expected.is_eq());
}

#[test]
fn quantities_compare_by_amount() {
    compare("1000m", Ordering::Equal, "1");
    compare("1Gi", Ordering::Equal, "1073741824");
    compare("-0", Ordering::Equal, "0e5");
    compare("0", Ordering::Less, "1n");
    compare("-1", Ordering::Less, "0");
    compare("-2", Ordering::Less, "-1");
    compare("1k", Ordering::Less, "1Ki");
    compare("9", Ordering::Less, "10");
    compare("1e1000000", Ordering::Less, "2e1000000");
}

#[track_caller]
fn identical(left: &str, expected: bool, right: &str) {
    let [left, right] = [left, right].map(|text| parse(text).expect("a quantity"));
    assert_eq!(left.is_identical(&right), expected);
}

/// Read off the fields that `ParseQuantity` fills: amount and power, or `inf.Dec`; format; text.
#[test]
fn equal_amounts_are_held_in_several_ways() {
    identical("1", true, "1");
    identical("128Mi", true, "131072Ki");
    identical("1000m", true, "1.000");
    identical("00", true, "000");
    identical("1", false, "1000m");
    identical("100m", false, "0.1");
    identical("512Mi", false, "0.5Gi");
    identical("1Gi", false, "1073741824");
    identical("0", false, "00");
    identical("7Mi", false, "7168Ki");
}

#[test]
fn quantities_of_any_length_are_exact() {
    let nines = "9".repeat(50_000);
    assert_eq!(parse(&nines).expect("a quantity").to_string(), nines);
    let up = parse(&format!("0.{nines}")).expect("a quantity");
    assert_eq!(up.to_string(), "1");
    let capped = parse(&format!("-{nines}Ei")).expect("a quantity");
    assert_eq!(capped.to_string(), "-9223372036854775807");
    assert_eq!(
        parse("1e-2000000000").expect("a quantity").to_string(),
        "1e-9"
    );
    assert_eq!(
        parse("3e4294967296").expect("a quantity").to_string(),
        "3e4294967296"
    );
    assert_eq!(parse("e-10"), Err(Error::Numeric));
    assert_eq!(parse("1e9223372036854775808"), Err(Error::Suffix));
}
