use serde_json::Value;

use super::*;
use crate::go::ip::parse_ip;

const FACTS: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/testdata/go/go-url.jsonl"
));

/// The bytes of a text in the table; what is not UTF-8 stands there in base 64.
fn bytes(value: &Value) -> Vec<u8> {
    if let Some(text) = value.as_str() {
        return text.into();
    }
    let digits = value["b64"].as_str().unwrap_or_default().bytes();
    let sextets = digits.filter_map(|digit| {
        let at = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        at.iter().position(|it| *it == digit)
    });
    let bits: Vec<bool> = sextets
        .flat_map(|sextet| (0..6).rev().map(move |bit| sextet >> bit & 1 == 1))
        .collect();
    let byte = |bits: &[bool]| bits.iter().fold(0, |byte, bit| byte << 1 | u8::from(*bit));
    bits.chunks_exact(8).map(byte).collect()
}

/// What a URL says in each column.
fn columns(url: &Url) -> [(&'static str, Option<Vec<u8>>); 13] {
    let ip = parse_ip(url.hostname()).map(|ip| ip.to_string().into());
    [
        ("scheme", Some(url.scheme.clone().into())),
        ("opaque", Some(url.opaque.clone())),
        ("user", url.user.as_ref().map(Userinfo::to_bytes)),
        ("host", Some(url.host.clone())),
        ("hostname", Some(url.hostname().into())),
        ("port", Some(url.port().into())),
        ("path", Some(url.path.clone())),
        ("raw_path", Some(url.raw_path.clone())),
        ("query", Some(url.raw_query.clone())),
        ("fragment", Some(url.fragment.clone())),
        ("string", Some(url.to_bytes())),
        ("ip", ip),
        ("error", None),
    ]
}

#[test]
fn urls_are_read_and_written_as_go_does() {
    let mut wrong = Vec::new();
    for line in FACTS.lines() {
        let row: Value = serde_json::from_str(line).expect("the table is JSON");
        let text = bytes(&row["text"]);
        let mut compare = |column: &str, ours: Option<Vec<u8>>| {
            let facts = row.get(column).map(bytes);
            if ours != facts {
                let [ours, facts] = [ours, facts].map(|it| it.map(|it| quote(&it)));
                wrong.push(format!(
                    "{} {column}: {ours:?}, not {facts:?}",
                    quote(&text)
                ));
            }
        };
        match parse(&text) {
            Ok(url) => columns(&url)
                .into_iter()
                .for_each(|(column, ours)| compare(column, ours)),
            Err(error) => compare("error", Some(error.to_string().into())),
        }
        let refused = parse_request_uri(&text).err();
        compare(
            "request_uri_error",
            refused.map(|error| error.to_string().into()),
        );
    }
    wrong.truncate(20);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_asterisk_is_written_as_it_was_read() {
    for (text, written) in [("*", "*"), ("%2A", "*"), ("%2a", "%2a"), ("*?x", "*?x")] {
        assert_eq!(
            parse(text).map(|url| url.to_string()),
            Ok(written.to_owned())
        );
    }
}

#[test]
fn addresses_with_a_port_are_split() {
    let cases: [(&str, Option<(&str, &str)>); 9] = [
        ("localhost:80", Some(("localhost", "80"))),
        ("[::1]:80", Some(("::1", "80"))),
        (":", Some(("", ""))),
        ("localhost", None),
        ("::1", None),
        ("[::1]", None),
        ("[::1]80", None),
        ("[a]]:80", None),
        ("a[b:80", None),
    ];
    for (address, parts) in cases {
        let parts = parts.map(|(host, port)| (host.as_bytes(), port.as_bytes()));
        assert_eq!(split_host_port(address.as_bytes()), parts, "{address}");
    }
}
