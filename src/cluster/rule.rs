//! What RBAC must allow.

use std::fmt;

use super::ApiResource;

/// What is done to objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// One is read.
    Get,
    /// All are read.
    List,
}

impl fmt::Display for Verb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Verb::Get => "get",
            Verb::List => "list",
        })
    }
}

/// Something that RBAC must allow, and does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// What is done.
    pub verb: Verb,
    /// To which objects.
    pub resource: ApiResource,
    /// In which namespace; none for all namespaces.
    pub namespace: Option<String>,
}

/// How many resources are named.
const MOST_NAMED: usize = 3;

/// What one role would have to allow: the rules for one verb in one namespace.
pub(super) struct Role<'a> {
    namespace: Option<&'a str>,
    verb: Verb,
    resources: Vec<ApiResource>,
    /// In how many namespaces besides something is missing.
    others: usize,
}

impl<'a> Role<'a> {
    /// What the role of the first rule's namespace would have to allow.
    pub(super) fn of(rules: &'a [Rule]) -> Option<Self> {
        let first = rules.first()?;
        let is_same = |rule: &&Rule| rule.verb == first.verb && rule.namespace == first.namespace;
        let mut namespaces: Vec<_> = rules.iter().map(|rule| &rule.namespace).collect();
        namespaces.sort();
        namespaces.dedup();
        let mut resources: Vec<ApiResource> = Vec::new();
        for rule in rules.iter().filter(is_same) {
            if !resources.contains(&rule.resource) {
                resources.push(rule.resource);
            }
        }
        Some(Self {
            namespace: first.namespace.as_deref(),
            verb: first.verb,
            resources,
            others: namespaces.len() - 1,
        })
    }

    fn role(&self) -> String {
        match self.namespace {
            Some(_) => "a Role there".to_owned(),
            None => "a ClusterRole".to_owned(),
        }
    }
}

impl fmt::Display for Role<'_> {
    /// `may not list …: a Role there needs the rule …`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = |name: &dyn Fn(&ApiResource) -> String| {
            let mut names: Vec<String> = Vec::new();
            for name in self.resources.iter().map(name) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            names.join(", ")
        };
        let (verb, role) = (self.verb, self.role());
        let names = self.resources.iter().take(MOST_NAMED);
        let names: Vec<String> = names.map(|it| format!("`{}`", it.qualified())).collect();
        write!(f, "may not {verb} {} ", names.join(", "))?;
        match self.resources.len().saturating_sub(MOST_NAMED) {
            0 => {}
            more => write!(f, "and {more} more resources ")?,
        }
        match self.namespace {
            Some(namespace) => write!(f, "in namespace `{namespace}`")?,
            None => f.write_str("in all namespaces")?,
        }
        match self.others {
            0 => {}
            1 => f.write_str(" and 1 more namespace")?,
            more => write!(f, " and {more} more namespaces")?,
        }
        let groups = named(&|it| format!("\"{}\"", it.group));
        let resources = named(&|it| it.plural.to_owned());
        write!(
            f,
            "; {role} needs the rule {{apiGroups: [{groups}], resources: [{resources}], verbs: [{verb}]}}"
        )
    }
}
