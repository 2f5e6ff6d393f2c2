//! What of a proxy decides how its policies are evaluated.

use crate::release::Release;
use crate::release::{CEDAR_OPTIONS, CedarOptions};

/// The type of the entities that stand for a user's groups and roles, unless another one is configured.
pub const DEFAULT_GROUP_TYPE: &str = "THVGroup";

/// What of a proxy decides how its policies are evaluated.
#[derive(Clone, Debug)]
pub struct Setting<'s> {
    /// The release whose proxy evaluates.
    pub release: Release,
    /// Name of the proxy; none where the policies are shared by several, or it is not known.
    pub server: Option<&'s str>,
    /// The configured type of groups (`groupEntityType`); empty for the default.
    pub group_type: &'s str,
    /// The claim that has a user's groups; empty for the usual ones.
    pub group_claim: &'s str,
    /// The claim that has a user's roles, which count as groups; empty for none.
    pub role_claim: &'s str,
    /// Names of claims that reach policies as one text and as a set (`multi_valued_claims`).
    pub multi_valued_claims: Vec<&'s str>,
}

impl<'s> Setting<'s> {
    /// A proxy of a release of which nothing more is known.
    pub fn new(release: Release) -> Self {
        Self {
            release,
            server: None,
            group_type: "",
            group_claim: "",
            role_claim: "",
            multi_valued_claims: Vec::new(),
        }
    }

    /// The type of groups at this release (`NewEntityFactory`).
    pub fn groups(&self) -> &'s str {
        let configurable = CEDAR_OPTIONS.at(self.release) != CedarOptions::First;
        if configurable && !self.group_type.is_empty() {
            self.group_type
        } else {
            DEFAULT_GROUP_TYPE
        }
    }

    /// Whether a claim reaches policies as a text and a set (`normalizeMultiValuedClaims`).
    pub fn has_several_values(&self, claim: &str) -> bool {
        CEDAR_OPTIONS.at(self.release) == CedarOptions::MultiValuedClaims
            && self.multi_valued_claims.contains(&claim)
    }
}
