//! MRP103: stream ends here.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP103",
    name: "stream-ends-here",
    severity: Severity::Error,
    explanation: "Here kubectl gives up on the stream: it reads neither this document nor any behind it. One broken \
                  document in a file keeps all that follow it from being applied.",
    origin: "k8s.io/apimachinery/pkg/util/yaml YAMLOrJSONDecoder",
    fail: example!("MRP103", "fail"),
    pass: example!("MRP103", "pass"),
};

/// What it comes to.
pub(super) const HELP: &str =
    "kubectl reads nothing behind this place; what follows is judged here all the same";
