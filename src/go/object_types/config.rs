//! ConfigMaps (`v1`).

use super::{API_VERSION, KIND, METADATA, Merge, OPTIONAL_BOOL, STRING_MAP, omit};
use crate::go::types::Struct;

/// `corev1.ConfigMap`. Bytes stay the Base64 that they are in JSON.
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
