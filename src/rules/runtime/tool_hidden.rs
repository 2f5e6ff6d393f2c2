//! MRP454: tool hidden.

use crate::finding::{Rule, Severity};
use crate::resource::tool_config::MCPToolConfigSpec;
use crate::rules::example::example;
use crate::rules::view::ConfigView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP454",
    name: "tool-hidden",
    severity: Severity::Warning,
    explanation: "`toolsFilter` names tools by the names that clients see, after they are changed by `toolsOverride`. A tool that \
                  the filter lists under the name that the server gives it, and that the overrides rename, is not offered.",
    origin: "pkg/mcp applyFilteringAndOverrides: the override comes first, then the filter",
    fail: example!("MRP454", "fail"),
    pass: example!("MRP454", "pass"),
};

pub(super) fn check(config: &ConfigView<'_, MCPToolConfigSpec>, report: &mut Report<'_>) {
    let (filter, overrides) = (&config.spec.tools_filter, &config.spec.tools_override);
    for (index, listed) in filter.iter().enumerate() {
        let Some(presented) = overrides.get(listed) else {
            continue;
        };
        let name = &presented.name;
        let is_shown = |name: &String| filter.iter().any(|listed| listed == name);
        let is_taken = overrides.iter().any(|(_, other)| other.name == *listed);
        if name.is_empty() || is_shown(name) || is_taken {
            continue;
        }
        let path = format!("spec.toolsFilter[{index}]");
        let message = format!("`{path}`: `{listed}` is called `{name}` by `toolsOverride`, and hidden");
        let finding = report.add(&RULE, config.entry, At::Value(&path), message);
        finding.help = Some(format!("`{name}`"));
    }
}
