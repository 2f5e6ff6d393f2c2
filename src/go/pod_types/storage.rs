//! Volume sources of storage systems and clouds.

use super::env::LOCAL_OBJECT_REFERENCE;
use super::{
    Merge, OPTIONAL_BOOL, OPTIONAL_INT32, OPTIONAL_STRING, STRING, STRING_MAP, STRINGS, keep, omit,
    optional,
};
use crate::go::types::Struct;
use crate::go::types::Type::{Bool, Int32, Pointer, Text};

pub(super) static NFS_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.NFSVolumeSource",
    fields: &[
        keep("server", "Server", STRING),
        keep("path", "Path", STRING),
        omit("readOnly", "ReadOnly", Bool),
    ],
};

pub(super) static ISCSI_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.ISCSIVolumeSource",
    fields: &[
        keep("targetPortal", "TargetPortal", STRING),
        keep("iqn", "IQN", STRING),
        keep("lun", "Lun", Int32),
        omit("iscsiInterface", "ISCSIInterface", STRING),
        omit("fsType", "FSType", STRING),
        omit("readOnly", "ReadOnly", Bool),
        omit("portals", "Portals", STRINGS),
        omit("chapAuthDiscovery", "DiscoveryCHAPAuth", Bool),
        omit("chapAuthSession", "SessionCHAPAuth", Bool),
        omit("secretRef", "SecretRef", optional!(LOCAL_OBJECT_REFERENCE)),
        omit("initiatorName", "InitiatorName", OPTIONAL_STRING),
    ],
};

pub(super) static FC_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.FCVolumeSource",
    fields: &[
        omit("targetWWNs", "TargetWWNs", STRINGS),
        omit("lun", "Lun", OPTIONAL_INT32),
        omit("fsType", "FSType", STRING),
        omit("readOnly", "ReadOnly", Bool),
        omit("wwids", "WWIDs", STRINGS),
    ],
};

pub(super) static RBD_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.RBDVolumeSource",
    fields: &[
        keep("monitors", "CephMonitors", STRINGS),
        keep("image", "RBDImage", STRING),
        omit("fsType", "FSType", STRING),
        omit("pool", "RBDPool", STRING),
        omit("user", "RadosUser", STRING),
        omit("keyring", "Keyring", STRING),
        omit("secretRef", "SecretRef", optional!(LOCAL_OBJECT_REFERENCE)),
        omit("readOnly", "ReadOnly", Bool),
    ],
};

pub(super) static CEPH_FS_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.CephFSVolumeSource",
    fields: &[
        keep("monitors", "Monitors", STRINGS),
        omit("path", "Path", STRING),
        omit("user", "User", STRING),
        omit("secretFile", "SecretFile", STRING),
        omit("secretRef", "SecretRef", optional!(LOCAL_OBJECT_REFERENCE)),
        omit("readOnly", "ReadOnly", Bool),
    ],
};

pub(super) static GLUSTERFS_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.GlusterfsVolumeSource",
    fields: &[
        keep("endpoints", "EndpointsName", STRING),
        keep("path", "Path", STRING),
        omit("readOnly", "ReadOnly", Bool),
    ],
};

pub(super) static CINDER_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.CinderVolumeSource",
    fields: &[
        keep("volumeID", "VolumeID", STRING),
        omit("fsType", "FSType", STRING),
        omit("readOnly", "ReadOnly", Bool),
        omit("secretRef", "SecretRef", optional!(LOCAL_OBJECT_REFERENCE)),
    ],
};

pub(super) static FLEX_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.FlexVolumeSource",
    fields: &[
        keep("driver", "Driver", STRING),
        omit("fsType", "FSType", STRING),
        omit("secretRef", "SecretRef", optional!(LOCAL_OBJECT_REFERENCE)),
        omit("readOnly", "ReadOnly", Bool),
        omit("options", "Options", STRING_MAP),
    ],
};

pub(super) static FLOCKER_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.FlockerVolumeSource",
    fields: &[
        omit("datasetName", "DatasetName", STRING),
        omit("datasetUUID", "DatasetUUID", STRING),
    ],
};

