//! Containers: ports, resources, mounts, restart rules.

use super::env::{ENV_FROM_SOURCE, ENV_VAR};
use super::probe::{LIFECYCLE, PROBE};
use super::security::SECURITY_CONTEXT;
use super::{Merge, RESOURCE_LIST, STRING, STRINGS, embed, keep, list, object, omit, optional};
use crate::go::types::Struct;
use crate::go::types::Type::{Bool, Int32, Pointer, Slice, Text};

static CONTAINER_PORT: Struct<Merge> = Struct {
    name: "v1.ContainerPort",
    fields: &[
        omit("name", "Name", STRING),
        omit("hostPort", "HostPort", Int32),
        keep("containerPort", "ContainerPort", Int32),
        omit("protocol", "Protocol", Text("v1.Protocol")),
        omit("hostIP", "HostIP", STRING),
    ],
};

static RESOURCE_CLAIM: Struct<Merge> = Struct {
    name: "v1.ResourceClaim",
    fields: &[
        keep("name", "Name", STRING),
        omit("request", "Request", STRING),
    ],
};

pub(super) static RESOURCE_REQUIREMENTS: Struct<Merge> = Struct {
    name: "v1.ResourceRequirements",
    fields: &[
        omit("limits", "Limits", RESOURCE_LIST),
        omit("requests", "Requests", RESOURCE_LIST),
        omit("claims", "Claims", list!(RESOURCE_CLAIM)),
    ],
};

static CONTAINER_RESIZE_POLICY: Struct<Merge> = Struct {
    name: "v1.ContainerResizePolicy",
    fields: &[
        keep("resourceName", "ResourceName", Text("v1.ResourceName")),
        keep(
            "restartPolicy",
            "RestartPolicy",
            Text("v1.ResourceResizeRestartPolicy"),
        ),
    ],
};

static CONTAINER_RESTART_RULE_ON_EXIT_CODES: Struct<Merge> = Struct {
    name: "v1.ContainerRestartRuleOnExitCodes",
    fields: &[
        omit(
            "operator",
            "Operator",
            Text("v1.ContainerRestartRuleOnExitCodesOperator"),
        ),
        omit("values", "Values", Slice(&Int32)),
    ],
};

static CONTAINER_RESTART_RULE: Struct<Merge> = Struct {
    name: "v1.ContainerRestartRule",
    fields: &[
        omit("action", "Action", Text("v1.ContainerRestartRuleAction")),
        omit(
            "exitCodes",
            "ExitCodes",
            optional!(CONTAINER_RESTART_RULE_ON_EXIT_CODES),
        ),
    ],
};

static VOLUME_MOUNT: Struct<Merge> = Struct {
    name: "v1.VolumeMount",
    fields: &[
        keep("name", "Name", STRING),
        omit("readOnly", "ReadOnly", Bool),
        omit(
            "recursiveReadOnly",
            "RecursiveReadOnly",
            Pointer(&Text("v1.RecursiveReadOnlyMode")),
        ),
        keep("mountPath", "MountPath", STRING),
        omit("subPath", "SubPath", STRING),
        omit(
            "mountPropagation",
            "MountPropagation",
            Pointer(&Text("v1.MountPropagationMode")),
        ),
        omit("subPathExpr", "SubPathExpr", STRING),
    ],
};

static VOLUME_DEVICE: Struct<Merge> = Struct {
    name: "v1.VolumeDevice",
    fields: &[
        keep("name", "Name", STRING),
        keep("devicePath", "DevicePath", STRING),
    ],
};

pub(super) static CONTAINER: Struct<Merge> = Struct {
    name: "v1.Container",
    fields: &[
        keep("name", "Name", STRING),
        omit("image", "Image", STRING),
        omit("command", "Command", STRINGS),
        omit("args", "Args", STRINGS),
        omit("workingDir", "WorkingDir", STRING),
        omit("ports", "Ports", list!(CONTAINER_PORT)).merged_by("containerPort"),
        omit("envFrom", "EnvFrom", list!(ENV_FROM_SOURCE)),
        omit("env", "Env", list!(ENV_VAR)).merged_by("name"),
        omit("resources", "Resources", object!(RESOURCE_REQUIREMENTS)),
        omit(
            "resizePolicy",
            "ResizePolicy",
            list!(CONTAINER_RESIZE_POLICY),
        ),
        omit(
            "restartPolicy",
            "RestartPolicy",
            Pointer(&Text("v1.ContainerRestartPolicy")),
        ),
        omit(
            "restartPolicyRules",
            "RestartPolicyRules",
            list!(CONTAINER_RESTART_RULE),
        ),
        omit("volumeMounts", "VolumeMounts", list!(VOLUME_MOUNT)).merged_by("mountPath"),
        omit("volumeDevices", "VolumeDevices", list!(VOLUME_DEVICE)).merged_by("devicePath"),
        omit("livenessProbe", "LivenessProbe", optional!(PROBE)),
        omit("readinessProbe", "ReadinessProbe", optional!(PROBE)),
        omit("startupProbe", "StartupProbe", optional!(PROBE)),
        omit("lifecycle", "Lifecycle", optional!(LIFECYCLE)),
        omit("terminationMessagePath", "TerminationMessagePath", STRING),
        omit(
            "terminationMessagePolicy",
            "TerminationMessagePolicy",
            Text("v1.TerminationMessagePolicy"),
        ),
        omit("imagePullPolicy", "ImagePullPolicy", Text("v1.PullPolicy")),
        omit(
            "securityContext",
            "SecurityContext",
            optional!(SECURITY_CONTEXT),
        ),
        omit("stdin", "Stdin", Bool),
        omit("stdinOnce", "StdinOnce", Bool),
        omit("tty", "TTY", Bool),
    ],
};

/// The same fields as a container has, in the same order.
pub(super) static EPHEMERAL_CONTAINER_COMMON: Struct<Merge> = Struct {
    name: "v1.EphemeralContainerCommon",
    fields: CONTAINER.fields,
};

pub(super) static EPHEMERAL_CONTAINER: Struct<Merge> = Struct {
    name: "v1.EphemeralContainer",
    fields: &[
        embed("EphemeralContainerCommon", &EPHEMERAL_CONTAINER_COMMON),
        omit("targetContainerName", "TargetContainerName", STRING),
    ],
};
