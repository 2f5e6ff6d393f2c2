//! Services (`v1`).

use super::{
    API_VERSION, KIND, METADATA, Merge, OPTIONAL_BOOL, OPTIONAL_INT32, OPTIONAL_STRING, STRING,
    STRING_MAP, STRINGS, keep, list, object, omit, optional,
};
use crate::go::types::Type::{Bool, Int32, IntOrString, Pointer, Slice, Text};
use crate::go::types::{Struct, Type};

/// `corev1.Service`.
pub static SERVICE: Struct<Merge> = Struct {
    name: "v1.Service",
    fields: &[
        KIND,
        API_VERSION,
        METADATA,
        omit("spec", "Spec", object!(SERVICE_SPEC)),
    ],
};

static SERVICE_SPEC: Struct<Merge> = Struct {
    name: "v1.ServiceSpec",
    fields: &[
        omit("ports", "Ports", list!(SERVICE_PORT)),
        omit("selector", "Selector", STRING_MAP),
        omit("clusterIP", "ClusterIP", STRING),
        omit("clusterIPs", "ClusterIPs", STRINGS),
        omit("type", "Type", Text("v1.ServiceType")),
        omit("externalIPs", "ExternalIPs", STRINGS),
        omit(
            "sessionAffinity",
            "SessionAffinity",
            Text("v1.ServiceAffinity"),
        ),
        omit("loadBalancerIP", "LoadBalancerIP", STRING),
        omit(
            "loadBalancerSourceRanges",
            "LoadBalancerSourceRanges",
            STRINGS,
        ),
        omit("externalName", "ExternalName", STRING),
        omit(
            "externalTrafficPolicy",
            "ExternalTrafficPolicy",
            Text("v1.ServiceExternalTrafficPolicy"),
        ),
        omit("healthCheckNodePort", "HealthCheckNodePort", Int32),
        omit("publishNotReadyAddresses", "PublishNotReadyAddresses", Bool),
        omit(
            "sessionAffinityConfig",
            "SessionAffinityConfig",
            optional!(SESSION_AFFINITY_CONFIG),
        ),
        omit("ipFamilies", "IPFamilies", Slice(&IP_FAMILY)),
        omit(
            "ipFamilyPolicy",
            "IPFamilyPolicy",
            Pointer(&Text("v1.IPFamilyPolicy")),
        ),
        omit(
            "allocateLoadBalancerNodePorts",
            "AllocateLoadBalancerNodePorts",
            OPTIONAL_BOOL,
        ),
        omit("loadBalancerClass", "LoadBalancerClass", OPTIONAL_STRING),
        omit(
            "internalTrafficPolicy",
            "InternalTrafficPolicy",
            Pointer(&Text("v1.ServiceInternalTrafficPolicy")),
        ),
        omit(
            "trafficDistribution",
            "TrafficDistribution",
            OPTIONAL_STRING,
        ),
    ],
};

const IP_FAMILY: Type<Merge> = Text("v1.IPFamily");

static SERVICE_PORT: Struct<Merge> = Struct {
    name: "v1.ServicePort",
    fields: &[
        omit("name", "Name", STRING),
        omit("protocol", "Protocol", Text("v1.Protocol")),
        omit("appProtocol", "AppProtocol", OPTIONAL_STRING),
        keep("port", "Port", Int32),
        omit("targetPort", "TargetPort", IntOrString),
        omit("nodePort", "NodePort", Int32),
    ],
};

static SESSION_AFFINITY_CONFIG: Struct<Merge> = Struct {
    name: "v1.SessionAffinityConfig",
    fields: &[omit("clientIP", "ClientIP", optional!(CLIENT_IP_CONFIG))],
};

static CLIENT_IP_CONFIG: Struct<Merge> = Struct {
    name: "v1.ClientIPConfig",
    fields: &[omit("timeoutSeconds", "TimeoutSeconds", OPTIONAL_INT32)],
};
