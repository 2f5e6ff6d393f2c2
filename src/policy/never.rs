//! Why a policy matches no request.

use super::head::{is_action, matches};
use super::inspect::Case;
use super::judge::Complaint;
use super::kinds::Kinds;
use super::problem::ProblemKind;
use super::requests::{ACTION, ASKS, Ask, made};
use super::world::World;
use crate::go::cedar::tree::{Match, Policy, Scope};

/// A head whose action and resource are both asked about, but never together.
pub(super) fn wrong_resource(policy: &Policy, world: &World<'_>) -> Option<Complaint> {
    let fits = |ask: &&Ask| matches(&policy.resource, &ask.thing(), world).has(Kinds::TRUE);
    let acts = |ask: &&Ask| is_action(&policy.action, ask, world).has(Kinds::TRUE);
    let asks: Vec<&Ask> = ASKS.iter().filter(acts).collect();
    if asks.is_empty() || asks.iter().any(fits) || !ASKS.iter().any(|ask| fits(&ask)) {
        return None;
    }
    let written = match (&policy.resource.is, &policy.resource.entity) {
        (_, Some((_, entity))) => &entity.kind,
        (Some(kind), None) => kind,
        (None, None) => return None,
    };
    let mut fitting: Vec<String> = asks.iter().map(|ask| ask.resource.to_owned()).collect();
    fitting.dedup();
    Some(Complaint {
        nearest: only(&fitting).cloned(),
        allowed: fitting,
        asks: asks.iter().map(|ask| ask.action).collect(),
        ..Complaint::new(
            written.span,
            ProblemKind::WrongResource,
            written.text.as_str(),
        )
    })
}

/// Why a policy never matches where nothing else tells.
pub(super) fn why(
    policy: &Policy,
    text: &str,
    asked: &[Case],
    listed: &[Case],
    world: &World<'_>,
) -> Complaint {
    let lists = listed
        .iter()
        .filter(|case| case.may_match())
        .map(|case| case.ask);
    let lists: Vec<&Ask> = lists.collect();
    if let Some(first) = lists.first() {
        return not_asked(policy, first, &lists);
    }
    // What comes furthest tells most.
    let culprits = asked
        .iter()
        .filter_map(|case| Some((case.head.has(Kinds::TRUE), case.culprit?)));
    let span = culprits.max().map_or(policy.span, |(_, span)| span);
    let snippet = text.get(span.range()).unwrap_or_default();
    let scopes = [&policy.principal, &policy.resource];
    let scope = scopes.into_iter().find(|scope| scope.span == span);
    Complaint {
        nearest: scope
            .filter(|scope| is_below(scope, world))
            .map(|_| snippet.replacen("==", "in", 1)),
        ..Complaint::new(span, ProblemKind::NeverMatches, snippet)
    }
}

/// Whether a scope asks for `==` where `in` would match.
fn is_below(scope: &Scope, world: &World<'_>) -> bool {
    let Some((Match::Same, entity)) = &scope.entity else {
        return false;
    };
    let below = Scope {
        entity: Some((Match::In, entity.clone())),
        ..scope.clone()
    };
    let things = made().flat_map(|ask| [ask.thing(), ask.principal()]);
    things
        .into_iter()
        .any(|thing| matches(&below, &thing, world).has(Kinds::TRUE))
}

/// A policy that only matches requests for lists.
fn not_asked(policy: &Policy, first: &Ask, lists: &[&Ask]) -> Complaint {
    let items: Vec<&Ask> = made()
        .filter(|ask| lists.iter().any(|list| list.lists(ask)))
        .collect();
    let actions: Vec<String> = items
        .iter()
        .map(|ask| format!("{ACTION}::\"{}\"", ask.action))
        .collect();
    let nearest = match only(&actions) {
        Some(action) => format!("action == {action}"),
        None => format!("action in [{}]", actions.join(", ")),
    };
    Complaint {
        allowed: items.iter().map(|ask| ask.action.to_owned()).collect(),
        nearest: Some(nearest),
        ..Complaint::new(policy.action.span, ProblemKind::NotAsked, first.action)
    }
}

/// The only one of a list.
fn only<T>(list: &[T]) -> Option<&T> {
    match list {
        [one] => Some(one),
        _ => None,
    }
}
