//! An authorization configuration out of a ConfigMap (`controllerutil.LoadAuthzConfigFromConfigMap`).

use crate::operator::run_config::authz::DEFAULT_KEY;
use crate::operator::run_config::{AuthzConfig, BuildError};
use crate::operator::world::World;
use crate::resolve::Lookup;
use crate::resource::remote_proxy::{AuthzConfigRef, ConfigMapAuthzRef};

/// Why a ConfigMap is no authorization configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no such ConfigMap.
    NotFound(String),
    /// It is not usable.
    Invalid(String),
    /// It is taken to exist, and nobody knows what is in it.
    Unknown(String),
}

impl From<Problem> for BuildError {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::NotFound(why) | Problem::Invalid(why) => BuildError::Other(why),
            Problem::Unknown(what) => BuildError::Unknown(what),
        }
    }
}

/// The key that a reference names.
pub fn key_of(reference: &ConfigMapAuthzRef) -> &str {
    match reference.key.as_str() {
        "" => DEFAULT_KEY,
        key => key,
    }
}

/// Loads the ConfigMap of a reference.
///
/// # Errors
/// Where it is not there or no backend takes what it holds.
pub fn load(
    world: &World<'_>,
    namespace: &str,
    reference: &AuthzConfigRef,
) -> Result<AuthzConfig, Problem> {
    let map = reference.config_map.as_ref();
    let Some(map) = map.filter(|map| !map.name.is_empty()) else {
        return Err(Problem::Invalid(
            "`authzConfig.configMap` names no ConfigMap".to_owned(),
        ));
    };
    let (name, key) = (&map.name, key_of(map));
    let data = match world.inventory.config_map(namespace, name) {
        Lookup::Found(found) => &found.data,
        Lookup::Missing => {
            return Err(Problem::NotFound(format!(
                "there is no ConfigMap `{name}` in `{namespace}`"
            )));
        }
        Lookup::Assumed => return Err(Problem::Unknown(format!("ConfigMap `{name}`"))),
    };
    let text = data
        .get(key)
        .ok_or_else(|| Problem::Invalid(format!("ConfigMap `{name}` has no key `{key}`")))?;
    AuthzConfig::load(text, world.release)
        .map_err(|why| Problem::Invalid(format!("key `{key}` of ConfigMap `{name}`: {why}")))
}
