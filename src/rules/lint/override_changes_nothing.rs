//! MRP519: override changes nothing.

use crate::finding::{Rule, Severity};
use crate::resource::tool_config::MCPToolConfigSpec;
use crate::rules::example::example;
use crate::rules::view::ConfigView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP519",
    name: "override-changes-nothing",
    severity: Severity::Note,
    explanation: "A tool is given the name that it has, and no other description: the override does nothing.",
    origin: "pkg/mcp applyFilteringAndOverrides",
    fail: example!("MRP519", "fail"),
    pass: example!("MRP519", "pass"),
};

pub(super) fn check(config: &ConfigView<'_, MCPToolConfigSpec>, report: &mut Report<'_>) {
    for (tool, presented) in config.spec.tools_override.iter() {
        if presented.name == *tool && presented.description.is_empty() {
            let path = format!("spec.toolsOverride.{tool}");
            let message = format!("`{path}`: `{tool}` is its name already");
            report.add(&RULE, config.entry, At::Key(&path), message);
        }
    }
}
