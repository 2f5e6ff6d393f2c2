//! How a proxy and what it refers to become a RunConfig, in the operator's order.

use std::collections::BTreeMap;
use std::fmt;

use super::auth_server;
use super::external_auth;
use super::oidc::{self, TokenValidator};
use super::{
    Audit, AuthServerRunConfig, AuthzConfig, RunConfig, Scaling, SessionRedis, header_forward,
    middleware, telemetry, tools,
};
use crate::operator::check::authz as authz_source;
use crate::operator::names;
use crate::operator::proxy::Proxy;
use crate::operator::world::{Fetched, Unavailable, World};
use crate::resource::external_auth_config::{EmbeddedAuthServerConfig, MCPExternalAuthConfigSpec};
use crate::resource::tool_config::MCPToolConfigSpec;

/// Version of the document.
const SCHEMA_VERSION: &str = "v0.1.0";

/// Which reference led to an embedded authorization server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServerSource {
    /// `spec.externalAuthConfigRef`.
    ExternalAuthConfigRef,
    /// `spec.authServerRef`.
    AuthServerRef,
}

/// Why there is no RunConfig.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BuildError {
    /// The embedded authorization server does not fit together.
    AuthServer {
        /// Where it comes from.
        source: ServerSource,
        /// What is wrong.
        why: String,
    },
    /// Anything else.
    Other(String),
    /// Something is taken to exist whose content is needed.
    Unknown(String),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BuildError::AuthServer { why, .. } => f.write_str(why),
            BuildError::Other(why) => f.write_str(why),
            BuildError::Unknown(what) => write!(f, "the content of {what} is not known"),
        }
    }
}

impl From<String> for BuildError {
    fn from(why: String) -> Self {
        BuildError::Other(why)
    }
}

/// The RunConfig of a proxy.
///
/// # Errors
/// Where the operator cannot make one.
pub fn build(world: &World<'_>, proxy: &Proxy<'_>) -> Result<RunConfig, BuildError> {
    let mut config = of_spec(world, proxy);
    add_tools(&mut config, world, proxy)?;
    add_telemetry(&mut config, world, proxy)?;
    add_authorization(&mut config, world, proxy)?;
    let oidc = resolve_oidc(world, proxy)?;
    add_oidc(&mut config, oidc.as_ref());
    add_external_auth(&mut config, world, proxy, oidc.as_ref())?;
    add_auth_server_ref(&mut config, world, proxy, oidc.as_ref())?;
    announce_default_scopes(&mut config);
    config.scaling_config = scaling(world, proxy);
    let counts_usage = world.settings.counts_usage(world.release);
    config.middleware_configs = middleware::chain(&config, counts_usage, world.release)?;
    Ok(config)
}

/// What comes from the proxy alone.
fn of_spec(world: &World<'_>, proxy: &Proxy<'_>) -> RunConfig {
    let spec = proxy.spec;
    let transport = match spec.transport.as_str() {
        "" => "streamable-http",
        transport => transport,
    };
    let base_name = names::base_name(proxy.name);
    RunConfig {
        schema_version: SCHEMA_VERSION,
        image: "",
        remote_url: spec.remote_url.clone(),
        name: proxy.name.to_owned(),
        container_name: proxy.name.to_owned(),
        base_name: base_name.to_owned(),
        transport: transport.to_owned(),
        host: world.settings.proxy_host().to_owned(),
        port: proxy.port(),
        env_vars: BTreeMap::from([("MCP_TRANSPORT", transport.to_owned())]),
        container_labels: BTreeMap::from([
            ("toolhive", "true".to_owned()),
            ("toolhive-basename", base_name.to_owned()),
            ("toolhive-name", proxy.name.to_owned()),
            ("toolhive-port", proxy.port().to_string()),
            ("toolhive-transport", transport.to_owned()),
        ]),
        audit_config: spec
            .audit
            .as_ref()
            .filter(|audit| audit.enabled)
            .map(|_| Audit::default()),
        trust_proxy_headers: spec.trust_proxy_headers,
        proxy_mode: transport.to_owned(),
        endpoint_prefix: spec.endpoint_prefix.clone(),
        header_forward: header_forward::of(proxy),
        ..RunConfig::default()
    }
}

