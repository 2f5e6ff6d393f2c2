//! Names that the operator makes of other names: environment variables, secrets, keys.
//!
//! Different names may come to the same one: `a.b` and `a-b` share a variable.

use crate::go::strings::to_upper;
use crate::operator::objection::{Judgement, Objection};

/// The ConfigMap with the RunConfig of a proxy (`ensureRunConfigConfigMap`).
pub fn run_config_map(proxy: &str) -> String {
    format!("{proxy}-runconfig")
}

/// What a RunConfig calls the secret of a forwarded header (`wirefmt.SecretEnvVarName`, second result; up to v0.27.1
/// `controllerutil.GenerateHeaderForwardSecretEnvVarName`, which does the same).
pub fn header_secret(owner: &str, header: &str) -> String {
    format!(
        "HEADER_FORWARD_{}_{}",
        variable_part(header),
        variable_part(owner)
    )
}

/// The variable that holds a secret of the RunConfig (`wirefmt.SecretEnvVarName`, first result).
pub fn secret_variable(secret: &str) -> String {
    format!("TOOLHIVE_SECRET_{secret}")
}

/// The variable that holds a secret header for the collector (`controllerutil.GenerateOpenTelemetryEnvVarsFromRef` with
/// `normalizeHeaderEnvVarName`).
pub fn telemetry_header_variable(header: &str) -> String {
    format!("TOOLHIVE_OTEL_HEADER_{}", upper_with_underscores(header))
}

/// The variable that holds the client secret for an upstream provider (`controllerutil.buildUpstreamSecretBindings`).
pub fn upstream_secret_variable(provider: &str) -> String {
    format!(
        "TOOLHIVE_UPSTREAM_CLIENT_SECRET_{}",
        upper_with_underscores(provider)
    )
}

/// The variable that holds the token to register with an upstream provider (`controllerutil.buildUpstreamSecretBindings`, since
/// v0.27.0).
pub fn upstream_token_variable(provider: &str) -> String {
    format!(
        "TOOLHIVE_UPSTREAM_DCR_INITIAL_ACCESS_TOKEN_{}",
        upper_with_underscores(provider)
    )
}

/// The variable that holds the secret of a delegate client, by its place in the list
/// (`controllerutil.delegateClientSecretEnvVarName`, since v0.43.0).
pub fn delegate_secret_variable(index: usize) -> String {
    format!("TOOLHIVE_DELEGATE_CLIENT_SECRET_{index}")
}

/// What the keys of an authorization server begin with in Redis (`storage.DeriveKeyPrefix`).
pub fn redis_key_prefix(namespace: &str, name: &str) -> String {
    format!("thv:auth:{{{namespace}:{name}}}:")
}

/// The `base_name` of a RunConfig (`types.SanitizeWorkloadName`). Of all that it mends, the name of an object can only be too long.
pub fn base_name(name: &str) -> &str {
    name.get(..100).unwrap_or(name)
}

/// The longest ConfigMap name that fits in the volume name `oidc-ca-bundle-…`.
const CA_BUNDLE_NAME_LIMIT: usize = 63 - "oidc-ca-bundle-".len();

/// Checks the name in a `caBundleRef`, which may be without `configMapRef` (`validation.ValidateCABundleSource`).
pub fn validate_ca_bundle_source(config_map: Option<&str>) -> Judgement {
    match config_map {
        None => Err(Objection::new("", "there is no `configMapRef`")),
        Some("") => Err(Objection::new("configMapRef.name", "it is empty")),
        Some(name) if name.len() > CA_BUNDLE_NAME_LIMIT => Err(Objection::new(
            "configMapRef.name",
            format!(
                "`{name}` has {} characters; a volume is named after it, and with more than \
                 {CA_BUNDLE_NAME_LIMIT} its name is too long",
                name.len()
            ),
        )),
        Some(_) => Ok(()),
    }
}

/// A part of a variable's name, with an underscore for every other character (`wirefmt.NormalizeForEnvVar`).
fn variable_part(text: &str) -> String {
    let is_fine = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    to_upper(text).replace(|c| !is_fine(c), "_")
}

/// A text in upper case, with underscores for hyphens and everything else as it is.
fn upper_with_underscores(text: &str) -> String {
    to_upper(text).replace('-', "_")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const FACTS: &str = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/testdata/go/name-hashes.jsonl"
    ));

    /// Functions that no object of a proxy depends on, or that are tested elsewhere.
    const SKIPPED: [&str; 13] = [
        "controllers.caBundleVolumeName",
        "controllers.imagePullSecretsHash",
        "controllerutil.CalculateConfigHash of a string",
        "controllerutil.CreateProxyServiceName",
        "controllerutil.GenerateUniqueHeaderInjectionEnvVarName",
        "controllerutil.GenerateUniqueTokenExchangeEnvVarName",
        "controllerutil.GenerateUniqueXAAIDPSecretEnvVarName",
        "controllerutil.GenerateUniqueXAATargetSecretEnvVarName",
        "controllerutil.ProxyRunnerServiceAccountName",
        "controllerutil.webhookSecretIdentifier (kind, webhook, purpose, secret, key)",
        "controllerutil.webhookSecretMountPath (identifier, file)",
        "controllerutil.webhookVolumeName",
        "wirefmt.ManifestEnvVarName",
    ];

    /// What a function of the table answers.
    fn answer(function: &str, input: &Value) -> Option<Value> {
        let text = input.as_str().unwrap_or_default();
        Some(match function {
            "wirefmt.NormalizeForEnvVar" => json!(variable_part(text)),
            "wirefmt.SecretEnvVarName (owner, header)" => {
                let [owner, header] =
                    [&input[0], &input[1]].map(|it| it.as_str().unwrap_or_default());
                let secret = header_secret(owner, header);
                json!([secret_variable(&secret), secret])
            }
            "controllerutil.normalizeHeaderEnvVarName (sensitive telemetry headers)" => {
                json!(telemetry_header_variable(text).strip_prefix("TOOLHIVE_OTEL_HEADER_"))
            }
            "controllerutil.buildUpstreamSecretBindings" => {
                json!([
                    upstream_secret_variable(text),
                    upstream_token_variable(text)
                ])
            }
            "controllerutil.delegateClientSecretEnvVarName" => {
                let index = input.as_u64().and_then(|index| usize::try_from(index).ok());
                json!(index.map(delegate_secret_variable))
            }
            "validation.ValidateCABundleSource" => {
                json!(validate_ca_bundle_source(Some(text)).is_ok())
            }
            _ => return None,
        })
    }

    #[test]
    fn names_are_made_as_the_operator_makes_them() {
        let mut wrong = Vec::new();
        for line in FACTS.lines() {
            let row: Value = serde_json::from_str(line).expect("the table is JSON");
            let function = row["function"].as_str().expect("a row names its function");
            let ours = answer(function, &row["input"]);
            let theirs = match function {
                "validation.ValidateCABundleSource" => json!(row["output"].is_null()),
                _ => row["output"].clone(),
            };
            if ours.is_none() != SKIPPED.contains(&function) || ours.is_some_and(|it| it != theirs)
            {
                wrong.push(line);
            }
        }
        wrong.truncate(20);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
