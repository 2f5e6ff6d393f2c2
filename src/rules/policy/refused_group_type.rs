//! MRP422: refused group type.

use crate::finding::{Rule, Severity};
use crate::go::cedar;
use crate::policy::Setting;
use crate::release::{CEDAR_DIALECT, CEDAR_OPTIONS, CedarOptions};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP422",
    name: "refused-group-type",
    severity: Severity::Error,
    explanation: "The entity type of groups is none that Cedar has: a reserved word, such as `in`, or a name with a namespace. The \
                  CRD takes it, and so does the operator; the proxy does not start.",
    origin: "pkg/authz/authorizers/cedar/core.go: validateGroupEntityType",
    fail: example!("MRP422", "fail"),
    pass: example!("MRP422", "pass"),
};

/// What is wrong with the type of groups that is configured.
pub(super) fn objection(setting: &Setting<'_>) -> Option<String> {
    let ty = setting.group_type;
    let is_read = CEDAR_OPTIONS.at(setting.release) != CedarOptions::First;
    if ty.is_empty() || !is_read || ty.contains("${") {
        return None;
    }
    if ty.contains("::") {
        return Some(format!("`{ty}` has a namespace"));
    }
    let policy = format!("permit(principal in {ty}::\"x\", action, resource);");
    let error = cedar::parse_policy(&policy, CEDAR_DIALECT.at(setting.release)).err();
    error.map(|_| format!("`{ty}` is no name that Cedar takes"))
}
