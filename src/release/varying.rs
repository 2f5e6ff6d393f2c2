//! Values that are not the same in every release: each change is a row.

use super::rows::{
    AUDIT_BEFORE_AUTHENTICATION, AUDIT_BEFORE_AUTHORIZATION, CEDAR_1_8, CEDAR_GROUP_TYPE,
    CEDAR_MULTI_VALUED_CLAIMS, TELEMETRY_BEFORE_USAGE,
};
use super::{Release, Row};
use crate::go::cedar::Dialect;

/// A value with the rows that change it.
#[derive(Debug)]
pub struct Varying<T: 'static> {
    /// The value of the oldest release.
    first: T,
    /// The values since, each with its row, oldest first.
    later: &'static [(Row, T)],
}

impl<T: Copy> Varying<T> {
    /// The value at a release.
    pub fn at(&self, release: Release) -> T {
        let mut later = self.later.iter().rev();
        later
            .find(|(row, _)| row.at(release))
            .map_or(self.first, |(_, value)| *value)
    }
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
pub static MIDDLEWARE_ORDER: Varying<&[Middleware]> = Varying {
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
    later: &[
        (
            AUDIT_BEFORE_AUTHORIZATION,
            &[
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
        ),
        (
            AUDIT_BEFORE_AUTHENTICATION,
            &[
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
        ),
        (
            TELEMETRY_BEFORE_USAGE,
            &[
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
        ),
    ],
};

/// The Cedar that inline policies are written in (cedar-go 1.6 and 1.8).
pub static CEDAR_DIALECT: Varying<Dialect> = Varying {
    first: Dialect::V1_6,
    later: &[(CEDAR_1_8, Dialect::V1_8)],
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
pub static CEDAR_OPTIONS: Varying<CedarOptions> = Varying {
    first: CedarOptions::First,
    later: &[
        (CEDAR_GROUP_TYPE, CedarOptions::GroupType),
        (CEDAR_MULTI_VALUED_CLAIMS, CedarOptions::MultiValuedClaims),
    ],
};
