//! What an expression may give: a set of kinds of values, and failing among them.

use std::ops::{BitAnd, BitOr};

/// Some kinds of values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u16);

impl Kinds {
    /// No kind.
    pub const NONE: Kinds = Kinds(0);
    /// `true`.
    pub const TRUE: Kinds = Kinds(1);
    /// `false`.
    pub const FALSE: Kinds = Kinds(1 << 1);
    /// A boolean.
    pub const BOOL: Kinds = Kinds(Self::TRUE.0 | Self::FALSE.0);
    /// An integer.
    pub const LONG: Kinds = Kinds(1 << 2);
    /// A text.
    pub const TEXT: Kinds = Kinds(1 << 3);
    /// A decimal number.
    pub const DECIMAL: Kinds = Kinds(1 << 4);
    /// A set.
    pub const SET: Kinds = Kinds(1 << 5);
    /// A record.
    pub const RECORD: Kinds = Kinds(1 << 6);
    /// An entity.
    pub const ENTITY: Kinds = Kinds(1 << 7);
    /// An IP address or a range of them.
    pub const IP: Kinds = Kinds(1 << 8);
    /// A point in time.
    pub const DATETIME: Kinds = Kinds(1 << 9);
    /// A length of time.
    pub const DURATION: Kinds = Kinds(1 << 10);
    /// No value: evaluation fails.
    pub const FAILS: Kinds = Kinds(1 << 11);
    /// What a value of a token or an argument may be: a number there is a decimal.
    pub const CLAIM: Kinds =
        Kinds(Self::BOOL.0 | Self::TEXT.0 | Self::DECIMAL.0 | Self::SET.0 | Self::RECORD.0);
    /// What `<` and its like compare.
    pub const ORDERED: Kinds = Kinds(Self::LONG.0 | Self::DATETIME.0 | Self::DURATION.0);
    /// Anything, and failing.
    pub const ANYTHING: Kinds = Kinds((1 << 12) - 1);

    /// Whether one of some kinds is among these.
    pub const fn has(self, some: Kinds) -> bool {
        self.0 & some.0 != 0
    }

    /// Whether there is no kind.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// These without some.
    pub const fn without(self, some: Kinds) -> Kinds {
        Kinds(self.0 & !some.0)
    }

    /// What `&&` gives for these and those, where neither fails.
    pub(super) fn and(self, other: Kinds) -> Kinds {
        let all = Kinds(self.0 & other.0 & Kinds::TRUE.0);
        all | Kinds((self.0 | other.0) & Kinds::FALSE.0)
    }

    /// What `||` gives for these or those, where neither fails.
    pub(super) fn or(self, other: Kinds) -> Kinds {
        self.negated().and(other.negated()).negated()
    }

    /// What `!` gives; what is no boolean stays.
    pub(super) fn negated(self) -> Kinds {
        let turned = |from: Kinds, to: Kinds| if self.has(from) { to } else { Kinds::NONE };
        self.without(Kinds::BOOL)
            | turned(Kinds::TRUE, Kinds::FALSE)
            | turned(Kinds::FALSE, Kinds::TRUE)
    }

    /// Whether evaluation fails whatever comes.
    pub fn always_fails(self) -> bool {
        self == Kinds::FAILS
    }

    /// The kinds' names in Cedar's words, failing left out.
    pub fn names(self) -> Vec<&'static str> {
        let rows = NAMES.iter().filter(|(kind, _)| self.has(*kind));
        rows.map(|(_, name)| *name).collect()
    }
}

/// What each kind is called.
const NAMES: [(Kinds, &str); 10] = [
    (Kinds::BOOL, "boolean"),
    (Kinds::LONG, "integer"),
    (Kinds::TEXT, "string"),
    (Kinds::DECIMAL, "decimal"),
    (Kinds::SET, "set"),
    (Kinds::RECORD, "record"),
    (Kinds::ENTITY, "entity"),
    (Kinds::IP, "ip"),
    (Kinds::DATETIME, "datetime"),
    (Kinds::DURATION, "duration"),
];

impl BitOr for Kinds {
    type Output = Kinds;

    fn bitor(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }
}

impl BitAnd for Kinds {
    type Output = Kinds;

    fn bitand(self, other: Kinds) -> Kinds {
        Kinds(self.0 & other.0)
    }
}
