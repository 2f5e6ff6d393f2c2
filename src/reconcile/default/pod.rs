//! Defaults of pod templates (`SetDefaults_PodSpec` and what it reaches). Some defaults of pods are not those of templates.

use serde_json::Value;

use super::Rule::{Each, Empty, False, Gone, In, Made, Number, Quantities, Text, When};
use super::{Object, Rule};

pub(super) const POD: &[Rule] = &[
    Text("dnsPolicy", "ClusterFirst"),
    Text("restartPolicy", "Always"),
    Text("schedulerName", "default-scheduler"),
    Number("terminationGracePeriodSeconds", 30),
    Empty("securityContext"),
    // The account has two names; the newer one counts, and the older one follows it.
    Made("serviceAccountName", |pod| {
        pod.get("serviceAccount").cloned()
    }),
    Gone("serviceAccount"),
    Made("serviceAccount", |pod| {
        pod.get("serviceAccountName").cloned()
    }),
    Quantities("overhead"),
    In("resources", RESOURCES),
    Each("containers", CONTAINER),
    Each("initContainers", CONTAINER),
    Each("volumes", VOLUME),
];

const RESOURCES: &[Rule] = &[Quantities("limits"), Quantities("requests")];

const CONTAINER: &[Rule] = &[
    Made("imagePullPolicy", |container| {
        pull_policy(container, "image")
    }),
    Text("terminationMessagePath", "/dev/termination-log"),
    Text("terminationMessagePolicy", "File"),
    Each("ports", &[Text("protocol", "TCP")]),
    Each("env", &[In("valueFrom", VALUE_SOURCE)]),
    In("resources", RESOURCES),
    In("startupProbe", PROBE),
    In("livenessProbe", PROBE),
    In("readinessProbe", PROBE),
    In(
        "lifecycle",
        &[In("postStart", HANDLER), In("preStop", HANDLER)],
    ),
];

const VALUE_SOURCE: &[Rule] = &[
    In("fieldRef", FIELD),
    In("fileKeyRef", &[False("optional")]),
];

const FIELD: &[Rule] = &[Text("apiVersion", "v1")];

const PROBE: &[Rule] = &[
    Number("timeoutSeconds", 1),
    Number("periodSeconds", 10),
    Number("successThreshold", 1),
    Number("failureThreshold", 3),
    In("httpGet", HTTP_GET),
    In("grpc", &[Text("service", "")]),
];

const HANDLER: &[Rule] = &[In("httpGet", HTTP_GET)];

const HTTP_GET: &[Rule] = &[Text("path", "/"), Text("scheme", "HTTP")];

/// Files that everyone may read and their owner may write.
const MODE: Rule = Number("defaultMode", 0o644);

const VOLUME: &[Rule] = &[
    // A volume without a source is an empty folder.
    When(
        |volume| volume.keys().all(|key| key == "name"),
        &[Empty("emptyDir")],
    ),
    In("configMap", &[MODE]),
    In("secret", &[MODE]),
    In("downwardAPI", &[MODE, FIELD_ITEMS]),
    In(
        "projected",
        &[
            MODE,
            Each(
                "sources",
                &[
                    In("downwardAPI", &[FIELD_ITEMS]),
                    In("serviceAccountToken", &[Number("expirationSeconds", 3600)]),
                ],
            ),
        ],
    ),
    In("hostPath", &[Text("type", "")]),
    In(
        "image",
        &[Made("pullPolicy", |image| pull_policy(image, "reference"))],
    ),
    In(
        "ephemeral",
        &[In("volumeClaimTemplate", &[In("spec", CLAIM)])],
    ),
    In("iscsi", &[Text("iscsiInterface", "default")]),
    In("rbd", RBD),
    In("azureDisk", AZURE_DISK),
    In(
        "scaleIO",
        &[
            Text("storageMode", "ThinProvisioned"),
            Text("fsType", "xfs"),
        ],
    ),
];

const FIELD_ITEMS: Rule = Each("items", &[In("fieldRef", FIELD)]);

const CLAIM: &[Rule] = &[Text("volumeMode", "Filesystem"), In("resources", RESOURCES)];

const RBD: &[Rule] = &[
    Text("pool", "rbd"),
    Text("user", "admin"),
    Text("keyring", "/etc/ceph/keyring"),
];

const AZURE_DISK: &[Rule] = &[
    Text("cachingMode", "ReadWrite"),
    Text("fsType", "ext4"),
    Text("kind", "Shared"),
    False("readOnly"),
];

/// When an image is pulled: always where its tag is `latest`, or nothing says which it is.
fn pull_policy(object: &Object, field: &str) -> Option<Value> {
    let image = object
        .get(field)
        .and_then(Value::as_str)
        .unwrap_or_default();
    let (name, digest) = match image.split_once('@') {
        Some((name, _)) => (name, true),
        None => (image, false),
    };
    let last = name.rsplit('/').next().unwrap_or_default();
    let is_latest = match last.split_once(':') {
        Some((_, tag)) => tag == "latest",
        None => !digest && !last.is_empty(),
    };
    Some(if is_latest { "Always" } else { "IfNotPresent" }.into())
}
