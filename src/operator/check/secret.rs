//! Whether a Secret has a key.

use crate::operator::objection::{Judgement, Objection};
use crate::operator::world::World;
use crate::resolve::Lookup;
use crate::resource::shared::SecretKeyRef;

/// Requires the key of a Secret; what is assumed has it.
///
/// # Errors
/// Where the Secret or the key is not there; `what` says what it is for.
pub fn require(
    world: &World<'_>,
    namespace: &str,
    reference: &SecretKeyRef,
    what: &str,
) -> Judgement {
    let SecretKeyRef { name, key } = reference;
    match world.inventory.secret(namespace, name) {
        Lookup::Assumed => Ok(()),
        Lookup::Found(secret) if secret.keys.contains(key) => Ok(()),
        Lookup::Found(_) => Err(Objection::new(
            "key",
            format!("the Secret `{name}` for the {what} has no key `{key}`"),
        )),
        Lookup::Missing => Err(Objection::new(
            "name",
            format!("there is no Secret `{name}` for the {what} in `{namespace}`"),
        )),
    }
}
