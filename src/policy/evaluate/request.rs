//! One request to the proxy, and the entities and the context that the policies see of it.

use serde_json::{Map, Value as Json};
use smol_str::SmolStr;

use super::value::{scalar, value, words};
use crate::policy::entities::{Attributes, Entity, Uid, Value};
use crate::policy::requests::{
    ACTION, ARGUMENT, Ask, CLAIM, CLAIM_SET, PRINCIPAL, Presence, SERVER, resource_name,
};
use crate::policy::setting::Setting;
use crate::span::Span;

/// One request.
#[derive(Clone, Debug)]
pub struct Request<'r> {
    /// What is asked.
    pub ask: &'static Ask,
    /// Name of the tool or prompt, or URI of the resource.
    pub name: &'r str,
    /// The claims of the token.
    pub claims: &'r Map<String, Json>,
    /// The arguments.
    pub arguments: &'r Map<String, Json>,
    /// What the server says of the tool, such as `readOnlyHint`.
    pub hints: &'r [(&'r str, bool)],
}

/// What policies see of a request.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) principal: Entity,
    pub(super) action: Entity,
    pub(super) resource: Entity,
    pub(super) context: Attributes,
}

/// The claims that have a user's groups where none is configured (`defaultGroupClaimNames`).
const GROUP_CLAIMS: [&str; 3] = ["groups", "roles", "cognito:groups"];

impl Request<'_> {
    /// What policies see of the request (`AuthorizeWithJWTClaims`); nothing where the token says no subject.
    pub(super) fn seen(&self, setting: &Setting<'_>) -> Option<Seen> {
        let subject = self.claims.get("sub").and_then(Json::as_str);
        let subject = subject.filter(|subject| !subject.is_empty())?;
        let claims = self.claims(setting);
        let arguments = self.arguments();
        let groups = self.groups(setting).into_iter();
        let principal = entity(
            Uid::new(PRINCIPAL, subject),
            claims.clone(),
            groups
                .map(|group| Uid::new(setting.groups(), group))
                .collect(),
        );
        let operation = Value::Text(self.ask.action.into());
        let action = entity(
            Uid::new(ACTION, self.ask.action),
            Attributes::from([("operation".into(), operation)]),
            Vec::new(),
        );
        let server = setting.server.filter(|server| !server.is_empty());
        let resource = entity(
            Uid::new(self.ask.resource, resource_name_of(self, setting)),
            self.resource(&arguments, setting),
            server
                .map(|server| Uid::new(SERVER, server))
                .into_iter()
                .collect(),
        );
        let mut context = claims;
        context.extend(arguments);
        Some(Seen {
            principal,
            action,
            resource,
            context,
        })
    }

    /// `normalizeMultiValuedClaims`, `preprocessClaims`, `addMultiValuedClaimSets`.
    fn claims(&self, setting: &Setting<'_>) -> Attributes {
        let mut claims = Attributes::new();
        for (name, claim) in self.claims {
            let value = if setting.has_several_values(name) {
                let words = words(claim);
                let set = words
                    .iter()
                    .map(|words| words.iter().map(|word| Value::Text((*word).into())));
                let set = set.map(|words| {
                    (
                        format!("{CLAIM_SET}{name}").into(),
                        Value::Set(words.collect()),
                    )
                });
                claims.extend(set);
                match (claim, words) {
                    (Json::Array(_), Some(words)) => Some(Value::Text(words.join(" ").into())),
                    _ => value(claim, 0, setting),
                }
            } else {
                value(claim, 0, setting)
            };
            claims.extend(value.map(|value| (format!("{CLAIM}{name}").into(), value)));
        }
        claims
    }

    /// `preprocessArguments`: of what is no scalar only that it is there.
    fn arguments(&self) -> Attributes {
        if !self.ask.arguments {
            return Attributes::new();
        }
        let one = |(name, argument): (&String, &Json)| match scalar(argument) {
            Some(value) => Some((format!("{ARGUMENT}{name}").into(), value)),
            None if argument.is_number() => None,
            None => Some((
                format!("{ARGUMENT}{name}_present").into(),
                Value::Bool(true),
            )),
        };
        self.arguments.iter().filter_map(one).collect()
    }

    fn resource(&self, arguments: &Attributes, setting: &Setting<'_>) -> Attributes {
        let mut attributes = arguments.clone();
        for name in self.ask.resource_attributes() {
            let attribute =
                self.ask
                    .attribute(crate::go::cedar::tree::Variable::Resource, name, setting);
            let value = match attribute.presence {
                Presence::Is(text) => Value::Text(text.into()),
                Presence::IsName | Presence::Always => Value::Text(self.name.into()),
                Presence::Sometimes | Presence::Never => {
                    let hint = self.hints.iter().find(|(hint, _)| *hint == name);
                    match hint {
                        Some((_, value)) => Value::Bool(*value),
                        None => continue,
                    }
                }
            };
            attributes.insert(name.into(), value);
        }
        attributes
    }

    /// `extractGroups` over the claims of groups and of roles, each group once.
    fn groups(&self, setting: &Setting<'_>) -> Vec<SmolStr> {
        let mut names = std::iter::once(setting.group_claim).chain(GROUP_CLAIMS);
        let groups = names.find_map(|name| self.list(name)).unwrap_or_default();
        let roles = self.list(setting.role_claim).unwrap_or_default();
        let mut all: Vec<SmolStr> = Vec::new();
        for group in groups.into_iter().chain(roles) {
            if !all.contains(&group) {
                all.push(group);
            }
        }
        all
    }

    /// The texts of a claim that is a list; the claim may stand in others, with points between their names.
    fn list(&self, name: &str) -> Option<Vec<SmolStr>> {
        if name.is_empty() {
            return None;
        }
        let below = || {
            let (first, rest) = name.split_once('.')?;
            let start = self.claims.get(first)?;
            rest.split('.')
                .try_fold(start, |claim, part| claim.as_object()?.get(part))
        };
        let claim = self
            .claims
            .get(name)
            .filter(|claim| !claim.is_null())
            .or_else(below)?;
        let texts = claim.as_array()?.iter().filter_map(Json::as_str);
        Some(texts.map(SmolStr::from).collect())
    }
}

fn resource_name_of(request: &Request<'_>, setting: &Setting<'_>) -> String {
    match request.ask.resource {
        crate::policy::requests::RESOURCE => resource_name(request.name, setting),
        _ => request.name.to_owned(),
    }
}

fn entity(uid: Uid, attributes: Attributes, parents: Vec<Uid>) -> Entity {
    Entity {
        span: Span::default(),
        uid,
        uid_span: Span::default(),
        parents,
        attributes,
        tags: Attributes::new(),
    }
}
