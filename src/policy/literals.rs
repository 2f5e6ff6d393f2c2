//! The entities and types that a policy names, whatever it does with them.

use super::judge::Complaint;
use super::kinds::Kinds;
use super::problem::ProblemKind;
use super::requests::{self, ACTION, ASKS, PRINCIPAL, RESOURCE, SERVER, made};
use super::setting::DEFAULT_GROUP_TYPE;
use super::world::{Thing, World};
use crate::finding::nearest;
use crate::go::cedar::tree::{Entity, Expr, ExprKind, Name, Policy};
use crate::span::Span;

/// What is wrong with the entities and types that a policy names.
pub(super) fn check(policy: &Policy, world: &World<'_>) -> Vec<Complaint> {
    let mut names = Names {
        world,
        complaints: Vec::new(),
    };
    for scope in [&policy.principal, &policy.resource] {
        scope.is.iter().for_each(|kind| names.kind(kind));
        scope
            .entity
            .iter()
            .for_each(|(_, entity)| names.entity(entity));
    }
    let actions = policy
        .action
        .actions
        .iter()
        .flat_map(|(_, actions)| actions);
    actions.for_each(|action| names.action_scope(action));
    policy
        .conditions
        .iter()
        .for_each(|condition| names.expression(&condition.body));
    names.complaints
}

struct Names<'n> {
    world: &'n World<'n>,
    complaints: Vec<Complaint>,
}

/// Types that people write for those that there are; `None` for that of groups.
const OTHER_TYPES: [(&str, Option<&str>); 9] = [
    ("user", Some(PRINCIPAL)),
    ("users", Some(PRINCIPAL)),
    ("principal", Some(PRINCIPAL)),
    ("group", None),
    ("usergroup", None),
    ("role", None),
    ("server", Some(SERVER)),
    ("mcpserver", Some(SERVER)),
    ("mcpremoteproxy", Some(SERVER)),
];

impl Names<'_> {
    fn complain(
        &mut self,
        span: Span,
        kind: ProblemKind,
        value: impl Into<String>,
    ) -> &mut Complaint {
        self.complaints.push(Complaint::new(span, kind, value));
        let last = self.complaints.len() - 1;
        &mut self.complaints[last]
    }

    fn expression(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Entity(entity) => self.entity(entity),
            ExprKind::Is(_, kind, _) => self.kind(kind),
            _ => {}
        }
        for child in expr.kind.children() {
            self.expression(child);
        }
    }

    /// An entity where only an action can stand.
    fn action_scope(&mut self, action: &Entity) {
        let told = self.complaints.len();
        self.entity(action);
        for complaint in self.complaints.iter_mut().skip(told) {
            if complaint.kind == ProblemKind::UnknownType {
                complaint.nearest = Some(ACTION.to_owned());
            }
        }
    }

    fn entity(&mut self, entity: &Entity) {
        self.kind(&entity.kind);
        let thing = Thing::written(entity);
        let Some(id) = &thing.id else { return };
        match entity.kind.text.as_str() {
            ACTION => self.action(entity, id),
            SERVER if self.world.is_server(&thing) == Kinds::FALSE => self.other_server(entity),
            RESOURCE => self.resource(entity, id),
            _ => {}
        }
    }

    fn kind(&mut self, kind: &Name) {
        let groups = self.world.setting.groups();
        let is_default = kind.text == DEFAULT_GROUP_TYPE && groups != DEFAULT_GROUP_TYPE;
        if is_default && !self.world.is_above_groups(&kind.text) {
            let complaint = self.complain(kind.span, ProblemKind::OtherGroup, DEFAULT_GROUP_TYPE);
            complaint.allowed = vec![groups.to_owned()];
            complaint.nearest = Some(groups.to_owned());
            return;
        }
        let Some(types) = self.world.types() else {
            return;
        };
        if types.contains(kind.text.as_str()) {
            return;
        }
        let lower = kind.text.to_lowercase();
        let other = OTHER_TYPES.iter().find(|(other, _)| *other == lower);
        let meant = match other {
            Some((_, known)) => Some(known.unwrap_or(groups)),
            None => nearest(last_part(&kind.text), types.iter().copied()),
        };
        let meant = meant
            .or_else(|| types.get(last_part(&kind.text)).copied())
            .map(str::to_owned);
        let allowed = types.into_iter().map(str::to_owned).collect();
        let complaint = self.complain(kind.span, ProblemKind::UnknownType, kind.text.as_str());
        complaint.nearest = meant;
        complaint.allowed = allowed;
    }

    fn action(&mut self, entity: &Entity, id: &str) {
        if ASKS.iter().any(|ask| ask.action == id) {
            return;
        }
        let of_method = ASKS.iter().find(|ask| ask.methods.contains(&id));
        let meant = match of_method {
            Some(ask) => Some(ask.action),
            None => nearest(id, ASKS.iter().map(|ask| ask.action)),
        };
        let complaint = self.complain(entity.span, ProblemKind::UnknownAction, id);
        complaint.nearest = meant.map(|action| format!("{ACTION}::\"{action}\""));
        complaint.allowed = made().map(|ask| ask.action.to_owned()).collect();
    }

    fn other_server(&mut self, entity: &Entity) {
        let server = self
            .world
            .setting
            .server
            .map(|server| format!("{SERVER}::\"{server}\""));
        let written = format!("{SERVER}::\"{}\"", entity.id.text);
        let complaint = self.complain(entity.span, ProblemKind::OtherServer, written);
        complaint.allowed = server.iter().cloned().collect();
        complaint.nearest = server;
    }

    /// A URI where older releases have underscores, or the other way round.
    fn resource(&mut self, entity: &Entity, id: &str) {
        let name = requests::resource_name(id, self.world.setting);
        let is_uri = name != id;
        let is_old = requests::is_exact(self.world.setting) && is_underscored(id);
        if !is_uri && !is_old {
            return;
        }
        let complaint = self.complain(entity.span, ProblemKind::OtherForm, id);
        complaint.nearest = is_uri.then(|| format!("{RESOURCE}::\"{name}\""));
    }
}

/// Whether the punctuation of a URI has become underscores: `file____etc_passwd`, `https___example_com`.
fn is_underscored(id: &str) -> bool {
    let scheme = id.split_once("___").map_or("", |(scheme, _)| scheme);
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    scheme.starts_with(|first: char| first.is_ascii_lowercase()) && scheme.bytes().all(is_letter)
}

/// The type without its namespace.
fn last_part(kind: &str) -> &str {
    kind.rsplit("::").next().unwrap_or(kind)
}
