//! Defaults of Deployments and Services.

use serde_json::Value;

use super::Rule::{Each, Empty, Gone, In, Made, Number, Text, True, When};
use super::pod::POD;
use super::{Object, Rule, is};

/// Deployments (`SetDefaults_Deployment`).
pub(in crate::reconcile) static DEPLOYMENT: &[Rule] = &[In(
    "spec",
    &[
        Number("replicas", 1),
        Number("revisionHistoryLimit", 10),
        Number("progressDeadlineSeconds", 600),
        In(
            "strategy",
            &[
                Text("type", "RollingUpdate"),
                When(
                    |strategy| is(strategy, "type", &["RollingUpdate"]),
                    &[Empty("rollingUpdate"), In("rollingUpdate", ROLLING)],
                ),
            ],
        ),
        In("template", &[In("spec", POD)]),
    ],
)];

const ROLLING: &[Rule] = &[Text("maxSurge", "25%"), Text("maxUnavailable", "25%")];

/// Services (`SetDefaults_Service`).
pub(in crate::reconcile) static SERVICE: &[Rule] = &[In(
    "spec",
    &[
        Text("type", "ClusterIP"),
        Text("sessionAffinity", "None"),
        When(
            |spec| is(spec, "sessionAffinity", &["None"]),
            &[Gone("sessionAffinityConfig")],
        ),
        When(
            |spec| is(spec, "sessionAffinity", &["ClientIP"]),
            &[
                Empty("sessionAffinityConfig"),
                In("sessionAffinityConfig", AFFINITY),
            ],
        ),
        Each(
            "ports",
            &[
                Text("protocol", "TCP"),
                When(
                    |port| is_unset(port.get("targetPort")),
                    &[
                        Gone("targetPort"),
                        Made("targetPort", |port| port.get("port").cloned()),
                    ],
                ),
            ],
        ),
        When(is_external, &[Text("externalTrafficPolicy", "Cluster")]),
        When(
            |spec| is(spec, "type", &["ClusterIP", "NodePort", "LoadBalancer"]),
            &[Text("internalTrafficPolicy", "Cluster")],
        ),
        When(
            |spec| is(spec, "type", &["LoadBalancer"]),
            &[True("allocateLoadBalancerNodePorts")],
        ),
    ],
)];

const AFFINITY: &[Rule] = &[
    Empty("clientIP"),
    In("clientIP", &[Number("timeoutSeconds", 10_800)]),
];

fn is_unset(port: Option<&Value>) -> bool {
    port.is_none_or(|port| *port == 0 || *port == "")
}

fn is_external(spec: &Object) -> bool {
    is(spec, "type", &["NodePort", "LoadBalancer"])
        || is(spec, "type", &["ClusterIP"]) && spec.contains_key("externalIPs")
}
