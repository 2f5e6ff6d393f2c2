//! The providers that sign users in (`buildUpstreamRunConfig`).

use super::document::{
    FieldMapping, IdentityPaths, OAuth2Upstream, OidcUpstream, Registration, TokenResponsePaths,
    Upstream, UserInfo,
};
use crate::operator::config::check_registration;
use crate::operator::names;
use crate::operator::objection::Objection;
use crate::release::Release;
use crate::resource::external_auth_config::{
    DCRUpstreamConfig, EmbeddedAuthServerConfig, OAuth2UpstreamConfig, OIDCUpstreamConfig,
    UpstreamProviderConfig,
};
use crate::resource::shared::UserInfoConfig;

/// All providers of a server that is known by a resource URL.
pub(super) fn build_all(
    server: &EmbeddedAuthServerConfig,
    resource_url: &str,
    release: Release,
) -> Result<Vec<Upstream>, Objection> {
    let providers = server.upstream_providers.iter().enumerate();
    providers
        .map(|(index, provider)| {
            let path = format!("upstreamProviders[{index}]");
            build(provider, resource_url, release).map_err(|objection| objection.below(&path))
        })
        .collect()
}

fn build(
    provider: &UpstreamProviderConfig,
    resource_url: &str,
    release: Release,
) -> Result<Upstream, Objection> {
    let (mut oidc_config, mut oauth2_config) = (None, None);
    match (
        provider.kind.as_str(),
        &provider.oidc_config,
        &provider.oauth2_config,
    ) {
        ("oidc", Some(config), _) => {
            oidc_config = Some(build_oidc(config, &provider.name, resource_url));
        }
        ("oauth2", _, Some(config)) => {
            check_registration(config, release)
                .map_err(|objection| objection.below("oauth2Config"))?;
            oauth2_config = Some(build_oauth2(config, &provider.name, resource_url));
        }
        _ => {}
    }
    Ok(Upstream {
        name: provider.name.clone(),
        r#type: provider.kind.clone(),
        oidc_config,
        oauth2_config,
    })
}

fn build_oidc(config: &OIDCUpstreamConfig, name: &str, resource_url: &str) -> OidcUpstream {
    OidcUpstream {
        issuer_url: config.issuer_url.clone(),
        client_id: config.client_id.clone(),
        client_secret_env_var: secret_variable(config.client_secret_ref.is_some(), name),
        redirect_uri: redirect_uri(&config.redirect_uri, resource_url),
        scopes: config.scopes.clone(),
        userinfo_override: config.user_info_override.as_ref().map(build_user_info),
        additional_authorization_params: config.additional_authorization_params.clone(),
        subject_claim: config.subject_claim.clone(),
    }
}

fn build_oauth2(config: &OAuth2UpstreamConfig, name: &str, resource_url: &str) -> OAuth2Upstream {
    let mapping = config.token_response_mapping.as_ref();
    let identity = config.identity_from_token.as_ref();
    OAuth2Upstream {
        authorization_endpoint: config.authorization_endpoint.clone(),
        token_endpoint: config.token_endpoint.clone(),
        client_id: config.client_id.clone(),
        client_secret_env_var: secret_variable(config.client_secret_ref.is_some(), name),
        redirect_uri: redirect_uri(&config.redirect_uri, resource_url),
        scopes: config.scopes.clone(),
        userinfo: config.user_info.as_ref().map(build_user_info),
        token_response_mapping: mapping.map(|paths| TokenResponsePaths {
            access_token_path: paths.access_token_path.clone(),
            scope_path: paths.scope_path.clone(),
            refresh_token_path: paths.refresh_token_path.clone(),
            expires_in_path: paths.expires_in_path.clone(),
        }),
        identity_from_token: identity.map(|paths| IdentityPaths {
            subject_path: paths.subject_path.clone(),
            name_path: paths.name_path.clone(),
            email_path: paths.email_path.clone(),
        }),
        additional_authorization_params: config.additional_authorization_params.clone(),
        dcr_config: config
            .dcr_config
            .as_ref()
            .map(|dcr| build_registration(dcr, name)),
        allow_private_ips: config.allow_private_ips,
        insecure_allow_http: config.insecure_allow_http,
    }
}

fn build_registration(config: &DCRUpstreamConfig, name: &str) -> Registration {
    let token = config.initial_access_token_ref.as_ref();
    Registration {
        discovery_url: config.discovery_url.clone(),
        registration_endpoint: config.registration_endpoint.clone(),
        initial_access_token_env_var: token.map(|_| names::upstream_token_variable(name)),
        software_id: config.software_id.clone(),
        software_statement: config.software_statement.clone(),
    }
}

fn build_user_info(config: &UserInfoConfig) -> UserInfo {
    let mapping = config.field_mapping.as_ref();
    UserInfo {
        endpoint_url: config.endpoint_url.clone(),
        http_method: config.http_method.clone(),
        additional_headers: config.additional_headers.clone(),
        field_mapping: mapping.map(|fields| FieldMapping {
            subject_fields: fields.subject_fields.clone(),
            name_fields: fields.name_fields.clone(),
            email_fields: fields.email_fields.clone(),
        }),
    }
}

fn secret_variable(has_secret: bool, name: &str) -> Option<String> {
    has_secret.then(|| names::upstream_secret_variable(name))
}

/// Where a provider sends users back to when nothing is given (`defaultRedirectURI`).
fn redirect_uri(given: &str, resource_url: &str) -> String {
    if given.is_empty() {
        format!("{}/oauth/callback", resource_url.trim_end_matches('/'))
    } else {
        given.to_owned()
    }
}
