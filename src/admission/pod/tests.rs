use serde_json::{Value, json};

use super::{Step, objections};

fn path(steps: &[Step]) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Key(key) if path.is_empty() => path.push_str(key),
            Step::Key(key) => path.push_str(&format!(".{key}")),
            Step::Index(index) => path.push_str(&format!("[{index}]")),
        }
    }
    path
}

/// A template with one container and some fields more.
fn template(spec: Value, container: Value) -> Value {
    let mut own = json!({"name": "toolhive", "image": "example.com/proxy:1"});
    merge(&mut own, container);
    let mut whole = json!({"containers": [own]});
    merge(&mut whole, spec);
    json!({"spec": whole})
}

fn merge(into: &mut Value, from: Value) {
    let fields = from.as_object().expect("an object").clone();
    into.as_object_mut().expect("an object").extend(fields);
}

#[test]
fn what_is_fine_is_taken() {
    let spec = json!({
        "dnsPolicy": "None",
        "dnsConfig": {"nameservers": ["10.0.0.10"], "searches": ["svc.cluster.local."], "options": [{"name": "ndots"}]},
        "tolerations": [{"operator": "Exists"}, {"key": "a", "value": "b", "effect": "NoExecute", "tolerationSeconds": 5}],
        "topologySpreadConstraints": [{"maxSkew": 1, "topologyKey": "zone", "whenUnsatisfiable": "ScheduleAnyway"}],
        "securityContext": {"fsGroup": 0, "sysctls": [{"name": "net.core.somaxconn", "value": "1"}], "seccompProfile": {"type": "RuntimeDefault"}},
        "nodeSelector": {"kubernetes.io/os": "linux"},
    });
    let container = json!({
        "env": [{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "metadata.labels['a']"}}}],
        "envFrom": [{"secretRef": {"name": "a"}}],
        "resources": {"requests": {"cpu": "1", "example.com/gpu": "1"}, "limits": {"cpu": "1000m", "example.com/gpu": "1"}},
        "livenessProbe": {"httpGet": {"port": "http"}, "successThreshold": 1},
    });
    assert_eq!(objections(&template(spec, container)), []);
}

#[test]
fn what_is_refused_is_found_where_it_stands() {
    let none = || json!({});
    let table = [
        (json!({"containers": []}), none(), "spec.containers"),
        (json!({"dnsPolicy": "None"}), none(), "spec.dnsConfig"),
        (
            json!({"priorityClassName": "-x"}),
            none(),
            "spec.priorityClassName",
        ),
        (
            json!({"nodeSelector": {"a": "b c"}}),
            none(),
            "spec.nodeSelector.a",
        ),
        (
            json!({"tolerations": [{"key": "a", "tolerationSeconds": 5}]}),
            none(),
            "spec.tolerations[0].effect",
        ),
        (
            json!({"topologySpreadConstraints": [{"maxSkew": 0, "topologyKey": "a", "whenUnsatisfiable": "DoNotSchedule"}]}),
            none(),
            "spec.topologySpreadConstraints[0].maxSkew",
        ),
        (
            json!({"affinity": {"podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [{}]}}}),
            none(),
            "spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey",
        ),
        (
            json!({"securityContext": {"fsGroup": -1}}),
            none(),
            "spec.securityContext.fsGroup",
        ),
        (
            json!({"securityContext": {"sysctls": [{"name": "a"}, {"name": "a"}]}}),
            none(),
            "spec.securityContext.sysctls[1].name",
        ),
        (
            json!({"hostAliases": [{"ip": ".."}]}),
            none(),
            "spec.hostAliases[0].ip",
        ),
        (
            none(),
            json!({"env": [{"name": "A", "value": "1", "valueFrom": {"secretKeyRef": {"name": "a", "key": "b"}}}]}),
            "spec.containers[0].env[0].valueFrom",
        ),
        (
            none(),
            json!({"envFrom": [{"prefix": "A"}]}),
            "spec.containers[0].envFrom[0]",
        ),
        (
            none(),
            json!({"resources": {"limits": {"memory": "1Mi"}, "requests": {"memory": "1Gi"}}}),
            "spec.containers[0].resources.requests.memory",
        ),
        (
            none(),
            json!({"livenessProbe": {"successThreshold": 2, "tcpSocket": {"port": 1}}}),
            "spec.containers[0].livenessProbe.successThreshold",
        ),
        (
            none(),
            json!({"readinessProbe": {"httpGet": {"port": 70000}}}),
            "spec.containers[0].readinessProbe.httpGet.port",
        ),
    ];
    for (spec, container, expected) in table {
        let found = objections(&template(spec, container));
        let paths: Vec<String> = found.iter().map(|it| path(&it.path)).collect();
        assert_eq!(paths, [expected], "{found:?}");
    }
}
