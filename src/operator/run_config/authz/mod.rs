//! Who may do what, as the proxy gets it (`authorizers.Config`): a document for a backend, kept as it was written.

mod backend;

use serde::Serialize;
use serde_json::value::RawValue;

pub use backend::Backend;

use super::{is_empty, is_zero, line};
use crate::go::json;
use crate::operator::objection::Objection;
use crate::release::Release;
use crate::release::rows;
use crate::resource::Slice;
use crate::resource::authz_config::MCPAuthzConfigSpec;
use crate::resource::remote_proxy::{AuthzConfigRef, InlineAuthzConfig};
use crate::tree::Node;
use crate::yaml;

/// The version of configurations that the operator makes.
const VERSION: &str = "1.0";

/// The version of inline policies in older releases.
const FIRST_VERSION: &str = "v1";

/// The key of an authorization ConfigMap when none is given.
pub const DEFAULT_KEY: &str = "authz.json";

/// A configuration for an authorization backend, as JSON without white space.
#[derive(Clone, Debug)]
pub struct AuthzConfig {
    json: String,
}

/// A configuration of the Cedar backend (`cedar.Config`).
#[derive(Debug, Default, PartialEq, Serialize)]
struct Cedar {
    version: String,
    r#type: String,
    cedar: CedarOptions,
}

/// Policies and how tokens are read (`cedar.ConfigOptions`).
#[derive(Debug, Default, PartialEq, Serialize)]
struct CedarOptions {
    policies: Slice<String>,
    entities_json: String,
    #[serde(skip_serializing_if = "is_zero")]
    primary_upstream_provider: String,
    #[serde(skip_serializing_if = "is_zero")]
    group_claim_name: String,
    #[serde(skip_serializing_if = "is_zero")]
    role_claim_name: String,
    #[serde(skip_serializing_if = "is_zero")]
    group_entity_type: String,
    #[serde(skip_serializing_if = "is_empty")]
    multi_valued_claims: Slice<String>,
}

impl Serialize for AuthzConfig {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.document().serialize(serializer)
    }
}

impl AuthzConfig {
    /// The policies in a proxy itself (`BuildInlineCedarAuthzConfig`).
    pub(super) fn inline(
        reference: &AuthzConfigRef,
        inline: &InlineAuthzConfig,
        release: Release,
    ) -> Self {
        let version = if rows::AUTHZ_VERSION_ONE.at(release) {
            VERSION
        } else {
            FIRST_VERSION
        };
        let mut options = CedarOptions {
            policies: inline.policies.clone(),
            entities_json: inline.entities_json.clone(),
            ..CedarOptions::default()
        };
        if rows::CLAIM_MAPPING.at(release) {
            options.take_claims(reference);
        }
        Self::of_cedar(&Cedar {
            version: version.to_owned(),
            r#type: Backend::Cedar.name().to_owned(),
            cedar: options,
        })
    }

    /// The text of an authorization ConfigMap: YAML, or JSON that is no YAML (`LoadAuthzConfigFromConfigMap`).
    ///
    /// # Errors
    /// Where the text cannot be read, or its backend does not take it.
    pub fn load(text: &str, release: Release) -> Result<Self, String> {
        if text.trim_matches(is_space).is_empty() {
            return Err("the text is empty".to_owned());
        }
        let json = match yaml::read(text.as_bytes(), &yaml::Limits::default()) {
            Ok(document) => json::marshal(&document.root),
            Err(why) => json::compact(text, true).map_err(|_| why.to_string())?,
        };
        Self::checked(json, release)
    }

