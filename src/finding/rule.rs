//! What a rule is: a stable code with a name, a severity, an explanation, and two examples.

use std::fmt;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A matter of taste or policy.
    Note,
    /// It will not do what its author means.
    Warning,
    /// It will not work.
    Error,
}

impl Severity {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// The severity of a name.
    pub fn named(name: &str) -> Option<Self> {
        let all = [Severity::Note, Severity::Warning, Severity::Error];
        all.into_iter().find(|severity| severity.name() == name)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Who objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// kubectl: the text is not what it seems, or cannot be read.
    Syntax,
    /// The API server, by schema, CEL rule or metadata rules.
    Admission,
    /// The operator's reconcilers.
    Operator,
    /// Nobody at apply time: the cluster or the proxy fails later.
    Runtime,
    /// Nobody: it works, but should it?
    Lint,
}

impl Tier {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Tier::Syntax => "syntax",
            Tier::Admission => "admission",
            Tier::Operator => "operator",
            Tier::Runtime => "runtime",
            Tier::Lint => "lint",
        }
    }

    /// Who refuses what breaks its rules.
    pub fn refused_by(self) -> &'static str {
        match self {
            Tier::Syntax => "kubectl",
            Tier::Admission => "API server",
            Tier::Operator => "operator",
            Tier::Runtime => "nobody yet",
            Tier::Lint => "nobody",
        }
    }
}

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// `MRP` and three digits; the first one is the tier. Never reused.
    pub code: &'static str,
    /// Its name, in kebab-case; it reads well after "allow".
    pub name: &'static str,
    /// How bad it is when nobody says otherwise.
    pub severity: Severity,
    /// What it finds, why that matters, and what to write instead.
    pub explanation: &'static str,
    /// Where the rule comes from: source of the operator, the API server or a standard.
    pub origin: &'static str,
    /// An input that breaks this rule and no other.
    pub fail: &'static str,
    /// The same without the mistake.
    pub pass: &'static str,
}

impl Rule {
    /// Who objects.
    pub fn tier(&self) -> Tier {
        match self.code.as_bytes().get(3) {
            Some(b'1') => Tier::Syntax,
            Some(b'2') => Tier::Admission,
            Some(b'3') => Tier::Operator,
            Some(b'4') => Tier::Runtime,
            _ => Tier::Lint,
        }
    }
}
