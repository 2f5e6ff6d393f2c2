//! ServiceAccount, Role and RoleBinding of a proxy that names no account of its own (`rbac.Client.EnsureRBACResources`).

use k8s_openapi::api::core::v1::ServiceAccount;
use k8s_openapi::api::rbac::v1::{PolicyRule, Role, RoleBinding, RoleRef, Subject};
use serde_json::Value;

use super::{container, filled, json, metadata};
use crate::operator::proxy::Proxy;
use crate::operator::world::World;

/// What a proxy may read in its namespace (`remoteProxyRBACRules`).
const READABLE: [&str; 2] = ["configmaps", "secrets"];

/// The three objects; none for a proxy with an account of its own.
pub(super) fn objects(world: &World<'_>, proxy: &Proxy<'_>) -> Vec<Value> {
    if proxy.spec.service_account.is_some() {
        return Vec::new();
    }
    let name = proxy.runner_account();
    let account = ServiceAccount {
        metadata: metadata(proxy, name.clone()),
        image_pull_secrets: filled(container::pull_secrets(world, proxy)),
        ..ServiceAccount::default()
    };
    let role = Role {
        metadata: metadata(proxy, name.clone()),
        rules: Some(READABLE.map(reading).into()),
    };
    vec![json(&account), json(&role), json(&binding(proxy, &name))]
}

fn reading(resource: &str) -> PolicyRule {
    PolicyRule {
        api_groups: Some(vec![String::new()]),
        resources: Some(vec![resource.to_owned()]),
        verbs: ["get", "list", "watch"].map(str::to_owned).into(),
        ..PolicyRule::default()
    }
}

fn binding(proxy: &Proxy<'_>, name: &str) -> RoleBinding {
    RoleBinding {
        metadata: metadata(proxy, name.to_owned()),
        role_ref: RoleRef {
            api_group: "rbac.authorization.k8s.io".to_owned(),
            kind: "Role".to_owned(),
            name: name.to_owned(),
        },
        subjects: Some(vec![Subject {
            kind: "ServiceAccount".to_owned(),
            name: name.to_owned(),
            namespace: Some(proxy.namespace.to_owned()),
            ..Subject::default()
        }]),
    }
}