pub(super) static GIT_REPO_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.GitRepoVolumeSource",
    fields: &[
        keep("repository", "Repository", STRING),
        omit("revision", "Revision", STRING),
        omit("directory", "Directory", STRING),
    ],
};

pub(super) static GCE_PERSISTENT_DISK_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.GCEPersistentDiskVolumeSource",
    fields: &[
        keep("pdName", "PDName", STRING),
        omit("fsType", "FSType", STRING),
        omit("partition", "Partition", Int32),
        omit("readOnly", "ReadOnly", Bool),
    ],
};

pub(super) static AWS_ELASTIC_BLOCK_STORE_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.AWSElasticBlockStoreVolumeSource",
    fields: &[
        keep("volumeID", "VolumeID", STRING),
        omit("fsType", "FSType", STRING),
        omit("partition", "Partition", Int32),
        omit("readOnly", "ReadOnly", Bool),
    ],
};

pub(super) static AZURE_FILE_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.AzureFileVolumeSource",
    fields: &[
        keep("secretName", "SecretName", STRING),
        keep("shareName", "ShareName", STRING),
        omit("readOnly", "ReadOnly", Bool),
    ],
};

pub(super) static AZURE_DISK_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.AzureDiskVolumeSource",
    fields: &[
        keep("diskName", "DiskName", STRING),
        keep("diskURI", "DataDiskURI", STRING),
        omit(
            "cachingMode",
            "CachingMode",
            Pointer(&Text("v1.AzureDataDiskCachingMode")),
        ),
        omit("fsType", "FSType", OPTIONAL_STRING),
        omit("readOnly", "ReadOnly", OPTIONAL_BOOL),
        omit("kind", "Kind", Pointer(&Text("v1.AzureDataDiskKind"))),
    ],
};

pub(super) static VSPHERE_VIRTUAL_DISK_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.VsphereVirtualDiskVolumeSource",
    fields: &[
        keep("volumePath", "VolumePath", STRING),
        omit("fsType", "FSType", STRING),
        omit("storagePolicyName", "StoragePolicyName", STRING),
        omit("storagePolicyID", "StoragePolicyID", STRING),
    ],
};

pub(super) static QUOBYTE_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.QuobyteVolumeSource",
    fields: &[
        keep("registry", "Registry", STRING),
        keep("volume", "Volume", STRING),
        omit("readOnly", "ReadOnly", Bool),
        omit("user", "User", STRING),
        omit("group", "Group", STRING),
        omit("tenant", "Tenant", STRING),
    ],
};

pub(super) static PHOTON_PERSISTENT_DISK_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.PhotonPersistentDiskVolumeSource",
    fields: &[
        keep("pdID", "PdID", STRING),
        omit("fsType", "FSType", STRING),
    ],
};

pub(super) static PORTWORX_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.PortworxVolumeSource",
    fields: &[
        keep("volumeID", "VolumeID", STRING),
        omit("fsType", "FSType", STRING),
        omit("readOnly", "ReadOnly", Bool),
    ],
};

pub(super) static SCALE_IO_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.ScaleIOVolumeSource",
    fields: &[
        keep("gateway", "Gateway", STRING),
        keep("system", "System", STRING),
        keep("secretRef", "SecretRef", optional!(LOCAL_OBJECT_REFERENCE)),
        omit("sslEnabled", "SSLEnabled", Bool),
        omit("protectionDomain", "ProtectionDomain", STRING),
        omit("storagePool", "StoragePool", STRING),
        omit("storageMode", "StorageMode", STRING),
        omit("volumeName", "VolumeName", STRING),
        omit("fsType", "FSType", STRING),
        omit("readOnly", "ReadOnly", Bool),
    ],
};

pub(super) static STORAGE_OS_VOLUME_SOURCE: Struct<Merge> = Struct {
    name: "v1.StorageOSVolumeSource",
    fields: &[
        omit("volumeName", "VolumeName", STRING),
        omit("volumeNamespace", "VolumeNamespace", STRING),
        omit("fsType", "FSType", STRING),
        omit("readOnly", "ReadOnly", Bool),
        omit("secretRef", "SecretRef", optional!(LOCAL_OBJECT_REFERENCE)),
    ],
};
