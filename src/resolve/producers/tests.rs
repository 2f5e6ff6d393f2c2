use super::*;
use crate::yaml::{Limits, read};

/// What a manifest makes: kind, namespace, name, keys, and `+` where there may be more.
#[track_caller]
fn case(group: &str, kind: &str, text: &str, expected: &[&str]) {
    let object = read(text.as_bytes(), &Limits::default())
        .expect("YAML")
        .root;
    let found: Vec<String> = produced(group, kind, &object)
        .into_iter()
        .map(|it| {
            let keys: Vec<String> = it.keys.keys.into_iter().collect();
            let namespace = it.namespace.unwrap_or_else(|| "*".to_owned());
            let more = if it.is_open { "+" } else { "" };
            format!(
                "{} {namespace}/{} {}{more}",
                it.kind,
                it.name,
                keys.join(",")
            )
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn producers_say_what_they_make() {
    case(
        "external-secrets.io",
        "ExternalSecret",
        "metadata: {name: gh, namespace: a}\nspec: {target: {name: gh-token}, data: [{secretKey: token}, {secretKey: id}]}",
        &["Secret a/gh-token id,token"],
    );
    case(
        "external-secrets.io",
        "ExternalSecret",
        "metadata: {name: gh}\nspec: {dataFrom: [{extract: {key: all}}]}",
        &["Secret /gh +"],
    );
    case(
        "bitnami.com",
        "SealedSecret",
        "metadata: {name: gh}\nspec: {encryptedData: {token: AgB}}",
        &["Secret /gh token"],
    );
    case(
        "",
        "Secret",
        "metadata: {name: gh}\nstringData: {token: 'ENC[AES256_GCM,data:x]'}\nsops: {}",
        &["Secret /gh token"],
    );
    case(
        "cert-manager.io",
        "Certificate",
        "metadata: {name: redis}\nspec: {secretName: redis-tls}",
        &["Secret /redis-tls ca.crt,tls.crt,tls.key"],
    );
    case(
        "secrets.hashicorp.com",
        "VaultStaticSecret",
        "metadata: {name: v}\nspec: {destination: {name: gh, create: true}}",
        &["Secret /gh +"],
    );
    case(
        "trust.cert-manager.io",
        "Bundle",
        "metadata: {name: corp-ca}\nspec: {target: {configMap: {key: ca.pem}}}",
        &["ConfigMap */corp-ca ca.pem"],
    );
    case(
        "secrets-store.csi.x-k8s.io",
        "SecretProviderClass",
        "metadata: {name: v}\nspec: {secretObjects: [{secretName: one}, {secretName: two}]}",
        &["Secret /one +", "Secret /two +"],
    );
    case("apps", "Deployment", "metadata: {name: gh}", &[]);
}
