//! The ConfigMap with a proxy's inline policies (`controllerutil.EnsureAuthzConfigMap`). The pods mount it, and read their
//! RunConfig instead.

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::ConfigMap;
use serde::Serialize;
use serde_json::Value;

use super::{json, metadata};
use crate::operator::proxy::Proxy;
use crate::operator::run_config::authz::{Backend, DEFAULT_KEY};
use crate::operator::run_config::line;
use crate::resource::Slice;

/// The document, its keys in alphabetical order.
#[derive(Serialize)]
struct Document {
    cedar: Cedar,
    r#type: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Cedar {
    entities_json: String,
    policies: Slice<String>,
}

/// The ConfigMap; none for a proxy without inline policies.
pub(super) fn object(proxy: &Proxy<'_>) -> Option<Value> {
    let reference = proxy.spec.authz_config.as_ref()?;
    let inline = reference
        .inline
        .as_ref()
        .filter(|_| reference.kind == "inline")?;
    let entities_json = match inline.entities_json.as_str() {
        "" => "[]",
        entities => entities,
    };
    let document = Document {
        cedar: Cedar {
            entities_json: entities_json.to_owned(),
            policies: inline.policies.clone(),
        },
        r#type: Backend::Cedar.name(),
        version: "1.0",
    };
    let mut labels = proxy.labels();
    labels.insert("toolhive.stacklok.io/authz".to_owned(), "inline".to_owned());
    let mut metadata = metadata(proxy, proxy.inline_authz_name());
    metadata.labels = Some(labels);
    Some(json(&ConfigMap {
        metadata,
        data: Some(BTreeMap::from([(DEFAULT_KEY.to_owned(), line(&document))])),
        ..ConfigMap::default()
    }))
}
