//! Probes and lifecycle hooks.

use super::{
    Merge, OPTIONAL_INT64, OPTIONAL_STRING, STRING, STRINGS, embed, keep, list, omit, optional,
};
use crate::go::types::Struct;
use crate::go::types::Type::{Int32, Int64, IntOrString, Pointer, Text};

static EXEC_ACTION: Struct<Merge> = Struct {
    name: "v1.ExecAction",
    fields: &[omit("command", "Command", STRINGS)],
};

static HTTP_HEADER: Struct<Merge> = Struct {
    name: "v1.HTTPHeader",
    fields: &[keep("name", "Name", STRING), keep("value", "Value", STRING)],
};

static HTTP_GET_ACTION: Struct<Merge> = Struct {
    name: "v1.HTTPGetAction",
    fields: &[
        omit("path", "Path", STRING),
        keep("port", "Port", IntOrString),
        omit("host", "Host", STRING),
        omit("scheme", "Scheme", Text("v1.URIScheme")),
        omit("httpHeaders", "HTTPHeaders", list!(HTTP_HEADER)),
    ],
};

static TCP_SOCKET_ACTION: Struct<Merge> = Struct {
    name: "v1.TCPSocketAction",
    fields: &[
        keep("port", "Port", IntOrString),
        omit("host", "Host", STRING),
    ],
};

static GRPC_ACTION: Struct<Merge> = Struct {
    name: "v1.GRPCAction",
    fields: &[
        keep("port", "Port", Int32),
        keep("service", "Service", OPTIONAL_STRING),
    ],
};

static PROBE_HANDLER: Struct<Merge> = Struct {
    name: "v1.ProbeHandler",
    fields: &[
        omit("exec", "Exec", optional!(EXEC_ACTION)),
        omit("httpGet", "HTTPGet", optional!(HTTP_GET_ACTION)),
        omit("tcpSocket", "TCPSocket", optional!(TCP_SOCKET_ACTION)),
        omit("grpc", "GRPC", optional!(GRPC_ACTION)),
    ],
};

pub(super) static PROBE: Struct<Merge> = Struct {
    name: "v1.Probe",
    fields: &[
        embed("ProbeHandler", &PROBE_HANDLER),
        omit("initialDelaySeconds", "InitialDelaySeconds", Int32),
        omit("timeoutSeconds", "TimeoutSeconds", Int32),
        omit("periodSeconds", "PeriodSeconds", Int32),
        omit("successThreshold", "SuccessThreshold", Int32),
        omit("failureThreshold", "FailureThreshold", Int32),
        omit(
            "terminationGracePeriodSeconds",
            "TerminationGracePeriodSeconds",
            OPTIONAL_INT64,
        ),
    ],
};

static SLEEP_ACTION: Struct<Merge> = Struct {
    name: "v1.SleepAction",
    fields: &[keep("seconds", "Seconds", Int64)],
};

static LIFECYCLE_HANDLER: Struct<Merge> = Struct {
    name: "v1.LifecycleHandler",
    fields: &[
        omit("exec", "Exec", optional!(EXEC_ACTION)),
        omit("httpGet", "HTTPGet", optional!(HTTP_GET_ACTION)),
        omit("tcpSocket", "TCPSocket", optional!(TCP_SOCKET_ACTION)),
        omit("sleep", "Sleep", optional!(SLEEP_ACTION)),
    ],
};

pub(super) static LIFECYCLE: Struct<Merge> = Struct {
    name: "v1.Lifecycle",
    fields: &[
        omit("postStart", "PostStart", optional!(LIFECYCLE_HANDLER)),
        omit("preStop", "PreStop", optional!(LIFECYCLE_HANDLER)),
        omit("stopSignal", "StopSignal", Pointer(&Text("v1.Signal"))),
    ],
};
