//! Exact decimals of any length, for the amounts that Go keeps in `inf.Dec`.

use std::cmp::Ordering;

/// A decimal number: `digits` times ten to the power of `exponent`.
///
/// INVARIANT: `digits` holds values 0 to 9 and neither begins nor ends with a zero; the number zero has no digits, no
/// sign and exponent 0. So equal numbers are equal structures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Decimal {
    negative: bool,
    digits: Vec<u8>,
    exponent: i64,
}

impl Decimal {
    /// The number whose digits are the ASCII digits in `text`, times ten to the power of `exponent`.
    pub(super) fn new(negative: bool, text: impl Iterator<Item = u8>, exponent: i32) -> Self {
        let digits = text.map(|byte| byte.wrapping_sub(b'0')).collect();
        Self::normal(negative, digits, exponent.into())
    }

    /// Moves zeros out of the digits, which is what the invariant asks for.
    fn normal(negative: bool, mut digits: Vec<u8>, exponent: i64) -> Self {
        let length = digits.iter().rposition(|digit| *digit != 0);
        let length = length.map_or(0, |last| last + 1);
        let zeros = digits.len() - length;
        digits.truncate(length);
        let lead = digits.iter().position(|digit| *digit != 0);
        digits.drain(..lead.unwrap_or(0));
        if digits.is_empty() {
            return Self::default();
        }
        Self {
            negative,
            digits,
            exponent: exponent.saturating_add_unsigned(zeros as u64),
        }
    }

    /// Whether it is zero.
    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Whether it is below zero.
    pub(super) fn is_negative(&self) -> bool {
        self.negative
    }

    /// The number times two to the power of `bits`, which is at most 60.
    pub(super) fn times_power_of_two(self, bits: u32) -> Self {
        let factor = 1_u64 << bits.min(60);
        let mut carry = 0;
        let mut product = Vec::with_capacity(self.digits.len() + 20);
        for digit in self.digits.iter().rev() {
            // Fits: at most 9 * 2^60 and a carry below 2^60.
            let sum = u64::from(*digit) * factor + carry;
            product.push(last_digit(sum));
            carry = sum / 10;
        }
        while carry > 0 {
            product.push(last_digit(carry));
            carry /= 10;
        }
        product.reverse();
        Self::normal(self.negative, product, self.exponent)
    }

    /// The number with at most `places` digits behind the point, rounded away from zero (`inf.RoundUp`).
    pub(super) fn rounded_up(mut self, places: i32) -> Self {
        let least = -i64::from(places);
        let drop = least.saturating_sub(self.exponent);
        let Ok(drop @ 1..) = usize::try_from(drop) else {
            return self;
        };
        // The last digit is not zero, so neither is what goes; the last one kept counts up, and a nine becomes a zero.
        self.digits.truncate(self.digits.len().saturating_sub(drop));
        let mut exponent = least;
        while self.digits.pop_if(|digit| *digit == 9).is_some() {
            exponent += 1;
        }
        match self.digits.last_mut() {
            Some(digit) => *digit += 1,
            None => self.digits.push(1),
        }
        Self::normal(self.negative, self.digits, exponent)
    }

    /// The number, or the one of the same sign that is `limit` away from zero if that is nearer.
    pub(super) fn capped(self, limit: u64) -> Self {
        let limit = Self::new(self.negative, limit.to_string().bytes(), 0);
        match self.compare_magnitude(&limit) {
            Ordering::Greater => limit,
            Ordering::Less | Ordering::Equal => self,
        }
    }

    /// The distance from zero, if it is an integer that fits.
    pub(super) fn integer(&self) -> Option<u64> {
        let zeros = u32::try_from(self.exponent).ok()?;
        let digits = self.digits.iter().try_fold(0_u64, |number, digit| {
            number.checked_mul(10)?.checked_add(u64::from(*digit))
        })?;
        digits.checked_mul(10_u64.checked_pow(zeros)?)
    }

    /// Sign and digits of the number, and the exponent, which is lowered to the next multiple of three. Go keeps it in 32 bits.
    pub(super) fn engineering(&self) -> (String, i32) {
        let exponent = self.exponent as i32;
        let zeros = exponent.rem_euclid(3);
        let sign = self.negative.then_some('-');
        let digits = self.digits.iter().map(|digit| char::from(b'0' + digit));
        let text = sign.into_iter().chain(digits).collect::<String>();
        let padding = if zeros == 2 { "00" } else { "0" };
        let padding = if zeros == 0 { "" } else { padding };
        (text + padding, exponent.wrapping_sub(zeros))
    }

    /// Compares the distances from zero.
    fn compare_magnitude(&self, other: &Self) -> Ordering {
        let size = |number: &Self| {
            let length = number.digits.len() as u64;
            number.exponent.saturating_add_unsigned(length)
        };
        match (self.is_zero(), other.is_zero()) {
            (false, false) => size(self)
                .cmp(&size(other))
                .then_with(|| self.digits.cmp(&other.digits)),
            (left, right) => right.cmp(&left),
        }
    }
}

/// The last decimal digit of a number.
fn last_digit(number: u64) -> u8 {
    (number % 10) as u8
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, false) => self.compare_magnitude(other),
            (true, true) => other.compare_magnitude(self),
            (left, right) => right.cmp(&left),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
