//! What Go's `fmt` verbs make of a decoded JSON value: `%v`, `%s`, and `%q` of a text.

use serde_json::{Number, Value};

use super::float;

/// The Go type that a JSON value is decoded into where no type is given, with integers kept (`sigs.k8s.io/json`).
pub(super) fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "%!s(<nil>)",
        Value::Bool(_) => "bool",
        Value::Number(number) if number.is_i64() => "int64",
        Value::Number(_) => "float64",
        Value::String(_) => "string",
        Value::Array(_) => "[]interface {}",
        Value::Object(_) => "map[string]interface {}",
    }
}

/// `%v`.
pub(super) fn value(value: &Value) -> String {
    let mut out = String::new();
    print(&mut out, value, &|scalar, _| scalar);
    out
}

/// `%s`: what is no string says its type.
pub(super) fn text(value: &Value) -> String {
    if value.is_null() {
        return type_name(value).to_owned();
    }
    let mut out = String::new();
    print(&mut out, value, &|scalar, ty| format!("%!s({ty}={scalar})"));
    out
}

/// `%v` of a list.
pub(super) fn list(items: &[Value]) -> String {
    let items: Vec<String> = items.iter().map(value).collect();
    format!("[{}]", items.join(" "))
}

/// Prints a value; `odd` says what stands for a number or a bool, given its text and type.
fn print(out: &mut String, value: &Value, odd: &dyn Fn(String, &str) -> String) {
    match value {
        Value::Null => out.push_str("<nil>"),
        Value::Bool(truth) => out.push_str(&odd(truth.to_string(), type_name(value))),
        Value::Number(number) => out.push_str(&odd(number_text(number), type_name(value))),
        Value::String(text) => out.push_str(text),
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(' ');
                }
                print(out, item, odd);
            }
            out.push(']');
        }
        Value::Object(map) => {
            // Go sorts the keys; the map does so only while no crate switches on `preserve_order`.
            let mut entries: Vec<_> = map.iter().collect();
            entries.sort_by_key(|(key, _)| *key);
            out.push_str("map[");
            for (index, (key, value)) in entries.into_iter().enumerate() {
                if index > 0 {
                    out.push(' ');
                }
                out.push_str(key);
                out.push(':');
                print(out, value, odd);
            }
            out.push(']');
        }
    }
}

fn number_text(number: &Number) -> String {
    match number.as_i64() {
        Some(integer) => integer.to_string(),
        None => float::general(number.as_f64().unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_print_as_go_prints_them() {
        let all = json!({"b": [null, 1, "x"], "a": true, "c": 1.5e9});
        assert_eq!(value(&all), "map[a:true b:[<nil> 1 x] c:1.5e+09]");
        assert_eq!(
            text(&all),
            "map[a:%!s(bool=true) b:[<nil> %!s(int64=1) x] c:%!s(float64=1.5e+09)]"
        );
        assert_eq!(text(&json!("x")), "x");
        assert_eq!(text(&Value::Null), "%!s(<nil>)");
    }
}
