//! Security contexts of pods and containers.

use super::{
    Merge, OPTIONAL_BOOL, OPTIONAL_INT64, OPTIONAL_STRING, STRING, keep, list, omit, optional,
};
use crate::go::types::Struct;
use crate::go::types::Type::{Int64, Pointer, Slice, Text};

static CAPABILITIES: Struct<Merge> = Struct {
    name: "v1.Capabilities",
    fields: &[
        omit("add", "Add", Slice(&Text("v1.Capability"))),
        omit("drop", "Drop", Slice(&Text("v1.Capability"))),
    ],
};

static SE_LINUX_OPTIONS: Struct<Merge> = Struct {
    name: "v1.SELinuxOptions",
    fields: &[
        omit("user", "User", STRING),
        omit("role", "Role", STRING),
        omit("type", "Type", STRING),
        omit("level", "Level", STRING),
    ],
};

static WINDOWS_SECURITY_CONTEXT_OPTIONS: Struct<Merge> = Struct {
    name: "v1.WindowsSecurityContextOptions",
    fields: &[
        omit(
            "gmsaCredentialSpecName",
            "GMSACredentialSpecName",
            OPTIONAL_STRING,
        ),
        omit("gmsaCredentialSpec", "GMSACredentialSpec", OPTIONAL_STRING),
        omit("runAsUserName", "RunAsUserName", OPTIONAL_STRING),
        omit("hostProcess", "HostProcess", OPTIONAL_BOOL),
    ],
};

static SECCOMP_PROFILE: Struct<Merge> = Struct {
    name: "v1.SeccompProfile",
    fields: &[
        keep("type", "Type", Text("v1.SeccompProfileType")),
        omit("localhostProfile", "LocalhostProfile", OPTIONAL_STRING),
    ],
};

static APP_ARMOR_PROFILE: Struct<Merge> = Struct {
    name: "v1.AppArmorProfile",
    fields: &[
        keep("type", "Type", Text("v1.AppArmorProfileType")),
        omit("localhostProfile", "LocalhostProfile", OPTIONAL_STRING),
    ],
};

pub(super) static SECURITY_CONTEXT: Struct<Merge> = Struct {
    name: "v1.SecurityContext",
    fields: &[
        omit("capabilities", "Capabilities", optional!(CAPABILITIES)),
        omit("privileged", "Privileged", OPTIONAL_BOOL),
        omit(
            "seLinuxOptions",
            "SELinuxOptions",
            optional!(SE_LINUX_OPTIONS),
        ),
        omit(
            "windowsOptions",
            "WindowsOptions",
            optional!(WINDOWS_SECURITY_CONTEXT_OPTIONS),
        ),
        omit("runAsUser", "RunAsUser", OPTIONAL_INT64),
        omit("runAsGroup", "RunAsGroup", OPTIONAL_INT64),
        omit("runAsNonRoot", "RunAsNonRoot", OPTIONAL_BOOL),
        omit(
            "readOnlyRootFilesystem",
            "ReadOnlyRootFilesystem",
            OPTIONAL_BOOL,
        ),
        omit(
            "allowPrivilegeEscalation",
            "AllowPrivilegeEscalation",
            OPTIONAL_BOOL,
        ),
        omit("procMount", "ProcMount", Pointer(&Text("v1.ProcMountType"))),
        omit(
            "seccompProfile",
            "SeccompProfile",
            optional!(SECCOMP_PROFILE),
        ),
        omit(
            "appArmorProfile",
            "AppArmorProfile",
            optional!(APP_ARMOR_PROFILE),
        ),
    ],
};

static SYSCTL: Struct<Merge> = Struct {
    name: "v1.Sysctl",
    fields: &[keep("name", "Name", STRING), keep("value", "Value", STRING)],
};

pub(super) static POD_SECURITY_CONTEXT: Struct<Merge> = Struct {
    name: "v1.PodSecurityContext",
    fields: &[
        omit(
            "seLinuxOptions",
            "SELinuxOptions",
            optional!(SE_LINUX_OPTIONS),
        ),
        omit(
            "windowsOptions",
            "WindowsOptions",
            optional!(WINDOWS_SECURITY_CONTEXT_OPTIONS),
        ),
        omit("runAsUser", "RunAsUser", OPTIONAL_INT64),
        omit("runAsGroup", "RunAsGroup", OPTIONAL_INT64),
        omit("runAsNonRoot", "RunAsNonRoot", OPTIONAL_BOOL),
        omit("supplementalGroups", "SupplementalGroups", Slice(&Int64)),
        omit(
            "supplementalGroupsPolicy",
            "SupplementalGroupsPolicy",
            Pointer(&Text("v1.SupplementalGroupsPolicy")),
        ),
        omit("fsGroup", "FSGroup", OPTIONAL_INT64),
        omit("sysctls", "Sysctls", list!(SYSCTL)),
        omit(
            "fsGroupChangePolicy",
            "FSGroupChangePolicy",
            Pointer(&Text("v1.PodFSGroupChangePolicy")),
        ),
        omit(
            "seccompProfile",
            "SeccompProfile",
            optional!(SECCOMP_PROFILE),
        ),
        omit(
            "appArmorProfile",
            "AppArmorProfile",
            optional!(APP_ARMOR_PROFILE),
        ),
        omit(
            "seLinuxChangePolicy",
            "SELinuxChangePolicy",
            Pointer(&Text("v1.PodSELinuxChangePolicy")),
        ),
    ],
};
