//! Policies, entities and values as the crate `cedar-policy` has them.

use std::str::FromStr;

use cedar_policy::{EntityId, EntityTypeName, EntityUid, Policy, PolicyId, RestrictedExpression};

use super::Unsupported;
use crate::go::cedar::tree;
use crate::policy::entities::{Attributes, Entity, Uid, Value};

/// How long a policy may be in bytes: the crate needs stack for each operator of a chain.
const LONGEST: usize = 16 << 10;

/// A policy that cedar-go has read. The crate refuses some of them.
pub(super) fn policy(number: usize, policy: &tree::Policy) -> Result<Policy, Unsupported> {
    let unsupported = |message: String| Unsupported {
        policy: Some(number),
        message,
    };
    if policy.words.len() > LONGEST {
        return Err(unsupported(format!("it has more than {LONGEST} bytes")));
    }
    // The words of the policy alone: comments in the middle of lines are cedar-go's own.
    Policy::parse(Some(id(number)), &*policy.words).map_err(|error| unsupported(error.to_string()))
}

/// What a policy is called by its place in the list, as in the proxy's own words (`policy0`).
fn id(number: usize) -> PolicyId {
    PolicyId::new(format!("policy{number}"))
}

/// The place in the list of a policy that is called so.
pub(super) fn number(id: &PolicyId) -> Option<usize> {
    let text: &str = id.as_ref();
    text.strip_prefix("policy")?.parse().ok()
}

/// An entity with all that is said of it.
pub(super) fn entity(entity: &Entity) -> Result<cedar_policy::Entity, Unsupported> {
    let parents: Result<Vec<EntityUid>, Unsupported> = entity.parents.iter().map(uid).collect();
    let made = cedar_policy::Entity::new_with_tags(
        uid(&entity.uid)?,
        attributes(&entity.attributes)?,
        parents?,
        attributes(&entity.tags)?,
    );
    made.map_err(|error| Unsupported::of_entities(error.to_string()))
}

pub(super) fn uid(uid: &Uid) -> Result<EntityUid, Unsupported> {
    let kind = EntityTypeName::from_str(&uid.kind)
        .map_err(|_| Unsupported::of_entities(format!("`{}` is no name of a type", uid.kind)))?;
    Ok(EntityUid::from_type_name_and_id(
        kind,
        EntityId::new(uid.id.as_str()),
    ))
}

pub(super) fn attributes(
    attributes: &Attributes,
) -> Result<Vec<(String, RestrictedExpression)>, Unsupported> {
    let one = |(name, known)| Ok((String::from(name), value(known)?));
    attributes
        .iter()
        .map(|(name, known)| one((name.clone(), known)))
        .collect()
}

fn value(value: &Value) -> Result<RestrictedExpression, Unsupported> {
    Ok(match value {
        Value::Bool(value) => RestrictedExpression::new_bool(*value),
        Value::Long(value) => RestrictedExpression::new_long(*value),
        Value::Text(text) => RestrictedExpression::new_string(text.to_string()),
        Value::Entity(entity) => RestrictedExpression::new_entity_uid(uid(entity)?),
        Value::Extension { function, text } => match function.as_str() {
            "ip" => RestrictedExpression::new_ip(text),
            "decimal" => RestrictedExpression::new_decimal(text),
            "datetime" => RestrictedExpression::new_datetime(text),
            _ => RestrictedExpression::new_duration(text),
        },
        Value::Set(items) => {
            let items: Result<Vec<_>, _> = items.iter().map(self::value).collect();
            RestrictedExpression::new_set(items?)
        }
        Value::Record(entries) => RestrictedExpression::new_record(attributes(entries)?)
            .map_err(|error| Unsupported::of_entities(error.to_string()))?,
    })
}
