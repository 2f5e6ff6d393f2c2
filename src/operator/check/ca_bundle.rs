//! Certificates of authorities to trust, from ConfigMaps.

use crate::operator::names::validate_ca_bundle_source;
use crate::operator::objection::{Judgement, Objection};
use crate::operator::world::World;
use crate::resolve::Lookup;
use crate::resource::oidc_config::MCPOIDCConfigSpec;
use crate::resource::shared::{CABundleSource, ConfigMapKeySelector};
use crate::resource::telemetry_config::MCPTelemetryConfigSpec;

/// Folder of an OIDC provider's certificates in the pod, above one named after the ConfigMap.
pub const MOUNT_PATH: &str = "/config/certs";

/// Folder of a collector's certificates in the pod, above one named after the ConfigMap.
pub const TELEMETRY_MOUNT_PATH: &str = "/config/certs/otel";

/// The key when none is given.
const DEFAULT_KEY: &str = "ca.crt";

/// What is wrong with a CA bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no such ConfigMap.
    NotFound,
    /// The reference or the ConfigMap is not usable.
    Invalid(Objection),
}

/// The key that a reference names.
pub fn key_of(reference: &ConfigMapKeySelector) -> &str {
    match reference.key.as_str() {
        "" => DEFAULT_KEY,
        key => key,
    }
}

/// Checks that a reference can become a volume (`validation.ValidateCABundleSource`).
///
/// # Errors
/// Where it names no ConfigMap, or one with a name that is too long.
pub fn check_source(source: Option<&CABundleSource>) -> Judgement {
    let Some(source) = source else { return Ok(()) };
    let reference = source.config_map_ref.as_ref();
    validate_ca_bundle_source(reference.map(|reference| reference.reference.name.as_str()))
}

/// Checks a reference and what it leads to (`evaluateCABundleRef`).
///
/// # Errors
/// Where the ConfigMap or the key is not there, or the reference is not usable.
pub fn check(world: &World<'_>, namespace: &str, source: &CABundleSource) -> Result<(), Problem> {
    check_source(Some(source)).map_err(Problem::Invalid)?;
    let Some(reference) = &source.config_map_ref else {
        return Ok(());
    };
    let (name, key) = (&reference.reference.name, key_of(reference));
    match world.inventory.config_map_keys(namespace, name) {
        Lookup::Missing => Err(Problem::NotFound),
        Lookup::Found(map) if !map.data.contains_key(key) => {
            let why = format!("ConfigMap `{name}` has no key `{key}`");
            Err(Problem::Invalid(Objection::new("configMapRef.key", why)))
        }
        _ => Ok(()),
    }
}

/// The certificates for an OpenID Connect provider, of an MCPOIDCConfig of type `inline`.
pub fn of_oidc(spec: &MCPOIDCConfigSpec) -> Option<&CABundleSource> {
    let inline = spec.inline.as_ref().filter(|_| spec.kind == "inline")?;
    inline.ca_bundle_ref.as_ref()
}

/// The certificates for a collector.
pub fn of_telemetry(spec: &MCPTelemetryConfigSpec) -> Option<&ConfigMapKeySelector> {
    let source = spec.open_telemetry.as_ref()?.ca_bundle_ref.as_ref()?;
    source.config_map_ref.as_ref()
}

/// The file with the certificates for a collector; empty where there is none (`TelemetryCABundleFilePath`).
pub fn telemetry_file(spec: &MCPTelemetryConfigSpec) -> String {
    of_telemetry(spec).map_or_else(String::new, |reference| {
        let name = &reference.reference.name;
        format!("{TELEMETRY_MOUNT_PATH}/{name}/{}", key_of(reference))
    })
}
