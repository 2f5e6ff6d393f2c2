//! Counted repetitions.

use super::translate::before;

/// The most copies of one thing that Go lets counted repetitions make.
pub(super) const MAX_COPIES: u32 = 1000;

/// The numbers of a counted repetition.
#[derive(Clone, Copy)]
pub(super) struct Counts {
    least: u32,
    /// None where there is no end.
    most: Option<u32>,
    /// Whether they are in order and not too large.
    pub(super) valid: bool,
}

impl Counts {
    /// How many copies there are when one repetition has `inner`.
    pub(super) fn copies(self, inner: u32) -> u32 {
        match self.most.unwrap_or(self.least) {
            0 if self.most.is_some() => 0,
            0 => inner,
            times => inner.max(1).saturating_mul(times),
        }
    }

    /// Whether Go then looks at how many copies there are.
    pub(super) fn multiplies(self) -> bool {
        self.least >= 2 || self.most.is_some_and(|most| most >= 2)
    }
}

/// The numbers of what begins with a brace, and what follows, if it is a counted repetition.
pub(super) fn counts(here: &str) -> Option<(Counts, &str)> {
    let (least, rest) = number(here.strip_prefix('{')?)?;
    let (most, rest) = match rest.strip_prefix(',') {
        None => (Some(least), rest),
        Some(rest) if rest.starts_with('}') => (None, rest),
        Some(rest) => number(rest).map(|(most, rest)| (Some(most), rest))?,
    };
    let valid = least <= most.unwrap_or(least) && least.max(most.unwrap_or(0)) <= MAX_COPIES;
    let counts = Counts { least, most, valid };
    Some((counts, rest.strip_prefix('}')?))
}

/// Decimal digits without a leading zero; a number too large for any use is the largest.
fn number(text: &str) -> Option<(u32, &str)> {
    let rest = text.trim_start_matches(|next: char| next.is_ascii_digit());
    let digits = before(text, rest);
    if digits.is_empty() || (digits.len() > 1 && digits.starts_with('0')) {
        return None;
    }
    Some((digits.parse().unwrap_or(u32::MAX), rest))
}
