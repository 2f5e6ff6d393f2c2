//! Variables, attributes, and whether they are there.

use super::facts::Path;
use super::meant::{known_attributes, meant};
use super::{Complaint, Judge, Known, Seen};
use crate::finding::nearest;
use crate::go::cedar::tree::{Expr, ExprKind, Name, Variable};
use crate::policy::entities::{Uid, Value};
use crate::policy::kinds::Kinds;
use crate::policy::problem::ProblemKind;
use crate::policy::requests::{self, ACTION, PRINCIPAL, Presence, is_made};
use crate::policy::world::{Role, Thing};
use crate::span::Span;

impl Judge<'_> {
    pub(super) fn variable(&self, variable: Variable) -> Seen {
        let thing = |kind: &str, id, role| Seen {
            kinds: Kinds::ENTITY,
            known: Some(Known::Entity(Thing {
                kind: kind.into(),
                id,
                role,
            })),
        };
        match variable {
            Variable::Context => Kinds::RECORD.into(),
            Variable::Principal => thing(PRINCIPAL, self.head.principal.clone(), Role::Principal),
            Variable::Action => thing(ACTION, Some(self.ask.action.into()), Role::Action),
            Variable::Resource => thing(
                self.ask.resource,
                self.head.resource.clone(),
                Role::Resource,
            ),
        }
    }

    pub(super) fn attribute(&mut self, expr: &Expr, inner: &Expr, name: &Name) -> Seen {
        if let ExprKind::Variable(variable) = inner.kind {
            return self.of_request(variable, name, expr.span);
        }
        let holder = self.take(inner, Kinds::RECORD | Kinds::ENTITY);
        if let Some(Known::Entity(thing)) = &holder.known {
            return self.of_entity(expr, thing, name).into();
        }
        let Some(path) = Path::of(expr) else {
            return holder.becomes(Kinds::ANYTHING).into();
        };
        let key = path.key();
        if !holder.never && !self.facts.is_present(&key) {
            self.unguarded(expr.span, &path);
            self.facts.add_present(key);
            return (holder.becomes(Kinds::CLAIM) | Kinds::FAILS).into();
        }
        self.valued(&key, holder.becomes(Kinds::CLAIM))
    }

    /// An attribute of a part of the request.
    fn of_request(&mut self, variable: Variable, name: &Name, span: Span) -> Seen {
        let attribute = self.ask.attribute(variable, &name.text, self.world.setting);
        let path = Path {
            variable,
            names: vec![name],
        };
        let key = path.key();
        let kinds = attribute.kinds;
        let known = |text: &str| Seen {
            kinds,
            known: Some(Known::Text(text.into())),
        };
        match attribute.presence {
            Presence::Never => {
                self.missing(variable, name, span);
                Kinds::FAILS.into()
            }
            Presence::Is(text) => known(text),
            Presence::IsName => match &self.head.resource {
                Some(name) => known(name),
                None => self.valued(&key, kinds),
            },
            Presence::Sometimes if !self.facts.is_present(&key) => {
                self.unguarded(span, &path);
                self.facts.add_present(key.clone());
                let seen = self.valued(&key, kinds);
                Seen {
                    kinds: seen.kinds | Kinds::FAILS,
                    ..seen
                }
            }
            Presence::Sometimes | Presence::Always => self.valued(&key, kinds),
        }
    }

    /// What a part of the request may be, after what has been learned of it.
    fn valued(&self, key: &str, kinds: Kinds) -> Seen {
        let Some(known) = self.facts.value(key) else {
            return kinds.into();
        };
        let one = match known {
            Known::Bool(true) => Kinds::TRUE,
            Known::Bool(false) => Kinds::FALSE,
            Known::Long(_) => Kinds::LONG,
            Known::Text(_) => Kinds::TEXT,
            Known::Entity(_) => Kinds::ENTITY,
        };
        Seen {
            kinds: kinds & (one | Kinds::FAILS),
            known: Some(known.clone()),
        }
    }

    /// An attribute of an entity, which the proxy may have made for the request.
    fn of_entity(&mut self, expr: &Expr, thing: &Thing, name: &Name) -> Kinds {
        let (Some(id), Some(entities), false) =
            (&thing.id, self.world.entities, is_made(&thing.kind))
        else {
            return Kinds::ANYTHING;
        };
        let uid = Uid::new(thing.kind.clone(), id.clone());
        let value = entities
            .get(&uid)
            .and_then(|entity| entity.attributes.get(&name.text));
        if value.is_none()
            && self
                .world
                .types()
                .is_none_or(|types| types.contains(&*thing.kind))
        {
            let value = self.snippet(expr.span).to_owned();
            self.complain(expr.span, ProblemKind::UnknownAttribute, value);
        }
        value.map_or(Kinds::FAILS, kind)
    }

    pub(super) fn has(&mut self, inner: &Expr, names: &[Name]) -> Kinds {
        if let (ExprKind::Variable(variable), Some((first, rest))) =
            (&inner.kind, names.split_first())
        {
            return self.request_has(*variable, first, rest);
        }
        let holder = self.take(inner, Kinds::RECORD | Kinds::ENTITY);
        holder.becomes(
            Kinds::BOOL
                | if names.len() > 1 {
                    Kinds::FAILS
                } else {
                    Kinds::NONE
                },
        )
    }

    fn request_has(&mut self, variable: Variable, first: &Name, rest: &[Name]) -> Kinds {
        let attribute = self
            .ask
            .attribute(variable, &first.text, self.world.setting);
        let path = Path {
            variable,
            names: vec![first],
        };
        let there = match attribute.presence {
            Presence::Never => {
                if !self.is_known(variable, first) {
                    let complaint = self.missing(variable, first, first.span);
                    complaint.nearest = complaint
                        .nearest
                        .as_ref()
                        .and_then(|near| Some(near.split_once('.')?.1.to_owned()));
                }
                Kinds::FALSE
            }
            Presence::Sometimes if !self.facts.is_present(&path.key()) => Kinds::BOOL,
            _ => Kinds::TRUE,
        };
        match there {
            there if rest.is_empty() || there == Kinds::FALSE => there,
            there if attribute.kinds.has(Kinds::RECORD) => there | Kinds::BOOL | Kinds::FAILS,
            there => there.without(Kinds::TRUE) | Kinds::FAILS,
        }
    }

    /// Whether the attribute is there in any request that the proxy makes.
    fn is_known(&self, variable: Variable, name: &Name) -> bool {
        let is_there = |ask: &requests::Ask| {
            let attribute = ask.attribute(variable, &name.text, self.world.setting);
            attribute.presence != Presence::Never
        };
        requests::made().any(is_there)
    }

    /// Tells of an attribute that is not there in such requests.
    fn missing(&mut self, variable: Variable, name: &Name, span: Span) -> &mut Complaint {
        let kind = match self.is_known(variable, name) {
            true => ProblemKind::ForeignAttribute,
            false => ProblemKind::UnknownAttribute,
        };
        let known = known_attributes(variable);
        let near = nearest(&name.text, known.iter().map(String::as_str))
            .map(str::to_owned)
            .or_else(|| meant(variable, &name.text));
        let complaint = self.complain(span, kind, format!("{}.{}", variable.word(), name.text));
        if kind == ProblemKind::UnknownAttribute {
            complaint.nearest = near.map(|name| format!("{}.{name}", variable.word()));
            complaint.allowed = known;
        }
        complaint
    }

    fn unguarded(&mut self, span: Span, path: &Path<'_>) {
        let value = self.snippet(span).to_owned();
        let names: Vec<&str> = path.names.iter().map(|name| name.text.as_str()).collect();
        let guard = format!("{} has {} && …", path.variable.word(), names.join("."));
        self.complain(span, ProblemKind::Unguarded, value).nearest = Some(guard);
    }
}

/// What kind a value is.
fn kind(value: &Value) -> Kinds {
    match value {
        Value::Bool(true) => Kinds::TRUE,
        Value::Bool(false) => Kinds::FALSE,
        Value::Long(_) => Kinds::LONG,
        Value::Text(_) => Kinds::TEXT,
        Value::Entity(_) => Kinds::ENTITY,
        Value::Set(_) => Kinds::SET,
        Value::Record(_) => Kinds::RECORD,
        Value::Extension { function, .. } => match function.as_str() {
            "ip" => Kinds::IP,
            "decimal" => Kinds::DECIMAL,
            "datetime" => Kinds::DATETIME,
            _ => Kinds::DURATION,
        },
    }
}
