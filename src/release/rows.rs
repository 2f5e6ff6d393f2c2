//! What differs between releases on the way from a proxy to its objects: one named row a difference.

use super::Releases;

/// A difference between releases.
#[derive(Debug)]
pub struct Row {
    /// Its name, in kebab-case.
    pub name: &'static str,
    /// The releases in which it holds.
    pub releases: Releases,
}
