//! Volumes and the sources that Kubernetes itself fills.

use super::claim::EPHEMERAL_VOLUME_SOURCE;
use super::env::{LOCAL_OBJECT_REFERENCE, OBJECT_FIELD_SELECTOR, RESOURCE_FIELD_SELECTOR};
use super::projected::PROJECTED_VOLUME_SOURCE;
use super::storage::{
    AWS_ELASTIC_BLOCK_STORE_VOLUME_SOURCE, AZURE_DISK_VOLUME_SOURCE, AZURE_FILE_VOLUME_SOURCE,
    CEPH_FS_VOLUME_SOURCE, CINDER_VOLUME_SOURCE, FC_VOLUME_SOURCE, FLEX_VOLUME_SOURCE,
    FLOCKER_VOLUME_SOURCE, GCE_PERSISTENT_DISK_VOLUME_SOURCE, GIT_REPO_VOLUME_SOURCE,
    GLUSTERFS_VOLUME_SOURCE, ISCSI_VOLUME_SOURCE, NFS_VOLUME_SOURCE,
    PHOTON_PERSISTENT_DISK_VOLUME_SOURCE, PORTWORX_VOLUME_SOURCE, QUOBYTE_VOLUME_SOURCE,
    RBD_VOLUME_SOURCE, SCALE_IO_VOLUME_SOURCE, STORAGE_OS_VOLUME_SOURCE,
    VSPHERE_VIRTUAL_DISK_VOLUME_SOURCE,
};
use super::{
    Merge, OPTIONAL_BOOL, OPTIONAL_INT32, OPTIONAL_STRING, STRING, STRING_MAP, embed, keep, list,
    omit, optional,
};
use crate::go::types::Struct;
use crate::go::types::Type::{Bool, Pointer, Quantity, Text};

pub(super) static KEY_TO_PATH: Struct<Merge> = Struct {
    name: "v1.KeyToPath",
    fields: &[
        keep("key", "Key", STRING),
        keep("path", "Path", STRING),
        omit("mode", "Mode", OPTIONAL_INT32),
    ],
};

static CONFIG_MAP_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.ConfigMapVolumeSource",
    fields: &[
        embed("LocalObjectReference", &LOCAL_OBJECT_REFERENCE),
        omit("items", "Items", list!(KEY_TO_PATH)),
        omit("defaultMode", "DefaultMode", OPTIONAL_INT32),
        omit("optional", "Optional", OPTIONAL_BOOL),
    ],
};

static SECRET_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.SecretVolumeSource",
    fields: &[
        omit("secretName", "SecretName", STRING),
        omit("items", "Items", list!(KEY_TO_PATH)),
        omit("defaultMode", "DefaultMode", OPTIONAL_INT32),
        omit("optional", "Optional", OPTIONAL_BOOL),
    ],
};

pub(super) static DOWNWARD_API_VOLUME_FILE: Struct<Merge> = Struct {
    name: "v1.DownwardAPIVolumeFile",
    fields: &[
        keep("path", "Path", STRING),
        omit("fieldRef", "FieldRef", optional!(OBJECT_FIELD_SELECTOR)),
        omit(
            "resourceFieldRef",
            "ResourceFieldRef",
            optional!(RESOURCE_FIELD_SELECTOR),
        ),
        omit("mode", "Mode", OPTIONAL_INT32),
    ],
};

static DOWNWARD_API_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.DownwardAPIVolumeSource",
    fields: &[
        omit("items", "Items", list!(DOWNWARD_API_VOLUME_FILE)),
        omit("defaultMode", "DefaultMode", OPTIONAL_INT32),
    ],
};

static EMPTY_DIR_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.EmptyDirVolumeSource",
    fields: &[
        omit("medium", "Medium", Text("v1.StorageMedium")),
        omit("sizeLimit", "SizeLimit", Pointer(&Quantity)),
    ],
};

static HOST_PATH_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.HostPathVolumeSource",
    fields: &[
        keep("path", "Path", STRING),
        omit("type", "Type", Pointer(&Text("v1.HostPathType"))),
    ],
};

static PERSISTENT_VOLUME_CLAIM_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.PersistentVolumeClaimVolumeSource",
    fields: &[
        keep("claimName", "ClaimName", STRING),
        omit("readOnly", "ReadOnly", Bool),
    ],
};

static IMAGE_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.ImageVolumeSource",
    fields: &[
        omit("reference", "Reference", STRING),
        omit("pullPolicy", "PullPolicy", Text("v1.PullPolicy")),
    ],
};

