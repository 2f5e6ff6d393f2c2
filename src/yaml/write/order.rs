//! The order in which people write the keys of a manifest: what it is and whose it is first, what happened to it last.

use serde_json::{Map, Value};

/// The order of the keys of the maps that stand in one place.
#[derive(Debug)]
pub(super) struct Order {
    /// The keys that such a map, or the list that it is in, stands under.
    below: &'static [&'static str],
    /// The keys that come first.
    first: &'static [&'static str],
    /// The keys that come last. All others stand between, in the order of their bytes.
    last: &'static [&'static str],
}

/// Where keys have no order because users choose them, or where they are alike.
const FREE: &[&str] = &[
    "annotations",
    "binaryData",
    "data",
    "labels",
    "limits",
    "matchLabels",
    "nodeSelector",
    "requests",
    "stringData",
];

/// A whole manifest; the first row.
static MANIFEST: Order = Order {
    below: &["items"],
    first: &[
        "apiVersion",
        "kind",
        "metadata",
        "type",
        "immutable",
        "data",
        "stringData",
        "binaryData",
        "spec",
        "rules",
        "roleRef",
        "subjects",
    ],
    last: &["status"],
};

/// What names a thing, for the places that have no row of their own.
static ANYWHERE: Order = Order {
    below: &[],
    first: &["apiVersion", "kind", "name", "namespace", "type", "key"],
    last: &[],
};

static PLACES: &[Order] = &[
    Order {
        below: FREE,
        first: &[],
        last: &[],
    },
    Order {
        below: &["metadata"],
        first: &[
            "name",
            "generateName",
            "namespace",
            "labels",
            "annotations",
            "ownerReferences",
            "finalizers",
        ],
        last: &["managedFields"],
    },
    Order {
        below: &["ownerReferences"],
        first: &["apiVersion", "kind", "name", "uid", "controller"],
        last: &[],
    },
    // Services, Deployments and pods at once; they share few keys.
    Order {
        below: &["spec"],
        first: &[
            "type",
            "replicas",
            "minReadySeconds",
            "progressDeadlineSeconds",
            "revisionHistoryLimit",
            "selector",
            "strategy",
            "serviceAccountName",
        ],
        last: &[
            "ports",
            "initContainers",
            "containers",
            "volumes",
            "template",
        ],
    },
    Order {
        below: &["selector"],
        first: &["matchLabels", "matchExpressions"],
        last: &[],
    },
    Order {
        below: &["containers", "initContainers", "ephemeralContainers"],
        first: &[
            "name",
            "image",
            "imagePullPolicy",
            "command",
            "args",
            "workingDir",
            "ports",
            "envFrom",
            "env",
            "resources",
            "volumeMounts",
            "volumeDevices",
            "startupProbe",
            "livenessProbe",
            "readinessProbe",
            "lifecycle",
        ],
        last: &["securityContext"],
    },
    Order {
        below: &["ports"],
        first: &["name", "containerPort", "port", "targetPort", "nodePort"],
        last: &[],
    },
    Order {
        below: &["resources"],
        first: &["requests", "limits"],
        last: &[],
    },
    Order {
        below: &["volumeMounts"],
        first: &["name", "mountPath", "subPath"],
        last: &[],
    },
    Order {
        below: &["startupProbe", "livenessProbe", "readinessProbe"],
        first: &[
            "exec",
            "grpc",
            "httpGet",
            "tcpSocket",
            "initialDelaySeconds",
            "periodSeconds",
            "timeoutSeconds",
            "successThreshold",
            "failureThreshold",
        ],
        last: &[],
    },
    Order {
        below: &["httpGet"],
        first: &["path", "port"],
        last: &[],
    },
    Order {
        below: &["tolerations"],
        first: &["key", "operator", "value", "effect"],
        last: &[],
    },
    Order {
        below: &["rules"],
        first: &["apiGroups", "resources", "resourceNames"],
        last: &["verbs"],
    },
    Order {
        below: &["conditions"],
        first: &["type", "status", "reason", "message"],
        last: &[],
    },
];

impl Order {
    /// The order of a document's own keys.
    pub(super) fn of_manifest() -> &'static Self {
        &MANIFEST
    }

    /// The order of the maps under a key.
    pub(super) fn below(key: &str) -> &'static Self {
        let mut rows = PLACES.iter().chain([&MANIFEST]);
        let found = rows.find(|order| order.below.contains(&key));
        found.unwrap_or(&ANYWHERE)
    }

    /// The entries of a map in this order.
    pub(super) fn sorted<'m>(&self, map: &'m Map<String, Value>) -> Vec<(&'m str, &'m Value)> {
        let entries = map.iter().map(|(key, value)| (key.as_str(), value));
        let mut entries: Vec<_> = entries.collect();
        entries.sort_by_cached_key(|(key, _)| (self.rank(key), *key));
        entries
    }

    fn rank(&self, key: &str) -> usize {
        let place = |keys: &[&str]| keys.iter().position(|known| *known == key);
        let between = self.first.len();
        place(self.first)
            .or_else(|| Some(between + 1 + place(self.last)?))
            .unwrap_or(between)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn places_and_keys_stand_once() {
        let rows = || PLACES.iter().chain([&MANIFEST, &ANYWHERE]);
        let places: Vec<_> = rows().flat_map(|order| order.below).collect();
        let keys = rows().map(|order| order.first.iter().chain(order.last).collect());
        for names in keys.chain([places]) {
            assert_eq!(
                names.iter().collect::<BTreeSet<_>>().len(),
                names.len(),
                "{names:?}"
            );
        }
    }
}
