//! What a function is told: `functionConfig`, of a kind of ours, or as a ConfigMap.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::go::{json, json_text};
use crate::tree::Node;

/// The API group and version of our kinds.
const VERSION: &str = "mcprp.dev/v1alpha1";

/// What a function does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Mode {
    /// It adds the objects that the operator would create.
    #[default]
    Render,
    /// It only says what is wrong.
    Validate,
}

/// What a function is told.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Config {
    /// What it does; the kind says so, where it is one of ours.
    pub mode: Mode,
    /// The operator's release.
    pub operator_version: Option<String>,
    /// The release of the CRDs.
    pub crd_version: Option<String>,
    /// How the operator is set up: `chart` or `bare`.
    pub settings: Option<String>,
    /// Variables of the operator's environment on top.
    pub env: BTreeMap<String, String>,
    /// The platform that the operator detects: `kubernetes` or `openshift`.
    pub platform: Option<String>,
    /// What to make of references to what is not among the items: `auto`, `closed` or `open`.
    pub refs: Option<String>,
    /// How bad a rule's findings are, by its code or name: `error`, `warning` or `note`.
    pub severity: BTreeMap<String, String>,
    /// The least severity that fails.
    pub fail_on: Option<String>,
    /// Whether the items are handed back. kustomize takes nothing but an empty list from what stands under `validators:`, while
    /// anywhere else all would be lost.
    pub keep_items: bool,
    /// Whether what is made stays out of what kustomize and kpt hand on.
    pub local_config: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            mode: Mode::default(),
            operator_version: None,
            crd_version: None,
            settings: None,
            env: BTreeMap::new(),
            platform: None,
            refs: None,
            severity: BTreeMap::new(),
            fail_on: None,
            keep_items: true,
            local_config: false,
        }
    }
}

impl Config {
    /// Reads a configuration: `spec` of a kind of ours, `data` of a ConfigMap. Any other kind, such as that of a plain annotated
    /// object, says nothing.
    ///
    /// # Errors
    /// Why it cannot be read, in one line.
    pub fn read(node: &Node) -> Result<Self, String> {
        let text = |key| node.text_at(&[key]).unwrap_or_default();
        let (part, mode) = match (text("apiVersion"), text("kind")) {
            (VERSION, "Render") => ("spec", Some(Mode::Render)),
            (VERSION, "Validate") => ("spec", Some(Mode::Validate)),
            ("v1", "ConfigMap") => ("data", None),
            (version, kind) => {
                let known = format!("{VERSION} Render, {VERSION} Validate, and v1 ConfigMap");
                return Err(format!(
                    "`functionConfig` is `{version} {kind}`; known are {known}"
                ));
            }
        };
        let fields = node.get(part).map(json::marshal);
        let fields = fields.map(|text| json_text::value(&text));
        let fields = match fields.filter(|fields| !fields.is_null()) {
            Some(Value::Object(fields)) if part == "data" => Value::Object(typed(fields)),
            Some(fields) => fields,
            None => Value::Object(Map::new()),
        };
        let read: Result<Self, _> = serde_json::from_value(fields);
        let config = read.map_err(|error| format!("`functionConfig.{part}`: {error}"))?;
        let mode = mode.unwrap_or(config.mode);
        if mode == Mode::Render && !config.keep_items {
            return Err(format!(
                "`functionConfig.{part}.keepItems` is for validators alone"
            ));
        }
        Ok(Self { mode, ..config })
    }
}

/// Texts of a ConfigMap with the types that they stand for.
fn typed(fields: Map<String, Value>) -> Map<String, Value> {
    let fields = fields.into_iter().map(|(key, value)| {
        let value = match value.as_str() {
            Some("true") => Value::Bool(true),
            Some("false") => Value::Bool(false),
            _ => value,
        };
        (key, value)
    });
    fields.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::{self, Limits};

    fn config(text: &str) -> Result<Config, String> {
        Config::read(
            &yaml::read(text.as_bytes(), &Limits::default())
                .expect("YAML")
                .root,
        )
    }

    #[test]
    fn kinds_of_ours_and_config_maps_are_read() {
        let ours = config(
            "{apiVersion: mcprp.dev/v1alpha1, kind: Validate, spec: {operatorVersion: v0.44.0, severity: {MRP512: error}}}",
        );
        let ours = ours.expect("a configuration");
        assert_eq!(ours.mode, Mode::Validate);
        assert_eq!(ours.operator_version.as_deref(), Some("v0.44.0"));
        assert_eq!(ours.severity["MRP512"], "error");
        let map = "{apiVersion: v1, kind: ConfigMap, data: {mode: render, localConfig: 'true'}}";
        let map = config(map).expect("a configuration");
        assert_eq!((map.mode, map.local_config), (Mode::Render, true));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        let cases = [
            (
                "{apiVersion: mcprp.dev/v1alpha1, kind: Render, spec: {versoin: v1}}",
                "versoin",
            ),
            (
                "{apiVersion: apps/v1, kind: Deployment}",
                "`apps/v1 Deployment`",
            ),
            (
                "{apiVersion: mcprp.dev/v1alpha1, kind: Render, spec: {keepItems: false}}",
                "for validators alone",
            ),
            (
                "{apiVersion: v1, kind: ConfigMap, data: {mode: apply}}",
                "apply",
            ),
        ];
        for (text, expected) in cases {
            let error = config(text).expect_err("an error");
            assert!(error.contains(expected), "{error}");
        }
    }
}
