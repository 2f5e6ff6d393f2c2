//! The ConfigMap with the RunConfig (`ensureRunConfigConfigMap`).

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::ConfigMap;
use serde_json::Value;

use super::{json, metadata};
use crate::go::checksum::{CONTENT_CHECKSUM_ANNOTATION, config_map_checksum};
use crate::operator::proxy::Proxy;
use crate::operator::run_config::RunConfig;

/// The key of the document.
pub const RUN_CONFIG_KEY: &str = "runconfig.json";

/// A RunConfig with its labels and its checksum.
#[derive(Debug)]
pub struct RunConfigMap {
    data: BTreeMap<String, String>,
    labels: BTreeMap<String, String>,
    checksum: String,
}

impl RunConfigMap {
    /// The ConfigMap of a proxy.
    pub fn new(proxy: &Proxy<'_>, run_config: &RunConfig) -> Self {
        let data = BTreeMap::from([(RUN_CONFIG_KEY.to_owned(), run_config.text())]);
        let labels = [
            ("toolhive.stacklok.io/component", "run-config"),
            ("toolhive.stacklok.io/mcp-remote-proxy", proxy.name),
            ("toolhive.stacklok.io/managed-by", "toolhive-operator"),
        ];
        let labels = labels
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .into();
        let checksum = config_map_checksum(&data, &labels, &BTreeMap::new());
        Self {
            data,
            labels,
            checksum,
        }
    }

    /// The checksum of its content: where it changes, the pods roll.
    pub fn checksum(&self) -> &str {
        &self.checksum
    }

    /// The ConfigMap.
    pub(super) fn object(&self, proxy: &Proxy<'_>) -> Value {
        let mut metadata = metadata(proxy, proxy.run_config_name());
        metadata.labels = Some(self.labels.clone());
        metadata.annotations = Some(BTreeMap::from([(
            CONTENT_CHECKSUM_ANNOTATION.to_owned(),
            self.checksum.clone(),
        )]));
        json(&ConfigMap {
            metadata,
            data: Some(self.data.clone()),
            ..ConfigMap::default()
        })
    }
}
