//! Rules by the words that people use for them.

use std::fmt;

use super::all;
use crate::finding::Rule;
use crate::finding::nearest;

/// A word that no rule has as its code or name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRule {
    /// The word.
    pub word: String,
    /// The nearest code or name.
    pub nearest: Option<&'static str>,
}

impl fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no rule has the code or name `{}`", self.word)?;
        match self.nearest {
            Some(nearest) => write!(f, "; nearest: `{nearest}`"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for UnknownRule {}

/// The rule of a code, in any case, or of a name.
///
/// # Errors
/// Where there is none.
pub fn named(word: &str) -> Result<&'static Rule, UnknownRule> {
    let is_meant = |rule: &&Rule| rule.code.eq_ignore_ascii_case(word) || rule.name == word;
    all().find(is_meant).ok_or_else(|| UnknownRule {
        word: word.to_owned(),
        nearest: nearest(word, all().flat_map(|rule| [rule.code, rule.name])),
    })
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn rules_have_codes_and_names() {
        assert_eq!(named("mrp201").map(|rule| rule.name), Ok("unknown-field"));
        assert_eq!(named("unknown-field").map(|rule| rule.code), Ok("MRP201"));
        let unknown = named("unknwon-field").map(|rule| rule.code);
        let unknown = unknown.map_err(|unknown| unknown.to_string());
        let message = "no rule has the code or name `unknwon-field`; nearest: `unknown-field`";
        assert_eq!(unknown, Err(message.to_owned()));
    }
}
