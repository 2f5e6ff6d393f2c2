//! Floating point numbers in Go's text: the fewest digits that read back as the same number.
//!
//! Where two numbers with so few digits are equally near, Go takes the even one (`strconv`, Go 1.26) and Rust's `Display` the
//! larger, so the digits come from a crate that does as Go does.

use std::iter::repeat_n;

/// When an exponent is written, and how.
struct Form {
    /// Decimal exponents below this one are written as such.
    least: i32,
    /// So are those from this one on.
    limit: i32,
    /// How many digits an exponent has at least.
    width: usize,
}

/// What `encoding/json` does.
static JSON: Form = Form {
    least: -6,
    limit: 21,
    width: 1,
};

/// `strconv`'s form `g`.
static GENERAL: Form = Form {
    least: -4,
    limit: 6,
    width: 2,
};

/// The only `float32` in size, 2 to the power of -12, for which Go 1.26 does not take the even digit: it looks out for the
/// exponent at which `float64` has such a case.
const UNEVEN: f32 = f32::from_bits(0x3980_0000);

/// A `float64` as `json.Marshal` (Go 1.26) writes it; `NaN`, `+Inf` or `-Inf` for what it refuses by that name.
pub fn json(value: f64) -> String {
    text(zmij::Buffer::new().format(value), &JSON)
}

/// A `float32` as `json.Marshal` (Go 1.26) writes it; `NaN`, `+Inf` or `-Inf` for what it refuses by that name.
pub fn json32(value: f32) -> String {
    text(format32(value, &mut zmij::Buffer::new()), &JSON)
}

/// A `float64` as `strconv.FormatFloat(value, 'g', -1, 64)` and `%v` (Go 1.26) write it.
pub fn general(value: f64) -> String {
    text(zmij::Buffer::new().format(value), &GENERAL)
}

/// A `float32` as `strconv.FormatFloat(value, 'g', -1, 32)` and `%v` (Go 1.26) write it.
pub fn general32(value: f32) -> String {
    text(format32(value, &mut zmij::Buffer::new()), &GENERAL)
}

fn format32(value: f32, buffer: &mut zmij::Buffer) -> &str {
    match value {
        UNEVEN => "0.00024414063",
        _ if value == -UNEVEN => "-0.00024414063",
        _ => buffer.format(value),
    }
}

/// Go's text for a number that Rust has written.
fn text(number: &str, form: &Form) -> String {
    match number {
        "NaN" => "NaN".to_owned(),
        "inf" => "+Inf".to_owned(),
        "-inf" => "-Inf".to_owned(),
        _ => finite(number, form),
    }
}

fn finite(number: &str, form: &Form) -> String {
    let size = number.trim_start_matches('-');
    let (mantissa, power) = size.split_once('e').unwrap_or((size, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let digits = all.trim_start_matches('0');
    let length = |text: &str| i32::try_from(text.len()).unwrap_or_default();
    // INVARIANT: the text comes from a formatter, so the power of ten is a small number.
    let power: i32 = power.parse().unwrap_or_default();
    let point = power + length(whole) - (length(&all) - length(digits));

    let mut out = String::from(if size == number { "" } else { "-" });
    let digits = digits.trim_end_matches('0');
    let exponent = point - 1;
    // Zero has no digits, and an exponent that is not written.
    if (form.least..form.limit).contains(&exponent) {
        push_pointed(&mut out, digits, point);
    } else {
        push_pointed(&mut out, digits, 1);
        out.push_str(if exponent < 0 { "e-" } else { "e+" });
        out.push_str(&format!("{:0w$}", exponent.unsigned_abs(), w = form.width));
    }
    out
}

/// Adds digits with a point behind the `point`-th of them, and the zeros that this takes.
fn push_pointed(out: &mut String, digits: &str, point: i32) {
    let before = usize::try_from(point).unwrap_or_default();
    let after = usize::try_from(-point).unwrap_or_default();
    let (whole, fraction) = digits.split_at_checked(before).unwrap_or((digits, ""));
    out.push_str(if whole.is_empty() { "0" } else { whole });
    out.extend(repeat_n('0', before.saturating_sub(digits.len())));
    if !fraction.is_empty() {
        out.push('.');
        out.extend(repeat_n('0', after));
        out.push_str(fraction);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(value: f64, in_json: &str, in_general: &str) {
        assert_eq!(
            (json(value), general(value)),
            (in_json.into(), in_general.into())
        );
    }

    #[track_caller]
    fn case32(value: f32, in_json: &str, in_general: &str) {
        assert_eq!(
            (json32(value), general32(value)),
            (in_json.into(), in_general.into())
        );
    }

    #[test]
    fn exponents_begin_where_go_begins_them() {
        case(0.0, "0", "0");
        case(-0.0, "-0", "-0");
        case(0.0001, "0.0001", "0.0001");
        case(0.00001, "0.00001", "1e-05");
        case(0.000_001, "0.000001", "1e-06");
        case(-0.000_000_12, "-1.2e-7", "-1.2e-07");
        case(123_456.5, "123456.5", "123456.5");
        case(1e6, "1000000", "1e+06");
        case(1.5e20, "150000000000000000000", "1.5e+20");
        case(1e21, "1e+21", "1e+21");
        case(
            f64::MAX,
            "1.7976931348623157e+308",
            "1.7976931348623157e+308",
        );
        case(5e-324, "5e-324", "5e-324");
        case(f64::NEG_INFINITY, "-Inf", "-Inf");
    }

    #[test]
    fn the_even_one_of_two_equally_near_numbers_is_taken() {
        let (large, small) = (1_322_887_858_776_589.0, 145_131_780_836_268.0);
        case(large + 0.25, "1322887858776589.2", "1.3228878587765892e+15");
        case(
            small + 0.625,
            "145131780836268.62",
            "1.4513178083626862e+14",
        );
        case(
            small + 0.375,
            "145131780836268.38",
            "1.4513178083626838e+14",
        );
        case32(-UNEVEN, "-0.00024414063", "-0.00024414063");
        case32(UNEVEN * 2.0, "0.00048828125", "0.00048828125");
    }
}
