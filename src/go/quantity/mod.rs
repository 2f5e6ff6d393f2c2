//! Kubernetes quantities (`500m`, `1Gi`, `1e3`): what is one, how the API writes it back, which of two is greater.
//!
//! Mirrors `resource.Quantity` of k8s.io/apimachinery v0.35.3, `pkg/api/resource`. Not mirrored: `Value` and `MilliValue`, which
//! wrap around for great numbers and never reach an object.

mod decimal;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::fmt;

use decimal::Decimal;

/// An amount with the way it is written.
#[derive(Clone, Debug)]
pub struct Quantity {
    amount: Decimal,
    format: Format,
    /// The power of ten that Go keeps a short quantity with; longer ones are kept as `inf.Dec`.
    scale: Option<i32>,
    /// The text it was read from, where Go takes that for the canonical one.
    text: Option<Box<str>>,
}

/// Which suffixes a quantity has (`resource.Format`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// `12e6`
    DecimalExponent,
    /// `12M`
    DecimalSi,
    /// `12Mi`
    BinarySi,
}

/// Why a text is no quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// Not a number with a suffix (`ErrFormatWrong`).
    Format,
    /// No digits where Go needs some (`ErrNumeric`).
    Numeric,
    /// A suffix that does not exist (`ErrSuffix`).
    Suffix,
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Format => {
                "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
            }
            Self::Numeric => "unable to parse numeric part of quantity",
            Self::Suffix => "unable to parse quantity's suffix",
        })
    }
}

impl std::error::Error for Error {}

/// The suffixes that stand for a power of ten, and that power.
const DECIMAL_SUFFIXES: [(&str, i32); 10] = [
    ("n", -9),
    ("u", -6),
    ("m", -3),
    ("", 0),
    ("k", 3),
    ("M", 6),
    ("G", 9),
    ("T", 12),
    ("P", 15),
    ("E", 18),
];

/// The suffixes that stand for a power of two: the first for 2 to the 10, the second for 2 to the 20, and so on.
const BINARY_SUFFIXES: [&str; 6] = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

/// Digits behind the point that a quantity can have: it goes down to one billionth.
const PLACES: i32 = 9;

/// The greatest amount of a quantity with a binary suffix.
const BINARY_LIMIT: u64 = i64::MAX as u64;

/// Reads a quantity (`resource.ParseQuantity`).
pub fn parse(text: &str) -> Result<Quantity, Error> {
    let parts = Parts::of(text)?;
    let suffix = Suffix::of(parts.suffix).ok_or(Error::Suffix)?;
    let short = parts.is_short(suffix);
    if !short && !parts.has_digits {
        return Err(Error::Numeric);
    }
    let amount = parts.amount(suffix);
    let amount = if short {
        amount
    } else {
        amount.rounded_up(PLACES)
    };
    let (amount, format) = match suffix {
        Suffix::Decimal(_) => (amount, Format::DecimalSi),
        Suffix::Exponent(_) => (amount, Format::DecimalExponent),
        Suffix::Binary(_) => (amount.capped(BINARY_LIMIT), Format::BinarySi),
    };
    let keeps_text = text == "0" || short && parts.is_canonical(suffix);
    Ok(Quantity {
        amount,
        format,
        scale: short.then(|| suffix.scale(&parts)),
        text: keeps_text.then(|| text.into()),
    })
}

/// Reads a quantity from a JSON value as it stands in the text (`Quantity.UnmarshalJSON`).
///
/// Escapes in strings are not resolved, so a string with one is never a quantity; `null` is zero.
pub fn parse_json(token: &str) -> Result<Quantity, Error> {
    if token == "null" {
        return Ok(Quantity {
            amount: Decimal::default(),
            format: Format::DecimalExponent,
            scale: Some(0),
            text: None,
        });
    }
    let content = token.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
    parse(content.unwrap_or(token).trim())
}

/// A quantity taken apart, nothing but its characters checked.
struct Parts<'a> {
    negative: bool,
    /// Digits before the point without leading zeros, but at least one.
    integer: &'a str,
    /// Digits behind the point.
    fraction: &'a str,
    suffix: &'a str,
    /// Whether there was any digit before the suffix; Go gets along without in short quantities.
    has_digits: bool,
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Result<Self, Error> {
        if text.is_empty() {
            return Err(Error::Format);
        }
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let significant = unsigned.trim_start_matches('0');
        let (integer, rest) = split_digits(significant);
        let (fraction, suffix) = rest.strip_prefix('.').map_or(("", rest), split_digits);
        let exponent = suffix.trim_start_matches(|c| "eEinumkKMGTP".contains(c));
        let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        if !split_digits(exponent).1.is_empty() {
            return Err(Error::Format);
        }
        Ok(Self {
            negative: text.starts_with('-'),
            integer: if integer.is_empty() { "0" } else { integer },
            fraction,
            suffix,
            has_digits: unsigned.starts_with('0') || !integer.is_empty() || !fraction.is_empty(),
        })
    }

    /// How many digits count.
    fn length(&self) -> usize {
        self.integer.len() + self.fraction.len()
    }

    /// Whether Go reads it into an `int64` and a power of ten, which neither rounds nor caps.
    fn is_short(&self, suffix: Suffix) -> bool {
        match suffix {
            Suffix::Decimal(exponent) | Suffix::Exponent(exponent) => {
                self.length() <= 18 && self.scale(exponent) >= -PLACES
            }
            Suffix::Binary(exponent) => {
                self.fraction.is_empty() && self.length() + exponent as usize * 3 / 10 <= 14
            }
        }
    }

    /// Whether Go takes a short text for canonical. It takes some that are not, such as `007` and `+5m`.
    fn is_canonical(&self, suffix: Suffix) -> bool {
        let mut last = self
            .fraction
            .bytes()
            .rev()
            .chain(self.integer.bytes().rev());
        match suffix {
            Suffix::Decimal(exponent) | Suffix::Exponent(exponent) => {
                let ends_in_zeros =
                    self.length() >= 3 && last.by_ref().take(3).all(|it| it == b'0');
                self.scale(exponent) % 3 == 0 && !ends_in_zeros && !self.integer.starts_with('0')
            }
            Suffix::Binary(_) => self.integer.parse::<u64>().is_ok_and(|it| it % 8 != 0),
        }
    }

    /// The power of ten that the last digit counts, in 32 bits as Go has it.
    fn scale(&self, exponent: i32) -> i32 {
        exponent.wrapping_sub(self.fraction.len() as i32)
    }

    /// The exact amount.
    fn amount(&self, suffix: Suffix) -> Decimal {
        let digits = self.integer.bytes().chain(self.fraction.bytes());
        match suffix {
            Suffix::Decimal(exponent) | Suffix::Exponent(exponent) => {
                Decimal::new(self.negative, digits, self.scale(exponent))
            }
            Suffix::Binary(exponent) => {
                Decimal::new(self.negative, digits, self.scale(0)).times_power_of_two(exponent)
            }
        }
    }
}

