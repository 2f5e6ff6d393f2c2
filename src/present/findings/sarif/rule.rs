//! Rules as SARIF describes them.

use serde::Serialize;

use super::Text;
use crate::finding::{Rule, Severity, Tier};
use crate::present::findings::Placed;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RuleView {
    id: &'static str,
    name: &'static str,
    short_description: Text,
    full_description: Text,
    help: Help,
    default_configuration: Configuration,
    properties: Properties,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties {
    tags: [&'static str; 2],
    precision: &'static str,
    #[serde(rename = "problem.severity")]
    problem_severity: &'static str,
}

/// The rules of findings, by their codes.
pub(super) fn rules(findings: &[Placed<'_>]) -> Vec<&'static Rule> {
    let mut rules: Vec<&'static Rule> = findings.iter().map(|it| it.finding.rule).collect();
    rules.sort_by_key(|rule| rule.code);
    rules.dedup_by_key(|rule| rule.code);
    rules
}

impl RuleView {
    pub(super) fn new(rule: &'static Rule) -> Self {
        let explanation = rule.explanation;
        let (origin, pass) = (rule.origin, rule.pass.trim_end());
        Self {
            id: rule.code,
            name: rule.name,
            short_description: Text {
                text: rule.name.replace('-', " "),
            },
            full_description: Text {
                text: explanation.to_owned(),
            },
            help: Help {
                text: format!("{explanation}\n\nFrom: {origin}\n\nRight:\n\n{pass}"),
                markdown: format!(
                    "{explanation}\n\nFrom: {origin}\n\nRight:\n\n```yaml\n{pass}\n```"
                ),
            },
            default_configuration: Configuration {
                level: rule.severity.name(),
            },
            properties: Properties {
                tags: ["kubernetes", rule.tier().name()],
                precision: precision(rule.tier()),
                problem_severity: problem_severity(rule.severity),
            },
        }
    }
}

/// How often a finding is right. What is refused is refused; the rest is judgement.
fn precision(tier: Tier) -> &'static str {
    match tier {
        Tier::Syntax | Tier::Admission | Tier::Operator => "very-high",
        Tier::Runtime => "high",
        Tier::Lint => "medium",
    }
}

/// What code scanning calls a severity.
fn problem_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "recommendation",
    }
}
