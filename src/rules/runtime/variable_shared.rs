//! MRP433: variable shared.

use std::collections::HashMap;

use crate::finding::{Rule, Severity};
use crate::operator::names::{header_secret, secret_variable};
use crate::rules::example::example;
use crate::rules::headers::canonical;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP433",
    name: "variable-shared",
    severity: Severity::Error,
    explanation: "The operator hands each header from a Secret to the proxy in an environment variable that is named after the \
                  header, with an underscore for every character but letters and digits. Two headers that differ in such \
                  characters alone share a variable: both carry the value of the last one, so that a secret is sent under \
                  the wrong name. Use one of the two names, or other ones.",
    origin: "pkg/vmcp/headerforward/wirefmt NormalizeForEnvVar, SecretEnvVarName; container env: the last entry of a name counts",
    fail: example!("MRP433", "fail"),
    pass: example!("MRP433", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let forward = view.spec.header_forward.as_ref();
    let headers = forward.into_iter().flat_map(|it| it.add_headers_from_secret.iter());
    let mut seen: HashMap<String, &str> = HashMap::new();
    for (index, header) in headers.enumerate() {
        let name = header.header_name.as_str();
        let variable = secret_variable(&header_secret(view.proxy.name, name));
        let Some(first) = seen.get(&variable) else {
            seen.insert(variable, name);
            continue;
        };
        if canonical(first) == canonical(name) {
            continue;
        }
        let path = format!("spec.headerForward.addHeadersFromSecret[{index}].headerName");
        let message = format!(
            "`{path}`: `{name}` and `{first}` get their values from the same variable `{variable}`"
        );
        report.add(&RULE, view.entry, At::Value(&path), message);
    }
}
