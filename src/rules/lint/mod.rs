//! What works, and should not be so: what its author does not mean, what is unsafe, what is only half done.

use super::checked::rules;

rules! {
    deprecated_version: Stored,
}
