//! Fields that are no more, and names that tutorials, examples and other kinds have for what these kinds call otherwise.
//!
//! From the CRDs of the operator at its tags from v0.3.10 on (`deploy/charts/operator-crds`), and from the examples and guides
//! beside them, some of which never fitted their CRDs.

/// A field that is no more, or never was.
#[derive(Debug, PartialEq, Eq)]
pub struct Replaced {
    /// The kind.
    pub kind: &'static str,
    /// Its path, without the indices of lists.
    pub path: &'static str,
    /// What to write instead.
    pub instead: &'static str,
}

/// Declares the rows: the fields of each kind, and what to write instead.
macro_rules! replaced {
    ($($kind:literal { $($path:literal => $instead:literal;)+ })+) => {
        /// All rows, by their kinds.
        pub static REPLACED: &[Replaced] = &[$($(
            Replaced { kind: $kind, path: $path, instead: $instead },
        )+)+];
    };
}

replaced! {
    "MCPRemoteProxy" {
        "spec.port" => "`proxyPort`; `port` went with v0.15.0";
        "spec.targetPort" => "`proxyPort`, which the proxy listens on itself";
        "spec.mcpPort" => "`proxyPort`, which the proxy listens on itself";
        "spec.upstreamURL" => "`remoteUrl`";
        "spec.upstreamUrl" => "`remoteUrl`";
        "spec.serverUrl" => "`remoteUrl`";
        "spec.endpoint" => "`remoteUrl`";
        "spec.url" => "`remoteUrl`";
        "spec.oidcConfig" => "`oidcConfigRef`, which names an MCPOIDCConfig with what `oidcConfig` held; that went with v0.21.0";
        "spec.oidcConfig.type" => "`spec.type` of an MCPOIDCConfig";
        "spec.oidcConfig.kubernetes" => "`spec.kubernetesServiceAccount` of an MCPOIDCConfig";
        "spec.oidcConfig.kubernetes.audience" => "`oidcConfigRef.audience`";
        "spec.oidcConfig.configMap" => "nothing: an MCPOIDCConfig takes the place of the ConfigMap";
        "spec.oidcConfig.inline" => "`spec.inline` of an MCPOIDCConfig";
        "spec.oidcConfig.inline.audience" => "`oidcConfigRef.audience`";
        "spec.oidcConfig.inline.scopes" => "`oidcConfigRef.scopes`";
        "spec.oidcConfig.inline.clientSecret" => "`spec.inline.clientSecretRef` of an MCPOIDCConfig, which names a Secret";
        "spec.oidcConfig.inline.thvCABundlePath" => "`spec.inline.caBundleRef` of an MCPOIDCConfig, which names a ConfigMap";
        "spec.oidcConfig.resourceUrl" => "`oidcConfigRef.resourceUrl`";
        "spec.telemetry" => "`telemetryConfigRef`, which names an MCPTelemetryConfig with what `telemetry` held; that went with v0.21.0";
        "spec.telemetry.openTelemetry" => "`spec.openTelemetry` of an MCPTelemetryConfig";
        "spec.telemetry.openTelemetry.serviceName" => "`telemetryConfigRef.serviceName`";
        "spec.telemetry.prometheus" => "`spec.prometheus` of an MCPTelemetryConfig";
        "spec.externalAuthConfig" => "`externalAuthConfigRef`, which names an MCPExternalAuthConfig";
        "spec.toolConfig" => "`toolConfigRef`, which names an MCPToolConfig";
        "spec.tools" => "`toolConfigRef`, which names an MCPToolConfig with `toolsFilter`";
        "spec.toolsFilter" => "`toolConfigRef`, which names an MCPToolConfig with `toolsFilter`";
        "spec.toolsOverride" => "`toolConfigRef`, which names an MCPToolConfig with `toolsOverride`";
        "spec.image" => "nothing: all proxies run the image of the operator's setting `TOOLHIVE_RUNNER_IMAGE`";
        "spec.args" => "nothing: a remote server takes no arguments";
        "spec.permissionProfile" => "nothing: it confines servers that run in the cluster";
        "spec.proxyMode" => "`transport`";
        "spec.env" => "`resourceOverrides.proxyDeployment.env`";
        "spec.secrets" => "`headerForward.addHeadersFromSecret`, for headers with secret values";
        "spec.headers" => "`headerForward.addPlaintextHeaders` or `headerForward.addHeadersFromSecret`";
        "spec.authz" => "`authzConfig`";
        "spec.imagePullSecrets" => "`resourceOverrides.proxyDeployment.imagePullSecrets`";
        "spec.labels" => "`resourceOverrides.proxyDeployment.labels`";
        "spec.annotations" => "`resourceOverrides.proxyDeployment.annotations`";
        "spec.serviceAccountName" => "`serviceAccount`";
    }
    "MCPOIDCConfig" {
        "spec.audience" => "`oidcConfigRef.audience` of the proxy";
        "spec.inline.audience" => "`oidcConfigRef.audience` of the proxy";
        "spec.inline.scopes" => "`oidcConfigRef.scopes` of the proxy";
        "spec.inline.clientSecret" => "`clientSecretRef`, which names a Secret";
        "spec.inline.thvCABundlePath" => "`caBundleRef`, which names a ConfigMap";
        "spec.kubernetes" => "`kubernetesServiceAccount`";
        "spec.kubernetesServiceAccount.audience" => "`oidcConfigRef.audience` of the proxy";
        "spec.resourceUrl" => "`oidcConfigRef.resourceUrl` of the proxy";
    }
    "MCPTelemetryConfig" {
        "spec.openTelemetry.serviceName" => "`telemetryConfigRef.serviceName` of the proxy";
    }
    "MCPExternalAuthConfig" {
        "spec.tokenExchange.scope" => "`scopes`, a list";
        "spec.tokenExchange.clientSecret" => "`clientSecretRef`, which names a Secret";
        "spec.headerInjection.value" => "`valueSecretRef`, which names a Secret";
        "spec.bearerToken.token" => "`tokenSecretRef`, which names a Secret";
    }
    "MCPToolConfig" {
        "spec.filter" => "`toolsFilter`";
        "spec.override" => "`toolsOverride`";
    }
}

/// What replaced a field of a kind, by its path. Below a field that is no more, the row of that field counts.
pub fn replaced(kind: &str, path: &str) -> Option<&'static Replaced> {
    let rows = REPLACED.iter().filter(|row| row.kind == kind);
    let is_at_or_above = |row: &&Replaced| {
        let below = path.strip_prefix(row.path);
        below.is_some_and(|below| below.is_empty() || below.starts_with(['.', '[']))
    };
    rows.filter(is_at_or_above).max_by_key(|row| row.path.len())
}

#[cfg(test)]
mod tests {
    use super::replaced;

    #[track_caller]
    fn case(path: &str, row: Option<&str>) {
        let found = replaced("MCPRemoteProxy", path).map(|row| row.path);
        assert_eq!(found, row, "{path}");
    }

    #[test]
    fn the_nearest_row_above_counts() {
        case("spec.port", Some("spec.port"));
        case("spec.ports", None);
        case(
            "spec.oidcConfig.inline.audience",
            Some("spec.oidcConfig.inline.audience"),
        );
        case(
            "spec.oidcConfig.inline.issuer",
            Some("spec.oidcConfig.inline"),
        );
        case("spec.oidcConfigRef", None);
        case("spec.secrets[0].name", Some("spec.secrets"));
    }
}
