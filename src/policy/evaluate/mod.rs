//! What the proxy decides.
//!
//! The policies are evaluated by the crate `cedar-policy`, over the entities and the context that the proxy would make; what
//! follows from the answer is the proxy's own rule: it denies whatever a policy fails on (`IsAuthorized`).

mod cedar;
mod request;
mod value;

use std::fmt;

use cedar_policy::{Authorizer, Context, Decision as Answer, EntityUid, PolicySet};

use super::entities::{self, Entities, Entity};
use super::setting::Setting;
use crate::go::cedar as syntax;
use crate::release::CEDAR_DIALECT;

pub use request::Request;

/// Policies and entities, ready to decide requests.
#[derive(Debug)]
pub struct Evaluator<'s> {
    setting: &'s Setting<'s>,
    policies: PolicySet,
    entities: Entities,
}

/// What the proxy decides on a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// Whether it lets the request through.
    pub allow: bool,
    /// The policies, by their places in the list, that it follows from: those that forbid, else those that permit. Where evaluation
    /// failed it follows from the errors instead.
    pub determining: Vec<usize>,
    /// What failed; each failure alone makes the proxy deny the request.
    pub failures: Vec<Failure>,
}

/// Something that the proxy fails on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Failure {
    /// Place of the policy in the list; none where the request itself is what fails.
    pub policy: Option<usize>,
    /// Why.
    pub message: String,
}

/// Why policies or entities cannot be evaluated here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsupported {
    /// Place of the policy in the list; none where it is about the entities.
    pub policy: Option<usize>,
    /// Why.
    pub message: String,
}

impl Unsupported {
    fn of_entities(message: impl Into<String>) -> Self {
        Self {
            policy: None,
            message: message.into(),
        }
    }
}

impl fmt::Display for Unsupported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.policy {
            Some(number) => write!(f, "policy {number} cannot be evaluated: {}", self.message),
            None => write!(f, "the entities cannot be evaluated: {}", self.message),
        }
    }
}

impl std::error::Error for Unsupported {}

impl<'s> Evaluator<'s> {
    /// Reads policies and entities as the proxy does when it starts (`NewCedarAuthorizer`).
    ///
    /// # Errors
    /// Where the proxy refuses them, and where they have what only cedar-go takes: signs in front of signs, types of entities that
    /// are no names, entities that stand above themselves.
    pub fn new(
        policies: &[&str],
        entities: Option<&str>,
        setting: &'s Setting<'s>,
    ) -> Result<Self, Unsupported> {
        let dialect = CEDAR_DIALECT.at(setting.release);
        let mut set = PolicySet::new();
        for (number, text) in policies.iter().enumerate() {
            let unsupported = |message: String| Unsupported {
                policy: Some(number),
                message,
            };
            let tree = syntax::read_policy(text, dialect)
                .map_err(|error| unsupported(error.to_string()))?;
            let tree = tree.ok_or_else(|| unsupported("it is nested too deeply".to_owned()))?;
            if tree.action.is_other_type() {
                continue;
            }
            let policy = cedar::policy(number, &tree)?;
            set.add(policy)
                .map_err(|error| unsupported(error.to_string()))?;
        }
        let read = entities::read(entities.unwrap_or_default());
        let refused = || {
            let first = read.problems.first();
            Unsupported::of_entities(first.map_or_else(String::new, ToString::to_string))
        };
        Ok(Self {
            setting,
            policies: set,
            entities: read.entities.clone().ok_or_else(refused)?,
        })
    }

    /// Decides a request.
    ///
    /// # Errors
    /// Where the entities have what only cedar-go takes.
    pub fn decide(&self, request: &Request<'_>) -> Result<Decision, Unsupported> {
        let Some(seen) = request.seen(self.setting) else {
            return Ok(Decision {
                failures: vec![Failure {
                    policy: None,
                    message: "the token says no subject (`sub`)".to_owned(),
                }],
                ..Decision::default()
            });
        };
        let made = [&seen.principal, &seen.action, &seen.resource];
        let written = self
            .entities
            .iter()
            .filter(|entity| made.iter().all(|made| made.uid != entity.uid));
        let written = written.filter(|entity| !entity.uid.kind.is_empty());
        let all: Result<Vec<_>, _> = made.into_iter().chain(written).map(cedar::entity).collect();
        let all = cedar_policy::Entities::from_entities(all?, None)
            .map_err(|error| Unsupported::of_entities(error.to_string()))?;
        let uid = |entity: &Entity| -> Result<EntityUid, Unsupported> { cedar::uid(&entity.uid) };
        let context = Context::from_pairs(cedar::attributes(&seen.context)?)
            .map_err(|error| Unsupported::of_entities(error.to_string()))?;
        let asked = cedar_policy::Request::new(
            uid(&seen.principal)?,
            uid(&seen.action)?,
            uid(&seen.resource)?,
            context,
            None,
        )
        .map_err(|error| Unsupported::of_entities(error.to_string()))?;
        Ok(self.answer(&asked, &all))
    }

    fn answer(&self, asked: &cedar_policy::Request, entities: &cedar_policy::Entities) -> Decision {
        let response = Authorizer::new().is_authorized(asked, &self.policies, entities);
        let diagnostics = response.diagnostics();
        let failures = diagnostics.errors().map(|error| {
            let cedar_policy::AuthorizationError::PolicyEvaluationError(error) = error;
            Failure {
                policy: cedar::number(error.policy_id()),
                message: error.inner().to_string(),
            }
        });
        let mut failures: Vec<Failure> = failures.collect();
        failures.sort();
        let mut determining: Vec<usize> = diagnostics.reason().filter_map(cedar::number).collect();
        determining.sort_unstable();
        Decision {
            allow: failures.is_empty() && response.decision() == Answer::Allow,
            determining,
            failures,
        }
    }
}

/// Decides one request; [`Evaluator`] is for several.
///
/// # Errors
/// Where the proxy refuses the policies or entities, and where they have what only cedar-go takes.
pub fn decide(
    policies: &[&str],
    entities: Option<&str>,
    setting: &Setting<'_>,
    request: &Request<'_>,
) -> Result<Decision, Unsupported> {
    Evaluator::new(policies, entities, setting)?.decide(request)
}

impl syntax::tree::ActionScope {
    /// Whether none of the actions is one, which the crate refuses and cedar-go takes: no request is for them.
    fn is_other_type(&self) -> bool {
        let actions = self.actions.iter().flat_map(|(_, actions)| actions);
        let mut kinds = actions.map(|action| action.kind.text.rsplit("::").next());
        self.actions.is_some() && kinds.all(|kind| kind != Some(super::requests::ACTION))
    }
}

#[cfg(test)]
pub(super) mod tests;
