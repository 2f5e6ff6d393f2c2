//! `corev1.PodSpec` and its smaller parts.

use super::container::{CONTAINER, EPHEMERAL_CONTAINER, RESOURCE_REQUIREMENTS};
use super::env::LOCAL_OBJECT_REFERENCE;
use super::scheduling::{AFFINITY, TOLERATION, TOPOLOGY_SPREAD_CONSTRAINT};
use super::security::POD_SECURITY_CONTEXT;
use super::volume::VOLUME;
use super::{
    Merge, OPTIONAL_BOOL, OPTIONAL_INT32, OPTIONAL_INT64, OPTIONAL_STRING, RESOURCE_LIST, STRING,
    STRING_MAP, STRINGS, keep, list, omit, optional,
};
use crate::go::types::Struct;
use crate::go::types::Type::{Bool, Pointer, Text};

static HOST_ALIAS: Struct<Merge> = Struct {
    name: "v1.HostAlias",
    fields: &[
        keep("ip", "IP", STRING),
        omit("hostnames", "Hostnames", STRINGS),
    ],
};

static POD_DNS_CONFIG_OPTION: Struct<Merge> = Struct {
    name: "v1.PodDNSConfigOption",
    fields: &[
        omit("name", "Name", STRING),
        omit("value", "Value", OPTIONAL_STRING),
    ],
};

static POD_DNS_CONFIG: Struct<Merge> = Struct {
    name: "v1.PodDNSConfig",
    fields: &[
        omit("nameservers", "Nameservers", STRINGS),
        omit("searches", "Searches", STRINGS),
        omit("options", "Options", list!(POD_DNS_CONFIG_OPTION)),
    ],
};

static POD_READINESS_GATE: Struct<Merge> = Struct {
    name: "v1.PodReadinessGate",
    fields: &[keep(
        "conditionType",
        "ConditionType",
        Text("v1.PodConditionType"),
    )],
};

static POD_OS: Struct<Merge> = Struct {
    name: "v1.PodOS",
    fields: &[keep("name", "Name", Text("v1.OSName"))],
};

static POD_SCHEDULING_GATE: Struct<Merge> = Struct {
    name: "v1.PodSchedulingGate",
    fields: &[keep("name", "Name", STRING)],
};

static POD_RESOURCE_CLAIM: Struct<Merge> = Struct {
    name: "v1.PodResourceClaim",
    fields: &[
        keep("name", "Name", STRING),
        omit("resourceClaimName", "ResourceClaimName", OPTIONAL_STRING),
        omit(
            "resourceClaimTemplateName",
            "ResourceClaimTemplateName",
            OPTIONAL_STRING,
        ),
    ],
};

static WORKLOAD_REFERENCE: Struct<Merge> = Struct {
    name: "v1.WorkloadReference",
    fields: &[
        keep("name", "Name", STRING),
        keep("podGroup", "PodGroup", STRING),
        omit("podGroupReplicaKey", "PodGroupReplicaKey", STRING),
    ],
};

pub(super) static POD_SPEC: Struct<Merge> = Struct {
    name: "v1.PodSpec",
    fields: &[
        omit("volumes", "Volumes", list!(VOLUME)).merged_by("name"),
        omit("initContainers", "InitContainers", list!(CONTAINER)).merged_by("name"),
        keep("containers", "Containers", list!(CONTAINER)).merged_by("name"),
        omit(
            "ephemeralContainers",
            "EphemeralContainers",
            list!(EPHEMERAL_CONTAINER),
        )
        .merged_by("name"),
        omit("restartPolicy", "RestartPolicy", Text("v1.RestartPolicy")),
        omit(
            "terminationGracePeriodSeconds",
            "TerminationGracePeriodSeconds",
            OPTIONAL_INT64,
        ),
        omit(
            "activeDeadlineSeconds",
            "ActiveDeadlineSeconds",
            OPTIONAL_INT64,
        ),
        omit("dnsPolicy", "DNSPolicy", Text("v1.DNSPolicy")),
        omit("nodeSelector", "NodeSelector", STRING_MAP),
        omit("serviceAccountName", "ServiceAccountName", STRING),
        omit("serviceAccount", "DeprecatedServiceAccount", STRING),
        omit(
            "automountServiceAccountToken",
            "AutomountServiceAccountToken",
            OPTIONAL_BOOL,
        ),
        omit("nodeName", "NodeName", STRING),
        omit("hostNetwork", "HostNetwork", Bool),
        omit("hostPID", "HostPID", Bool),
        omit("hostIPC", "HostIPC", Bool),
        omit(
            "shareProcessNamespace",
            "ShareProcessNamespace",
            OPTIONAL_BOOL,
        ),
        omit(
            "securityContext",
            "SecurityContext",
            optional!(POD_SECURITY_CONTEXT),
        ),
        omit(
            "imagePullSecrets",
            "ImagePullSecrets",
            list!(LOCAL_OBJECT_REFERENCE),
        )
        .merged_by("name"),
        omit("hostname", "Hostname", STRING),
        omit("subdomain", "Subdomain", STRING),
        omit("affinity", "Affinity", optional!(AFFINITY)),
        omit("schedulerName", "SchedulerName", STRING),
        omit("tolerations", "Tolerations", list!(TOLERATION)),
        omit("hostAliases", "HostAliases", list!(HOST_ALIAS)).merged_by("ip"),
        omit("priorityClassName", "PriorityClassName", STRING),
        omit("priority", "Priority", OPTIONAL_INT32),
        omit("dnsConfig", "DNSConfig", optional!(POD_DNS_CONFIG)),
        omit(
            "readinessGates",
            "ReadinessGates",
            list!(POD_READINESS_GATE),
        ),
        omit("runtimeClassName", "RuntimeClassName", OPTIONAL_STRING),
        omit("enableServiceLinks", "EnableServiceLinks", OPTIONAL_BOOL),
        omit(
            "preemptionPolicy",
            "PreemptionPolicy",
            Pointer(&Text("v1.PreemptionPolicy")),
        ),
        omit("overhead", "Overhead", RESOURCE_LIST),
        omit(
            "topologySpreadConstraints",
            "TopologySpreadConstraints",
            list!(TOPOLOGY_SPREAD_CONSTRAINT),
        )
        .merged_by("topologyKey"),
        omit("setHostnameAsFQDN", "SetHostnameAsFQDN", OPTIONAL_BOOL),
        omit("os", "OS", optional!(POD_OS)),
        omit("hostUsers", "HostUsers", OPTIONAL_BOOL),
        omit(
            "schedulingGates",
            "SchedulingGates",
            list!(POD_SCHEDULING_GATE),
        )
        .merged_by("name"),
        omit(
            "resourceClaims",
            "ResourceClaims",
            list!(POD_RESOURCE_CLAIM),
        )
        .merged_by("name"),
        omit("resources", "Resources", optional!(RESOURCE_REQUIREMENTS)),
        omit("hostnameOverride", "HostnameOverride", OPTIONAL_STRING),
        omit("workloadRef", "WorkloadRef", optional!(WORKLOAD_REFERENCE)),
    ],
};
