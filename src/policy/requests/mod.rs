//! What the proxy asks its policies: one row a kind of request, and what policies see of each.
//!
//! Mirrors `AuthorizeWithJWTClaims` and its like, the entity factory (`pkg/authz/authorizers/cedar`), the middleware that calls
//! it and the filter of lists (`pkg/authz`), v0.23.0 to v0.44.0.

mod table;

use super::kinds::Kinds;
use super::setting::Setting;
use crate::go::cedar::tree::Variable;
use crate::release::rows;

/// The type of the entity that stands for who asks.
pub const PRINCIPAL: &str = "Client";
/// The type of actions.
pub const ACTION: &str = "Action";
/// The type of the entity that stands for the proxy, above all that it is asked about.
pub const SERVER: &str = "MCP";
/// The type whose entities are named by a URI.
pub const RESOURCE: &str = "Resource";

/// A kind of request.
#[derive(Debug, PartialEq, Eq)]
pub struct Ask {
    /// The action's name.
    pub action: &'static str,
    /// The type of what it is done to.
    pub resource: &'static str,
    /// What it is done to, as MCP calls it.
    pub feature: &'static str,
    /// What is done, as MCP calls it.
    pub operation: &'static str,
    /// The MCP methods that lead to it.
    pub methods: &'static [&'static str],
    /// Whether the proxy asks it. It does not ask whether a list may be seen: it asks about each item.
    pub made: bool,
    /// Whether arguments come with it.
    pub arguments: bool,
    /// What else is known of what it is done to.
    attributes: &'static [(&'static str, Kinds, Presence)],
}

/// Whether an attribute is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always.
    Always,
    /// Always, with this value.
    Is(&'static str),
    /// Always, with the name of what is asked about.
    IsName,
    /// In some requests.
    Sometimes,
    /// Never.
    Never,
}

/// What a policy may expect of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// What it may be where it is there.
    pub kinds: Kinds,
    /// Whether it is there.
    pub presence: Presence,
}

impl Attribute {
    const NEVER: Attribute = Attribute {
        kinds: Kinds::NONE,
        presence: Presence::Never,
    };

    fn sometimes(kinds: Kinds) -> Self {
        Self {
            kinds,
            presence: Presence::Sometimes,
        }
    }
}

pub use table::ASKS;

/// The kinds of requests that the proxy makes.
pub fn made() -> impl Iterator<Item = &'static Ask> {
    ASKS.iter().filter(|ask| ask.made)
}

/// The kind of request of an action or an MCP method.
pub fn find(word: &str) -> Option<&'static Ask> {
    ASKS.iter()
        .find(|ask| ask.action == word || ask.methods.contains(&word))
}

/// Whether the proxy makes entities of a type for its requests.
pub fn is_made(kind: &str) -> bool {
    kind == PRINCIPAL || kind == ACTION || ASKS.iter().any(|ask| ask.resource == kind)
}

impl Ask {
    /// What a policy may expect of an attribute of a part of such a request.
    pub fn attribute(&self, variable: Variable, name: &str, setting: &Setting<'_>) -> Attribute {
        match variable {
            Variable::Action if name == "operation" => Attribute {
                kinds: Kinds::TEXT,
                presence: Presence::Is(self.action),
            },
            Variable::Action => Attribute::NEVER,
            Variable::Principal => claim(name, setting),
            Variable::Resource => self.of_resource(name),
            Variable::Context => match claim(name, setting) {
                Attribute::NEVER => self.argument(name),
                claim => claim,
            },
        }
    }

    /// Whether it asks for a list of what another kind of request is about.
    pub fn lists(&self, other: &Ask) -> bool {
        !self.made && self.feature == other.feature
    }

    fn of_resource(&self, name: &str) -> Attribute {
        let row = self.attributes.iter().find(|(known, ..)| *known == name);
        match row {
            Some((_, kinds, presence)) => Attribute {
                kinds: *kinds,
                presence: *presence,
            },
            None => self.argument(name),
        }
    }

    /// An argument (`preprocessArguments`). Numbers are decimals; of lists and objects only `arg_NAME_present` is left.
    fn argument(&self, name: &str) -> Attribute {
        if self.arguments && name.starts_with(ARGUMENT) {
            Attribute::sometimes(Kinds::CLAIM.without(Kinds::SET).without(Kinds::RECORD))
        } else {
            Attribute::NEVER
        }
    }

    /// The names of the attributes that what is asked about has besides arguments.
    pub fn resource_attributes(&self) -> impl Iterator<Item = &'static str> {
        self.attributes.iter().map(|(name, ..)| *name)
    }
}

