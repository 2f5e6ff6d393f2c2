//! The kinds that are known.

use super::{Keys, Namespace, Open, Producer};

const NAME: &str = "metadata.name";

/// What makes a Secret of its own name whose keys are not known.
const fn opaque(
    group: &'static str,
    kind: &'static str,
    name: &'static [&'static str],
) -> Producer {
    Producer {
        group,
        kind,
        makes: "Secret",
        name,
        namespace: Namespace::Own,
        keys: &[],
        open: Open::Always,
    }
}

/// The kinds that are known, each from the documentation of its controller.
pub(super) static PRODUCERS: &[Producer] = &[
    Producer {
        group: "external-secrets.io",
        kind: "ExternalSecret",
        makes: "Secret",
        name: &["spec.target.name", NAME],
        namespace: Namespace::Own,
        keys: &[
            Keys::At("spec.data[].secretKey"),
            Keys::Of("spec.target.template.data"),
        ],
        open: Open::With(&["spec.dataFrom", "spec.target.template.templateFrom"]),
    },
    Producer {
        group: "external-secrets.io",
        kind: "ClusterExternalSecret",
        makes: "Secret",
        name: &[
            "spec.externalSecretSpec.target.name",
            "spec.externalSecretName",
            NAME,
        ],
        namespace: Namespace::Every,
        keys: &[
            Keys::At("spec.externalSecretSpec.data[].secretKey"),
            Keys::Of("spec.externalSecretSpec.target.template.data"),
        ],
        open: Open::With(&[
            "spec.externalSecretSpec.dataFrom",
            "spec.externalSecretSpec.target.template.templateFrom",
        ]),
    },
    Producer {
        group: "bitnami.com",
        kind: "SealedSecret",
        makes: "Secret",
        name: &[NAME],
        namespace: Namespace::Own,
        keys: &[
            Keys::Of("spec.encryptedData"),
            Keys::Of("spec.template.data"),
        ],
        open: Open::With(&["spec.data"]),
    },
    Producer {
        group: "",
        kind: "Secret",
        makes: "Secret",
        name: &[NAME],
        namespace: Namespace::Own,
        keys: &[Keys::Of("data"), Keys::Of("stringData")],
        open: Open::Never,
    },
    Producer {
        group: "isindir.github.com",
        kind: "SopsSecret",
        makes: "Secret",
        name: &["spec.secretTemplates[].name"],
        namespace: Namespace::Own,
        keys: &[],
        open: Open::Always,
    },
    Producer {
        group: "cert-manager.io",
        kind: "Certificate",
        makes: "Secret",
        name: &["spec.secretName"],
        namespace: Namespace::Own,
        keys: &[Keys::Fixed(&["tls.crt", "tls.key", "ca.crt"])],
        open: Open::With(&["spec.keystores", "spec.additionalOutputFormats"]),
    },
    Producer {
        group: "trust.cert-manager.io",
        kind: "Bundle",
        makes: "ConfigMap",
        name: &[NAME],
        namespace: Namespace::Every,
        keys: &[Keys::At("spec.target.configMap.key")],
        open: Open::With(&["spec.target.additionalFormats"]),
    },
    Producer {
        group: "trust.cert-manager.io",
        kind: "Bundle",
        makes: "Secret",
        name: &[NAME],
        namespace: Namespace::Every,
        keys: &[Keys::At("spec.target.secret.key")],
        open: Open::With(&["spec.target.additionalFormats"]),
    },
    opaque(
        "secrets.hashicorp.com",
        "VaultStaticSecret",
        &["spec.destination.name"],
    ),
    opaque(
        "secrets.hashicorp.com",
        "VaultDynamicSecret",
        &["spec.destination.name"],
    ),
    opaque(
        "secrets.hashicorp.com",
        "VaultPKISecret",
        &["spec.destination.name"],
    ),
    opaque(
        "secrets.hashicorp.com",
        "HCPVaultSecretsApp",
        &["spec.destination.name"],
    ),
    opaque("ricoberger.de", "VaultSecret", &[NAME]),
    opaque("onepassword.com", "OnePasswordItem", &[NAME]),
    Producer {
        namespace: Namespace::At("spec.managedSecretReference.secretNamespace"),
        ..opaque(
            "secrets.infisical.com",
            "InfisicalSecret",
            &["spec.managedSecretReference.secretName"],
        )
    },
    Producer {
        namespace: Namespace::At("spec.managedSecret.namespace"),
        ..opaque(
            "secrets.doppler.com",
            "DopplerSecret",
            &["spec.managedSecret.name"],
        )
    },
    Producer {
        keys: &[Keys::At("spec.map[].secretKeyName")],
        ..opaque("k8s.bitwarden.com", "BitwardenSecret", &["spec.secretName"])
    },
    opaque(
        "secrets-store.csi.x-k8s.io",
        "SecretProviderClass",
        &["spec.secretObjects[].secretName"],
    ),
];
