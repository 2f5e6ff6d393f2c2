//! The fields of pods, and what the API server takes in them.

use super::check::Check::{
    self, Address, Descending, Name, OneOf, Port, Relation, Required, Within,
};
use super::check::{NOT_NEGATIVE, POSITIVE};
use super::place::Place;
use super::{Objection, dns, env, labels, probe, resources, scheduling, security, selector};
use crate::admission::names::{
    is_config_map_key, is_dns1123_label, is_dns1123_subdomain, is_qualified_name,
    is_relaxed_env_var_name,
};

/// A field, and what is checked of it.
type Row = (&'static str, Check);

/// Notes what is wrong with the fields of a table below a place.
pub(super) fn check(rows: &[Row], place: &Place<'_>, found: &mut Vec<Objection>) {
    for (pattern, check) in rows {
        place.each(pattern, &mut |place| check.run(place, found));
    }
}

/// The greatest number of a user or a group.
const MOST: i64 = i32::MAX as i64;

const DNS_POLICIES: &[&str] = &["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"];

const NODE_POLICIES: &[&str] = &["Ignore", "Honor"];

/// The fields of the template and of the pods.
pub(super) const FIELDS: &[Row] = &[
    ("metadata.labels", Relation(labels::labels)),
    ("metadata.annotations", Relation(labels::annotations)),
    ("spec.containers", Required),
    ("spec.dnsPolicy", OneOf(DNS_POLICIES)),
    ("spec", Relation(dns::config)),
    ("spec.dnsConfig.nameservers[]", Address),
    ("spec.dnsConfig.options[].name", Required),
    ("spec.nodeSelector", Relation(labels::labels)),
    ("spec.serviceAccountName", Name(is_dns1123_subdomain)),
    ("spec.nodeName", Name(is_dns1123_subdomain)),
    ("spec.hostname", Name(is_dns1123_label)),
    ("spec.subdomain", Name(is_dns1123_label)),
    ("spec.priorityClassName", Name(is_dns1123_subdomain)),
    ("spec.runtimeClassName", Name(is_dns1123_subdomain)),
    (
        "spec.preemptionPolicy",
        OneOf(&["PreemptLowerPriority", "Never"]),
    ),
    ("spec.readinessGates[].conditionType", Required),
    (
        "spec.readinessGates[].conditionType",
        Name(is_qualified_name),
    ),
    ("spec.schedulingGates[].name", Required),
    ("spec.schedulingGates[].name", Name(is_qualified_name)),
    ("spec.hostAliases[].ip", Required),
    ("spec.hostAliases[].ip", Address),
    ("spec.hostAliases[].hostnames[]", Name(is_dns1123_subdomain)),
    ("spec.os.name", OneOf(&["linux", "windows"])),
    ("spec.tolerations[]", Relation(scheduling::toleration)),
    ("spec.topologySpreadConstraints[].maxSkew", Required),
    ("spec.topologySpreadConstraints[].maxSkew", POSITIVE),
    ("spec.topologySpreadConstraints[].minDomains", POSITIVE),
    ("spec.topologySpreadConstraints[].topologyKey", Required),
    (
        "spec.topologySpreadConstraints[].whenUnsatisfiable",
        Required,
    ),
    (
        "spec.topologySpreadConstraints[].whenUnsatisfiable",
        OneOf(&["DoNotSchedule", "ScheduleAnyway"]),
    ),
    (
        "spec.topologySpreadConstraints[].nodeAffinityPolicy",
        OneOf(NODE_POLICIES),
    ),
    (
        "spec.topologySpreadConstraints[].nodeTaintsPolicy",
        OneOf(NODE_POLICIES),
    ),
    (
        "spec.topologySpreadConstraints[].labelSelector",
        Relation(selector::of_labels),
    ),
    (
        "spec.topologySpreadConstraints",
        Relation(scheduling::spread),
    ),
    ("spec.affinity", Relation(scheduling::affinity)),
    ("spec.securityContext.runAsUser", Within(0, MOST)),
    ("spec.securityContext.runAsGroup", Within(0, MOST)),
    ("spec.securityContext.fsGroup", Within(0, MOST)),
    ("spec.securityContext.supplementalGroups[]", Within(0, MOST)),
    (
        "spec.securityContext.fsGroupChangePolicy",
        OneOf(&["OnRootMismatch", "Always"]),
    ),
    (
        "spec.securityContext.supplementalGroupsPolicy",
        OneOf(&["Merge", "Strict"]),
    ),
    ("spec.securityContext.sysctls", Relation(security::sysctls)),
    (
        "spec.securityContext.seccompProfile",
        Relation(security::profile),
    ),
    (
        "spec.securityContext.appArmorProfile",
        Relation(security::profile),
    ),
    ("spec.resources", Relation(resources::of_pod)),
    ("spec.volumes[].configMap.items[].key", Required),
    ("spec.volumes[].configMap.items[].path", Required),
    ("spec.volumes[].configMap.items[].path", Descending),
    ("spec.volumes[].configMap.defaultMode", Within(0, 0o777)),
    ("spec.volumes[].configMap.name", Required),
    ("spec.volumes[].secret.items[].key", Required),
    ("spec.volumes[].secret.items[].path", Required),
    ("spec.volumes[].secret.items[].path", Descending),
    ("spec.volumes[].secret.defaultMode", Within(0, 0o777)),
    ("spec.volumes[].secret.secretName", Required),
    ("spec.volumes[].persistentVolumeClaim.claimName", Required),
    ("spec.volumes[].hostPath.path", Required),
    ("spec.volumes[].projected.defaultMode", Within(0, 0o777)),
];

/// The fields of a container.
pub(super) const CONTAINER_FIELDS: &[Row] = &[
    (
        "imagePullPolicy",
        OneOf(&["Always", "IfNotPresent", "Never"]),
    ),
    (
        "terminationMessagePolicy",
        OneOf(&["File", "FallbackToLogsOnError"]),
    ),
    ("ports", Relation(env::ports)),
    ("ports[].hostPort", Within(0, 65535)),
    ("ports[].protocol", OneOf(&["TCP", "UDP", "SCTP"])),
    ("env[]", Relation(env::variable)),
    ("env[].valueFrom.secretKeyRef.name", Required),
    (
        "env[].valueFrom.secretKeyRef.name",
        Name(is_dns1123_subdomain),
    ),
    ("env[].valueFrom.secretKeyRef.key", Required),
    ("env[].valueFrom.secretKeyRef.key", Name(is_config_map_key)),
    ("env[].valueFrom.configMapKeyRef.name", Required),
    (
        "env[].valueFrom.configMapKeyRef.name",
        Name(is_dns1123_subdomain),
    ),
    ("env[].valueFrom.configMapKeyRef.key", Required),
    (
        "env[].valueFrom.configMapKeyRef.key",
        Name(is_config_map_key),
    ),
    ("env[].valueFrom.fieldRef.fieldPath", Required),
    (
        "env[].valueFrom.fieldRef.fieldPath",
        Relation(env::field_path),
    ),
    ("env[].valueFrom.resourceFieldRef.resource", Required),
    ("envFrom[]", Relation(env::source)),
    ("envFrom[].prefix", Name(is_relaxed_env_var_name)),
    ("envFrom[].configMapRef.name", Required),
    ("envFrom[].configMapRef.name", Name(is_dns1123_subdomain)),
    ("envFrom[].secretRef.name", Required),
    ("envFrom[].secretRef.name", Name(is_dns1123_subdomain)),
    ("volumeMounts[].subPath", Descending),
    ("volumeMounts[].subPathExpr", Descending),
    (
        "volumeMounts[].mountPropagation",
        OneOf(&["None", "HostToContainer", "Bidirectional"]),
    ),
    ("resources", Relation(resources::of_container)),
    ("securityContext.runAsUser", Within(0, MOST)),
    ("securityContext.runAsGroup", Within(0, MOST)),
    ("securityContext.procMount", OneOf(&["Default", "Unmasked"])),
    (
        "securityContext.seccompProfile",
        Relation(security::profile),
    ),
    (
        "securityContext.appArmorProfile",
        Relation(security::profile),
    ),
    ("startupProbe", Relation(probe::once)),
    ("livenessProbe", Relation(probe::once)),
    ("readinessProbe", Relation(probe::any)),
    ("lifecycle.postStart", Relation(probe::hook)),
    ("lifecycle.preStop", Relation(probe::hook)),
];

/// The fields of a probe.
pub(super) const PROBE_FIELDS: &[Row] = &[
    ("initialDelaySeconds", NOT_NEGATIVE),
    ("timeoutSeconds", NOT_NEGATIVE),
    ("periodSeconds", NOT_NEGATIVE),
    ("successThreshold", NOT_NEGATIVE),
    ("failureThreshold", NOT_NEGATIVE),
    ("grpc.port", Required),
    ("grpc.port", Within(1, 65535)),
];

/// The fields of what a probe or a hook does.
pub(super) const HANDLER_FIELDS: &[Row] = &[
    ("httpGet.port", Required),
    ("httpGet.port", Port),
    ("httpGet.scheme", OneOf(&["HTTP", "HTTPS"])),
    ("tcpSocket.port", Required),
    ("tcpSocket.port", Port),
    ("exec.command", Required),
];
