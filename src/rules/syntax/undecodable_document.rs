//! MRP101: undecodable document.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP101",
    name: "undecodable-document",
    severity: Severity::Error,
    explanation: "The document is no YAML or JSON that kubectl can decode, or has no `kind`. Nothing of it reaches the \
                  API server. The other documents of the file are judged all the same.",
    origin: "k8s.io/apimachinery/pkg/util/yaml, UnstructuredJSONScheme",
    fail: example!("MRP101", "fail"),
    pass: example!("MRP101", "pass"),
};