/// The digits that a text begins with, and the rest.
fn split_digits(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit());
    text.split_at(end.unwrap_or(text.len()))
}

/// What the suffix multiplies with.
#[derive(Clone, Copy)]
enum Suffix {
    /// Ten to that power, written as a letter.
    Decimal(i32),
    /// Ten to that power, written as `e` and the power.
    Exponent(i32),
    /// Two to that power.
    Binary(u32),
}

impl Suffix {
    fn of(text: &str) -> Option<Self> {
        if let Some((_, exponent)) = DECIMAL_SUFFIXES.iter().find(|(it, _)| *it == text) {
            return Some(Self::Decimal(*exponent));
        }
        if let Some((power, _)) = (1..).zip(BINARY_SUFFIXES).find(|(_, it)| *it == text) {
            return Some(Self::Binary(power * 10));
        }
        let exponent = text.strip_prefix(['e', 'E'])?.parse::<i64>().ok()?;
        // Go cuts the power to 32 bits: `1e4294967296` is 1.
        Some(Self::Exponent(exponent as i32))
    }

    /// The power of ten that Go keeps a short quantity with.
    fn scale(self, parts: &Parts<'_>) -> i32 {
        match self {
            Self::Decimal(exponent) | Self::Exponent(exponent) => parts.scale(exponent),
            Self::Binary(_) => 0,
        }
    }
}

impl Quantity {
    /// Whether it is zero (`Quantity.IsZero`).
    pub fn is_zero(&self) -> bool {
        self.amount.is_zero()
    }

    /// Whether it is below zero (`Quantity.Sign` is -1).
    pub fn is_negative(&self) -> bool {
        self.amount.is_negative()
    }

    /// Whether it is a whole number.
    pub fn is_whole(&self) -> bool {
        self.amount.integer().is_some()
    }

    /// The quantity without what is finer than thousandths, rounded away from zero (`Quantity.RoundUp` to `Milli`).
    pub fn rounded_to_thousandths(self) -> Self {
        if self.scale.is_some_and(|scale| scale >= -3) {
            return self;
        }
        Self {
            amount: self.amount.rounded_up(3),
            text: None,
            ..self
        }
    }

    /// Whether Go holds both in the same way (`reflect.DeepEqual`): it does with `128Mi` and `131072Ki`, and not with `1` and
    /// `1000m`, though it writes these alike, too.
    pub fn is_identical(&self, other: &Self) -> bool {
        self == other
            && self.format == other.format
            && self.scale == other.scale
            && self.text == other.text
    }

    /// The amount as a multiple of a binary suffix, if it is at least the smallest one and no fraction is lost.
    fn binary(&self) -> Option<(u64, &'static str)> {
        let mut number = self.amount.integer().filter(|it| *it >= 1024)?;
        let mut suffix = "";
        for next in BINARY_SUFFIXES {
            if number % 1024 != 0 {
                break;
            }
            number /= 1024;
            suffix = next;
        }
        Some((number, suffix))
    }
}

/// Writes the canonical form (`Quantity.String`), which is what an object has in JSON and YAML.
impl fmt::Display for Quantity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(text) = &self.text {
            return out.write_str(text);
        }
        if self.is_zero() {
            return out.write_str("0");
        }
        let binary = (self.format == Format::BinarySi)
            .then(|| self.binary())
            .flatten();
        if let Some((number, suffix)) = binary {
            let sign = if self.is_negative() { "-" } else { "" };
            return write!(out, "{sign}{number}{suffix}");
        }
        let (number, exponent) = self.amount.engineering();
        out.write_str(&number)?;
        if self.format == Format::DecimalExponent {
            return match exponent {
                0 => Ok(()),
                _ => write!(out, "e{exponent}"),
            };
        }
        // A power that has no suffix is lost: `1000000000000000000000` is written `1`.
        let suffix = DECIMAL_SUFFIXES
            .iter()
            .find(|(_, power)| *power == exponent);
        out.write_str(suffix.map_or("", |(text, _)| text))
    }
}

/// Compares amounts (`Quantity.Cmp`): `1000m` equals `1`.
impl Ord for Quantity {
    fn cmp(&self, other: &Self) -> Ordering {
        self.amount.cmp(&other.amount)
    }
}

impl PartialOrd for Quantity {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Quantity {
    fn eq(&self, other: &Self) -> bool {
        self.amount == other.amount
    }
}

impl Eq for Quantity {}
