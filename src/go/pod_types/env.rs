//! Environment variables and what they refer to.

use super::{Merge, OPTIONAL_BOOL, STRING, embed, keep, omit, optional};
use crate::go::types::Struct;
use crate::go::types::Type::Quantity;

pub(in crate::go) static LOCAL_OBJECT_REFERENCE: Struct<Merge> = Struct {
    name: "v1.LocalObjectReference",
    fields: &[omit("name", "Name", STRING)],
};

static CONFIG_MAP_ENV_SOURCE: Struct<Merge> = Struct {
    name: "v1.ConfigMapEnvSource",
    fields: &[
        embed("LocalObjectReference", &LOCAL_OBJECT_REFERENCE),
        omit("optional", "Optional", OPTIONAL_BOOL),
    ],
};

static SECRET_ENV_SOURCE: Struct<Merge> = Struct {
    name: "v1.SecretEnvSource",
    fields: &[
        embed("LocalObjectReference", &LOCAL_OBJECT_REFERENCE),
        omit("optional", "Optional", OPTIONAL_BOOL),
    ],
};

pub(super) static ENV_FROM_SOURCE: Struct<Merge> = Struct {
    name: "v1.EnvFromSource",
    fields: &[
        omit("prefix", "Prefix", STRING),
        omit(
            "configMapRef",
            "ConfigMapRef",
            optional!(CONFIG_MAP_ENV_SOURCE),
        ),
        omit("secretRef", "SecretRef", optional!(SECRET_ENV_SOURCE)),
    ],
};

pub(super) static OBJECT_FIELD_SELECTOR: Struct<Merge> = Struct {
    name: "v1.ObjectFieldSelector",
    fields: &[
        omit("apiVersion", "APIVersion", STRING),
        keep("fieldPath", "FieldPath", STRING),
    ],
};

pub(super) static RESOURCE_FIELD_SELECTOR: Struct<Merge> = Struct {
    name: "v1.ResourceFieldSelector",
    fields: &[
        omit("containerName", "ContainerName", STRING),
        keep("resource", "Resource", STRING),
        omit("divisor", "Divisor", Quantity),
    ],
};

static CONFIG_MAP_KEY_SELECTOR: Struct<Merge> = Struct {
    name: "v1.ConfigMapKeySelector",
    fields: &[
        embed("LocalObjectReference", &LOCAL_OBJECT_REFERENCE),
        keep("key", "Key", STRING),
        omit("optional", "Optional", OPTIONAL_BOOL),
    ],
};

static SECRET_KEY_SELECTOR: Struct<Merge> = Struct {
    name: "v1.SecretKeySelector",
    fields: &[
        embed("LocalObjectReference", &LOCAL_OBJECT_REFERENCE),
        keep("key", "Key", STRING),
        omit("optional", "Optional", OPTIONAL_BOOL),
    ],
};

static FILE_KEY_SELECTOR: Struct<Merge> = Struct {
    name: "v1.FileKeySelector",
    fields: &[
        keep("volumeName", "VolumeName", STRING),
        keep("path", "Path", STRING),
        keep("key", "Key", STRING),
        omit("optional", "Optional", OPTIONAL_BOOL),
    ],
};

static ENV_VAR_SOURCE: Struct<Merge> = Struct {
    name: "v1.EnvVarSource",
    fields: &[
        omit("fieldRef", "FieldRef", optional!(OBJECT_FIELD_SELECTOR)),
        omit(
            "resourceFieldRef",
            "ResourceFieldRef",
            optional!(RESOURCE_FIELD_SELECTOR),
        ),
        omit(
            "configMapKeyRef",
            "ConfigMapKeyRef",
            optional!(CONFIG_MAP_KEY_SELECTOR),
        ),
        omit(
            "secretKeyRef",
            "SecretKeyRef",
            optional!(SECRET_KEY_SELECTOR),
        ),
        omit("fileKeyRef", "FileKeyRef", optional!(FILE_KEY_SELECTOR)),
    ],
};

pub(super) static ENV_VAR: Struct<Merge> = Struct {
    name: "v1.EnvVar",
    fields: &[
        keep("name", "Name", STRING),
        omit("value", "Value", STRING),
        omit("valueFrom", "ValueFrom", optional!(ENV_VAR_SOURCE)),
    ],
};
