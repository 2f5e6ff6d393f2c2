use super::*;

/// What the table says about a text in one place: JSON or an error.
fn answer(row: &serde_json::Value, column: &str) -> Result<serde_json::Value, String> {
    match row[column]["json"].as_str() {
        Some(json) => Ok(serde_json::from_str(json).expect("answers are JSON")),
        None => Err(row[column]["error"].as_str().unwrap_or_default().to_owned()),
    }
}

/// Tag and text of the rows that are one scalar without quotes, seen without a YAML reader.
fn plain(text: &str) -> Option<(Tag, &str)> {
    let (tag, rest) = match text.strip_prefix("!!") {
        Some(tagged) => {
            let (name, rest) = tagged.split_once(' ')?;
            (Tag::of(&[PREFIX, name.as_bytes()].concat()), rest)
        }
        None => (Tag::None, text),
    };
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "+-._~/=<".contains(c);
    let starts_plain = rest.starts_with(is_plain) && rest != "-" && rest != "---";
    (starts_plain && rest.chars().all(is_plain)).then_some((tag, rest))
}

/// The value as `encoding/json` would write and read it again.
fn json(value: &Value) -> Result<serde_json::Value, String> {
    Ok(match value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(value) => (*value).into(),
        Value::Int(value) => (*value).into(),
        Value::Uint(value) => (*value).into(),
        Value::Float(value) => match unsupported_value(*value) {
            Some(error) => return Err(error.to_string()),
            None => serde_json::from_str(&float::json(*value)).expect("Go writes JSON"),
        },
        Value::Text(text) => (**text).into(),
        Value::List(_) | Value::Map(_) => unreachable!("scalars only"),
    })
}

#[test]
fn plain_scalars_mean_what_go_recorded() {
    let table = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/testdata/go/yaml-scalars.jsonl"
    ));
    let mut wrong = Vec::new();
    let mut checked = 0;
    for line in table.lines() {
        let row: serde_json::Value = serde_json::from_str(line).expect("rows are JSON");
        let Some((tag, text)) = row["text"].as_str().and_then(plain) else {
            continue;
        };
        checked += 1;
        let scalar = || resolve(tag, text).map_err(|error| format!("yaml: {error}"));
        let value = scalar().and_then(|scalar| json(&scalar.into_value()));
        if value != answer(&row, "item").map(|json| json[0].clone()) {
            wrong.push(format!("{tag} {text} as a value: {value:?}"));
        }
        let key = scalar().and_then(|scalar| {
            let key = scalar.into_key().map_err(|error| error.to_string())?;
            Ok(serde_json::json!({ &*key: "x" }))
        });
        // Go adds the value to the complaint about a key.
        let expected = answer(&row, "key").map_err(|error| {
            let end = error.find(", value: ").unwrap_or(error.len());
            error[..end].to_owned()
        });
        if key != expected && text != "<<" {
            wrong.push(format!("{tag} {text} as a key: {key:?}"));
        }
        if let (Ok(scalar), Some(string)) = (scalar(), row["string_field"]["string"].as_str()) {
            let field = scalar.into_text();
            if field != string {
                wrong.push(format!("{tag} {text} in a string field: {field}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong: {:#?}",
        wrong.len(),
        &wrong[..wrong.len().min(20)]
    );
    assert!(checked > 900, "only {checked} rows were checked");
}

#[test]
fn a_key_that_is_a_float_is_written_as_float32() {
    let key = |text| resolve(Tag::None, text).map(|scalar| scalar.into_key());
    assert_eq!(key("1234567.0"), Ok(Ok("1.234567e+06".into())));
    assert_eq!(key("1e300"), Ok(Ok(".inf".into())));
    assert_eq!(key("0.00001"), Ok(Ok("1e-05".into())));
}

#[test]
fn a_sign_may_stand_behind_the_binary_prefix() {
    assert_eq!(resolve(Tag::None, "0b-101"), Ok(Scalar::Int(-5)));
    assert_eq!(
        resolve(Tag::None, "-0b-101"),
        Ok(Scalar::Text("-0b-101".into()))
    );
}

#[test]
fn timestamps_have_four_layouts() {
    for (text, fits) in [
        ("2001-1-2", true),
        ("2001-02-29", false),
        ("2000-02-29", true),
        ("2001-1-2   1:2:3", true),
        ("2001-1-2 1:2:3.", false),
        ("2001-1-2 1:2:3,5", true),
        ("2001-1-2 1:2:3Z", false),
        ("2001-1-2t1:2:3Z", true),
        ("2001-1-2T1:2:3.123456789012+24:60", true),
        ("2001-1-2T1:2:3+1:00", false),
        ("2001-1-2T1:2:3", false),
        ("2001-1-2T24:2:3Z", false),
    ] {
        assert_eq!(resolve(Tag::Timestamp, text).is_ok(), fits, "{text}");
    }
}
