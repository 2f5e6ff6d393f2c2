//! Sets of characters, as Go's bracket expressions and classes make them.

use std::ops::RangeInclusive;

const LAST: u32 = char::MAX as u32;
const SURROGATES: RangeInclusive<u32> = 0xd800..=0xdfff;

/// Go asks only for characters in this range whether they have another case.
const CASED: RangeInclusive<u32> = 0x41..=0x1e943;

/// Characters beyond ASCII that are an ASCII letter in another case.
const OTHER_CASES: [(char, char); 2] = [('k', '\u{212a}'), ('s', '\u{17f}')];

/// A set of code points. Surrogates may be in it but match nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Class(Vec<(u32, u32)>);

/// `\d`, `\s` and `\w` (`[0-9]` and so on); each has a negation in upper case.
const PERL: [(char, &[(u8, u8)]); 3] = [
    ('d', DIGITS),
    ('s', &[(b'\t', b'\n'), (0x0c, b'\r'), (b' ', b' ')]),
    ('w', WORD),
];

const DIGITS: &[(u8, u8)] = &[(b'0', b'9')];
const WORD: &[(u8, u8)] = &[(b'0', b'9'), (b'A', b'Z'), (b'_', b'_'), (b'a', b'z')];

/// `[:alnum:]` and the others.
const POSIX: [(&str, &[(u8, u8)]); 14] = [
    ("alnum", &[(b'0', b'9'), (b'A', b'Z'), (b'a', b'z')]),
    ("alpha", &[(b'A', b'Z'), (b'a', b'z')]),
    ("ascii", &[(0, 0x7f)]),
    ("blank", &[(b'\t', b'\t'), (b' ', b' ')]),
    ("cntrl", &[(0, 0x1f), (0x7f, 0x7f)]),
    ("digit", DIGITS),
    ("graph", &[(b'!', b'~')]),
    ("lower", &[(b'a', b'z')]),
    ("print", &[(b' ', b'~')]),
    (
        "punct",
        &[(b'!', b'/'), (b':', b'@'), (b'[', b'`'), (b'{', b'~')],
    ),
    ("space", &[(b'\t', b'\r'), (b' ', b' ')]),
    ("upper", &[(b'A', b'Z')]),
    ("word", WORD),
    ("xdigit", &[(b'0', b'9'), (b'A', b'F'), (b'a', b'f')]),
];

/// The class of a letter behind a backslash, if it is one.
pub(super) fn perl(letter: char, fold: bool) -> Option<Class> {
    let lower = letter.to_ascii_lowercase();
    let (_, ranges) = PERL.iter().find(|(name, _)| *name == lower)?;
    Some(Class::of_ascii(ranges, fold, letter != lower))
}

/// The class of a name between `[:` and `:]`, if it is one; `^` before it negates.
pub(super) fn posix(name: &str, fold: bool) -> Option<Class> {
    let (negated, name) = match name.strip_prefix('^') {
        Some(name) => (true, name),
        None => (false, name),
    };
    let (_, ranges) = POSIX.iter().find(|(known, _)| *known == name)?;
    Some(Class::of_ascii(ranges, fold, negated))
}

impl Class {
    fn of_ascii(ranges: &[(u8, u8)], fold: bool, negated: bool) -> Self {
        let mut class = Self::default();
        for &(first, last) in ranges {
            class.add_plain(first.into(), last.into());
            if fold {
                class.add_ascii_cases(first.into(), last.into());
            }
        }
        if negated { class.negated() } else { class }
    }

    /// Adds a range. With `fold`, also the same letters in other cases; false if that goes beyond ASCII.
    pub(super) fn add(&mut self, first: u32, last: u32, fold: bool) -> bool {
        self.add_plain(first, last);
        if !fold || (first <= *CASED.start() && last >= *CASED.end()) {
            return true;
        }
        self.add_ascii_cases(first, last);
        let beyond = first.max(0x80)..=last.min(*CASED.end());
        !beyond.filter_map(char::from_u32).any(has_cases)
    }

    /// Adds another class.
    pub(super) fn add_class(&mut self, other: &Self) {
        self.0.extend_from_slice(&other.0);
    }

    /// What is not in the class.
    pub(super) fn negated(&self) -> Self {
        let mut gaps = Vec::new();
        let mut next = 0;
        for (first, last) in self.clean() {
            if next < first {
                gaps.push((next, first - 1));
            }
            next = last + 1;
        }
        if next <= LAST {
            gaps.push((next, LAST));
        }
        Self(gaps)
    }

    fn add_plain(&mut self, first: u32, last: u32) {
        self.0.push((first, last));
    }

    /// The other cases of the ASCII letters of a range, and those that are ASCII letters in another case.
    fn add_ascii_cases(&mut self, first: u32, last: u32) {
        for (from, to) in [('a', 'A'), ('A', 'a')] {
            let (from, to) = (u32::from(from), u32::from(to));
            let (low, high) = (first.max(from), last.min(from + 25));
            if low <= high {
                self.add_plain(low - from + to, high - from + to);
            }
        }
        let range = first..=last;
        for (letter, other) in OTHER_CASES {
            let upper = letter.to_ascii_uppercase();
            let all = [letter, upper, other].map(u32::from);
            if all.iter().any(|case| range.contains(case)) {
                self.0.extend(all.map(|case| (case, case)));
            }
        }
    }

    /// The ranges in order, none touching another.
    fn clean(&self) -> Vec<(u32, u32)> {
        let mut ranges = self.0.clone();
        ranges.sort_unstable();
        let mut clean: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
        for (first, last) in ranges {
            match clean.last_mut() {
                Some(before) if first <= before.1.saturating_add(1) => {
                    before.1 = before.1.max(last)
                }
                _ => clean.push((first, last)),
            }
        }
        clean
    }

    /// Writes the class for the matcher; an empty one as something that never matches.
    pub(super) fn write(&self, out: &mut String) {
        let start = out.len();
        for (first, last) in self.clean() {
            let below = (first, last.min(SURROGATES.start() - 1));
            let above = (first.max(SURROGATES.end() + 1), last);
            for (first, last) in [below, above] {
                if first <= last {
                    out.push_str(&format!(r"\x{{{first:x}}}-\x{{{last:x}}}"));
                }
            }
        }
        if out.len() == start {
            out.push_str(r"(?:\b\B)");
        } else {
            out.insert(start, '[');
            out.push(']');
        }
    }
}

/// Whether a character beyond ASCII may have another case. Some that only Rust gives one count too; those of ASCII
/// letters, which are known, do not.
fn has_cases(character: char) -> bool {
    let known = OTHER_CASES.iter().any(|(_, other)| *other == character);
    let lower = character.to_lowercase().eq([character]);
    let upper = character.to_uppercase().eq([character]);
    !(known || lower && upper)
}
