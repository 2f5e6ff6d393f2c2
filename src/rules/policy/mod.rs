//! What Cedar policies say otherwise than their authors mean, or not at all: a rule for each family of problems.

mod everyone_may_everything;
mod ignored_entity;
mod nobody_may_anything;
mod policy_without_effect;
mod refused_entities;
mod refused_group_type;
mod refused_policy;
mod repeated_policy;
mod text_behind_policy;
mod unguarded_policy_attribute;
mod unknown_policy_action;
mod unknown_policy_attribute;
mod unknown_policy_entity;

mod find;
mod texts;

use crate::finding::Rule;
use crate::policy::ProblemKind;

pub(super) use find::check;

/// The rules about policies whose proxies do not start.
pub(super) const RUNTIME: &[&Rule] = &[
    &refused_entities::RULE,
    &refused_policy::RULE,
    &refused_group_type::RULE,
];

/// The rules about policies that work.
pub(super) const LINT: &[&Rule] = &[
    &unknown_policy_action::RULE,
    &unknown_policy_entity::RULE,
    &unknown_policy_attribute::RULE,
    &unguarded_policy_attribute::RULE,
    &policy_without_effect::RULE,
    &everyone_may_everything::RULE,
    &nobody_may_anything::RULE,
    &text_behind_policy::RULE,
    &repeated_policy::RULE,
    &ignored_entity::RULE,
];

/// A rule, and the problems that it stands for.
struct Spotted {
    rule: &'static Rule,
    kinds: &'static [ProblemKind],
}

const SPOTTED: &[&Spotted] = &[
    &refused_entities::SPOTTED,
    &refused_policy::SPOTTED,
    &unknown_policy_action::SPOTTED,
    &unknown_policy_entity::SPOTTED,
    &unknown_policy_attribute::SPOTTED,
    &unguarded_policy_attribute::SPOTTED,
    &policy_without_effect::SPOTTED,
    &everyone_may_everything::SPOTTED,
    &nobody_may_anything::SPOTTED,
    &text_behind_policy::SPOTTED,
    &repeated_policy::SPOTTED,
    &ignored_entity::SPOTTED,
];

/// The rule of a problem.
fn rule_of(kind: ProblemKind) -> Option<&'static Rule> {
    let spotted = SPOTTED
        .iter()
        .find(|spotted| spotted.kinds.contains(&kind))?;
    Some(spotted.rule)
}
