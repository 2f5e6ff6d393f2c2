//! How a proxy and what it refers to become a RunConfig, in the operator's order.

use std::collections::BTreeMap;

use super::auth_server::{self, ServerError};
use super::external_auth;
use super::oidc;
use super::{
    Audit, AuthzConfig, RunConfig, Scaling, SessionRedis, header_forward, middleware, telemetry,
    tools,
};
use crate::operator::check::authz::{self as authz_source, Problem};
use crate::operator::names;
use crate::operator::objection::{Judgement, Objection};
use crate::operator::proxy::Proxy;
use crate::operator::world::{Fetched, Unavailable, World};
use crate::resource::external_auth_config::MCPExternalAuthConfigSpec;
use crate::resource::tool_config::MCPToolConfigSpec;

/// Version of the document.
const SCHEMA_VERSION: &str = "v0.1.0";

const EXTERNAL_AUTH: &str = "MCPExternalAuthConfig";

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
        objection: Objection,
    },
    /// Anything else.
    Other(Objection),
    /// Something is taken to exist whose content is needed.
    Unknown(Objection),
}

/// The RunConfig of a proxy.
///
/// # Errors
/// All that keeps the operator from making one; it reports the first.
pub fn build(world: &World<'_>, proxy: &Proxy<'_>) -> Result<RunConfig, Vec<BuildError>> {
    let mut builder = Builder {
        world,
        proxy,
        config: of_spec(world, proxy),
        errors: Vec::new(),
    };
    for step in STEPS {
        if let Err(error) = step(&mut builder) {
            builder.errors.push(error);
        }
    }
    match builder.errors.is_empty() {
        true => Ok(builder.config),
        false => Err(builder.errors),
    }
}

/// A RunConfig on its way.
struct Builder<'a> {
    world: &'a World<'a>,
    proxy: &'a Proxy<'a>,
    config: RunConfig,
    errors: Vec<BuildError>,
}

/// A part that is added.
type Step = fn(&mut Builder<'_>) -> Result<(), BuildError>;

/// All parts, in the operator's order.
const STEPS: [Step; 7] = [
    |it| it.add_tools(),
    |it| it.add_telemetry(),
    |it| it.add_authorization(),
    |it| it.add_oidc(),
    |it| it.add_external_auth(),
    |it| it.add_auth_server_ref(),
    |it| it.complete(),
];

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

impl Builder<'_> {
    fn add_tools(&mut self) -> Result<(), BuildError> {
        let Some(reference) = &self.proxy.spec.tool_config_ref else {
            return Ok(());
        };
        let place = Place("spec.toolConfigRef.name", "MCPToolConfig", &reference.name);
        let spec = place.spec(self.world.tools(self.proxy.namespace, place.2))?;
        check_tools(spec).map_err(|objection| place.inside(objection))?;
        self.config.tools_filter = spec.tools_filter.clone();
        self.config.tools_override = tools::overrides(spec);
        Ok(())
    }

    fn add_telemetry(&mut self) -> Result<(), BuildError> {
        let Some(reference) = &self.proxy.spec.telemetry_config_ref else {
            return Ok(());
        };
        let path = "spec.telemetryConfigRef.name";
        let place = Place(path, "MCPTelemetryConfig", &reference.name);
        let spec = place.spec(self.world.telemetry(self.proxy.namespace, place.2))?;
        let service_name = match reference.service_name.as_str() {
            "" => self.proxy.name,
            name => name,
        };
        self.config.telemetry_config = Some(telemetry::normalize(spec, service_name));
        Ok(())
    }

    fn add_authorization(&mut self) -> Result<(), BuildError> {
        let (world, proxy) = (self.world, self.proxy);
        if let Some(reference) = &proxy.spec.authz_config {
            let config = match (reference.kind.as_str(), &reference.inline) {
                ("inline", Some(inline)) => AuthzConfig::inline(reference, inline, world.release),
                ("inline", None) => {
                    let missing = Objection::new("spec.authzConfig.inline", "it is not set");
                    return Err(BuildError::Other(missing));
                }
                _ => authz_source::load(world, proxy.namespace, reference)
                    .map_err(of_authz_config)?
                    .with_claims(reference, world.release),
            };
            self.config.authz_config = Some(config);
        }
        if let Some(reference) = proxy.authz_config_ref(world.release) {
            let path = "spec.authzConfigRef.name";
            let place = Place(path, "MCPAuthzConfig", &reference.name);
            let spec = place.spec(world.authz(proxy.namespace, place.2))?;
            let config = AuthzConfig::of_resource(spec, world.release);
            self.config.authz_config =
                Some(config.map_err(|objection| place.inside(objection.below("spec")))?);
        }
        Ok(())
    }

    fn add_oidc(&mut self) -> Result<(), BuildError> {
        let Some(reference) = &self.proxy.spec.oidc_config_ref else {
            return Ok(());
        };
        let place = Place("spec.oidcConfigRef.name", "MCPOIDCConfig", &reference.name);
        let spec = place.spec(self.world.oidc(self.proxy.namespace, place.2))?;
        let oidc = oidc::resolve(self.proxy, reference, spec)
            .map_err(|objection| place.inside(objection))?;
        if let Some(oidc) = oidc {
            self.config.thv_ca_bundle = oidc.ca_cert_path.clone();
            self.config.jwks_auth_token_file = oidc.auth_token_file.clone();
            self.config.oidc_config = Some(oidc);
        }
        Ok(())
    }

    /// `controllerutil.AddExternalAuthConfigOptions`.
    fn add_external_auth(&mut self) -> Result<(), BuildError> {
        let (world, namespace) = (self.world, self.proxy.namespace);
        let Some(reference) = &self.proxy.spec.external_auth_config_ref else {
            return Ok(());
        };
        let place = Place(
            "spec.externalAuthConfigRef.name",
            EXTERNAL_AUTH,
            &reference.name,
        );
        let spec = place.spec(world.external_auth(namespace, place.2))?;
        let refuse = |objection: Objection| place.inside(objection.below("spec"));
        match spec.kind.as_str() {
            "tokenExchange" => {
                let exchange = spec.token_exchange.as_ref();
                let exchange = external_auth::token_exchange(world, namespace, exchange);
                self.config.token_exchange_config = Some(exchange.map_err(refuse)?);
            }
            "bearerToken" => {
                let token = spec.bearer_token.as_ref();
                let token = external_auth::bearer_token(world, namespace, token);
                self.config.remote_auth_config = Some(token.map_err(refuse)?);
            }
            "awsSts" => {
                let aws = external_auth::aws_sts(spec.aws_sts.as_ref());
                self.config.aws_sts_config = Some(aws.map_err(refuse)?);
            }
            "embeddedAuthServer" => {
                self.add_server(spec, place, ServerSource::ExternalAuthConfigRef)?;
            }
            "obo" => {
                let why = "`obo` is not in the open-source operator";
                return Err(refuse(Objection::new("type", why)));
            }
            _ => {}
        }
        Ok(())
    }

    /// `controllerutil.ValidateAndAddAuthServerRefOptions`.
    fn add_auth_server_ref(&mut self) -> Result<(), BuildError> {
        let Some(reference) = &self.proxy.spec.auth_server_ref else {
            return Ok(());
        };
        if self.config.embedded_auth_server_config.is_some() {
            let why = "`externalAuthConfigRef` leads to an authorization server, too";
            let objection = Objection::new("spec.authServerRef", why);
            return Err(BuildError::Other(objection));
        }
        let path = "spec.authServerRef.name";
        let place = Place(path, EXTERNAL_AUTH, &reference.name);
        let spec = place.spec(self.world.external_auth(self.proxy.namespace, place.2))?;
        self.add_server(spec, place, ServerSource::AuthServerRef)
    }

    /// Adds an embedded authorization server. It depends on what was added before, and is not judged where that failed.
    fn add_server(
        &mut self,
        spec: &MCPExternalAuthConfigSpec,
        place: Place<'_>,
        source: ServerSource,
    ) -> Result<(), BuildError> {
        if !self.errors.is_empty() {
            return Ok(());
        }
        let (oidc, release) = (self.config.oidc_config.as_ref(), self.world.release);
        let built = match spec.embedded_auth_server.as_deref() {
            Some(server) => auth_server::build(self.proxy, server, oidc, release),
            None => Err(ServerError::OfServer(Objection::new("", "it is not set"))),
        };
        let server = built.map_err(|error| BuildError::AuthServer {
            source,
            objection: match error {
                ServerError::OfProxy(objection) => objection,
                ServerError::OfServer(objection) => {
                    place.through(objection.below("spec.embeddedAuthServer"))
                }
            },
        })?;
        self.config.embedded_auth_server_config = Some(server);
        Ok(())
    }

    /// What follows from all parts together; nothing can be said of it where one of them failed.
    fn complete(&mut self) -> Result<(), BuildError> {
        if !self.errors.is_empty() {
            return Ok(());
        }
        let (world, release) = (self.world, self.world.release);
        announce_default_scopes(&mut self.config);
        self.config.scaling_config = scaling(world, self.proxy);
        let counts_usage = world.settings.counts_usage(release);
        self.config.middleware_configs =
            middleware::chain(&self.config, counts_usage, release).map_err(BuildError::Other)?;
        Ok(())
    }
}

