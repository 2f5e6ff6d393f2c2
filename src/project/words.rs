//! Words in the project file that have to be known.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error};

use crate::finding::{Rule, Severity, nearest};
use crate::operator::settings::Platform;
use crate::resource::KINDS;
use crate::rules;

/// Kinds besides the operator's that may be referred to.
const CORE_KINDS: [&str; 3] = ["ConfigMap", "Secret", "ServiceAccount"];

/// A rule, by its code or name.
#[derive(Clone, Copy, Debug)]
pub(super) struct RuleName(pub(super) &'static Rule);

impl PartialEq for RuleName {
    fn eq(&self, other: &Self) -> bool {
        self.0.code == other.0.code
    }
}

impl Eq for RuleName {}

impl PartialOrd for RuleName {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for RuleName {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.code.cmp(other.0.code)
    }
}

impl<'de> Deserialize<'de> for RuleName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        rules::named(&word).map(RuleName).map_err(D::Error::custom)
    }
}

impl JsonSchema for RuleName {
    fn schema_name() -> Cow<'static, str> {
        "Rule".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let pattern = "^(MRP[1-5][0-9]{2}|[a-z0-9]+(-[a-z0-9]+)+)$";
        json_schema!({
            "description": "A rule, by its code or name; `mcprp explain CODE` tells of it.",
            "type": "string",
            "pattern": pattern,
        })
    }
}

/// A pattern of paths, as `.gitignore` has them.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(inline)]
pub(super) struct Glob(pub(super) String);

impl<'de> Deserialize<'de> for Glob {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match globset::Glob::new(&text) {
            Ok(_) => Ok(Glob(text)),
            Err(error) => Err(D::Error::custom(format!(
                "`{text}` is no pattern: {}",
                error.kind()
            ))),
        }
    }
}

/// A kind that proxies may refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KindName(pub(super) &'static str);

impl KindName {
    fn all() -> impl Iterator<Item = &'static str> {
        KINDS.iter().map(|kind| kind.name).chain(CORE_KINDS)
    }
}

impl<'de> Deserialize<'de> for KindName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        if let Some(kind) = Self::all().find(|kind| *kind == word) {
            return Ok(KindName(kind));
        }
        let rest = match nearest(&word, Self::all()) {
            Some(near) => format!("nearest: `{near}`"),
            None => format!("there are {}", Self::all().collect::<Vec<_>>().join(", ")),
        };
        Err(D::Error::custom(format!(
            "nothing refers to a kind `{word}`; {rest}"
        )))
    }
}

impl JsonSchema for KindName {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Kind".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": Self::all().collect::<Vec<_>>() })
    }
}

/// What a producer makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, JsonSchema)]
#[schemars(inline)]
pub(super) enum MadeKind {
    /// A Secret.
    Secret,
    /// A ConfigMap.
    ConfigMap,
}

impl MadeKind {
    /// Its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            MadeKind::Secret => "Secret",
            MadeKind::ConfigMap => "ConfigMap",
        }
    }
}

/// A platform that the operator detects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum PlatformName {
    /// Plain Kubernetes.
    Kubernetes,
    /// OpenShift, which assigns users and groups itself.
    Openshift,
}

impl From<PlatformName> for Platform {
    fn from(name: PlatformName) -> Self {
        match name {
            PlatformName::Kubernetes => Platform::Kubernetes,
            PlatformName::Openshift => Platform::OpenShift,
        }
    }
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Level {
    /// It will not work.
    Error,
    /// It will not do what its author means.
    Warning,
    /// A matter of taste or policy.
    Note,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Self {
        match level {
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
            Level::Note => Severity::Note,
        }
    }
}
