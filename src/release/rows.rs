//! What differs between releases on the way from a proxy to its objects: one named row a difference.
//!
//! A row says since when, by which upstream pull request, and what a user notices. Stages ask it whether it is in force at a
//! release; fields, values and rules that a release brings name it as the row that they stand in.

use super::*;

/// A difference between releases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its name, in kebab-case.
    pub name: &'static str,
    /// The state that differs from the one before by this row alone.
    pub since: Release,
    /// The upstream pull request.
    pub pull: u32,
    /// What a user notices.
    pub effect: &'static str,
}

impl Row {
    /// Whether it is in force at a release.
    pub fn at(&self, release: Release) -> bool {
        self.since.order() <= release.order()
    }
}

/// Declares the rows by their releases, oldest first: a constant for each, and the table of all.
macro_rules! rows {
    ($($release:ident {
        $($(#[$doc:meta])* $constant:ident = $name:literal, $pull:literal, $effect:literal;)+
    })+) => {
        /// The places of the rows.
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "named after the rows")]
        enum Place { $($($constant,)+)+ }
        $($(
            $(#[$doc])*
            pub const $constant: Row = Row {
                name: $name,
                since: $release.with_rows(Place::$constant as u8 + 1),
                pull: $pull,
                effect: $effect,
            };
        )+)+
        /// All rows, oldest first.
        pub static ROWS: &[Row] = &[$($($constant,)+)+];
    };
}

rows! {
    V0_26_0 {
        /// A proxy names pull secrets of its own.
        OWN_PULL_SECRETS = "own-pull-secrets", 5103,
            "Pull secrets of resourceOverrides reach the pods and the ServiceAccount.";
        /// The operator's settings name pull secrets for every proxy.
        DEFAULT_PULL_SECRETS = "default-pull-secrets", 5105,
            "Pull secrets of the operator's chart reach the pods and the ServiceAccount of every proxy.";
        /// A Deployment with other pull secrets is written again.
        PULL_SECRETS_COMPARED = "pull-secrets-compared", 5113,
            "The operator sees that pull secrets of a Deployment are not those that it would give it.";
        /// An OAuth 2.0 upstream need not say who a user is.
        USER_INFO_OPTIONAL = "user-info-optional", 5094,
            "MCPExternalAuthConfig may leave out userInfo of OAuth2 upstreams.";
        /// An MCPExternalAuthConfig says whether users' identities are made up.
        IDENTITY_SYNTHESIZED = "identity-synthesized-condition", 5094,
            "MCPExternalAuthConfig says whether an OAuth2 upstream without userInfo makes up identities.";
        /// The upstream provider whose token AWS gets.
        AWS_SUBJECT_PROVIDER = "aws-subject-provider", 5019,
            "MCPExternalAuthConfig has awsSts.subjectProviderName.";
    }
    V0_26_1 {
        /// The entity type of groups in Cedar's configuration.
        CEDAR_GROUP_TYPE = "cedar-group-type", 5121,
            "An authorization configuration may name the entity type of groups.";
    }
    V0_27_0 {
        /// Redis without Sentinel, and without a user name.
        STANDALONE_REDIS = "standalone-redis", 4994,
            "The authorization server's Redis may be reached by addr, and needs neither sentinelConfig nor a user name.";
        /// Redis as a cluster.
        REDIS_CLUSTER = "redis-cluster", 5153,
            "The authorization server's Redis may be a cluster; one with sentinelConfig alone is refused by mistake.";
        /// An OAuth 2.0 upstream at which the server registers itself.
        DCR_CONFIG = "dcr-config", 5069,
            "MCPExternalAuthConfig has dcrConfig for OAuth2 upstreams, in place of clientId.";
        /// An upstream provider has the block of its type.
        UPSTREAM_OF_TYPE = "upstream-of-type", 5069,
            "An upstream provider is refused unless it has the configuration of its type, and no other.";
        /// The operator itself checks dynamic client registration.
        DCR_CHECKED = "dcr-checked", 5069,
            "The operator refuses OAuth2 upstreams with neither or both of clientId and dcrConfig.";
    }
    V0_27_1 {
        /// The rules on Redis ask whether a field is there before they read it.
        REDIS_RULES_GUARDED = "redis-rules-guarded", 5228,
            "The authorization server's Redis with sentinelConfig alone is accepted again.";
        /// The upstream provider whose claims inline policies would see.
        PRIMARY_UPSTREAM = "primary-upstream", 5199,
            "authzConfig.inline has primaryUpstreamProvider.";
        /// A condition says that `primaryUpstreamProvider` has no effect.
        PRIMARY_UPSTREAM_IGNORED = "primary-upstream-ignored-condition", 5199,
            "A proxy with authzConfig.inline.primaryUpstreamProvider says that the field has no effect.";
    }
    V0_27_2 {
        /// Scopes of clients that register without naming any.
        BASELINE_SCOPES = "baseline-client-scopes", 5233,
            "MCPExternalAuthConfig has embeddedAuthServer.baselineClientScopes.";
    }
    V0_28_0 {
        /// `TOOLHIVE_SKIP_UPDATE_CHECK` turns usage metrics off.
        SKIP_UPDATE_CHECK = "skip-update-check", 5264,
            "TOOLHIVE_SKIP_UPDATE_CHECK=true in the operator's environment turns usage metrics off.";
        /// An OAuth 2.0 upstream whose tokens say who a user is.
        IDENTITY_FROM_TOKEN = "identity-from-token", 5269,
            "MCPExternalAuthConfig has identityFromToken for OAuth2 upstreams.";
        /// The pods have a startup probe.
        STARTUP_PROBE = "startup-probe", 5300,
            "The pods get a startup probe.";
    }
    V0_28_3 {
        /// The claim names of `authzConfig` go into the policies' configuration.
        CLAIM_MAPPING = "claim-mapping", 5290,
            "authzConfig has names for the claims of groups and roles, and they reach the policies' configuration.";
        /// The upstream provider whose claims policies would see, of an authorization server.
        AUTH_SERVER_PRIMARY_UPSTREAM = "auth-server-primary-upstream", 5290,
            "MCPExternalAuthConfig has embeddedAuthServer.primaryUpstreamProvider, without effect on a proxy.";
        /// A proxy takes over that its MCPExternalAuthConfig is invalid.
        INVALID_AUTH_MIRRORED = "invalid-external-auth-mirrored", 5354,
            "A proxy whose MCPExternalAuthConfig is invalid is refused, with the reason of that configuration.";
    }
    V0_29_0 {
        /// The type of an MCPExternalAuthConfig that only the commercial operator serves.
        OBO = "obo", 5361,
            "MCPExternalAuthConfig has the type obo, which the open-source operator does not serve.";
        /// Inline policies carry the version `1.0` in the RunConfig, not `v1`.
        AUTHZ_VERSION_ONE = "authz-version", 5368,
            "The authorization configuration of inline policies says version 1.0 instead of v1.";
        /// An authorization ConfigMap is read when the proxy is checked, not only when its RunConfig is built.
        AUTHZ_CONFIG_MAP_CHECKED = "authz-config-map-checked", 5368,
            "A bad authorization ConfigMap is refused as AuthzConfigMapInvalid.";
        /// Clients that are described by a document at a URL.
        CIMD = "cimd", 5384,
            "MCPExternalAuthConfig has embeddedAuthServer.cimd.";
        /// Policies see the claims of the proxy's own token where the upstream's access token is no JWT.
        OPAQUE_UPSTREAM_TOKENS = "opaque-upstream-tokens", 5147,
            "Where an upstream's access token is no JWT, policies see the claims of the proxy's own token instead of denying all.";
    }
    V0_30_0 {
        /// A proxy whose authorization server's tokens stay on requests.
        TOKEN_INJECTION_OFF = "token-injection-off", 4168,
            "MCPExternalAuthConfig has embeddedAuthServer.disableUpstreamTokenInjection.";
        /// Authorization configured apart from proxies.
        AUTHZ_CONFIG = "authz-config", 4777,
            "There is a kind MCPAuthzConfig, and a proxy has authzConfigRef, without effect yet.";
        /// The number of pods is the proxy's, else left to the API server.
        REPLICAS_OF_SPEC = "replicas-of-spec", 5237,
            "A proxy has replicas; without them the Deployment's are left to the API server or an autoscaler.";
        /// Redis for a proxy's sessions.
        SESSION_STORAGE = "session-storage", 5237,
            "A proxy has sessionStorage.";
        /// A condition warns of several pods without Redis.
        SESSION_STORAGE_WARNING = "session-storage-warning", 5237,
            "Each proxy says whether its sessions are shared by its pods.";
        /// Requests are limited to 8 MiB.
        BODY_LIMIT = "body-limit", 5492,
            "Requests over 8 MiB are refused by the proxy.";
        /// The settings of `obo`.
        OBO_SETTINGS = "obo-settings", 5494,
            "The type obo of MCPExternalAuthConfig has settings.";
    }
    V0_30_1 {
        /// Seccomp profile and dropped capabilities on every platform, not on OpenShift alone.
        HARDENED_EVERYWHERE = "hardened-everywhere", 5555,
            "The pods run with the RuntimeDefault seccomp profile and without capabilities on every platform.";
        /// `authzConfigRef` is followed.
        AUTHZ_CONFIG_REF = "authz-config-ref", 5564,
            "authzConfigRef takes effect.";
        /// The claim that names a user at an OIDC upstream.
        SUBJECT_CLAIM = "subject-claim", 5589,
            "MCPExternalAuthConfig has subjectClaim for OIDC upstreams.";
        /// The operator's settings name a Redis for proxies that name none.
        DEFAULT_REDIS = "default-redis", 5595,
            "TOOLHIVE_DEFAULT_REDIS_ADDR in the operator's environment is the session storage of proxies that name none.";
    }
    V0_32_0 {
        /// The CA bundle of an MCPOIDCConfig is mounted and checked.
        OIDC_CA_BUNDLE = "oidc-ca-bundle", 5630,
            "The CA bundle of an MCPOIDCConfig is mounted into the pods, and a condition says whether it is there.";
        /// An authorization server without encryption.
        INSECURE_ISSUER = "insecure-issuer", 5671,
            "MCPExternalAuthConfig has embeddedAuthServer.insecureAllowHTTP.";
    }
    V0_33_0 {
        /// Access to other applications in a user's name.
        XAA = "xaa", 5691,
            "MCPExternalAuthConfig has the type xaa.";
    }
    V0_34_0 {
        /// Policies as cedar-go 1.8 reads them.
        CEDAR_1_8 = "cedar-1.8", 5670,
            "Annotations of policies need no value.";
        /// Labels and annotations that others put on the Service stay.
        FOREIGN_SERVICE_METADATA = "foreign-service-metadata", 5731,
            "The operator no longer wipes labels and annotations that others put on the Service.";
        /// Policies see claims that are objects, as records.
        NESTED_CLAIMS = "nested-claims", 5713,
            "Policies see claims that are objects; before, such claims were left out.";
    }
    V0_37_0 {
        /// A proxy's own patch of its pods.
        POD_TEMPLATE = "pod-template", 5531,
            "A proxy has podTemplateSpec.";
        /// The Deployment is expected to have the account that the proxy names.
        OWN_ACCOUNT_EXPECTED = "own-account-expected", 5531,
            "The Deployment of a proxy with an own serviceAccount is no longer written again at every reconciliation.";
        /// The checksum of `podTemplateSpec` in an annotation of the Deployment is compared, and removed with it.
        POD_TEMPLATE_HASH = "pod-template-hash", 5531,
            "The operator sees a changed or removed podTemplateSpec by a checksum in an annotation of the Deployment.";
    }
    V0_40_1 {
        /// The audit log stands before authorization.
        AUDIT_BEFORE_AUTHORIZATION = "audit-before-authorization", 5872,
            "The audit log also has the requests that authorization denies.";
    }
    V0_41_0 {
        /// The audit log stands before authentication.
        AUDIT_BEFORE_AUTHENTICATION = "audit-before-authentication", 5874,
            "The audit log also has the requests that authentication refuses.";
        /// Claims with several values in Cedar's configuration.
        CEDAR_MULTI_VALUED_CLAIMS = "cedar-multi-valued-claims", 5880,
            "An authorization configuration may name claims that have several values.";
        /// Policies see `name` and `email` of the upstream's ID token where its access token has none.
        ID_TOKEN_PROFILE = "id-token-profile", 6022,
            "Where an upstream's access token has no name or email, policies see those of its ID token.";
    }
    V0_42_1 {
        /// The operator checks issuer and key URLs of an MCPOIDCConfig.
        OIDC_URLS_CHECKED = "oidc-urls-checked", 5936,
            "The operator refuses an MCPOIDCConfig whose issuer or JWKS URL is malformed or insecure.";
    }
    V0_43_0 {
        /// Traces and metrics stand before usage counters.
        TELEMETRY_BEFORE_USAGE = "telemetry-before-usage", 5800,
            "Traces and metrics begin before usage counters and limits.";
        /// Clients that register with a secret.
        CONFIDENTIAL_CLIENTS = "confidential-clients", 6252,
            "MCPExternalAuthConfig may let clients of its embeddedAuthServer register with a secret.";
        /// The operator checks that secrets of clients do not travel unencrypted.
        CONFIDENTIAL_CLIENTS_CHECKED = "confidential-clients-checked", 6252,
            "The operator refuses confidential clients over plain HTTP.";
        /// Clients that exchange a user's token for one of their own.
        DELEGATE_CLIENTS = "delegate-clients", 6320,
            "MCPExternalAuthConfig has embeddedAuthServer.delegateClients.";
        /// OAuth 2.0 upstreams inside the cluster.
        UPSTREAMS_IN_CLUSTER = "upstreams-in-cluster", 6320,
            "MCPExternalAuthConfig may let OAuth2 upstreams be reached over plain HTTP and at private addresses.";
        /// A wrong embedded authorization server ends in a condition instead of an endless retry.
        EMBEDDED_SERVER_REFUSED = "embedded-auth-server-refused", 6320,
            "A proxy whose embedded authorization server cannot be built says why in its conditions.";
        /// A resource's URI names it in policies as it is.
        EXACT_RESOURCE_URI = "exact-resource-uri", 6239,
            "Policies name a resource by its URI as it is; before, its punctuation was replaced by underscores.";
    }
    V0_44_0 {
        /// Other issuers that are trusted.
        TRUSTED_ISSUERS = "trusted-issuers", 6353,
            "MCPExternalAuthConfig has embeddedAuthServer.trustedIssuers.";
        /// The operator checks other issuers that are trusted.
        TRUSTED_ISSUERS_CHECKED = "trusted-issuers-checked", 6353,
            "The operator checks trustedIssuers.";
        /// A proxy that is refused also says that it is not ready.
        NOT_READY_WHEN_REFUSED = "not-ready-when-refused", 6353,
            "A refused proxy has the condition Ready=False.";
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn rows_are_in_the_order_of_their_releases() {
        assert!(ROWS.is_sorted_by_key(|row| row.since.order()));
        let names: HashSet<&str> = ROWS.iter().map(|row| row.name).collect();
        assert_eq!(names.len(), ROWS.len(), "two rows have one name");
    }
}
