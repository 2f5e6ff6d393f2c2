//! A file that says how the operator is set up: its Deployment, what installs its chart, values of the chart, or an env file.

use super::setup;
use crate::document::setup_in;
use crate::operator::settings::Settings;
use crate::release::Release;
use crate::tree::Node;
use crate::yaml::{self, Limits};

/// Reads settings out of a text.
///
/// # Errors
/// Why there are none in it.
pub(super) fn read(settings: &mut Settings, text: &str, release: Release) -> Result<(), String> {
    let documents: Vec<Node> = yaml::documents(text.as_bytes(), &Limits::default())
        .filter_map(|piece| Some(piece.document.ok()?.root))
        .filter(|root| root.as_map().is_some())
        .collect();
    if documents.is_empty() {
        return set_env_file(settings, text);
    }
    match documents.iter().find_map(setup_in) {
        Some(setup) => {
            setup::apply(settings, &setup, release, None);
            Ok(())
        }
        None => Err("no document in it has the operator's environment or values".to_owned()),
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
