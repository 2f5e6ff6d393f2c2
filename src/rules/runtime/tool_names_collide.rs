//! MRP453: tool names collide.

use std::collections::HashMap;

use crate::finding::{Rule, Severity};
use crate::resource::tool_config::MCPToolConfigSpec;
use crate::rules::example::example;
use crate::rules::view::ConfigView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP453",
    name: "tool-names-collide",
    severity: Severity::Error,
    explanation: "Two tools are given the same name. Clients see it twice, and a call of it reaches one of the two by chance, \
                  at each start of the proxy another one. Give each tool a name of its own.",
    origin: "pkg/mcp WithToolsOverride, which keeps one tool a name; CreateToolFilterMiddleware, which goes through a Go map",
    fail: example!("MRP453", "fail"),
    pass: example!("MRP453", "pass"),
};

pub(super) fn check(config: &ConfigView<'_, MCPToolConfigSpec>, report: &mut Report<'_>) {
    let mut shown: HashMap<&str, &str> = HashMap::new();
    for (tool, presented) in config.spec.tools_override.iter() {
        let name = presented.name.as_str();
        if name.is_empty() {
            continue;
        }
        if let Some(first) = shown.insert(name, tool) {
            let path = format!("spec.toolsOverride.{tool}.name");
            let message = format!("`{path}`: `{first}` is called `{name}`, too");
            report.add(&RULE, config.entry, At::Value(&path), message);
        }
    }
}
