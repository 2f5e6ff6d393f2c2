//! Clusters in which something is otherwise than the operator left it.

use serde_json::Value;

use super::cluster;
use crate::diff::SETTLED;
use crate::program::{run, text};
use crate::recorded::all_cases;

const RELEASE: &str = "v0.44.0";

/// What is said of a recorded cluster is said of a real one; offline tests hold what that is.
#[test]
fn drift_is_the_same_as_in_a_recording() {
    let Some(cluster) = cluster("drift", RELEASE) else {
        return;
    };
    let cases = all_cases().into_iter();
    for case in cases.filter(|case| case.folder.join("live.yaml").exists()) {
        let [live, input] = ["live.yaml", "input.yaml"].map(|it| case.folder.join(it));
        cluster.make(&live);
        let [live, input] = [live, input].map(|it| it.to_string_lossy().into_owned());
        let given = ["diff", &input, "--operator-version", RELEASE];
        let given = [&given[..], &SETTLED, &["--refs", "closed", "-o", "json"]].concat();
        let recorded = run(&[&given[..], &["--live", &live]].concat(), "");
        let real = cluster.mcprp(&[&given[..], &["--check-secrets"]].concat());
        let name = &case.name;
        assert_eq!(
            real.status,
            recorded.status,
            "{name}: {}",
            text(&real.stderr)
        );
        let [real, recorded] = [real, recorded].map(|it| differences(&it.stdout));
        assert_eq!(real, recorded, "{name}");
    }
}

/// The differences without what the makers of the objects alone know: who set which field, and the identifiers that a server gives.
fn differences(text: &[u8]) -> Value {
    let mut value: Value = serde_json::from_slice(text).expect("JSON");
    forget_makers(&mut value);
    value["proxies"].take()
}

fn forget_makers(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|key, _| key != "owner" && key != "uid");
            fields.values_mut().for_each(forget_makers);
        }
        Value::Array(items) => items.iter_mut().for_each(forget_makers),
        _ => {}
    }
}
