//! MRP455: remote URL cut.

use crate::finding::{Rule, Severity};
use crate::go::url;
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP455",
    name: "remote-url-cut",
    severity: Severity::Warning,
    explanation: "Of the remote URL the proxy keeps scheme, host, path and query. A user and a password before the host are not \
                  sent, and a fragment is dropped: the remote server answers 401, or is another one than meant. Credentials go \
                  into a Secret and `headerForward.addHeadersFromSecret` or an MCPExternalAuthConfig.",
    origin: "pkg/transport HTTPTransport.Start; RFC 9110, section 4.2.4",
    fail: example!("MRP455", "fail"),
    pass: example!("MRP455", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let Ok(url) = url::parse(&view.spec.remote_url) else {
        return;
    };
    let lost = match (&url.user, url.fragment.is_empty()) {
        (Some(_), _) => "user and password are",
        (None, false) => "the fragment is",
        (None, true) => return,
    };
    let path = "spec.remoteUrl";
    let message = format!("`{path}`: {lost} not sent to the remote server");
    report.add(&RULE, view.entry, At::Value(path), message);
}