/// What stands before the names of arguments.
pub const ARGUMENT: &str = "arg_";
/// What stands before the names of claims.
pub const CLAIM: &str = "claim_";
/// What stands before the names of claims that are given as sets too.
pub const CLAIM_SET: &str = "claimset_";

/// A claim (`preprocessClaims`, `convertMapToCedarRecord`). Numbers are decimals; without a subject nothing is asked.
fn claim(name: &str, setting: &Setting<'_>) -> Attribute {
    if let Some(claim) = name.strip_prefix(CLAIM_SET) {
        return match setting.has_several_values(claim) {
            true => Attribute::sometimes(Kinds::SET),
            false => Attribute::NEVER,
        };
    }
    let kinds = match rows::NESTED_CLAIMS.at(setting.release) {
        true => Kinds::CLAIM,
        false => Kinds::CLAIM.without(Kinds::RECORD),
    };
    match name.strip_prefix(CLAIM) {
        None => Attribute::NEVER,
        Some("sub") => Attribute {
            kinds: Kinds::TEXT,
            presence: Presence::Always,
        },
        Some(claim) if setting.has_several_values(claim) => {
            Attribute::sometimes(kinds.without(Kinds::SET))
        }
        Some(_) => Attribute::sometimes(kinds),
    }
}

/// What stands for a punctuation mark in the names of resources of older releases (`sanitizeURIForCedar`).
const PUNCTUATION: [char; 9] = [':', '/', '\\', '?', '&', '=', '#', ' ', '.'];

/// The name under which policies know a resource of this URI.
pub fn resource_name(uri: &str, setting: &Setting<'_>) -> String {
    if is_exact(setting) {
        uri.to_owned()
    } else {
        uri.replace(PUNCTUATION, "_")
    }
}

/// Whether resources are named by their URI as it is.
pub fn is_exact(setting: &Setting<'_>) -> bool {
    rows::EXACT_RESOURCE_URI.at(setting.release)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::{V0_27_2, V0_33_0, V0_34_0, V0_42_1, V0_43_0, V0_44_0};

    #[test]
    fn what_is_seen_depends_on_the_request() {
        let setting = Setting::new(V0_44_0);
        let seen =
            |ask: usize, variable, name| ASKS[ask].attribute(variable, name, &setting).presence;
        let (tool, prompt, resource) = (0, 1, 2);
        let cases = [
            (
                tool,
                Variable::Resource,
                "readOnlyHint",
                Presence::Sometimes,
            ),
            (prompt, Variable::Resource, "readOnlyHint", Presence::Never),
            (resource, Variable::Resource, "uri", Presence::Always),
            (tool, Variable::Resource, "uri", Presence::Never),
            (tool, Variable::Context, "arg_x", Presence::Sometimes),
            (resource, Variable::Context, "arg_x", Presence::Never),
            (tool, Variable::Principal, "arg_x", Presence::Never),
            (tool, Variable::Resource, "claim_x", Presence::Never),
            (tool, Variable::Principal, "claim_sub", Presence::Always),
            (tool, Variable::Principal, "email", Presence::Never),
            (
                tool,
                Variable::Action,
                "operation",
                Presence::Is("call_tool"),
            ),
        ];
        for (ask, variable, name, presence) in cases {
            assert_eq!(
                seen(ask, variable, name),
                presence,
                "{ask} {variable:?} {name}"
            );
        }
    }

    #[test]
    fn what_is_seen_depends_on_the_release() {
        let is_record = |release| {
            let seen = ASKS[0].attribute(Variable::Context, "claim_act", &Setting::new(release));
            seen.kinds.has(Kinds::RECORD)
        };
        assert!(!is_record(V0_33_0) && is_record(V0_34_0));
        let name = |release| resource_name("file:///a.b", &Setting::new(release));
        assert_eq!(name(V0_42_1), "file____a_b");
        assert_eq!(name(V0_43_0), "file:///a.b");
    }

    #[test]
    fn a_claim_of_several_values_is_a_text_and_a_set() {
        let mut setting = Setting::new(V0_44_0);
        setting.multi_valued_claims = vec!["scp"];
        let seen =
            |name, setting: &Setting<'_>| ASKS[0].attribute(Variable::Context, name, setting);
        assert_eq!(seen("claimset_scp", &setting).kinds, Kinds::SET);
        assert!(!seen("claim_scp", &setting).kinds.has(Kinds::SET));
        assert_eq!(seen("claimset_scope", &setting).presence, Presence::Never);
        setting.release = V0_27_2;
        assert_eq!(seen("claimset_scp", &setting).presence, Presence::Never);
        assert!(seen("claim_scp", &setting).kinds.has(Kinds::SET));
    }
}
