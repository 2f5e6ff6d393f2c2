//! Fields that older API versions had, and that tutorials still show.
//!
//! From the Go types of the operator's API at its tags before v0.23.0 (`cmd/thv-operator/api/v1alpha1`).

/// A field that is gone.
#[derive(Debug)]
pub struct Replaced {
    /// The kind that had it.
    pub kind: &'static str,
    /// Its path, without the indices of lists.
    pub path: &'static str,
    /// What to write instead.
    pub instead: &'static str,
}

const PROXY: &str = "MCPRemoteProxy";

const fn gone(kind: &'static str, path: &'static str, instead: &'static str) -> Replaced {
    Replaced {
        kind,
        path,
        instead,
    }
}

static ROWS: &[Replaced] = &[
    gone(PROXY, "spec.port", "`proxyPort`, since v0.15"),
    gone(
        PROXY,
        "spec.targetPort",
        "nothing: the proxy listens on `proxyPort`",
    ),
    gone(PROXY, "spec.remoteURL", "`remoteUrl`, since v0.20"),
    gone(PROXY, "spec.url", "`remoteUrl`"),
    gone(
        PROXY,
        "spec.oidcConfig",
        "`oidcConfigRef`, which names an MCPOIDCConfig and gives the audience; inline configuration is gone since v0.23",
    ),
    gone(
        PROXY,
        "spec.telemetry",
        "`telemetryConfigRef`, which names an MCPTelemetryConfig; inline configuration is gone since v0.23",
    ),
    gone(
        PROXY,
        "spec.externalAuthConfig",
        "`externalAuthConfigRef`, which names an MCPExternalAuthConfig",
    ),
    gone(
        PROXY,
        "spec.toolConfig",
        "`toolConfigRef`, which names an MCPToolConfig",
    ),
    gone(
        PROXY,
        "spec.toolsFilter",
        "`toolConfigRef`, which names an MCPToolConfig with `toolsFilter`",
    ),
    gone(
        PROXY,
        "spec.tools",
        "`toolConfigRef`, which names an MCPToolConfig with `toolsFilter`",
    ),
    gone(
        PROXY,
        "spec.image",
        "nothing: the operator sets the image of all proxies (`TOOLHIVE_RUNNER_IMAGE`)",
    ),
    gone(PROXY, "spec.env", "`resourceOverrides.proxyDeployment.env`"),
    gone(
        PROXY,
        "spec.secrets",
        "`headerForward.addHeadersFromSecret` for headers",
    ),
    gone(
        PROXY,
        "spec.headers",
        "`headerForward.addPlaintextHeaders` or `headerForward.addHeadersFromSecret`",
    ),
    gone(PROXY, "spec.authz", "`authzConfig`"),
    gone(
        "MCPOIDCConfig",
        "spec.inline.clientSecret",
        "`clientSecretRef`, which names a Secret",
    ),
    gone(
        "MCPOIDCConfig",
        "spec.inline.audience",
        "`oidcConfigRef.audience` in the proxy",
    ),
    gone(
        "MCPExternalAuthConfig",
        "spec.tokenExchange.scope",
        "`scopes`, a list",
    ),
];

/// What replaced a field of a kind, by its path.
pub fn replaced(kind: &str, path: &str) -> Option<&'static Replaced> {
    ROWS.iter().find(|row| row.kind == kind && row.path == path)
}
