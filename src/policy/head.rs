//! Whether the head of a policy, `(principal, action, resource)`, matches a kind of request.

use smol_str::SmolStr;

use super::kinds::Kinds;
use super::requests::{ACTION, Ask, PRINCIPAL};
use super::world::{Role, Thing, World};
use crate::go::cedar::tree::{ActionScope, Match, Policy, Scope};
use crate::span::Span;

/// What is known of a request that a head matches.
#[derive(Clone, Debug)]
pub(super) struct Head {
    /// Whether it matches.
    pub(super) matches: Kinds,
    /// What in the head never matches.
    pub(super) culprit: Option<Span>,
    /// Name of who asks.
    pub(super) principal: Option<SmolStr>,
    /// Name of what is asked about.
    pub(super) resource: Option<SmolStr>,
}

impl Ask {
    /// Who asks.
    pub(super) fn principal(&self) -> Thing {
        Thing {
            kind: PRINCIPAL.into(),
            id: None,
            role: Role::Principal,
        }
    }

    /// What is asked about.
    pub(super) fn thing(&self) -> Thing {
        Thing {
            kind: self.resource.into(),
            id: None,
            role: Role::Resource,
        }
    }
}

/// What the head of a policy says to a kind of request.
pub(super) fn head(policy: &Policy, ask: &Ask, world: &World<'_>) -> Head {
    let parts = [
        (
            policy.principal.span,
            matches(&policy.principal, &ask.principal(), world),
        ),
        (policy.action.span, is_action(&policy.action, ask, world)),
        (
            policy.resource.span,
            matches(&policy.resource, &ask.thing(), world),
        ),
    ];
    let culprit = parts.iter().find(|(_, part)| *part == Kinds::FALSE);
    Head {
        matches: parts
            .iter()
            .fold(Kinds::TRUE, |all, (_, part)| all.and(*part)),
        culprit: culprit.map(|(span, _)| *span),
        principal: named(&policy.principal),
        resource: named(&policy.resource),
    }
}

/// The name that a scope asks for with `==`.
fn named(scope: &Scope) -> Option<SmolStr> {
    match &scope.entity {
        Some((Match::Same, entity)) => Thing::written(entity).id,
        _ => None,
    }
}

/// Whether a scope matches who asks or what is asked about.
pub(super) fn matches(scope: &Scope, thing: &Thing, world: &World<'_>) -> Kinds {
    let is = match &scope.is {
        Some(kind) if kind.text != thing.kind => Kinds::FALSE,
        _ => Kinds::TRUE,
    };
    let entity = match &scope.entity {
        None => Kinds::TRUE,
        Some((Match::Same, entity)) => world.same(thing, &Thing::written(entity)),
        Some((Match::In, entity)) => world.stands(thing, &Thing::written(entity)),
    };
    is.and(entity)
}

/// Whether a scope matches an action. Nothing stands above an action of a request, so `in` is `==`.
pub(super) fn is_action(scope: &ActionScope, ask: &Ask, world: &World<'_>) -> Kinds {
    let Some((_, actions)) = &scope.actions else {
        return Kinds::TRUE;
    };
    let asked = Thing {
        kind: ACTION.into(),
        id: Some(ask.action.into()),
        role: Role::Action,
    };
    let one = |action| world.same(&asked, &Thing::written(action));
    actions.iter().map(one).fold(Kinds::FALSE, Kinds::or)
}
