//! What an upgrade does to what is in a cluster.

use std::process::Output;

use serde_json::Value;

use super::operator::{NAMESPACE, install};
use super::settled::bundles;
use super::{cluster, file};
use crate::diff::SETTLED;
use crate::program::{PROXY, ends_with, run, text};

const RELEASE: &str = "v0.27.2";

/// What becomes of the resources, wherever they stand.
fn resources(output: &Output, name: &str) -> Value {
    let report: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{name}: {}", text(&output.stderr)));
    let mut resources = report["resources"].clone();
    for resource in resources.as_array_mut().expect("resources") {
        resource["place"].take();
    }
    resources
}

#[test]
fn a_cluster_is_upgraded_as_its_recording() {
    let Some(cluster) = cluster("upgrades", RELEASE) else {
        return;
    };
    for bundle in bundles(RELEASE) {
        let live = bundle.join("cluster.yaml");
        cluster.make(&live);
        let [live, input] = [live, bundle.join("input.yaml")];
        let [live, input] = [&live, &input].map(|it| it.to_str().expect("UTF-8"));
        let name = bundle.file_name().expect("a name").to_string_lossy();
        let way = ["--from", RELEASE, "--to", "0.44", "-o", "json", "-n", &name];
        let given = [&["upgrade"], &way[..], &SETTLED].concat();
        let offline = ["--refs", "closed", "--live", live, input];
        let recorded = resources(&run(&[&given[..], &offline].concat(), ""), &name);
        assert_ne!(recorded, Value::Array(Vec::new()), "{name}");
        let online: [&[&str]; 2] = [
            &["--check-secrets", "--live", "cluster", input],
            &["--check-secrets", "--all"],
        ];
        for more in online {
            let real = cluster.mcprp(&[&given[..], more].concat());
            assert_eq!(resources(&real, &name), recorded, "{name} {more:?}");
        }
    }
}

#[test]
fn a_way_begins_with_the_operator_that_runs() {
    let Some(cluster) = cluster("upgrade of an operator", RELEASE) else {
        return;
    };
    let namespace = "upgrade";
    cluster.empty(namespace);
    cluster.empty(NAMESPACE);
    let upgrade = |more: &[&str]| {
        let given = ["upgrade", "--to", "0.44", "-o", "json", "-n", namespace];
        cluster.mcprp(&[&given[..], more].concat())
    };
    let output = upgrade(&["--all"]);
    ends_with(&output, 2);
    let said = text(&output.stderr);
    for words in ["`--from` names it", "no Deployment of the operator"] {
        assert!(said.contains(words), "{said}");
    }
    install(&cluster, ":v0.27.0");
    let runs = "warning: cluster testcluster runs the operator v0.27.0 with the CRDs of ";
    let has = "warning: cluster testcluster has the CRDs of ";
    let proxy = file("upgrade", PROXY);
    for (more, from, warning, proxies) in [
        (&["--all"][..], "v0.27.0", runs, 0),
        (&["--live", "cluster", &proxy], "v0.27.0", runs, 1),
        (&["--from", "auto", &proxy], "v0.27.0", runs, 1),
        (&["--all", "--from", "0.30"], "v0.30.1", has, 0),
    ] {
        let output = upgrade(more);
        ends_with(&output, 0);
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(report["before"]["operatorVersion"], from, "{more:?}");
        assert_eq!(report["summary"]["proxies"], proxies, "{more:?}");
        let said = text(&output.stderr);
        assert!(said.starts_with(warning), "{more:?}: {said}");
        assert_eq!(said.contains("`-A` takes in all"), proxies == 0, "{said}");
    }
    cluster.empty(NAMESPACE);
}
