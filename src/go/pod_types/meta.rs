//! `metav1.ObjectMeta`, label selectors and what they hold.

use super::{
    Merge, OPTIONAL_BOOL, OPTIONAL_INT64, STRING, STRING_MAP, STRINGS, keep, list, omit, omit_zero,
};
use crate::go::types::Struct;
use crate::go::types::Type::{Int64, Pointer, Raw, Text, Time};

static OWNER_REFERENCE: Struct<Merge> = Struct {
    name: "v1.OwnerReference",
    fields: &[
        keep("apiVersion", "APIVersion", STRING),
        keep("kind", "Kind", STRING),
        keep("name", "Name", STRING),
        keep("uid", "UID", Text("types.UID")),
        omit("controller", "Controller", OPTIONAL_BOOL),
        omit("blockOwnerDeletion", "BlockOwnerDeletion", OPTIONAL_BOOL),
    ],
};

static MANAGED_FIELDS_ENTRY: Struct<Merge> = Struct {
    name: "v1.ManagedFieldsEntry",
    fields: &[
        omit("manager", "Manager", STRING),
        omit(
            "operation",
            "Operation",
            Text("v1.ManagedFieldsOperationType"),
        ),
        omit("apiVersion", "APIVersion", STRING),
        omit("time", "Time", Pointer(&Time)),
        omit("fieldsType", "FieldsType", STRING),
        omit("fieldsV1", "FieldsV1", Pointer(&Raw)),
        omit("subresource", "Subresource", STRING),
    ],
};

/// `metav1.ObjectMeta`.
pub static OBJECT_META: Struct<Merge> = Struct {
    name: "v1.ObjectMeta",
    fields: &[
        omit("name", "Name", STRING),
        omit("generateName", "GenerateName", STRING),
        omit("namespace", "Namespace", STRING),
        omit("selfLink", "SelfLink", STRING),
        omit("uid", "UID", Text("types.UID")),
        omit("resourceVersion", "ResourceVersion", STRING),
        omit("generation", "Generation", Int64),
        omit_zero("creationTimestamp", "CreationTimestamp", Time),
        omit("deletionTimestamp", "DeletionTimestamp", Pointer(&Time)),
        omit(
            "deletionGracePeriodSeconds",
            "DeletionGracePeriodSeconds",
            OPTIONAL_INT64,
        ),
        omit("labels", "Labels", STRING_MAP),
        omit("annotations", "Annotations", STRING_MAP),
        omit("ownerReferences", "OwnerReferences", list!(OWNER_REFERENCE)).merged_by("uid"),
        omit("finalizers", "Finalizers", STRINGS).merged_by(""),
        omit(
            "managedFields",
            "ManagedFields",
            list!(MANAGED_FIELDS_ENTRY),
        ),
    ],
};

static LABEL_SELECTOR_REQUIREMENT: Struct<Merge> = Struct {
    name: "v1.LabelSelectorRequirement",
    fields: &[
        keep("key", "Key", STRING),
        keep("operator", "Operator", Text("v1.LabelSelectorOperator")),
        omit("values", "Values", STRINGS),
    ],
};

pub(in crate::go) static LABEL_SELECTOR: Struct<Merge> = Struct {
    name: "v1.LabelSelector",
    fields: &[
        omit("matchLabels", "MatchLabels", STRING_MAP),
        omit(
            "matchExpressions",
            "MatchExpressions",
            list!(LABEL_SELECTOR_REQUIREMENT),
        ),
    ],
};