fn add_tools(
    config: &mut RunConfig,
    world: &World<'_>,
    proxy: &Proxy<'_>,
) -> Result<(), BuildError> {
    let Some(reference) = &proxy.spec.tool_config_ref else {
        return Ok(());
    };
    let fetched = world.tools(proxy.namespace, &reference.name);
    let spec = spec_of(fetched, "MCPToolConfig", &reference.name)?;
    check_tools(spec)?;
    config.tools_filter = spec.tools_filter.clone();
    config.tools_override = tools::overrides(spec);
    Ok(())
}

/// Presenting a tool as it is means nothing, and so does filtering for no name.
fn check_tools(spec: &MCPToolConfigSpec) -> Result<(), BuildError> {
    let mut presented = spec.tools_override.iter();
    let bare = presented.find(|(_, tool)| tool.name.is_empty() && tool.description.is_empty());
    if let Some((name, _)) = bare {
        let why = format!("`toolsOverride.{name}` has neither `name` nor `description`");
        return Err(BuildError::Other(why));
    }
    if spec.tools_filter.iter().any(String::is_empty) {
        return Err(BuildError::Other(
            "`toolsFilter` has an empty name".to_owned(),
        ));
    }
    Ok(())
}

fn add_telemetry(
    config: &mut RunConfig,
    world: &World<'_>,
    proxy: &Proxy<'_>,
) -> Result<(), BuildError> {
    let Some(reference) = &proxy.spec.telemetry_config_ref else {
        return Ok(());
    };
    let fetched = world.telemetry(proxy.namespace, &reference.name);
    let spec = spec_of(fetched, "MCPTelemetryConfig", &reference.name)?;
    let service_name = match reference.service_name.as_str() {
        "" => proxy.name,
        name => name,
    };
    config.telemetry_config = Some(telemetry::normalize(spec, service_name));
    Ok(())
}

fn add_authorization(
    config: &mut RunConfig,
    world: &World<'_>,
    proxy: &Proxy<'_>,
) -> Result<(), BuildError> {
    if let Some(reference) = &proxy.spec.authz_config {
        config.authz_config = match (reference.kind.as_str(), &reference.inline) {
            ("inline", Some(inline)) => Some(AuthzConfig::inline(reference, inline, world.release)),
            ("inline", None) => {
                return Err("`authzConfig.inline` is missing".to_owned().into());
            }
            _ => {
                let loaded = authz_source::load(world, proxy.namespace, reference)?;
                Some(loaded.with_claims(reference, world.release))
            }
        };
    }
    if let Some(reference) = proxy.authz_config_ref(world.release) {
        let fetched = world.authz(proxy.namespace, &reference.name);
        let spec = spec_of(fetched, "MCPAuthzConfig", &reference.name)?;
        config.authz_config = Some(AuthzConfig::of_resource(spec, world.release)?);
    }
    Ok(())
}

fn resolve_oidc(
    world: &World<'_>,
    proxy: &Proxy<'_>,
) -> Result<Option<TokenValidator>, BuildError> {
    let Some(reference) = &proxy.spec.oidc_config_ref else {
        return Ok(None);
    };
    let fetched = world.oidc(proxy.namespace, &reference.name);
    let spec = spec_of(fetched, "MCPOIDCConfig", &reference.name)?;
    Ok(oidc::resolve(proxy, reference, spec)?)
}

fn add_oidc(config: &mut RunConfig, oidc: Option<&TokenValidator>) {
    if let Some(oidc) = oidc {
        config.thv_ca_bundle = oidc.ca_cert_path.clone();
        config.jwks_auth_token_file = oidc.auth_token_file.clone();
        config.oidc_config = Some(oidc.clone());
    }
}

