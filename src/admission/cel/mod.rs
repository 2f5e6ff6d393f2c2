//! The rules of the CRDs that take several fields together (`x-kubernetes-validations`), one file a rule.
//!
//! The CRDs write them in CEL, a marker on the Go type of an object; here each is a function, and what it says is what
//! the CRD says. Some of them no object can break that the schema lets through: they stay in the table, so that it is
//! the CRDs' own list (a test holds that).

mod actor_claim;
mod authz_source;
mod block_of_type;
mod cluster_mode;
mod confidential_clients;
mod dcr_client_secret;
mod dcr_endpoint;
mod delegate_client_secret;
mod delegate_clients;
mod delegate_wildcard;
mod forced_confidential;
mod header_once;
mod may_act;
mod oauth2_client;
mod private_jwks;
mod redis_address;
mod rule;
mod session_address;
mod unauthenticated;
mod upstream_of_type;

#[cfg(test)]
mod tests;

use super::path::Path;
use super::shape::Shape;
use super::violation::{Violation, ViolationKind};
use super::walk::{self, Place};
use crate::go::types::Type;
use crate::span::Span;
use crate::tree::Node;
use rule::{Evaluation, Rule};

/// All rules, by their files.
static RULES: &[&[Rule]] = &[
    block_of_type::RULES,
    unauthenticated::RULES,
    authz_source::RULES,
    session_address::RULES,
    header_once::RULES,
    upstream_of_type::RULES,
    oauth2_client::RULES,
    dcr_client_secret::RULES,
    dcr_endpoint::RULES,
    redis_address::RULES,
    cluster_mode::RULES,
    confidential_clients::RULES,
    delegate_clients::RULES,
    forced_confidential::RULES,
    delegate_client_secret::RULES,
    delegate_wildcard::RULES,
    may_act::RULES,
    actor_claim::RULES,
    private_jwks::RULES,
];

/// Evaluates the rules of a value and of all below it (apiextensions-apiserver `cel.Validator.Validate`). The schema
/// must have been satisfied as far as [`ViolationKind::blocks_rules`] says; `at` is the place of the value's key.
pub(super) fn validate(
    node: &Node,
    shape: Shape,
    path: &Path<'_>,
    at: Span,
    out: &mut Vec<Violation>,
) {
    walk::each(node, Place::new(shape, path, at), &mut |node, place| {
        for rule in rules_of(place.shape) {
            let message = match (rule.check)(node) {
                Evaluation::Holds => continue,
                Evaluation::Broken => format!("Invalid value: {}", rule.message),
                Evaluation::NoSuchKey(key) => format!(
                    "Invalid value: \"object\": no such key: {key} evaluating rule: {}",
                    rule.message
                ),
            };
            out.push(Violation {
                path: place.path.to_string(),
                kind: ViolationKind::Rule,
                message,
                span: place.at,
            });
        }
    });
}

/// What the rules on the objects of a shape say where they are broken.
pub fn messages(shape: Shape) -> impl Iterator<Item = &'static str> {
    rules_of(shape).map(|rule| rule.message)
}

/// The rules on the objects of a shape.
fn rules_of(shape: Shape) -> impl Iterator<Item = &'static Rule> {
    let schema = match shape.ty() {
        Type::Struct(schema) => Some(schema.name),
        _ => None,
    };
    let release = shape.release();
    schema.into_iter().flat_map(move |name| {
        let rules = RULES.iter().copied().flatten();
        rules.filter(move |rule| rule.on.name == name && rule.releases.contains(release))
    })
}
