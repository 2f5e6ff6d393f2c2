//! What is rendered, in front of a real API server: what it refuses is found, and what it takes is not called refused.

use mcprp::finding::{Finding, Severity};
use mcprp::ops::validate::tell;
use mcprp::plan::{Plan, Resource, plan};
use mcprp::release::V0_44_0;
use mcprp::resolve::Refs;

use super::cluster;
use super::server::Cluster;
use crate::recorded::{all_cases, input, options};

const NAMESPACE: &str = "rendered";

/// What the API server refuses of the objects of a proxy, by their kinds.
fn refused(cluster: &Cluster, plan: &Plan<'_>, proxy: &Resource<'_>) -> Vec<String> {
    let mut refused = Vec::new();
    for mut object in plan.wanted(proxy) {
        let metadata = object["metadata"].as_object_mut().expect("metadata");
        metadata.remove("ownerReferences");
        metadata.insert("namespace".to_owned(), NAMESPACE.into());
        if !cluster.would_take(&object) {
            refused.push(object["kind"].as_str().expect("a kind").to_owned());
        }
    }
    refused
}

/// Whether a finding says that something fails although the operator takes it.
fn tells_of_failure(finding: &Finding) -> bool {
    finding.severity == Severity::Error && finding.rule.code.starts_with("MRP4")
}

/// Whether a finding says that an object of a proxy is refused.
fn calls_refused(finding: &Finding, proxy: &Resource<'_>, kind: &str) -> bool {
    let subject = finding.subject.as_ref();
    let is_of =
        subject.is_some_and(|it| it.name == proxy.object.name && it.kind == "MCPRemoteProxy");
    let message = &finding.message;
    tells_of_failure(finding)
        && is_of
        && message.contains(" is refused: ")
        && message.contains(&format!(" the {kind} "))
}

#[test]
fn an_api_server_refuses_what_is_said_to_be_refused() {
    let Some(cluster) = cluster("rendered objects", "v0.44.0") else {
        return;
    };
    cluster.empty(NAMESPACE);
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in all_cases() {
        let mut options = options(&case, V0_44_0);
        options.refs = Refs::Open;
        plan(input(&case), &options, |plan| {
            let findings = tell(plan, |_| true).findings;
            let proxies = plan.resources.iter();
            for proxy in proxies.filter(|it| it.object.kind.name == "MCPRemoteProxy") {
                let refused = refused(&cluster, plan, proxy);
                count += refused.len();
                let name = format!("{}: {}", case.name, proxy.object.name);
                if !refused.is_empty() && !findings.iter().any(tells_of_failure) {
                    wrong.push(format!("{name}: no finding of {refused:?}"));
                }
                for kind in ["Deployment", "Service"] {
                    let is_taken = !refused.iter().any(|it| it == kind);
                    let told = findings.iter().find(|it| calls_refused(it, proxy, kind));
                    if let (true, Some(finding)) = (is_taken, told) {
                        wrong.push(format!("{name}: {kind} is taken: {}", finding.message));
                    }
                }
            }
        });
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_ne!(count, 0);
}
