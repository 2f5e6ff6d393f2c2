//! ConfigMaps and Secrets (`v1`). Bytes stay the Base64 that they are in JSON.

use super::{API_VERSION, KIND, METADATA, Merge, OPTIONAL_BOOL, STRING_MAP, omit};
use crate::go::types::{Struct, Type};

/// `corev1.ConfigMap`.
pub static CONFIG_MAP: Struct<Merge> = Struct {
    name: "v1.ConfigMap",
    fields: &[
        KIND,
        API_VERSION,
        METADATA,
        omit("immutable", "Immutable", OPTIONAL_BOOL),
        omit("data", "Data", STRING_MAP),
        omit("binaryData", "BinaryData", STRING_MAP),
    ],
};

/// `corev1.Secret`, which proxies refer to.
pub static SECRET: Struct<Merge> = Struct {
    name: "v1.Secret",
    fields: &[
        KIND,
        API_VERSION,
        METADATA,
        omit("immutable", "Immutable", OPTIONAL_BOOL),
        omit("data", "Data", STRING_MAP),
        omit("stringData", "StringData", STRING_MAP),
        omit("type", "Type", Type::Text("v1.SecretType")),
    ],
};
