//! MRP432: header twice.

use std::collections::HashMap;

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::headers::{canonical, forwarded};
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP432",
    name: "header-twice",
    severity: Severity::Error,
    explanation: "HTTP does not tell capitals from small letters in the names of headers, the CRD does: two entries of \
                  `headerForward` are the same header, and the proxy sends one of the two values. Which one is chance, at \
                  each start anew, where they differ in capitals; a header from a Secret takes the place of a plain one of \
                  exactly the same name.",
    origin: "pkg/transport/middleware createHeaderForwardHandler, which goes through a Go map; \
             pkg/runner resolveHeaderForwardSecrets",
    fail: example!("MRP432", "fail"),
    pass: example!("MRP432", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let headers = forwarded(view.spec);
    let mut seen: HashMap<String, &str> = HashMap::new();
    for header in &headers {
        let name = canonical(header.name);
        let Some(first) = seen.get(&name) else {
            seen.insert(name, header.name);
            continue;
        };
        let path = &header.path;
        let message = format!("`{path}`: `{}` is the same header as `{first}`", header.name);
        let at = match header.value {
            Some(_) => At::Key(path),
            None => At::Value(path),
        };
        report.add(&RULE, view.entry, at, message);
    }
}
