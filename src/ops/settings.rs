//! Where the operator's settings come from: its Helm chart's defaults, nothing, or a file that says how it is installed.

use std::fmt;

use crate::operator::settings::{Platform, Settings};
use crate::release::{Release, chart};
use crate::tree::{Node, Value};
use crate::yaml::{self, Limits};

/// Where settings come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// What the Helm chart of the release sets.
    Chart,
    /// Nothing is set.
    Bare,
    /// A file.
    File {
        /// Its path.
        path: String,
        /// Its text.
        text: String,
    },
}

/// A file that says nothing of the operator's settings.
#[derive(Debug, PartialEq, Eq)]
pub struct NoSettings {
    /// The file.
    pub path: String,
    /// What is wrong with it.
    pub why: String,
}

impl fmt::Display for NoSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` does not say how the operator is set up: {}; give an env file, the operator's Deployment, Helm values or a \
             HelmRelease",
            self.path, self.why
        )
    }
}

impl std::error::Error for NoSettings {}

impl Origin {
    /// Its name in a plan.
    pub fn name(&self) -> &str {
        match self {
            Origin::Chart => "chart",
            Origin::Bare => "bare",
            Origin::File { path, .. } => path,
        }
    }
}

/// The settings of an operator of a release, with variables on top.
///
/// # Errors
/// Where a file says nothing of them.
pub fn load(
    origin: &Origin,
    release: Release,
    platform: Platform,
    variables: &[(String, String)],
) -> Result<Settings, NoSettings> {
    let mut settings = Settings::new(platform);
    match origin {
        Origin::Chart => set_chart_defaults(&mut settings, release),
        Origin::Bare => {}
        Origin::File { path, text } => {
            read_file(&mut settings, text, release).map_err(|why| NoSettings {
                path: path.clone(),
                why,
            })?;
        }
    }
    for (name, value) in variables {
        settings.set(name, value);
    }
    Ok(settings)
}

/// What the operator's Helm chart sets when nothing is changed.
fn set_chart_defaults(settings: &mut Settings, release: Release) {
    for (name, value) in chart::variables(release) {
        settings.set(name, &value);
    }
}

fn read_file(settings: &mut Settings, text: &str, release: Release) -> Result<(), String> {
    let documents: Vec<Node> = yaml::documents(text.as_bytes(), &Limits::default())
        .filter_map(|piece| Some(piece.document.ok()?.root))
        .filter(|root| root.as_map().is_some())
        .collect();
    if let Some(container) = documents.iter().find_map(manager) {
        set_environment(settings, container.get("env"));
        return Ok(());
    }
    let values = documents.iter().find_map(helm_values);
    if let Some(values) = values {
        set_chart_defaults(settings, release);
        set_helm_values(settings, values);
        return Ok(());
    }
    if documents.is_empty() {
        return set_env_file(settings, text);
    }
    Err("no document in it has the operator's environment or values".to_owned())
}

/// The operator's container, if a document is its Deployment.
fn manager(document: &Node) -> Option<&Node> {
    if document.text_at(&["kind"])? != "Deployment" {
        return None;
    }
    let containers = document
        .at(&["spec", "template", "spec", "containers"])?
        .as_list()?;
    let mentions = |container: &&Node| {
        let image = container.text_at(&["image"]).unwrap_or_default();
        image.contains("thv-operator") || image.contains("toolhive/operator")
    };
    containers
        .iter()
        .find(mentions)
        .or_else(|| containers.first())
}

/// The values of the operator's chart, by themselves or in a HelmRelease or an Application.
fn helm_values(document: &Node) -> Option<&Node> {
    let places: [&[&str]; 4] = [
        &[],
        &["spec", "values"],
        &["spec", "source", "helm", "valuesObject"],
        &["spec", "source", "helm", "values"],
    ];
    let mut found = places.iter().filter_map(|place| document.at(place));
    found.find(|values| {
        values
            .get("operator")
            .is_some_and(|operator| operator.as_map().is_some())
    })
}

/// What the chart makes of its values. Its own variables win over `operator.env`.
fn set_helm_values(settings: &mut Settings, values: &Node) {
    set_environment(settings, values.at(&["operator", "env"]));
    let plain = [
        ("TOOLHIVE_RUNNER_IMAGE", "toolhiveRunnerImage"),
        ("TOOLHIVE_PROXY_HOST", "proxyHost"),
    ];
    for (variable, key) in plain {
        if let Some(value) = values.text_at(&["operator", key]) {
            settings.set(variable, value);
        }
    }
    let secrets = values
        .at(&["operator", "defaultImagePullSecrets"])
        .and_then(Node::as_list);
    let names: Vec<&str> = secrets
        .unwrap_or_default()
        .iter()
        .filter_map(|secret| secret.as_text().or_else(|| secret.text_at(&["name"])))
        .collect();
    if !names.is_empty() {
        settings.set("TOOLHIVE_DEFAULT_IMAGE_PULL_SECRETS", &names.join(","));
    }
    if let Some(address) = redis_address(values) {
        settings.set("TOOLHIVE_DEFAULT_REDIS_ADDR", &address);
    }
}

fn redis_address(values: &Node) -> Option<String> {
    let own = values
        .text_at(&["operator", "defaultRedis", "addr"])
        .filter(|text| !text.is_empty());
    if let Some(address) = own {
        return Some(address.to_owned());
    }
    let host = values
        .text_at(&["global", "redis", "host"])
        .filter(|text| !text.is_empty())?;
    let port = match values
        .at(&["global", "redis", "port"])
        .map(|port| &port.value)
    {
        Some(Value::Int(port)) => port.to_string(),
        Some(Value::Text(port)) => port.to_string(),
        _ => "6379".to_owned(),
    };
    Some(format!("{host}:{port}"))
}

/// Variables with plain values; those from elsewhere are not known.
fn set_environment(settings: &mut Settings, env: Option<&Node>) {
    let variables = env.and_then(Node::as_list).unwrap_or_default();
    for variable in variables {
        if let (Some(name), Some(value)) =
            (variable.text_at(&["name"]), variable.text_at(&["value"]))
        {
            settings.set(name, value);
        }
    }
}

/// `NAME=VALUE` a line; empty lines and comments aside.
fn set_env_file(settings: &mut Settings, text: &str) -> Result<(), String> {
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let line = line.strip_prefix("export ").unwrap_or(line);
        let (name, value) = line
            .split_once('=')
            .ok_or_else(|| format!("line {} is no `NAME=VALUE`", number + 1))?;
        settings.set(name.trim(), unquoted(value.trim()));
    }
    Ok(())
}

fn unquoted(value: &str) -> &str {
    let quoted = ['"', '\'']
        .iter()
        .find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote));
    quoted.unwrap_or(value)
}