    /// An MCPAuthzConfig (`BuildAuthzConfigFromRef`), from its spec as it is stored.
    ///
    /// # Errors
    /// Where no backend has that name, or it does not take the configuration.
    pub fn of_resource(spec: &MCPAuthzConfigSpec, release: Release) -> Result<Self, Objection> {
        let backend = Backend::named(&spec.kind).ok_or_else(|| {
            let names = Backend::names().join("`, `");
            let why = format!(
                "`{}` is no authorization backend; there are `{names}`",
                spec.kind
            );
            Objection::new("type", why)
        })?;
        let config = spec.config.0.as_ref();
        let config = config.ok_or_else(|| Objection::new("config", "it is empty"))?;
        let entries = [
            (backend.key(), json::marshal(config)),
            ("type", json::marshal(&Node::text(backend.name()))),
            ("version", json::marshal(&Node::text(VERSION))),
        ];
        let members: Vec<String> = entries
            .iter()
            .map(|(key, value)| format!("\"{key}\":{value}"))
            .collect();
        Self::checked(format!("{{{}}}", members.join(",")), release)
            .map_err(|why| Objection::new("config", why))
    }

    /// The same with the claim names of a proxy (`ApplyClaimMappingOverrides`). Only Cedar has such; fields that it does not
    /// know are then gone.
    pub(super) fn with_claims(self, reference: &AuthzConfigRef, release: Release) -> Self {
        if !rows::CLAIM_MAPPING.at(release) || !names_claims(reference) {
            return self;
        }
        match self.cedar(release) {
            None => self,
            Some(mut cedar) => {
                cedar.cedar.take_claims(reference);
                Self::of_cedar(&cedar)
            }
        }
    }

    /// The same with an upstream provider whose claims policies see (`cedar.InjectUpstreamProvider`).
    pub(super) fn with_upstream(&self, provider: &str, release: Release) -> Self {
        match self.cedar(release) {
            Some(mut cedar) if !provider.is_empty() => {
                cedar.cedar.primary_upstream_provider = provider.to_owned();
                Self::of_cedar(&cedar)
            }
            _ => self.clone(),
        }
    }

    /// Whether Cedar is what it is for (`ExtractCedarAuthzOptions`).
    pub fn is_cedar(&self, release: Release) -> bool {
        self.cedar(release).is_some()
    }

    /// The document, as it stands in a RunConfig.
    pub(super) fn document(&self) -> Option<Box<RawValue>> {
        RawValue::from_string(self.json.clone()).ok()
    }

    fn of_cedar(cedar: &Cedar) -> Self {
        Self { json: line(cedar) }
    }

    /// A document that its backend takes (`authorizers.Config.Validate`).
    fn checked(json: String, release: Release) -> Result<Self, String> {
        backend::validate(&json, release)?;
        Ok(Self { json })
    }

    /// What Cedar makes of the document; none where Cedar has no part in it.
    fn cedar(&self, release: Release) -> Option<Cedar> {
        let document = backend::decode(Backend::Cedar, &self.json, release).ok()?;
        let options = document.get("cedar")?;
        let text = |key: &str| backend::text(options, key);
        Some(Cedar {
            version: backend::text(&document, "version"),
            r#type: backend::text(&document, "type"),
            cedar: CedarOptions {
                policies: backend::texts(options, "policies"),
                entities_json: text("entities_json"),
                primary_upstream_provider: text("primary_upstream_provider"),
                group_claim_name: text("group_claim_name"),
                role_claim_name: text("role_claim_name"),
                group_entity_type: text("group_entity_type"),
                multi_valued_claims: backend::texts(options, "multi_valued_claims"),
            },
        })
    }
}

impl CedarOptions {
    /// Takes over the claim names that a proxy gives.
    fn take_claims(&mut self, reference: &AuthzConfigRef) {
        let overrides = [
            (&mut self.group_claim_name, &reference.group_claim_name),
            (&mut self.role_claim_name, &reference.role_claim_name),
            (&mut self.group_entity_type, &reference.group_entity_type),
        ];
        for (name, given) in overrides {
            if !given.is_empty() {
                name.clone_from(given);
            }
        }
    }
}

fn names_claims(reference: &AuthzConfigRef) -> bool {
    let AuthzConfigRef {
        group_claim_name,
        role_claim_name,
        group_entity_type,
        ..
    } = reference;
    !(group_claim_name.is_empty() && role_claim_name.is_empty() && group_entity_type.is_empty())
}

/// What `strings.TrimSpace` takes off.
fn is_space(character: char) -> bool {
    character.is_whitespace()
}
