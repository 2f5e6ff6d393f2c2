use serde_json::Value as Row;

use super::*;
use crate::go::json;
use crate::release::pick;
use crate::resource::authz_config::MCPAuthzConfigSpec;
use crate::resource::external_auth_config::MCPExternalAuthConfigSpec;
use crate::resource::group::MCPGroupSpec;
use crate::resource::oidc_config::MCPOIDCConfigSpec;
use crate::resource::remote_proxy::MCPRemoteProxySpec;
use crate::resource::telemetry_config::MCPTelemetryConfigSpec;
use crate::resource::tool_config::MCPToolConfigSpec;

/// The dump of a spec of a Go type.
fn dump_of(kind: &str, node: &Node, release: Release) -> Option<String> {
    let schema = match kind {
        "MCPAuthzConfigSpec" => MCPAuthzConfigSpec::STRUCT,
        "MCPExternalAuthConfigSpec" => MCPExternalAuthConfigSpec::STRUCT,
        "MCPGroupSpec" => MCPGroupSpec::STRUCT,
        "MCPOIDCConfigSpec" => MCPOIDCConfigSpec::STRUCT,
        "MCPRemoteProxySpec" => MCPRemoteProxySpec::STRUCT,
        "MCPTelemetryConfigSpec" => MCPTelemetryConfigSpec::STRUCT,
        "MCPToolConfigSpec" => MCPToolConfigSpec::STRUCT,
        _ => return None,
    };
    let has = |schema: &Schema| schema.is_in(release);
    Some(dump::for_hash(schema, node, &has))
}

/// Whether Go's bytes of free JSON are those of our tree: it keeps what was written, white space and all.
fn is_canonical(row: &Row, node: &Node) -> bool {
    let has_free_json = row["dump"]
        .as_str()
        .is_some_and(|dump| dump.contains("RawExtension"));
    !has_free_json || row["spec"].as_str() == Some(&json::marshal(node))
}

#[test]
fn dumps_and_hashes_are_those_of_the_operator() {
    let text = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/testdata/go/spew-dump.jsonl"
    ));
    let mut compared = 0;
    for line in text.lines() {
        let row: Row = serde_json::from_str(line).expect("a row");
        let (Some(dump), Some(spec)) = (row["dump"].as_str(), row["spec"].as_str()) else {
            continue;
        };
        // Free JSON of an MCPAuthzConfig is decoded without types before it is hashed.
        let read = match row["kind"].as_str() {
            Some("MCPAuthzConfigSpec") => json::read_any,
            _ => json::read,
        };
        let Ok(node) = read(spec.as_bytes()) else {
            continue;
        };
        let release = pick(row["version"].as_str().expect("a version")).expect("a release");
        let kind = row["kind"].as_str().expect("a kind");
        let node = match kind {
            "MCPAuthzConfigSpec" => authz::canonical(&node),
            _ if is_canonical(&row, &node) => node,
            _ => continue,
        };
        if let Some(ours) = dump_of(kind, &node, release) {
            assert_eq!(ours, dump, "{row}");
            assert_eq!(Some(dump::fnv1a(&ours).as_str()), row["hash"].as_str());
            compared += 1;
        }
    }
    assert!(compared > 250, "only {compared} dumps were compared");
}
