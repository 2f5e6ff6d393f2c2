//! An authorization configuration out of a ConfigMap (`controllerutil.LoadAuthzConfigFromConfigMap`).

use crate::operator::objection::Objection;
use crate::operator::run_config::AuthzConfig;
use crate::operator::run_config::authz::DEFAULT_KEY;
use crate::operator::world::World;
use crate::resolve::Lookup;
use crate::resource::remote_proxy::{AuthzConfigRef, ConfigMapAuthzRef};

/// Why a ConfigMap is no authorization configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no such ConfigMap.
    NotFound(Objection),
    /// It is not usable.
    Invalid(Objection),
    /// It is taken to exist, and nobody knows what is in it.
    Unknown(Objection),
}

/// The key that a reference names.
pub fn key_of(reference: &ConfigMapAuthzRef) -> &str {
    match reference.key.as_str() {
        "" => DEFAULT_KEY,
        key => key,
    }
}

/// Loads the ConfigMap of a reference; paths of objections are those below the reference.
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
        let unnamed = Objection::new("configMap", "it names no ConfigMap");
        return Err(Problem::Invalid(unnamed));
    };
    let (name, key) = (&map.name, key_of(map));
    let data = match world.inventory.config_map(namespace, name) {
        Lookup::Found(found) => &found.data,
        Lookup::Missing => {
            let why = format!("there is no ConfigMap `{name}` in `{namespace}`");
            return Err(Problem::NotFound(Objection::new("configMap.name", why)));
        }
        Lookup::Assumed => {
            let content = format!("the content of ConfigMap `{name}` is not known");
            return Err(Problem::Unknown(Objection::new("configMap.name", content)));
        }
    };
    let Some(text) = data.get(key) else {
        let why = format!("ConfigMap `{name}` has no key `{key}`");
        return Err(Problem::Invalid(Objection::new("configMap.key", why)));
    };
    world.authz_of_text(text).map_err(|why| {
        let objection = Objection::new(format!("data.{key}"), why);
        Problem::Invalid(objection.through("configMap.name", "ConfigMap", name))
    })
}