/// A reference to a configuration: its path, and the configuration's kind and name.
#[derive(Clone, Copy)]
struct Place<'a>(&'static str, &'static str, &'a str);

impl Place<'_> {
    /// The spec of a configuration that can be had.
    fn spec<'w, T>(self, fetched: Fetched<'w, T>) -> Result<&'w T, BuildError> {
        let Self(path, kind, name) = self;
        fetched.map(|found| found.spec).map_err(|why| {
            let objection = why.objection(path, kind, name);
            match why {
                Unavailable::Unknown => BuildError::Unknown(objection),
                _ => BuildError::Other(objection),
            }
        })
    }

    fn through(self, objection: Objection) -> Objection {
        let Self(path, kind, name) = self;
        objection.through(path, kind, name)
    }

    fn inside(self, objection: Objection) -> BuildError {
        BuildError::Other(self.through(objection))
    }
}

fn of_authz_config(problem: Problem) -> BuildError {
    match problem {
        Problem::NotFound(objection) | Problem::Invalid(objection) => {
            BuildError::Other(objection.below("spec.authzConfig"))
        }
        Problem::Unknown(objection) => BuildError::Unknown(objection.below("spec.authzConfig")),
    }
}

/// Presenting a tool as it is means nothing, and so does filtering for no name.
fn check_tools(spec: &MCPToolConfigSpec) -> Judgement {
    let mut presented = spec.tools_override.iter();
    let bare = presented.find(|(_, tool)| tool.name.is_empty() && tool.description.is_empty());
    if let Some((name, _)) = bare {
        let path = format!("spec.toolsOverride.{name}");
        let why = "it has neither `name` nor `description`";
        return Err(Objection::new(path, why));
    }
    match spec.tools_filter.iter().position(String::is_empty) {
        Some(index) => {
            let path = format!("spec.toolsFilter[{index}]");
            Err(Objection::new(path, "it is empty"))
        }
        None => Ok(()),
    }
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
