//! The container's environment variables, in the operator's order (`buildEnvVarsForProxy`).

use k8s_openapi::api::core::v1::{EnvVar, EnvVarSource, SecretKeySelector};

use super::filled;
use crate::operator::check::secret;
use crate::operator::names;
use crate::operator::proxy::Proxy;
use crate::operator::run_config::auth_server::{REDIS_PASSWORD_VARIABLE, REDIS_USERNAME_VARIABLE};
use crate::operator::world::World;
use crate::resource::external_auth_config::{
    EmbeddedAuthServerConfig, MCPExternalAuthConfigSpec, UpstreamProviderConfig,
};
use crate::resource::shared::SecretKeyRef;

/// Where a proxy finds its secrets, and that it is in the environment.
const SECRETS_PROVIDER: (&str, &str) = ("TOOLHIVE_SECRETS_PROVIDER", "environment");

/// What the name of a variable with a secret begins with.
const SECRET_PREFIX: &str = "TOOLHIVE_SECRET_";

/// Variables that every container has, unless the proxy sets them (`controllerutil.EnsureRequiredEnvVars`).
const REQUIRED: [(&str, &str); 4] = [
    ("XDG_CONFIG_HOME", "/tmp"),
    ("HOME", "/tmp"),
    ("TOOLHIVE_RUNTIME", "kubernetes"),
    ("UNSTRUCTURED_LOGS", "false"),
];

/// All variables of the container, those of an embedded authorization server last.
pub(super) fn all(
    world: &World<'_>,
    proxy: &Proxy<'_>,
    server: Option<&EmbeddedAuthServerConfig>,
) -> Vec<EnvVar> {
    let mut all = variables(world, proxy);
    all.extend(server.into_iter().flat_map(of_auth_server));
    all
}

/// All variables but those of an embedded authorization server.
fn variables(world: &World<'_>, proxy: &Proxy<'_>) -> Vec<EnvVar> {
    let mut variables = Vec::new();
    variables.extend(oidc_client_secret(world, proxy));
    if let Some(reference) = &proxy.spec.external_auth_config_ref
        && let Ok(found) = world.external_auth(proxy.namespace, &reference.name)
    {
        variables.extend(token_exchange_secret(found.spec));
        variables.extend(bearer_token(found.spec));
    }
    variables.extend(header_secrets(proxy));
    if let Some(overrides) = proxy.deployment_overrides() {
        let given = overrides.env.iter();
        variables.extend(given.map(|variable| plain(&variable.name, &variable.value)));
    }
    variables.extend(redis_password(proxy));
    add_required(&mut variables);
    variables
}

/// The variables of an embedded authorization server (`GenerateAuthServerEnvVars`).
fn of_auth_server(server: &EmbeddedAuthServerConfig) -> Vec<EnvVar> {
    let providers = server.upstream_providers.iter();
    let mut variables: Vec<EnvVar> = providers.flat_map(of_upstream).collect();
    let clients = server.delegate_clients.iter().enumerate();
    variables.extend(clients.filter_map(|(index, client)| {
        let reference = client.client_secret_ref.as_ref()?;
        Some(of_secret(
            &names::delegate_secret_variable(index),
            reference,
        ))
    }));
    variables.extend(of_redis_user(server));
    variables
}

fn of_upstream(provider: &UpstreamProviderConfig) -> Vec<EnvVar> {
    let (client_secret, registration_token) = match provider.kind.as_str() {
        "oidc" => {
            let config = provider.oidc_config.as_ref();
            (
                config.and_then(|config| config.client_secret_ref.as_ref()),
                None,
            )
        }
        "oauth2" => {
            let config = provider.oauth2_config.as_ref();
            let registration = config.and_then(|config| config.dcr_config.as_ref());
            (
                config.and_then(|config| config.client_secret_ref.as_ref()),
                registration.and_then(|dcr| dcr.initial_access_token_ref.as_ref()),
            )
        }
        _ => (None, None),
    };
    let secrets = [
        (
            names::upstream_secret_variable(&provider.name),
            client_secret,
        ),
        (
            names::upstream_token_variable(&provider.name),
            registration_token,
        ),
    ];
    let given = secrets
        .iter()
        .filter_map(|(name, reference)| Some((name, (*reference)?)));
    given
        .map(|(name, reference)| of_secret(name, reference))
        .collect()
}

