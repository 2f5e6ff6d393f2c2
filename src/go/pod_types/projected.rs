//! Projected volumes.

use super::env::LOCAL_OBJECT_REFERENCE;
use super::meta::LABEL_SELECTOR;
use super::volume::{DOWNWARD_API_VOLUME_FILE, KEY_TO_PATH};
use super::{
    Merge, OPTIONAL_BOOL, OPTIONAL_INT32, OPTIONAL_INT64, OPTIONAL_STRING, STRING, STRING_MAP,
    embed, keep, list, omit, optional,
};
use crate::go::types::Struct;

static SECRET_PROJECTION: Struct<Merge> = Struct {
    name: "v1.SecretProjection",
    fields: &[
        embed("LocalObjectReference", &LOCAL_OBJECT_REFERENCE),
        omit("items", "Items", list!(KEY_TO_PATH)),
        omit("optional", "Optional", OPTIONAL_BOOL),
    ],
};

static DOWNWARD_API_PROJECTION: Struct<Merge> = Struct {
    name: "v1.DownwardAPIProjection",
    fields: &[omit("items", "Items", list!(DOWNWARD_API_VOLUME_FILE))],
};

static CONFIG_MAP_PROJECTION: Struct<Merge> = Struct {
    name: "v1.ConfigMapProjection",
    fields: &[
        embed("LocalObjectReference", &LOCAL_OBJECT_REFERENCE),
        omit("items", "Items", list!(KEY_TO_PATH)),
        omit("optional", "Optional", OPTIONAL_BOOL),
    ],
};

static SERVICE_ACCOUNT_TOKEN_PROJECTION: Struct<Merge> = Struct {
    name: "v1.ServiceAccountTokenProjection",
    fields: &[
        omit("audience", "Audience", STRING),
        omit("expirationSeconds", "ExpirationSeconds", OPTIONAL_INT64),
        keep("path", "Path", STRING),
    ],
};

static CLUSTER_TRUST_BUNDLE_PROJECTION: Struct<Merge> = Struct {
    name: "v1.ClusterTrustBundleProjection",
    fields: &[
        omit("name", "Name", OPTIONAL_STRING),
        omit("signerName", "SignerName", OPTIONAL_STRING),
        omit("labelSelector", "LabelSelector", optional!(LABEL_SELECTOR)),
        omit("optional", "Optional", OPTIONAL_BOOL),
        keep("path", "Path", STRING),
    ],
};

static POD_CERTIFICATE_PROJECTION: Struct<Merge> = Struct {
    name: "v1.PodCertificateProjection",
    fields: &[
        omit("signerName", "SignerName", STRING),
        omit("keyType", "KeyType", STRING),
        omit(
            "maxExpirationSeconds",
            "MaxExpirationSeconds",
            OPTIONAL_INT32,
        ),
        omit("credentialBundlePath", "CredentialBundlePath", STRING),
        omit("keyPath", "KeyPath", STRING),
        omit("certificateChainPath", "CertificateChainPath", STRING),
        omit("userAnnotations", "UserAnnotations", STRING_MAP),
    ],
};

static VOLUME_PROJECTION: Struct<Merge> = Struct {
    name: "v1.VolumeProjection",
    fields: &[
        omit("secret", "Secret", optional!(SECRET_PROJECTION)),
        omit(
            "downwardAPI",
            "DownwardAPI",
            optional!(DOWNWARD_API_PROJECTION),
        ),
        omit("configMap", "ConfigMap", optional!(CONFIG_MAP_PROJECTION)),
        omit(
            "serviceAccountToken",
            "ServiceAccountToken",
            optional!(SERVICE_ACCOUNT_TOKEN_PROJECTION),
        ),
        omit(
            "clusterTrustBundle",
            "ClusterTrustBundle",
            optional!(CLUSTER_TRUST_BUNDLE_PROJECTION),
        ),
        omit(
            "podCertificate",
            "PodCertificate",
            optional!(POD_CERTIFICATE_PROJECTION),
        ),
    ],
};

pub(super) static PROJECTED_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.ProjectedVolumeSource",
    fields: &[
        keep("sources", "Sources", list!(VOLUME_PROJECTION)),
        omit("defaultMode", "DefaultMode", OPTIONAL_INT32),
    ],
};
