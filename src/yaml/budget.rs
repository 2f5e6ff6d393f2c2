//! How much aliases may add: yaml.v2's own limit, and ours on memory.

use std::borrow::Cow;

use super::Limits;
use super::error::ErrorKind;
use crate::tree::Node;

/// Below so many decoded nodes, nearly all of them may come from aliases.
const FEW: f64 = 400_000.0;
/// From so many decoded nodes on, a tenth of them may.
const MANY: f64 = 4_000_000.0;

/// What was decoded so far.
pub(super) struct Budget {
    /// Nodes, with the document and the aliases themselves, as yaml.v2 counts them.
    decoded: u64,
    /// Those of them that an alias brought.
    aliased: u64,
    /// Bytes that aliases brought.
    bytes: usize,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self {
            decoded: 1,
            aliased: 0,
            bytes: 0,
        }
    }

    /// Counts a node from the text.
    pub(super) fn count(&mut self) -> Result<(), (ErrorKind, Cow<'static, str>)> {
        self.decoded += 1;
        self.check()
    }

    /// Counts a node with so much text that an alias brings.
    pub(super) fn count_aliased(
        &mut self,
        text: usize,
        limits: &Limits,
    ) -> Result<(), (ErrorKind, Cow<'static, str>)> {
        self.aliased += 1;
        self.bytes = self.bytes.saturating_add(size_of::<Node>() + text);
        if self.bytes > limits.expansion {
            let problem = format!("aliases bring more than {} bytes", limits.expansion);
            return Err((ErrorKind::Limit, problem.into()));
        }
        self.count()
    }

    /// yaml.v2's limit on the share of aliases (`allowedAliasRatio`).
    fn check(&self) -> Result<(), (ErrorKind, Cow<'static, str>)> {
        if self.aliased <= 100 || self.decoded <= 1000 {
            return Ok(());
        }
        let decoded = self.decoded as f64;
        let allowed = if decoded <= FEW {
            0.99
        } else if decoded >= MANY {
            0.10
        } else {
            0.99 - 0.89 * ((decoded - FEW) / (MANY - FEW))
        };
        if self.aliased as f64 / decoded > allowed {
            let problem = "document contains excessive aliasing";
            return Err((ErrorKind::Meaning, problem.into()));
        }
        Ok(())
    }
}
