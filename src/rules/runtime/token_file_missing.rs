//! MRP442: token file missing.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::pod::{Pods, list, text};
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP442",
    name: "token-file-missing",
    severity: Severity::Error,
    explanation: "`jwksAuthTokenPath` is a file that the pod does not have. The proxy reads it when it starts and ends where it \
                  is not there. The service account's token is at `/var/run/secrets/kubernetes.io/serviceaccount/token`; any \
                  other file needs a volume in the proxy's `podTemplateSpec` (since v0.37.0).",
    origin: "pkg/networking createTokenSourceFromFile; pkg/auth NewTokenValidator",
    fail: example!("MRP442", "fail"),
    pass: example!("MRP442", "pass"),
};

/// Where every pod has the files of its service account, with and without the link.
const ACCOUNT: [&str; 2] = [
    "/var/run/secrets/kubernetes.io/serviceaccount/",
    "/run/secrets/kubernetes.io/serviceaccount/",
];

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let Some((entry, provider)) = view.provider() else {
        return;
    };
    let file = provider.jwks_auth_token_path.as_str();
    let is_there = file.is_empty()
        || ACCOUNT.iter().any(|folder| file.starts_with(folder))
        || view.pods().is_some_and(|pods| mounts(pods, file));
    if is_there {
        return;
    }
    let path = "spec.inline.jwksAuthTokenPath";
    let name = view.proxy.name;
    let message = format!("`{path}`: the pods of `{name}` have no file `{file}`");
    report.add(&RULE, entry, At::Value(path), message);
}

/// Whether something is mounted at a file or above it.
fn mounts(pods: &Pods<'_>, file: &str) -> bool {
    pods.containers().any(|container| {
        let mounts = list(Some(container.value), "volumeMounts").iter();
        mounts
            .map(|mount| text(mount, "mountPath").trim_end_matches('/'))
            .any(|at| file.strip_prefix(at).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
    })
}
