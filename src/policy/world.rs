//! What there is besides a request: which entities may stand above which, and of which types there are any.

use std::collections::BTreeSet;

use smol_str::SmolStr;

use super::entities::{Entities, Uid};
use super::kinds::Kinds;
use super::requests::{self, ACTION, ASKS, PRINCIPAL, RESOURCE, SERVER};
use super::setting::Setting;
use crate::go::cedar::tree;

/// An entity, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Thing {
    /// Its type.
    pub(super) kind: SmolStr,
    /// Its name, if that is known.
    pub(super) id: Option<SmolStr>,
    /// What it is in the request.
    pub(super) role: Role,
}

/// What an entity is in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Who asks.
    Principal,
    /// What for.
    Action,
    /// About what.
    Resource,
    /// It is written in a policy.
    Written,
}

impl Thing {
    /// An entity that is written in a policy.
    pub(super) fn written(entity: &tree::Entity) -> Self {
        Self {
            kind: entity.kind.text.clone(),
            id: settled(&entity.id.text),
            role: Role::Written,
        }
    }

    /// Whether it is one that the proxy makes for the request.
    pub(super) fn is_of_request(&self) -> bool {
        self.role != Role::Written
    }

    /// Whether it is another one; not known where a name is not.
    fn is(&self, other: &Thing) -> Kinds {
        match (&self.id, &other.id) {
            _ if self.kind != other.kind => Kinds::FALSE,
            (Some(one), Some(other)) => truth(one == other),
            _ => Kinds::BOOL,
        }
    }
}

/// A text that is known; one with a variable that is filled in later (`${NAME}`) is not.
pub(super) fn settled(text: &SmolStr) -> Option<SmolStr> {
    (!text.contains("${")).then(|| text.clone())
}

/// What is known as a set of kinds.
pub(super) fn truth(known: bool) -> Kinds {
    if known { Kinds::TRUE } else { Kinds::FALSE }
}

/// What there is besides a request.
#[derive(Debug)]
pub(super) struct World<'w> {
    pub(super) setting: &'w Setting<'w>,
    /// None where they cannot be read, and so are not known.
    pub(super) entities: Option<&'w Entities>,
    /// What may stand above who asks, through groups.
    above_groups: BTreeSet<&'w Uid>,
    /// What may stand above what is asked about, through the proxy.
    above_server: BTreeSet<&'w Uid>,
}

impl<'w> World<'w> {
    /// The entities beside the policies of a proxy.
    pub(super) fn new(setting: &'w Setting<'w>, entities: Option<&'w Entities>) -> Self {
        let above = |is_start: &dyn Fn(&Uid) -> bool| match entities {
            None => BTreeSet::new(),
            Some(all) => all.above(all.iter().filter(|entity| is_start(&entity.uid))),
        };
        let is_server = |id: &str| setting.server.is_none_or(|server| server == id);
        Self {
            setting,
            entities,
            above_groups: above(&|uid| uid.kind == setting.groups()),
            above_server: above(&|uid| uid.kind == SERVER && is_server(&uid.id)),
        }
    }

    /// The types of which there may be entities; none where that is not known.
    pub(super) fn types(&self) -> Option<BTreeSet<&'w str>> {
        let mut types = self.entities?.kinds();
        types.extend([PRINCIPAL, ACTION, SERVER, self.setting.groups()]);
        types.extend(ASKS.iter().map(|ask| ask.resource));
        Some(types)
    }

    /// Whether two entities are the same; none is a resource that is named as no resource of the release is.
    pub(super) fn same(&self, one: &Thing, other: &Thing) -> Kinds {
        let strange = |thing: &Thing| {
            let id = thing.id.as_ref().filter(|_| thing.kind == RESOURCE);
            id.is_some_and(|id| requests::resource_name(id, self.setting) != *id)
        };
        if one.is_of_request() && strange(other) || other.is_of_request() && strange(one) {
            return Kinds::FALSE;
        }
        one.is(other)
    }

    /// Whether entities of a type may stand above users' groups.
    pub(super) fn is_above_groups(&self, kind: &str) -> bool {
        self.entities.is_none() || self.above_groups.iter().any(|uid| uid.kind == kind)
    }

    /// Whether `below` is `above`, or stands below it (`in`).
    pub(super) fn stands(&self, below: &Thing, above: &Thing) -> Kinds {
        let same = self.same(below, above);
        match below.role {
            _ if same == Kinds::TRUE => same,
            Role::Action => same,
            Role::Written => Kinds::BOOL,
            Role::Principal if above.kind == self.setting.groups() => Kinds::BOOL,
            Role::Principal => same | self.reached(&self.above_groups, above),
            Role::Resource if above.kind == SERVER => self.is_server(above),
            Role::Resource => same | self.reached(&self.above_server, above),
        }
    }

    /// Whether the entity is the one that stands for the proxy, or above that.
    pub(super) fn is_server(&self, thing: &Thing) -> Kinds {
        match (self.setting.server, &thing.id) {
            (Some(server), Some(id)) if server == id => Kinds::TRUE,
            (Some(_), Some(_)) => self.reached(&self.above_server, thing),
            _ => Kinds::BOOL,
        }
    }

    /// Whether an entity may be among some.
    fn reached(&self, some: &BTreeSet<&Uid>, thing: &Thing) -> Kinds {
        let fits =
            |uid: &&Uid| uid.kind == thing.kind && thing.id.as_ref().is_none_or(|id| *id == uid.id);
        if self.entities.is_none() || some.iter().any(fits) {
            Kinds::BOOL
        } else {
            Kinds::FALSE
        }
    }
}
