//! MRP403: annotations refused.

use crate::admission::names;
use crate::finding::{Rule, Severity};
use crate::go::strings::to_lower;
use crate::rules::example::example;
use crate::rules::overrides::added;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP403",
    name: "annotations-refused",
    severity: Severity::Error,
    explanation: "An annotation of `resourceOverrides` has a key that annotations cannot have, or all of them together are \
                  larger than 256 KiB. The proxy is accepted; the API server refuses the Deployment or Service that \
                  carries them. A key is a name of at most 63 characters, with a domain and a slash before it if need be.",
    origin: "API server: api validation.ValidateAnnotations on the Deployment and the Service",
    fail: example!("MRP403", "fail"),
    pass: example!("MRP403", "pass"),
};

/// The most bytes of all annotations of an object.
const LIMIT: usize = 256 * 1024;

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    for added in added(view.spec) {
        let mut size = 0;
        for (key, value) in added.metadata.annotations.iter() {
            size += key.len() + value.len();
            let reasons = names::is_qualified_name(&to_lower(key)).join(", ");
            if !reasons.is_empty() {
                let path = format!("{}.annotations.{key}", added.path);
                let message = format!("`{path}`: the {} is refused: {reasons}", added.to);
                report.add(&RULE, view.entry, At::Key(&path), message);
            }
        }
        if size > LIMIT {
            let path = format!("{}.annotations", added.path);
            let message = format!(
                "`{path}`: the {} is refused: {size} bytes of annotations, and {LIMIT} are allowed",
                added.to
            );
            report.add(&RULE, view.entry, At::Key(&path), message);
        }
    }
}
