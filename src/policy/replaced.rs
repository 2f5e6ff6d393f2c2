//! Entities that are written down and that the proxy makes anew for each request about them.

use super::entities::Entities;
use super::problem::{Part, Problem, ProblemKind};
use super::requests::{ACTION, ASKS, PRINCIPAL};
use super::setting::{DEFAULT_GROUP_TYPE, Setting};

/// What is said of entities in vain: the proxy's own entities of a request take the place of those (`IsAuthorized`), with the
/// attributes of the request and the groups of the token; and groups of the default type where another one is configured.
pub(super) fn check(entities: &Entities, setting: &Setting<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for entity in entities.iter() {
        let kind = entity.uid.kind.as_str();
        let made =
            kind == PRINCIPAL || kind == ACTION || ASKS.iter().any(|ask| ask.resource == kind);
        let says_something =
            !(entity.attributes.is_empty() && entity.parents.is_empty() && entity.tags.is_empty());
        let problem = |kind| {
            Problem::new(
                Part::Entities,
                entity.uid_span,
                kind,
                entity.uid.to_string(),
            )
        };
        if made && says_something {
            problems.push(problem(ProblemKind::EntityReplaced));
        }
        if kind == DEFAULT_GROUP_TYPE && kind != setting.groups() {
            let mut problem = problem(ProblemKind::OtherGroup);
            problem.allowed = vec![setting.groups().to_owned()];
            problem.nearest = Some(setting.groups().to_owned());
            problems.push(problem);
        }
    }
    problems
}
