//! What users say of rules: which count, and how much.

use super::{Finding, Rule, Severity};

/// Which rules count, and how much.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    /// The only rules that count; all of them where there is none.
    pub select: Vec<&'static Rule>,
    /// Rules that do not count.
    pub ignore: Vec<&'static Rule>,
    /// Severities that differ from those of the rules; the last one holds.
    pub severities: Vec<(&'static Rule, Severity)>,
}

impl Levels {
    /// How bad a finding of a rule is; none where it does not count.
    pub fn of(&self, rule: &Rule) -> Option<Severity> {
        let selected = self.select.is_empty() || has(&self.select, rule);
        let counts = selected && !has(&self.ignore, rule);
        counts.then(|| self.said_of(rule).unwrap_or(rule.severity))
    }

    /// Whether users have named a rule, so that they want to see its notes.
    pub fn names(&self, rule: &Rule) -> bool {
        has(&self.select, rule) || self.said_of(rule).is_some()
    }

    /// These levels, and on top of them what is said later.
    #[must_use]
    pub fn then(mut self, later: &Levels) -> Self {
        self.ignore.retain(|rule| !later.names(rule));
        self.select.extend(&later.select);
        self.ignore.extend(&later.ignore);
        self.severities.extend(&later.severities);
        self
    }

    /// The findings that count, with the severities that they have.
    pub fn apply(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let counted = findings.into_iter().filter_map(|mut finding| {
            finding.severity = self.of(finding.rule)?;
            Some(finding)
        });
        counted.collect()
    }

    fn said_of(&self, rule: &Rule) -> Option<Severity> {
        let mut said = self.severities.iter().rev();
        said.find(|(named, _)| named.code == rule.code)
            .map(|(_, severity)| *severity)
    }
}

fn has(rules: &[&'static Rule], rule: &Rule) -> bool {
    rules.iter().any(|named| named.code == rule.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    static ERROR: Rule = rule("MRP201", Severity::Error);
    static NOTE: Rule = rule("MRP501", Severity::Note);

    const fn rule(code: &'static str, severity: Severity) -> Rule {
        Rule {
            code,
            name: code,
            severity,
            explanation: "",
            origin: "",
            fail: "",
            pass: "",
        }
    }

    #[test]
    fn without_a_word_rules_have_their_own_severity() {
        let levels = Levels::default();
        assert_eq!(levels.of(&ERROR), Some(Severity::Error));
        assert!(!levels.names(&NOTE));
    }

    #[test]
    fn the_last_word_on_a_severity_holds() {
        let severities = vec![(&NOTE, Severity::Error), (&NOTE, Severity::Warning)];
        let levels = Levels {
            severities,
            ..Levels::default()
        };
        assert_eq!(levels.of(&NOTE), Some(Severity::Warning));
        assert!(levels.names(&NOTE));
    }

    #[test]
    fn what_is_said_later_holds() {
        let ignore = vec![&NOTE, &ERROR];
        let early = Levels {
            ignore,
            ..Levels::default()
        };
        let late = Levels {
            severities: vec![(&NOTE, Severity::Error)],
            ..Levels::default()
        };
        let levels = early.then(&late);
        assert_eq!(levels.of(&NOTE), Some(Severity::Error));
        assert_eq!(levels.of(&ERROR), None);
    }

    #[test]
    fn what_is_ignored_does_not_count_though_it_is_selected() {
        let levels = Levels {
            select: vec![&ERROR, &NOTE],
            ignore: vec![&NOTE],
            ..Levels::default()
        };
        assert_eq!(levels.of(&ERROR), Some(Severity::Error));
        assert_eq!(levels.of(&NOTE), None);
    }
}
