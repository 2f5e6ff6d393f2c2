//! Redis as the memory of the embedded authorization server.

use mcprp_derive::Resource;

use super::super::Slice;
use super::super::shared::SecretKeyRef;

/// How Redis is reached: alone or as a cluster by `addr`, or through Sentinel.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct RedisStorageConfig {
    /// Host and port. Not together with `sentinelConfig`.
    #[field("addr", go = "Addr", since = STANDALONE_REDIS)]
    pub addr: String,
    /// Whether `addr` leads to a Redis Cluster.
    #[field("clusterMode", go = "ClusterMode", since = REDIS_CLUSTER)]
    pub cluster_mode: bool,
    /// The Sentinels that know the master.
    #[field("sentinelConfig", go = "SentinelConfig", required_until = STANDALONE_REDIS)]
    pub sentinel_config: Option<RedisSentinelConfig>,
    /// User and password.
    #[field("aclUserConfig", go = "ACLUserConfig", required)]
    pub acl_user_config: Option<RedisACLUserConfig>,
    /// How long to wait for a connection, as a Go duration.
    #[field(
        "dialTimeout",
        go = "DialTimeout",
        default = "5s",
        pattern = r"^([0-9]+(\.[0-9]+)?(ns|us|µs|ms|s|m|h))+$"
    )]
    pub dial_timeout: String,
    /// How long to wait for an answer, as a Go duration.
    #[field(
        "readTimeout",
        go = "ReadTimeout",
        default = "3s",
        pattern = r"^([0-9]+(\.[0-9]+)?(ns|us|µs|ms|s|m|h))+$"
    )]
    pub read_timeout: String,
    /// How long to wait while sending, as a Go duration.
    #[field(
        "writeTimeout",
        go = "WriteTimeout",
        default = "3s",
        pattern = r"^([0-9]+(\.[0-9]+)?(ns|us|µs|ms|s|m|h))+$"
    )]
    pub write_timeout: String,
    /// Encryption towards Redis; none when left out.
    #[field("tls", go = "TLS")]
    pub tls: Option<RedisTLSConfig>,
    /// Encryption towards the Sentinels; none when left out.
    #[field("sentinelTls", go = "SentinelTLS")]
    pub sentinel_tls: Option<RedisTLSConfig>,
}

/// The Sentinels, by their addresses or by their Service.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct RedisSentinelConfig {
    /// Name of the master.
    #[field("masterName", go = "MasterName", required)]
    pub master_name: String,
    /// Hosts and ports of the Sentinels. They win over `sentinelService`.
    #[field("sentinelAddrs", go = "SentinelAddrs")]
    pub sentinel_addrs: Slice<String>,
    /// Service of the Sentinels.
    #[field("sentinelService", go = "SentinelService")]
    pub sentinel_service: Option<SentinelServiceRef>,
    /// Number of the Redis database.
    #[field("db", go = "DB", default = 0)]
    pub db: i32,
}

/// A Service in front of Sentinels.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct SentinelServiceRef {
    /// Name of the Service.
    #[field("name", go = "Name", required)]
    pub name: String,
    /// Its namespace; the proxy's own when left out.
    #[field("namespace", go = "Namespace")]
    pub namespace: String,
    /// Its port.
    #[field("port", go = "Port", default = 26379)]
    pub port: i32,
}

/// Encryption.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct RedisTLSConfig {
    /// Whether any certificate is believed.
    #[field("insecureSkipVerify", go = "InsecureSkipVerify")]
    pub insecure_skip_verify: bool,
    /// Where the certificate of the authority to trust is kept, as PEM; the system's authorities when left out.
    #[field("caCertSecretRef", go = "CACertSecretRef")]
    pub ca_cert_secret_ref: Option<SecretKeyRef>,
}

/// A Redis user.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct RedisACLUserConfig {
    /// Where the user's name is kept; the default user when left out.
    #[field("usernameSecretRef", go = "UsernameSecretRef", required_until = STANDALONE_REDIS)]
    pub username_secret_ref: Option<SecretKeyRef>,
    /// Where the password is kept.
    #[field("passwordSecretRef", go = "PasswordSecretRef", required)]
    pub password_secret_ref: Option<SecretKeyRef>,
}
