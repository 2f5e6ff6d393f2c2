//! From values of the chart, or the environment of the operator's container, to settings.

use super::set_chart_defaults;
use crate::document::{Setup, Values};
use crate::operator::settings::Settings;
use crate::release::Release;
use crate::release::chart::{RUNNER_IMAGE_VARIABLE, runner_image};
use crate::tree::{Node, Value};

/// Values that are variables as they are.
const PLAIN: [(&str, &[&str]); 2] = [
    (RUNNER_IMAGE_VARIABLE, &["operator", "toolhiveRunnerImage"]),
    ("TOOLHIVE_PROXY_HOST", &["operator", "proxyHost"]),
];

/// What an operator of a release gets by a set-up, in which another release may be installed. What the chart of that release
/// sets by itself, that of this one sets for its own.
pub(super) fn apply(
    settings: &mut Settings,
    setup: &Setup,
    release: Release,
    installed: Option<Release>,
) {
    match setup {
        Setup::Values(values) => {
            set_chart_defaults(settings, release);
            set_values(settings, values);
        }
        Setup::Environment(env) => {
            set_environment(settings, Some(env));
            let own = settings.variables().get(RUNNER_IMAGE_VARIABLE).cloned();
            if own.is_some() && own == installed.map(runner_image) {
                settings.set(RUNNER_IMAGE_VARIABLE, &runner_image(release));
            }
        }
    }
}

/// What the chart makes of its values. Its own variables win over `operator.env`.
fn set_values(settings: &mut Settings, values: &Values) {
    set_environment(settings, values.at(&["operator", "env"]));
    for (variable, path) in PLAIN {
        if let Some(value) = values.text_at(path) {
            settings.set(variable, value);
        }
    }
    let secrets = values.at(&["operator", "defaultImagePullSecrets"]);
    let secrets = secrets.and_then(Node::as_list).unwrap_or_default().iter();
    let names = secrets.filter_map(|secret| secret.as_text().or_else(|| secret.text_at(&["name"])));
    let names: Vec<&str> = names.collect();
    if !names.is_empty() {
        settings.set("TOOLHIVE_DEFAULT_IMAGE_PULL_SECRETS", &names.join(","));
    }
    if let Some(address) = redis_address(values) {
        settings.set("TOOLHIVE_DEFAULT_REDIS_ADDR", &address);
    }
}

fn redis_address(values: &Values) -> Option<String> {
    let filled = |path: &[&str]| values.text_at(path).filter(|text| !text.is_empty());
    if let Some(own) = filled(&["operator", "defaultRedis", "addr"]) {
        return Some(own.to_owned());
    }
    let host = filled(&["global", "redis", "host"])?;
    let port = match values.at(&["global", "redis", "port"]).map(|it| &it.value) {
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
