//! Headers for the remote server.

use std::collections::BTreeMap;

use serde::Serialize;

use super::is_empty_map;
use crate::operator::names;
use crate::operator::proxy::Proxy;
use crate::resource::StringMap;

/// Headers with their values, and headers with the identifier of the secret that holds the value.
#[derive(Debug, Serialize)]
pub(super) struct HeaderForward {
    #[serde(skip_serializing_if = "is_empty_map")]
    pub(super) add_plaintext_headers: StringMap<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    add_headers_from_secret: BTreeMap<String, String>,
}

/// The headers of a proxy; none where it names none.
pub(super) fn of(proxy: &Proxy<'_>) -> Option<HeaderForward> {
    let forward = proxy.spec.header_forward.as_ref()?;
    let secret = forward
        .add_headers_from_secret
        .iter()
        .filter(|header| header.value_secret_ref.is_some());
    let add_headers_from_secret: BTreeMap<String, String> = secret
        .map(|header| {
            (
                header.header_name.clone(),
                names::header_secret(proxy.name, &header.header_name),
            )
        })
        .collect();
    let plain = forward.add_plaintext_headers.clone();
    if plain.is_empty() && add_headers_from_secret.is_empty() {
        return None;
    }
    let add_plaintext_headers = if plain.is_empty() {
        StringMap::default()
    } else {
        plain
    };
    Some(HeaderForward {
        add_plaintext_headers,
        add_headers_from_secret,
    })
}
