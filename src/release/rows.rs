//! What differs between releases on the way from a proxy to its objects: one named row a difference.
//!
//! A field that a release adds is no row: its release stands with the field, in `resource`.

use super::*;
use crate::go::cedar::Dialect;

/// A difference between releases: a value for each, with the changes between them.
#[derive(Debug)]
pub struct Row<T: 'static> {
    /// Its name, in kebab-case.
    pub name: &'static str,
    /// The value of the oldest release.
    pub first: T,
    /// The changes since, oldest first.
    pub changes: &'static [Change<T>],
}

/// A change of a row's value.
#[derive(Debug)]
pub struct Change<T: 'static> {
    /// The first release that has the new value.
    pub since: Release,
    /// The new value.
    pub value: T,
    /// The upstream pull request.
    pub pull: u32,
    /// What a user notices.
    pub effect: &'static str,
}

/// What a row tells users of a release.
#[derive(Clone, Copy, Debug)]
pub struct Note {
    /// The first release that is different.
    pub since: Release,
    /// The row's name.
    pub name: &'static str,
    /// The upstream pull request.
    pub pull: u32,
    /// What a user notices.
    pub effect: &'static str,
}

impl<T> Row<T> {
    /// What the row tells users.
    fn notes(&self) -> impl Iterator<Item = Note> {
        self.changes.iter().map(|change| Note {
            since: change.since,
            name: self.name,
            pull: change.pull,
            effect: change.effect,
        })
    }
}

/// What all rows tell users, in the order of the releases.
pub fn notes() -> Vec<Note> {
    let mut notes: Vec<Note> = SWITCHES.iter().flat_map(|row| row.notes()).collect();
    notes.extend(MIDDLEWARE_ORDER.notes());
    notes.extend(CEDAR_DIALECT.notes());
    notes.extend(CEDAR_OPTIONS.notes());
    notes.sort_by_key(|note| note.since);
    notes
}

impl<T: Copy> Row<T> {
    /// The value at a release.
    pub fn at(&self, release: Release) -> T {
        self.changes
            .iter()
            .rev()
            .find(|change| change.since <= release)
            .map_or(self.first, |change| change.value)
    }
}

/// A row that is there or not, as it is shown.
const fn since(since: Release, pull: u32, effect: &'static str) -> [Change<bool>; 1] {
    [Change {
        since,
        value: true,
        pull,
        effect,
    }]
}

