//! The pod's volumes and where the container finds them, in the operator's order.

use k8s_openapi::api::core::v1::{
    ConfigMapVolumeSource, KeyToPath, SecretVolumeSource, Volume, VolumeMount,
};

use crate::operator::check::authz::key_of as authz_key_of;
use crate::operator::check::ca_bundle::{self, MOUNT_PATH, TELEMETRY_MOUNT_PATH};
use crate::operator::proxy::Proxy;
use crate::operator::run_config::auth_server::{
    HMAC_PATH, KEYS_PATH, REDIS_CA_FILE, REDIS_TLS_PATH, SENTINEL_CA_FILE, hmac_file, key_file,
};
use crate::operator::run_config::authz::DEFAULT_KEY;
use crate::operator::world::World;
use crate::release::rows;
use crate::resource::external_auth_config::EmbeddedAuthServerConfig;
use crate::resource::shared::{ConfigMapKeySelector, SecretKeyRef};

/// Files with secrets can be read by their owner only.
const OWNER_ONLY: i32 = 0o400;

/// A volume with its place in the container.
pub(super) type Mounted = (Volume, VolumeMount);

/// All volumes but those of an embedded authorization server.
pub(super) fn volumes(world: &World<'_>, proxy: &Proxy<'_>) -> Vec<Mounted> {
    let run_config = config_map(
        "runconfig",
        &proxy.run_config_name(),
        None,
        "/etc/runconfig",
    );
    let mut volumes = vec![run_config];
    volumes.extend(authorization(proxy));
    volumes.extend(telemetry_ca(world, proxy));
    volumes.extend(oidc_ca(world, proxy));
    volumes
}

/// `GenerateAuthzVolumeConfig`.
fn authorization(proxy: &Proxy<'_>) -> Option<Mounted> {
    let reference = proxy.spec.authz_config.as_ref()?;
    let (name, key) = match reference.kind.as_str() {
        "configMap" => {
            let map = reference.config_map.as_ref()?;
            (map.name.clone(), authz_key_of(map))
        }
        "inline" if reference.inline.is_some() => (proxy.inline_authz_name(), DEFAULT_KEY),
        _ => return None,
    };
    let item = Some((key, DEFAULT_KEY));
    Some(config_map(
        "authz-config",
        &name,
        item,
        "/etc/toolhive/authz",
    ))
}

/// `AddTelemetryCABundleVolumes`.
fn telemetry_ca(world: &World<'_>, proxy: &Proxy<'_>) -> Option<Mounted> {
    let reference = proxy.spec.telemetry_config_ref.as_ref()?;
    let spec = world.telemetry(proxy.namespace, &reference.name).ok()?.spec;
    let bundle = ca_bundle::of_telemetry(spec)?;
    Some(ca(bundle, "otel-ca-bundle-", TELEMETRY_MOUNT_PATH))
}

/// `AddOIDCConfigRefCABundleVolumes`.
fn oidc_ca(world: &World<'_>, proxy: &Proxy<'_>) -> Option<Mounted> {
    if !rows::OIDC_CA_BUNDLE.at(world.release) {
        return None;
    }
    let reference = proxy.spec.oidc_config_ref.as_ref()?;
    let spec = world.oidc(proxy.namespace, &reference.name).ok()?.spec;
    let bundle = ca_bundle::of_oidc(spec)?.config_map_ref.as_ref()?;
    Some(ca(bundle, "oidc-ca-bundle-", MOUNT_PATH))
}

fn ca(bundle: &ConfigMapKeySelector, prefix: &str, path: &str) -> Mounted {
    let (name, key) = (&bundle.reference.name, ca_bundle::key_of(bundle));
    let volume = format!("{prefix}{name}");
    config_map(&volume, name, Some((key, key)), &format!("{path}/{name}"))
}

/// The volumes of an embedded authorization server (`GenerateAuthServerVolumes`).
pub(super) fn of_auth_server(server: &EmbeddedAuthServerConfig) -> Vec<Mounted> {
    let keys = server.signing_key_secret_refs.iter().enumerate();
    let keys = keys.map(|(index, reference)| {
        let volume = format!("authserver-signing-key-{index}");
        secret(&volume, reference, &key_file(index), KEYS_PATH)
    });
    let hmac = server.hmac_secret_refs.iter().enumerate();
    let hmac = hmac.map(|(index, reference)| {
        let volume = format!("authserver-hmac-secret-{index}");
        secret(&volume, reference, &hmac_file(index), HMAC_PATH)
    });
    keys.chain(hmac).chain(redis_ca(server)).collect()
}

/// The certificates for Redis, whether or not it is used.
fn redis_ca(server: &EmbeddedAuthServerConfig) -> Vec<Mounted> {
    let redis = server
        .storage
        .as_ref()
        .and_then(|storage| storage.redis.as_ref());
    let Some(redis) = redis else {
        return Vec::new();
    };
    let bundles = [
        (&redis.tls, "redis-tls-ca-master", REDIS_CA_FILE),
        (
            &redis.sentinel_tls,
            "redis-tls-ca-sentinel",
            SENTINEL_CA_FILE,
        ),
    ];
    let given = bundles.iter().filter_map(|(tls, volume, file)| {
        let reference = tls.as_ref()?.ca_cert_secret_ref.as_ref()?;
        Some(secret(volume, reference, file, REDIS_TLS_PATH))
    });
    given.collect()
}

/// A ConfigMap as a folder, or one of its keys as a file in it.
fn config_map(volume: &str, name: &str, item: Option<(&str, &str)>, path: &str) -> Mounted {
    let source = ConfigMapVolumeSource {
        name: name.to_owned(),
        items: item.map(|(key, file)| vec![key_to_path(key, file)]),
        ..ConfigMapVolumeSource::default()
    };
    let mounted = Volume {
        name: volume.to_owned(),
        config_map: Some(source),
        ..Volume::default()
    };
    (mounted, mount(volume, path, None))
}

/// A key of a Secret as a file in a folder that is there already.
fn secret(volume: &str, reference: &SecretKeyRef, file: &str, folder: &str) -> Mounted {
    let source = SecretVolumeSource {
        secret_name: super::filled(reference.name.clone()),
        items: Some(vec![key_to_path(&reference.key, file)]),
        default_mode: Some(OWNER_ONLY),
        ..SecretVolumeSource::default()
    };
    let mounted = Volume {
        name: volume.to_owned(),
        secret: Some(source),
        ..Volume::default()
    };
    (
        mounted,
        mount(volume, &format!("{folder}/{file}"), Some(file)),
    )
}

fn key_to_path(key: &str, path: &str) -> KeyToPath {
    KeyToPath {
        key: key.to_owned(),
        path: path.to_owned(),
        mode: None,
    }
}

fn mount(volume: &str, path: &str, sub_path: Option<&str>) -> VolumeMount {
    VolumeMount {
        name: volume.to_owned(),
        mount_path: path.to_owned(),
        read_only: Some(true),
        sub_path: sub_path.map(str::to_owned),
        ..VolumeMount::default()
    }
}
