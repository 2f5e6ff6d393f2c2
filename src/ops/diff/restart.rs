//! What ends when pods are replaced.

use serde::Serialize;
use serde_json::Value;

use super::{Action, ObjectDiff};
use crate::operator::manifest::RUN_CONFIG_KEY;
use crate::operator::names;
use crate::reconcile::Live;

/// What the replacement of pods costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Restart {
    /// How many pods are replaced.
    pub pods: u64,
    /// Whether sessions outlive them, since Redis holds them.
    pub keeps_sessions: bool,
}

/// What the change of a Deployment costs; none where its pods did not exist.
pub(super) fn of(live: &Live, deployment: &ObjectDiff) -> Option<Restart> {
    let is_changed = deployment.action == Action::Update;
    let before = deployment.before.as_ref().filter(|_| is_changed)?;
    let replicas = before.pointer("/spec/replicas").and_then(Value::as_u64);
    let id = &deployment.id;
    let map = live.object("ConfigMap", &id.namespace, &names::run_config_map(&id.name));
    Some(Restart {
        pods: replicas.unwrap_or(1),
        keeps_sessions: map.is_some_and(|map| has_redis(&map)),
    })
}

/// Whether a RunConfig names a Redis for sessions.
fn has_redis(map: &Value) -> bool {
    let text = map.get("data").and_then(|data| data.get(RUN_CONFIG_KEY));
    let text = text.and_then(Value::as_str);
    let run_config = text.and_then(|text| serde_json::from_str::<Value>(text).ok());
    let redis = run_config.as_ref();
    redis.is_some_and(|it| it.pointer("/scaling_config/session_redis").is_some())
}