macro_rules! switches {
    ($($(#[$doc:meta])* $constant:ident = $name:literal, $since:ident, $pull:literal, $effect:literal;)+) => {
        $($(#[$doc])* pub static $constant: Row<bool> =
            Row { name: $name, first: false, changes: &since($since, $pull, $effect) };)+
        /// The rows that say whether something is there.
        pub static SWITCHES: &[&Row<bool>] = &[$(&$constant),+];
    };
}

switches! {
    /// Pull secrets of the operator's settings and of the proxy reach the pods and the ServiceAccount.
    IMAGE_PULL_SECRETS = "image-pull-secrets", V0_26_0, 5105,
        "Pull secrets from the chart and from resourceOverrides reach the pods and the ServiceAccount.";
    /// An MCPExternalAuthConfig says whether users' identities are made up.
    IDENTITY_SYNTHESIZED = "identity-synthesized-condition", V0_26_0, 5094,
        "MCPExternalAuthConfig says whether an OAuth2 upstream without userInfo makes up identities.";
    /// The operator itself checks dynamic client registration.
    DCR_CHECKED = "dcr-checked", V0_27_0, 5069,
        "The operator refuses OAuth2 upstreams with neither or both of clientId and dcrConfig.";
    /// A condition says that `primaryUpstreamProvider` has no effect.
    PRIMARY_UPSTREAM_IGNORED = "primary-upstream-ignored-condition", V0_27_1, 5199,
        "A proxy with authzConfig.inline.primaryUpstreamProvider says that the field has no effect.";
    /// The pods have a startup probe.
    STARTUP_PROBE = "startup-probe", V0_28_0, 5300,
        "The pods get a startup probe.";
    /// `TOOLHIVE_SKIP_UPDATE_CHECK` turns usage metrics off.
    SKIP_UPDATE_CHECK = "skip-update-check", V0_28_0, 5264,
        "TOOLHIVE_SKIP_UPDATE_CHECK=true in the operator's environment turns usage metrics off.";
    /// The claim names of `authzConfig` go into the policies' configuration.
    CLAIM_MAPPING = "claim-mapping", V0_28_3, 5290,
        "Group and role claims of authzConfig reach the authorization configuration.";
    /// A proxy takes over that its MCPExternalAuthConfig is invalid.
    INVALID_AUTH_MIRRORED = "invalid-external-auth-mirrored", V0_28_3, 5354,
        "A proxy whose MCPExternalAuthConfig is invalid is refused, with the reason of that configuration.";
    /// Inline policies carry the version `1.0` in the RunConfig, not `v1`.
    AUTHZ_VERSION_ONE = "authz-version", V0_29_0, 5368,
        "The authorization configuration of inline policies says version 1.0 instead of v1.";
    /// An authorization ConfigMap is read when the proxy is checked, not only when its RunConfig is built.
    AUTHZ_CONFIG_MAP_CHECKED = "authz-config-map-checked", V0_29_0, 5368,
        "A bad authorization ConfigMap is refused as AuthzConfigMapInvalid.";
    /// Policies see the claims of the proxy's own token where the upstream's access token is no JWT.
    OPAQUE_UPSTREAM_TOKENS = "opaque-upstream-tokens", V0_29_0, 5147,
        "Where an upstream's access token is no JWT, policies see the claims of the proxy's own token instead of denying all.";
    /// Requests are limited to 8 MiB.
    BODY_LIMIT = "body-limit", V0_30_0, 5492,
        "Requests over 8 MiB are refused by the proxy.";
    /// A condition warns of several pods without Redis.
    SESSION_STORAGE_WARNING = "session-storage-warning", V0_30_0, 5237,
        "Each proxy says whether its sessions are shared by its pods.";
    /// The number of pods is the proxy's, else left to the API server.
    REPLICAS_OF_SPEC = "replicas-of-spec", V0_30_0, 5237,
        "The Deployment's replicas are those of the proxy, else left to the API server or an autoscaler.";
    /// Seccomp profile and dropped capabilities on every platform, not on OpenShift alone.
    HARDENED_EVERYWHERE = "hardened-everywhere", V0_30_1, 5555,
        "The pods run with the RuntimeDefault seccomp profile and without capabilities on every platform.";
    /// The operator's settings name a Redis for proxies that name none.
    DEFAULT_REDIS = "default-redis", V0_30_1, 5595,
        "TOOLHIVE_DEFAULT_REDIS_ADDR in the operator's environment is the session storage of proxies that name none.";
    /// `authzConfigRef` is followed.
    AUTHZ_CONFIG_REF = "authz-config-ref", V0_30_1, 5564,
        "authzConfigRef takes effect.";
    /// The CA bundle of an MCPOIDCConfig is mounted and checked.
    OIDC_CA_BUNDLE = "oidc-ca-bundle", V0_32_0, 5630,
        "The CA bundle of an MCPOIDCConfig is mounted into the pods, and a condition says whether it is there.";
    /// Policies see claims that are objects, as records.
    NESTED_CLAIMS = "nested-claims", V0_34_0, 5713,
        "Policies see claims that are objects; before, such claims were left out.";
    /// Labels and annotations that others put on the Service stay.
    FOREIGN_SERVICE_METADATA = "foreign-service-metadata", V0_34_0, 5731,
        "The operator no longer wipes labels and annotations that others put on the Service.";
    /// The Deployment is expected to have the account that the proxy names.
    OWN_ACCOUNT_EXPECTED = "own-account-expected", V0_37_0, 5531,
        "The Deployment of a proxy with an own serviceAccount is no longer written again at every reconciliation.";
    /// The checksum of `podTemplateSpec` in an annotation of the Deployment is compared, and removed with it.
    POD_TEMPLATE_HASH = "pod-template-hash", V0_37_0, 5531,
        "The operator sees a changed or removed podTemplateSpec by a checksum in an annotation of the Deployment.";
    /// Policies see `name` and `email` of the upstream's ID token where its access token has none.
    ID_TOKEN_PROFILE = "id-token-profile", V0_41_0, 6022,
        "Where an upstream's access token has no name or email, policies see those of its ID token.";
    /// The operator checks issuer and key URLs of an MCPOIDCConfig.
    OIDC_URLS_CHECKED = "oidc-urls-checked", V0_42_1, 5936,
        "The operator refuses an MCPOIDCConfig whose issuer or JWKS URL is malformed or insecure.";
    /// A resource's URI names it in policies as it is.
    EXACT_RESOURCE_URI = "exact-resource-uri", V0_43_0, 6239,
        "Policies name a resource by its URI as it is; before, its punctuation was replaced by underscores.";
    /// A wrong embedded authorization server ends in a condition instead of an endless retry.
    EMBEDDED_SERVER_REFUSED = "embedded-auth-server-refused", V0_43_0, 6320,
        "A proxy whose embedded authorization server cannot be built says why in its conditions.";
    /// The operator checks that secrets of clients do not travel unencrypted.
    CONFIDENTIAL_CLIENTS_CHECKED = "confidential-clients-checked", V0_43_0, 6252,
        "The operator refuses confidential clients over plain HTTP.";
    /// The operator checks other issuers that are trusted.
    TRUSTED_ISSUERS_CHECKED = "trusted-issuers-checked", V0_44_0, 6353,
        "The operator checks trustedIssuers.";
    /// A proxy that is refused also says that it is not ready.
    NOT_READY_WHEN_REFUSED = "not-ready-when-refused", V0_44_0, 6353,
        "A refused proxy has the condition Ready=False.";
}

/// A part of the RunConfig's chain of middlewares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Middleware {
    /// The limit on request bodies.
    BodyLimit,
    /// The audit log.
    Audit,
    /// Authentication of clients.
    Auth,
    /// The upstream provider's token in place of the client's.
    UpstreamSwap,
    /// Token exchange.
    TokenExchange,
    /// Tools hidden and renamed.
    Tools,
    /// Reading of MCP messages.
    Parser,
    /// Traces and metrics.
    Telemetry,
    /// Usage counters.
    UsageMetrics,
    /// Authorization.
    Authorization,
    /// Signing for AWS.
    AwsSts,
    /// Headers for the remote server.
    HeaderForward,
    /// Recovery from panics.
    Recovery,
}

use Middleware::*;

/// The order of the middlewares (`runner.PopulateMiddlewareConfigs`).
pub static MIDDLEWARE_ORDER: Row<&[Middleware]> = Row {
    name: "middleware-order",
    first: &[
        BodyLimit,
        Auth,
        UpstreamSwap,
        TokenExchange,
        Tools,
        Parser,
        UsageMetrics,
        Telemetry,
        Authorization,
        Audit,
        AwsSts,
        HeaderForward,
        Recovery,
    ],
    changes: &[
        Change {
            since: V0_40_1,
            value: &[
                BodyLimit,
                Auth,
                UpstreamSwap,
                TokenExchange,
                Tools,
                Parser,
                UsageMetrics,
                Telemetry,
                Audit,
                Authorization,
                AwsSts,
                HeaderForward,
                Recovery,
            ],
            pull: 5872,
            effect: "The audit log also has the requests that authorization denies.",
        },
        Change {
            since: V0_41_0,
            value: &[
                BodyLimit,
                Audit,
                Auth,
                UpstreamSwap,
                TokenExchange,
                Tools,
                Parser,
                UsageMetrics,
                Telemetry,
                Authorization,
                AwsSts,
                HeaderForward,
                Recovery,
            ],
            pull: 5874,
            effect: "The audit log also has the requests that authentication refuses.",
        },
        Change {
            since: V0_43_0,
            value: &[
                BodyLimit,
                Audit,
                Auth,
                UpstreamSwap,
                TokenExchange,
                Tools,
                Parser,
                Telemetry,
                UsageMetrics,
                Authorization,
                AwsSts,
                HeaderForward,
                Recovery,
            ],
            pull: 5800,
            effect: "Traces and metrics begin before usage counters and limits.",
        },
    ],
};

/// The Cedar that inline policies are written in (cedar-go 1.6 and 1.8).
pub static CEDAR_DIALECT: Row<Dialect> = Row {
    name: "cedar-dialect",
    first: Dialect::V1_6,
    changes: &[Change {
        since: V0_34_0,
        value: Dialect::V1_8,
        pull: 5670,
        effect: "Annotations of policies need no value.",
    }],
};

/// What the configuration of Cedar knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CedarOptions {
    /// Policies, entities, an upstream provider, the claims of groups and roles.
    First,
    /// The entity type of groups too.
    GroupType,
    /// Claims that may have several values too.
    MultiValuedClaims,
}

/// What the configuration of Cedar knows (`cedar.ConfigOptions`).
pub static CEDAR_OPTIONS: Row<CedarOptions> = Row {
    name: "cedar-options",
    first: CedarOptions::First,
    changes: &[
        Change {
            since: V0_26_1,
            value: CedarOptions::GroupType,
            pull: 5121,
            effect: "An authorization configuration may name the entity type of groups.",
        },
        Change {
            since: V0_41_0,
            value: CedarOptions::MultiValuedClaims,
            pull: 5880,
            effect: "An authorization configuration may name claims that have several values.",
        },
    ],
};
