//! What an embedded authorization server needs to be the same server after a start, and in several pods.

use crate::resource::external_auth_config::EmbeddedAuthServerConfig;

/// What of it is not set.
pub(super) fn forgotten(server: &EmbeddedAuthServerConfig) -> Vec<&'static str> {
    let storage = server.storage.as_ref();
    let parts = [
        (
            server.signing_key_secret_refs.is_empty(),
            "`signingKeySecretRefs`",
        ),
        (server.hmac_secret_refs.is_empty(), "`hmacSecretRefs`"),
        (
            storage.is_none_or(|it| it.kind != "redis"),
            "`storage` of type redis",
        ),
    ];
    let missing = parts.into_iter().filter(|(is_missing, _)| *is_missing);
    missing.map(|(_, part)| part).collect()
}