/// `controllerutil.AddExternalAuthConfigOptions`.
fn add_external_auth(
    config: &mut RunConfig,
    world: &World<'_>,
    proxy: &Proxy<'_>,
    oidc: Option<&TokenValidator>,
) -> Result<(), BuildError> {
    let Some(reference) = &proxy.spec.external_auth_config_ref else {
        return Ok(());
    };
    let spec = external_auth(world, proxy, &reference.name)?;
    match spec.kind.as_str() {
        "tokenExchange" => {
            let exchange = spec.token_exchange.as_ref();
            config.token_exchange_config = Some(external_auth::token_exchange(
                world,
                proxy.namespace,
                exchange,
            )?);
        }
        "bearerToken" => {
            let token = spec.bearer_token.as_ref();
            config.remote_auth_config =
                Some(external_auth::bearer_token(world, proxy.namespace, token)?);
        }
        "awsSts" => config.aws_sts_config = Some(external_auth::aws_sts(spec.aws_sts.as_ref())?),
        "embeddedAuthServer" => {
            let source = ServerSource::ExternalAuthConfigRef;
            let server = spec.embedded_auth_server.as_deref();
            let server = build_server(world, proxy, server, oidc, source)?;
            config.embedded_auth_server_config = Some(server);
        }
        "obo" => {
            let why = "type `obo` is not in the open-source operator".to_owned();
            return Err(BuildError::Other(why));
        }
        _ => {}
    }
    Ok(())
}

/// `controllerutil.ValidateAndAddAuthServerRefOptions`.
fn add_auth_server_ref(
    config: &mut RunConfig,
    world: &World<'_>,
    proxy: &Proxy<'_>,
    oidc: Option<&TokenValidator>,
) -> Result<(), BuildError> {
    let Some(reference) = &proxy.spec.auth_server_ref else {
        return Ok(());
    };
    if config.embedded_auth_server_config.is_some() {
        let why =
            "`externalAuthConfigRef` and `authServerRef` both lead to an authorization server";
        return Err(BuildError::Other(why.to_owned()));
    }
    let spec = external_auth(world, proxy, &reference.name)?;
    let server = spec.embedded_auth_server.as_deref();
    let server = build_server(world, proxy, server, oidc, ServerSource::AuthServerRef)?;
    config.embedded_auth_server_config = Some(server);
    Ok(())
}

fn build_server(
    world: &World<'_>,
    proxy: &Proxy<'_>,
    server: Option<&EmbeddedAuthServerConfig>,
    oidc: Option<&TokenValidator>,
    source: ServerSource,
) -> Result<AuthServerRunConfig, BuildError> {
    let built = match server {
        Some(server) => auth_server::build(proxy, server, oidc, world.release),
        None => Err("`embeddedAuthServer` is missing".to_owned()),
    };
    built.map_err(|why| BuildError::AuthServer { source, why })
}

/// Without scopes of its own a proxy announces those that its embedded server offers.
fn announce_default_scopes(config: &mut RunConfig) {
    if let (Some(server), Some(oidc)) =
        (&config.embedded_auth_server_config, &mut config.oidc_config)
        && oidc.scopes.is_empty()
    {
        oidc.scopes = server.offered_scopes();
    }
}

/// Where sessions are shared (`populateScalingConfigForRemoteProxy`).
fn scaling(world: &World<'_>, proxy: &Proxy<'_>) -> Option<Scaling> {
    let session_redis = match &proxy.spec.session_storage {
        Some(storage) if storage.provider == "redis" => SessionRedis {
            address: storage.address.clone(),
            db: storage.db,
            key_prefix: storage.key_prefix.clone(),
        },
        Some(_) => return None,
        None => SessionRedis {
            address: world.settings.default_redis(world.release)?.to_owned(),
            ..SessionRedis::default()
        },
    };
    Some(Scaling { session_redis })
}

fn external_auth<'w>(
    world: &'w World<'_>,
    proxy: &Proxy<'_>,
    name: &str,
) -> Result<&'w MCPExternalAuthConfigSpec, BuildError> {
    let fetched = world.external_auth(proxy.namespace, name);
    spec_of(fetched, "MCPExternalAuthConfig", name)
}

/// The spec of a configuration that can be had.
fn spec_of<'w, T>(fetched: Fetched<'w, T>, kind: &str, name: &str) -> Result<&'w T, BuildError> {
    fetched.map(|found| found.spec).map_err(|why| match why {
        Unavailable::Unknown => BuildError::Unknown(format!("{kind} `{name}`")),
        _ => BuildError::Other(format!("{kind} `{name}` cannot be had")),
    })
}
