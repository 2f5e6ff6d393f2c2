//! The Service (`serviceForMCPRemoteProxy`).

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::{Service, ServicePort, ServiceSpec};
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;
use serde_json::Value;

use super::labels::merge;
use super::{filled, json, metadata};
use crate::operator::proxy::Proxy;

/// The Service.
pub(super) fn object(proxy: &Proxy<'_>) -> Value {
    let overrides = proxy.service_overrides();
    let mut metadata = metadata(proxy, proxy.service_name());
    metadata.labels = Some(merge(proxy.labels(), overrides.map(|added| &added.labels)));
    let annotations = overrides.map(|added| &added.annotations);
    metadata.annotations = filled(merge(BTreeMap::new(), annotations));
    let affinity = match proxy.spec.session_affinity.as_str() {
        "" => "ClientIP",
        affinity => affinity,
    };
    let spec = ServiceSpec {
        selector: Some(proxy.labels()),
        session_affinity: Some(affinity.to_owned()),
        ports: Some(vec![ServicePort {
            name: Some("http".to_owned()),
            port: proxy.port(),
            target_port: Some(IntOrString::Int(proxy.port())),
            protocol: Some("TCP".to_owned()),
            ..ServicePort::default()
        }]),
        ..ServiceSpec::default()
    };
    json(&Service {
        metadata,
        spec: Some(spec),
        ..Service::default()
    })
}