fn of_redis_user(server: &EmbeddedAuthServerConfig) -> Vec<EnvVar> {
    let storage = server
        .storage
        .as_ref()
        .filter(|storage| storage.kind == "redis");
    let user = storage
        .and_then(|storage| storage.redis.as_ref())
        .and_then(|redis| redis.acl_user_config.as_ref());
    let Some(user) = user else { return Vec::new() };
    let secrets = [
        (REDIS_USERNAME_VARIABLE, &user.username_secret_ref),
        (REDIS_PASSWORD_VARIABLE, &user.password_secret_ref),
    ];
    let given = secrets
        .iter()
        .filter_map(|(name, reference)| Some((name, reference.as_ref()?)));
    given
        .map(|(name, reference)| of_secret(name, reference))
        .collect()
}

/// The client's secret of an MCPOIDCConfig; left out where the Secret or its key is not there.
fn oidc_client_secret(world: &World<'_>, proxy: &Proxy<'_>) -> Option<EnvVar> {
    let reference = proxy.spec.oidc_config_ref.as_ref()?;
    let spec = world.oidc(proxy.namespace, &reference.name).ok()?.spec;
    let inline = spec.inline.as_ref().filter(|_| spec.kind == "inline")?;
    let reference = inline.client_secret_ref.as_ref()?;
    secret::require(world, proxy.namespace, reference, "client").ok()?;
    Some(of_secret("TOOLHIVE_OIDC_CLIENT_SECRET", reference))
}

fn token_exchange_secret(spec: &MCPExternalAuthConfigSpec) -> Option<EnvVar> {
    let exchange = spec
        .token_exchange
        .as_ref()
        .filter(|_| spec.kind == "tokenExchange")?;
    let reference = exchange.client_secret_ref.as_ref()?;
    Some(of_secret(
        "TOOLHIVE_TOKEN_EXCHANGE_CLIENT_SECRET",
        reference,
    ))
}

fn bearer_token(spec: &MCPExternalAuthConfigSpec) -> Option<EnvVar> {
    let token = spec
        .bearer_token
        .as_ref()
        .filter(|_| spec.kind == "bearerToken")?;
    let reference = token.token_secret_ref.as_ref()?;
    Some(of_secret(
        &names::secret_variable(&reference.name),
        reference,
    ))
}

fn header_secrets(proxy: &Proxy<'_>) -> Vec<EnvVar> {
    let Some(forward) = &proxy.spec.header_forward else {
        return Vec::new();
    };
    let headers = &forward.add_headers_from_secret;
    if headers.is_empty() {
        return Vec::new();
    }
    let mut variables = vec![plain(SECRETS_PROVIDER.0, SECRETS_PROVIDER.1)];
    variables.extend(headers.iter().filter_map(|header| {
        let secret = names::header_secret(proxy.name, &header.header_name);
        let reference = header.value_secret_ref.as_ref()?;
        Some(of_secret(&names::secret_variable(&secret), reference))
    }));
    variables
}

fn redis_password(proxy: &Proxy<'_>) -> Option<EnvVar> {
    let storage = proxy.spec.session_storage.as_ref();
    let storage = storage.filter(|storage| storage.provider == "redis")?;
    Some(of_secret(
        "THV_SESSION_REDIS_PASSWORD",
        storage.password_ref.as_ref()?,
    ))
}

/// Adds what every container has, and once more where secrets are, if there are any.
fn add_required(variables: &mut Vec<EnvVar>) {
    let has_secrets = variables.iter().any(|variable| {
        variable.name.starts_with(SECRET_PREFIX) && variable.name != SECRETS_PROVIDER.0
    });
    for (name, value) in REQUIRED {
        if !variables.iter().any(|variable| variable.name == name) {
            variables.push(plain(name, value));
        }
    }
    if has_secrets {
        variables.push(plain(SECRETS_PROVIDER.0, SECRETS_PROVIDER.1));
    }
}

fn plain(name: &str, value: &str) -> EnvVar {
    EnvVar {
        name: name.to_owned(),
        value: filled(value.to_owned()),
        value_from: None,
    }
}

fn of_secret(name: &str, reference: &SecretKeyRef) -> EnvVar {
    EnvVar {
        name: name.to_owned(),
        value: None,
        value_from: Some(EnvVarSource {
            secret_key_ref: Some(SecretKeySelector {
                name: reference.name.clone(),
                key: reference.key.clone(),
                optional: None,
            }),
            ..EnvVarSource::default()
        }),
    }
}
