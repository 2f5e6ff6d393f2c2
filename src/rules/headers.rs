//! Headers that a proxy adds to requests, and what Go makes of their names.

use crate::admission::names::is_header_field_name;
use crate::resource::remote_proxy::MCPRemoteProxySpec;

/// A header that a proxy adds.
pub(super) struct Header<'a> {
    /// Its name, as it is written.
    pub(super) name: &'a str,
    /// Path of the name: the key of a plain header, the field of one from a Secret.
    pub(super) path: String,
    /// Its value; none where a Secret has it.
    pub(super) value: Option<&'a str>,
}

/// Every header that a proxy adds, first the plain ones.
pub(super) fn forwarded(spec: &MCPRemoteProxySpec) -> Vec<Header<'_>> {
    let Some(forward) = &spec.header_forward else {
        return Vec::new();
    };
    let plain = forward.add_plaintext_headers.iter();
    let plain = plain.map(|(name, value)| Header {
        name,
        path: format!("spec.headerForward.addPlaintextHeaders.{name}"),
        value: Some(value),
    });
    let secret = forward.add_headers_from_secret.iter().enumerate();
    let secret = secret.map(|(index, header)| Header {
        name: &header.header_name,
        path: format!("spec.headerForward.addHeadersFromSecret[{index}].headerName"),
        value: None,
    });
    plain.chain(secret).collect()
}

/// A header's name as Go writes it (`http.CanonicalHeaderKey`): a name that HTTP does not have stays as it is.
pub(super) fn canonical(name: &str) -> String {
    if !is_header_field_name(name) {
        return name.to_owned();
    }
    let words = name.split('-').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        let rest = letters.map(|letter| letter.to_ascii_lowercase());
        first.into_iter().chain(rest).collect::<String>()
    });
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::canonical;

    #[test]
    fn names_are_written_as_go_does() {
        let cases = [
            ("x-api-key", "X-Api-Key"),
            ("X-API-KEY", "X-Api-Key"),
            ("te", "Te"),
            ("a--b", "A--B"),
            ("x api", "x api"),
        ];
        for (name, expected) in cases {
            assert_eq!(canonical(name), expected);
        }
    }
}
