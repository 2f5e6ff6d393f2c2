//! MRP518: empty tool config.

use crate::finding::{Rule, Severity};
use crate::resource::tool_config::MCPToolConfigSpec;
use crate::rules::example::example;
use crate::rules::view::ConfigView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP518",
    name: "empty-tool-config",
    severity: Severity::Warning,
    explanation: "An empty `toolsFilter` hides nothing: all tools are offered, as if it were not there. To offer none, do not \
                  offer the server; to deny calls, write a policy. A configuration with neither filter nor overrides changes \
                  nothing at all.",
    origin: "pkg/mcp isToolInFilter: an empty filter lets everything through",
    fail: example!("MRP518", "fail"),
    pass: example!("MRP518", "pass"),
};

pub(super) fn check(config: &ConfigView<'_, MCPToolConfigSpec>, report: &mut Report<'_>) {
    let spec = config.spec;
    let is_written = config.object.spec().is_some_and(|it| it.get("toolsFilter").is_some());
    let (path, why) = if is_written && spec.tools_filter.is_empty() {
        ("spec.toolsFilter", "an empty filter offers all tools")
    } else if spec.tools_filter.is_empty() && spec.tools_override.is_empty() {
        ("spec", "neither `toolsFilter` nor `toolsOverride` is set, and nothing is changed")
    } else {
        return;
    };
    report.add(&RULE, config.entry, At::Key(path), format!("`{path}`: {why}"));
}
