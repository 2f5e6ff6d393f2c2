//! Where the authorization server keeps what it must remember (`buildStorageRunConfig`).

use super::document::{AclUser, Redis, Sentinel, Storage, Tls};
use super::{
    REDIS_CA_FILE, REDIS_PASSWORD_VARIABLE, REDIS_TLS_PATH, REDIS_USERNAME_VARIABLE,
    SENTINEL_CA_FILE,
};
use crate::operator::names;
use crate::operator::objection::Objection;
use crate::operator::proxy::Proxy;
use crate::resource::external_auth_config::redis::RedisACLUserConfig;
use crate::resource::external_auth_config::{
    EmbeddedAuthServerConfig, RedisSentinelConfig, RedisStorageConfig, RedisTLSConfig,
};

/// Port of a Sentinel whose Service names none.
const DEFAULT_SENTINEL_PORT: i32 = 26_379;

/// The storage of a proxy's server; none for the pod's memory.
pub(super) fn build(
    proxy: &Proxy<'_>,
    server: &EmbeddedAuthServerConfig,
) -> Result<Option<Storage>, Objection> {
    let Some(storage) = &server.storage else {
        return Ok(None);
    };
    match (storage.kind.as_str(), &storage.redis) {
        ("memory", _) => Ok(None),
        ("redis", Some(redis)) => Ok(Some(Storage {
            r#type: "redis",
            redis_config: build_redis(proxy, redis)
                .map_err(|objection| objection.below("storage.redis"))?,
        })),
        ("redis", None) => Err(Objection::new("storage", "there is no `redis`")),
        (other, _) => Err(Objection::new(
            "storage.type",
            format!("`{other}` is no type of storage"),
        )),
    }
}

fn build_redis(proxy: &Proxy<'_>, redis: &RedisStorageConfig) -> Result<Redis, Objection> {
    match (redis.addr.is_empty(), &redis.sentinel_config) {
        (false, Some(_)) => Err(Objection::new("sentinelConfig", "`addr` is set, too")),
        (true, None) => Err(Objection::new(
            "",
            "there is neither `addr` nor `sentinelConfig`",
        )),
        _ => Ok(()),
    }?;
    let user = redis
        .acl_user_config
        .as_ref()
        .filter(|user| user.password_secret_ref.is_some())
        .ok_or_else(|| Objection::new("aclUserConfig", "it names no password"))?;
    let sentinel = redis.sentinel_config.as_ref();
    Ok(Redis {
        addr: redis.addr.clone(),
        cluster_mode: redis.cluster_mode,
        sentinel_config: sentinel
            .map(|config| build_sentinel(proxy, config))
            .transpose()?,
        auth_type: "aclUser",
        acl_user_config: build_user(user),
        key_prefix: names::redis_key_prefix(proxy.namespace, proxy.name),
        dial_timeout: redis.dial_timeout.clone(),
        read_timeout: redis.read_timeout.clone(),
        write_timeout: redis.write_timeout.clone(),
        tls: build_tls(redis.tls.as_ref(), REDIS_CA_FILE),
        sentinel_tls: sentinel
            .and_then(|_| build_tls(redis.sentinel_tls.as_ref(), SENTINEL_CA_FILE)),
    })
}

fn build_user(user: &RedisACLUserConfig) -> AclUser {
    AclUser {
        username_env_var: user
            .username_secret_ref
            .as_ref()
            .map_or("", |_| REDIS_USERNAME_VARIABLE),
        password_env_var: REDIS_PASSWORD_VARIABLE,
    }
}

fn build_tls(tls: Option<&RedisTLSConfig>, file: &str) -> Option<Tls> {
    let tls = tls?;
    let ca_file = tls
        .ca_cert_secret_ref
        .as_ref()
        .map(|_| format!("{REDIS_TLS_PATH}/{file}"));
    Some(Tls {
        insecure_skip_verify: tls.insecure_skip_verify,
        ca_cert_file: ca_file.unwrap_or_default(),
    })
}

/// The Sentinels by their addresses, else by their Service (`resolveSentinelAddrs`).
fn build_sentinel(proxy: &Proxy<'_>, config: &RedisSentinelConfig) -> Result<Sentinel, Objection> {
    let sentinel_addrs = match &config.sentinel_service {
        _ if !config.sentinel_addrs.is_empty() => config.sentinel_addrs.to_vec(),
        None => {
            let why = "there is neither `sentinelAddrs` nor `sentinelService`";
            return Err(Objection::new("sentinelConfig", why));
        }
        Some(service) => {
            let namespace = match service.namespace.as_str() {
                "" => proxy.namespace,
                namespace => namespace,
            };
            let port = match service.port {
                0 => DEFAULT_SENTINEL_PORT,
                port => port,
            };
            vec![format!(
                "{}.{namespace}.svc.cluster.local:{port}",
                service.name
            )]
        }
    };
    Ok(Sentinel {
        master_name: config.master_name.clone(),
        sentinel_addrs,
        db: config.db,
    })
}
