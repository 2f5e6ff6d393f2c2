use serde_json::Value;

use super::*;

const FACTS: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/testdata/go/go-url.jsonl"
));

type Check = fn(&str) -> Result<(), String>;

const CHECKS: [(&str, Check); 14] = [
    ("ValidateRemoteURL", validate_remote_url),
    ("ValidateOIDCIssuerURL", |text| {
        validate_oidc_issuer_url(text, false)
    }),
    ("ValidateOIDCIssuerURL_insecure", |text| {
        validate_oidc_issuer_url(text, true)
    }),
    ("ValidateJWKSURL", |text| {
        validate_jwks_url(text, false, JwksSchemes::HttpWhenInsecure)
    }),
    ("ValidateJWKSURL_insecure", |text| {
        validate_jwks_url(text, true, JwksSchemes::HttpWhenInsecure)
    }),
    ("authserver_issuer", |text| {
        auth_server::validate_issuer_url(text, false)
    }),
    ("authserver_issuer_insecure", |text| {
        auth_server::validate_issuer_url(text, true)
    }),
    ("authserver_trusted_issuer", |text| {
        auth_server::validate_trusted_issuer_url(text, false)
    }),
    ("tokenexchange_ValidateJWKSURL", |text| {
        auth_server::validate_jwks_url(text, false, false)
    }),
    ("jwtbearer_ValidateTokenURL", |text| {
        auth_server::validate_token_url("tokenUrl", text, false)
    }),
    (
        "networking_ValidateEndpointURL",
        auth_server::validate_endpoint_url,
    ),
    (
        "networking_ValidateHTTPSURL",
        auth_server::validate_https_url,
    ),
    (
        "networking_ValidateIssuerURL",
        auth_server::validate_client_issuer_url,
    ),
    (
        "ValidateRedirectURI_strict",
        auth_server::validate_redirect_uri,
    ),
];

#[test]
fn urls_are_judged_as_the_operator_does() {
    let mut wrong = Vec::new();
    let mut not_utf8 = 0;
    for line in FACTS.lines() {
        let row: Value = serde_json::from_str(line).expect("the table is JSON");
        // A text in an object is always UTF-8, so the checks do not take others.
        let Some(text) = row["text"].as_str() else {
            not_utf8 += 1;
            continue;
        };
        let validators = row["validators"].as_object().expect("a row has validators");
        assert_eq!(validators.len(), CHECKS.len());
        for (name, check) in CHECKS {
            let (ours, fact) = (check(text).err(), &validators[name]);
            if ours.as_deref() != fact.as_str() {
                wrong.push(format!("{text:?} {name}: {ours:?}, not {fact}"));
            }
        }
    }
    wrong.truncate(20);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(not_utf8, 6);
}

#[test]
fn a_jwks_url_had_to_be_https() {
    let check = |text| validate_jwks_url(text, true, JwksSchemes::Https);
    assert_eq!(check(""), Ok(()));
    assert_eq!(check("https://example.com/keys"), Ok(()));
    assert_eq!(
        check("http://example.com/keys"),
        Err(r#"JWKS URL must use HTTPS scheme, got "http""#.to_owned())
    );
    assert_eq!(
        check("https:///keys"),
        Err("JWKS URL must have a valid host".to_owned())
    );
}

#[test]
fn embedded_addresses_are_private_as_the_address_they_lead_to() {
    let cases = [
        ("64:ff9b::a9fe:a9fe", true),
        ("64:ff9b::808:808", false),
        ("64:ff9b:1::808:808", false),
        ("64:ff9b:1:1::808:808", true),
        ("2002:a9fe:a9fe::", true),
        ("2002:808:808::", false),
        ("2001::1", true),
        ("2001:1::1", false),
        ("ff12::1", true),
        ("::", true),
        ("198.51.100.7", true),
        ("198.51.101.7", false),
    ];
    for (address, private) in cases {
        assert_eq!(
            parse_ip(address).map(network::is_private),
            Some(private),
            "{address}"
        );
    }
}

#[test]
fn the_machine_itself_has_many_names() {
    for host in [
        "localhost",
        "LOCALHOST:1",
        "127.1.2.3:80",
        "[::1]",
        "::1",
        "[::ffff:127.0.0.1]:1",
    ] {
        assert!(network::is_localhost(host.as_bytes()), "{host}");
    }
    for host in ["localhost.", "127.1", "0.0.0.0", "localhost:1:2", ""] {
        assert!(!network::is_localhost(host.as_bytes()), "{host}");
    }
}