static CSI_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.CSIVolumeSource",
    fields: &[
        keep("driver", "Driver", STRING),
        omit("readOnly", "ReadOnly", OPTIONAL_BOOL),
        omit("fsType", "FSType", OPTIONAL_STRING),
        omit("volumeAttributes", "VolumeAttributes", STRING_MAP),
        omit(
            "nodePublishSecretRef",
            "NodePublishSecretRef",
            optional!(LOCAL_OBJECT_REFERENCE),
        ),
    ],
};

static VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.VolumeSource",
    fields: &[
        omit("hostPath", "HostPath", optional!(HOST_PATH_VOLUME_SOURCE)),
        omit("emptyDir", "EmptyDir", optional!(EMPTY_DIR_VOLUME_SOURCE)),
        omit(
            "gcePersistentDisk",
            "GCEPersistentDisk",
            optional!(GCE_PERSISTENT_DISK_VOLUME_SOURCE),
        ),
        omit(
            "awsElasticBlockStore",
            "AWSElasticBlockStore",
            optional!(AWS_ELASTIC_BLOCK_STORE_VOLUME_SOURCE),
        ),
        omit("gitRepo", "GitRepo", optional!(GIT_REPO_VOLUME_SOURCE)),
        omit("secret", "Secret", optional!(SECRET_VOLUME_SOURCE)),
        omit("nfs", "NFS", optional!(NFS_VOLUME_SOURCE)),
        omit("iscsi", "ISCSI", optional!(ISCSI_VOLUME_SOURCE)),
        omit("glusterfs", "Glusterfs", optional!(GLUSTERFS_VOLUME_SOURCE)),
        omit(
            "persistentVolumeClaim",
            "PersistentVolumeClaim",
            optional!(PERSISTENT_VOLUME_CLAIM_VOLUME_SOURCE),
        ),
        omit("rbd", "RBD", optional!(RBD_VOLUME_SOURCE)),
        omit("flexVolume", "FlexVolume", optional!(FLEX_VOLUME_SOURCE)),
        omit("cinder", "Cinder", optional!(CINDER_VOLUME_SOURCE)),
        omit("cephfs", "CephFS", optional!(CEPH_FS_VOLUME_SOURCE)),
        omit("flocker", "Flocker", optional!(FLOCKER_VOLUME_SOURCE)),
        omit(
            "downwardAPI",
            "DownwardAPI",
            optional!(DOWNWARD_API_VOLUME_SOURCE),
        ),
        omit("fc", "FC", optional!(FC_VOLUME_SOURCE)),
        omit(
            "azureFile",
            "AzureFile",
            optional!(AZURE_FILE_VOLUME_SOURCE),
        ),
        omit(
            "configMap",
            "ConfigMap",
            optional!(CONFIG_MAP_VOLUME_SOURCE),
        ),
        omit(
            "vsphereVolume",
            "VsphereVolume",
            optional!(VSPHERE_VIRTUAL_DISK_VOLUME_SOURCE),
        ),
        omit("quobyte", "Quobyte", optional!(QUOBYTE_VOLUME_SOURCE)),
        omit(
            "azureDisk",
            "AzureDisk",
            optional!(AZURE_DISK_VOLUME_SOURCE),
        ),
        omit(
            "photonPersistentDisk",
            "PhotonPersistentDisk",
            optional!(PHOTON_PERSISTENT_DISK_VOLUME_SOURCE),
        ),
        omit("projected", "Projected", optional!(PROJECTED_VOLUME_SOURCE)),
        omit(
            "portworxVolume",
            "PortworxVolume",
            optional!(PORTWORX_VOLUME_SOURCE),
        ),
        omit("scaleIO", "ScaleIO", optional!(SCALE_IO_VOLUME_SOURCE)),
        omit(
            "storageos",
            "StorageOS",
            optional!(STORAGE_OS_VOLUME_SOURCE),
        ),
        omit("csi", "CSI", optional!(CSI_VOLUME_SOURCE)),
        omit("ephemeral", "Ephemeral", optional!(EPHEMERAL_VOLUME_SOURCE)),
        omit("image", "Image", optional!(IMAGE_VOLUME_SOURCE)),
    ],
};

pub(super) static VOLUME: Struct<Merge> = Struct {
    name: "v1.Volume",
    fields: &[
        keep("name", "Name", STRING),
        embed("VolumeSource", &VOLUME_SOURCE),
    ],
};
