//! `MCPAuthzConfig`: who may do what, shared by proxies of a namespace (since v0.30.0).

use mcprp_derive::Resource;

use super::Raw;

/// An authorization backend and its configuration.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct MCPAuthzConfigSpec {
    /// Name of the backend: `cedarv1` or `httpv1`.
    #[field("type", go = "Type", required, min_length = 1)]
    pub kind: String,
    /// Configuration of the backend, in its own form: `policies` and `entities_json` for `cedarv1`, `http` and
    /// `claim_mapping` for `httpv1`.
    #[field("config", go = "Config", required)]
    pub config: Raw,
}
