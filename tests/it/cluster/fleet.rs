//! A fleet: 300 proxies in 20 namespaces take a few lists.

use std::collections::HashMap;

use super::rights::rules_without;
use super::server::{Cluster, objects};
use super::{cluster, file};
use crate::program::{ends_with, run, text};

const NAMESPACES: usize = 20;

const PROXIES: usize = 300;

fn namespace(number: usize) -> String {
    format!("fleet-{}", number % NAMESPACES)
}

fn input() -> String {
    let proxies = (0..PROXIES).map(|number| {
        format!(
            "---
apiVersion: toolhive.stacklok.dev/v1beta1
kind: MCPRemoteProxy
metadata: {{name: proxy-{number}, namespace: {}}}
spec: {{remoteUrl: https://mcp.example.com/{number}}}
",
            namespace(number)
        )
    });
    proxies.collect()
}

/// How often each kind was listed.
fn lists(cluster: &Cluster, user: &str) -> Option<HashMap<String, usize>> {
    let mut lists = HashMap::new();
    for (verb, uri) in cluster.asked_by(user)? {
        let path = uri.split('?').next().expect("a path");
        let kind = path.rsplit('/').next().expect("a kind");
        if verb == "list" {
            *lists.entry(kind.to_owned()).or_default() += 1;
        }
    }
    Some(lists)
}

#[test]
fn a_fleet_takes_few_lists() {
    let Some(cluster) = cluster("fleet", "v0.44.0") else {
        return;
    };
    let input = file("fleet", &input());
    let version = ["--operator-version", "0.44"];
    (0..NAMESPACES).for_each(|number| cluster.empty(&namespace(number)));
    let rendered = run(
        &[
            &["render", &input, "--owner-references", "never"],
            &version[..],
        ]
        .concat(),
        "",
    );
    ends_with(&rendered, 0);
    for object in objects(&rendered.stdout) {
        cluster.create(&object);
    }
    for object in objects(&std::fs::read(&input).expect("a file")) {
        cluster.create(&object);
    }
    let (wide, narrow) = (
        format!("wide-{}", std::process::id()),
        format!("narrow-{}", std::process::id()),
    );
    cluster.allow(&wide, None, &rules_without(""));
    for number in 0..NAMESPACES {
        cluster.allow(&narrow, Some(&namespace(number)), &rules_without(""));
    }
    for (user, most) in [(&wide, 1), (&narrow, NAMESPACES + 1)] {
        let given = [&["diff", &input, "-o", "json"], &version[..]].concat();
        let output = cluster.mcprp_as(user, &given);
        let diff: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let proxies = diff["proxies"].as_array().expect("proxies");
        assert_eq!(proxies.len(), PROXIES, "{}", text(&output.stderr));
        // The owners' identifiers are all that is missing.
        let is_there = |it: &&serde_json::Value| it["verdict"] == "inPlace";
        assert_eq!(proxies.iter().filter(is_there).count(), PROXIES);
        if let Some(lists) = lists(&cluster, user) {
            assert_eq!(lists.len(), 13, "{lists:?}");
            assert!(
                lists.values().all(|count| *count <= most),
                "{user}: {lists:?}"
            );
        }
    }
}
