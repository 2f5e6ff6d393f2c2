//! The keys of the project file. Their descriptions are those of its JSON Schema.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Deserialize;
use serde_json::Value;

use super::words::{Glob, KindName, Level, MadeKind, PlatformName, RuleName};

/// What everyone who calls mcprp in a folder or below means, unless a flag or an environment variable says otherwise. Paths begin
/// at the folder of this file.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[schemars(title = "mcprp project file")]
pub(super) struct File {
    /// The operator's release that judges: `v0.44.0`, `0.44`, `latest` or `nearest:V`. Default: the one that the input installs, else
    /// the newest known.
    pub(super) operator_version: Option<String>,
    /// The release of the CRDs, where it is not the operator's.
    pub(super) crd_version: Option<String>,
    /// The operator's environment: `chart`, as its Helm chart sets it (the default), `bare`, or a file: an env file, the operator's
    /// Deployment, Helm values, a HelmRelease.
    pub(super) settings: Option<String>,
    /// The platform that the operator detects. Default: kubernetes.
    pub(super) platform: Option<PlatformName>,
    /// Clusters that differ. A file is judged for the first target that one of its paths matches, beside the files of that target
    /// alone; all other files are judged together by the keys above.
    pub(super) targets: Vec<Target>,
    /// Files and folders that others may refer to, and that are neither judged nor rendered.
    pub(super) with: Vec<String>,
    /// What is referred to and exists elsewhere.
    pub(super) external: Vec<External>,
    /// Kinds of objects that make Secrets or ConfigMaps, besides those that mcprp knows.
    pub(super) producers: Vec<Producer>,
    /// Files and folders that are passed over where a folder is read, as `.gitignore` names them.
    pub(super) exclude: Vec<Glob>,
    /// How bad the findings of rules are, by code or name.
    pub(super) severity: BTreeMap<RuleName, Level>,
    /// Findings that are accepted.
    pub(super) ignore: Vec<Ignore>,
    /// The file that counts the findings of today, as `--write-baseline` writes it.
    pub(super) baseline: Option<String>,
}

/// A cluster, and the files that are for it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Target {
    /// What messages call it. Default: its first path.
    pub(super) name: Option<String>,
    /// The files and folders that are for it, as `.gitignore` names them.
    pub(super) paths: Vec<Glob>,
    /// The operator's release that judges.
    pub(super) operator_version: Option<String>,
    /// The release of the CRDs, where it is not the operator's.
    pub(super) crd_version: Option<String>,
    /// The operator's environment: `chart`, `bare` or a file.
    pub(super) settings: Option<String>,
    /// The platform that the operator detects.
    pub(super) platform: Option<PlatformName>,
    /// Files and folders that others may refer to, besides those of the whole project.
    #[serde(default)]
    pub(super) with: Vec<String>,
}

/// An object that exists elsewhere.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct External {
    /// Its kind.
    pub(super) kind: KindName,
    /// Its namespace. Default: every one.
    pub(super) namespace: Option<String>,
    /// Its name.
    pub(super) name: String,
    /// All keys of a Secret or ConfigMap. Default: it is taken to have any.
    pub(super) keys: Option<Vec<String>>,
}

/// A kind of objects that make Secrets or ConfigMaps.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Producer {
    /// Its API group.
    pub(super) group: String,
    /// Its kind.
    pub(super) kind: String,
    /// What it makes.
    pub(super) makes: MadeKind,
    /// Where the name stands of what it makes: keys with dots between them, `[]` for every element of a list. Default:
    /// `metadata.name`.
    pub(super) name: Option<String>,
    /// Where the keys stand: texts, or maps whose keys they are. Default: it is taken to have any.
    #[serde(default)]
    pub(super) keys: Vec<String>,
}

/// Findings that are accepted.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Ignore {
    /// The rule, by code or name.
    pub(super) code: RuleName,
    /// The files in which they are accepted, as `.gitignore` names them. Default: all.
    pub(super) path: Option<Glob>,
    /// Why they are accepted.
    pub(super) reason: Option<String>,
}

/// The JSON Schema of the project file, of draft 7, which editors read.
pub fn schema() -> Value {
    let generator = SchemaSettings::draft07().into_generator();
    generator.into_root_schema_for::<File>().to_value()
}
