//! Claims that a pod brings along as ephemeral volumes.

use super::meta::{LABEL_SELECTOR, OBJECT_META};
use super::{Merge, OPTIONAL_STRING, RESOURCE_LIST, STRING, keep, object, omit, optional};
use crate::go::types::Struct;
use crate::go::types::Type::{Pointer, Slice, Text};

static VOLUME_RESOURCE_REQUIREMENTS: Struct<Merge> = Struct {
    name: "v1.VolumeResourceRequirements",
    fields: &[
        omit("limits", "Limits", RESOURCE_LIST),
        omit("requests", "Requests", RESOURCE_LIST),
    ],
};

static TYPED_LOCAL_OBJECT_REFERENCE: Struct<Merge> = Struct {
    name: "v1.TypedLocalObjectReference",
    fields: &[
        keep("apiGroup", "APIGroup", OPTIONAL_STRING),
        keep("kind", "Kind", STRING),
        keep("name", "Name", STRING),
    ],
};

static TYPED_OBJECT_REFERENCE: Struct<Merge> = Struct {
    name: "v1.TypedObjectReference",
    fields: &[
        keep("apiGroup", "APIGroup", OPTIONAL_STRING),
        keep("kind", "Kind", STRING),
        keep("name", "Name", STRING),
        omit("namespace", "Namespace", OPTIONAL_STRING),
    ],
};

static PERSISTENT_VOLUME_CLAIM_SPEC: Struct<Merge> = Struct {
    name: "v1.PersistentVolumeClaimSpec",
    fields: &[
        omit(
            "accessModes",
            "AccessModes",
            Slice(&Text("v1.PersistentVolumeAccessMode")),
        ),
        omit("selector", "Selector", optional!(LABEL_SELECTOR)),
        omit(
            "resources",
            "Resources",
            object!(VOLUME_RESOURCE_REQUIREMENTS),
        ),
        omit("volumeName", "VolumeName", STRING),
        omit("storageClassName", "StorageClassName", OPTIONAL_STRING),
        omit(
            "volumeMode",
            "VolumeMode",
            Pointer(&Text("v1.PersistentVolumeMode")),
        ),
        omit(
            "dataSource",
            "DataSource",
            optional!(TYPED_LOCAL_OBJECT_REFERENCE),
        ),
        omit(
            "dataSourceRef",
            "DataSourceRef",
            optional!(TYPED_OBJECT_REFERENCE),
        ),
        omit(
            "volumeAttributesClassName",
            "VolumeAttributesClassName",
            OPTIONAL_STRING,
        ),
    ],
};

static PERSISTENT_VOLUME_CLAIM_TEMPLATE: Struct<Merge> = Struct {
    name: "v1.PersistentVolumeClaimTemplate",
    fields: &[
        omit("metadata", "ObjectMeta", object!(OBJECT_META)),
        keep("spec", "Spec", object!(PERSISTENT_VOLUME_CLAIM_SPEC)),
    ],
};

pub(super) static EPHEMERAL_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.EphemeralVolumeSource",
    fields: &[omit(
        "volumeClaimTemplate",
        "VolumeClaimTemplate",
        optional!(PERSISTENT_VOLUME_CLAIM_TEMPLATE),
    )],
};
