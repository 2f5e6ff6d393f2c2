//! What claims and arguments are to Cedar.

use serde_json::Value as Json;

use crate::policy::entities::Value;
use crate::policy::setting::Setting;
use crate::release::rows;

/// How deep claims are looked into (`maxClaimNestingDepth`).
const MAX_NESTING: usize = 10;

/// The words of a claim that has several values; none where it is neither a text nor a list.
pub(super) fn words(claim: &Json) -> Option<Vec<&str>> {
    match claim {
        Json::String(text) => Some(text.split_whitespace().collect()),
        Json::Array(items) => Some(items.iter().filter_map(Json::as_str).collect()),
        _ => None,
    }
}

/// `convertToCedarValue`: numbers become decimals, and what is nothing to Cedar is left out.
pub(super) fn value(json: &Json, depth: usize, setting: &Setting<'_>) -> Option<Value> {
    let nested = rows::NESTED_CLAIMS.at(setting.release);
    match json {
        _ if depth > MAX_NESTING => None,
        Json::Array(items) => {
            let item = |item: &Json| match nested {
                true => value(item, depth + 1, setting),
                false => scalar(item),
            };
            Some(Value::Set(items.iter().filter_map(item).collect()))
        }
        Json::Object(map) if nested => {
            let entry = |(key, json): (&String, &Json)| {
                Some((key.into(), value(json, depth + 1, setting)?))
            };
            Some(Value::Record(map.iter().filter_map(entry).collect()))
        }
        other => scalar(other),
    }
}

/// A text, a boolean or a number.
pub(super) fn scalar(json: &Json) -> Option<Value> {
    match json {
        Json::Bool(value) => Some(Value::Bool(*value)),
        Json::String(text) => Some(Value::Text(text.into())),
        Json::Number(number) => Some(Value::Extension {
            function: "decimal".into(),
            text: decimal(number.as_f64()?)?.into(),
        }),
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    }
}

/// `NewDecimalFromFloat`: four digits behind the point, the rest cut off; none where it does not fit.
fn decimal(number: f64) -> Option<String> {
    let scaled = (number * 10_000.0).trunc();
    // The bounds are those of 64 bits, which a float does not hold exactly.
    if !(-9.223_372_036_854_775e18..=9.223_372_036_854_775e18).contains(&scaled) {
        return None;
    }
    let sign = if scaled < 0.0 { "-" } else { "" };
    let digits = format!("{:0>5}", format!("{:.0}", scaled.abs()));
    let (whole, fraction) = digits.split_at(digits.len() - 4);
    Some(format!("{sign}{whole}.{fraction}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_decimals_of_four_digits() {
        let cases = [
            (0.0, Some("0.0000")),
            (3.0, Some("3.0000")),
            (-1.5, Some("-1.5000")),
            (0.123_49, Some("0.1234")),
            (1e300, None),
        ];
        for (number, text) in cases {
            assert_eq!(decimal(number).as_deref(), text, "{number}");
        }
    }
}
