//! Secrets: that they exist, and the names of their keys. Values are dropped while they are read.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::Problem;
use super::connection::Server;
use super::resource::SECRETS;
use super::rule::{Rule, Verb};

/// A Secret that exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretKeys {
    /// Its namespace.
    pub namespace: String,
    /// Its name.
    pub name: String,
    /// The names of its keys.
    pub keys: Vec<String>,
}

#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    data: Option<BTreeMap<String, IgnoredAny>>,
}

/// The keys of a Secret; none where it does not exist.
pub(super) async fn keys(
    server: Server,
    namespace: String,
    name: String,
) -> Result<Option<SecretKeys>, Problem> {
    let path = format!("{}/{name}", SECRETS.path(Some(&namespace)));
    let text = match server.get(&path, &[]).await {
        Err(Problem::NotFound) => return Ok(None),
        answer => answer.map_err(|problem| {
            problem.with(Rule {
                verb: Verb::Get,
                resource: SECRETS,
                namespace: Some(namespace.clone()),
            })
        })?,
    };
    let answer: Answer = serde_json::from_str(&text)
        .map_err(|_| Problem::NoApi("its answer is no Secret".to_owned()))?;
    let keys = answer.data.unwrap_or_default().into_keys().collect();
    Ok(Some(SecretKeys {
        namespace,
        name,
        keys,
    }))
}
