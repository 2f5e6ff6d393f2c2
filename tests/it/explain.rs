//! `explain` for kinds and fields, as its users see it.

use crate::program::{ends_with, run, text};

#[track_caller]
fn explained(arguments: &[&str]) -> String {
    let output = run(&[&["explain"], arguments].concat(), "");
    ends_with(&output, 0);
    text(&output.stdout)
}

#[track_caller]
fn refused(topic: &str, version: &str, error: &str) {
    let output = run(&["explain", topic, "--operator-version", version], "");
    ends_with(&output, 2);
    assert_eq!(text(&output.stderr), format!("error: {error}\n"));
}

#[test]
fn a_field_is_told_with_what_is_below() {
    let told = explained(&[
        "mcpremoteproxy.spec.oidcConfigRef",
        "--operator-version",
        "0.44",
    ]);
    let expected = "\
KIND      MCPRemoteProxy (mcpremoteproxies, rp, mcprp)
VERSION   toolhive.stacklok.dev/v1beta1, ToolHive v0.44.0
FIELD     spec.oidcConfigRef <object>

The MCPOIDCConfig by which clients prove who they are. Without it nobody is asked.

FIELDS of spec.oidcConfigRef
  name         string, required  Name of the MCPOIDCConfig in the same namespace.
  audience     string, required  Audience that a token must be issued for.
  scopes       []string          Scopes to announce in the protected resource metadata (RFC 9728); `openid` when left out.
  resourceUrl  string            URL that clients know the proxy by, for the protected resource metadata (RFC 9728).
";
    assert_eq!(told, expected);
}

#[test]
fn default_bounds_and_releases_are_told() {
    let told = explained(&["mcprp.spec.sessionStorage.db", "--crd-version", "0.44"]);
    assert!(
        told.contains(
            "FIELD     spec.sessionStorage.db <integer>\nDEFAULT   0\nBOUNDS    at least 0\n"
        ),
        "{told}"
    );
    let told = explained(&[
        "MCPRemoteProxies.spec.replicas",
        "--operator-version",
        "0.44",
    ]);
    assert!(told.contains("RELEASES  v0.30.0 and later\n"), "{told}");
    let told = explained(&["extauth.spec.type", "--operator-version", "0.29"]);
    assert!(
        told.contains("`obo` (v0.29.0 and later)") && !told.contains("xaa"),
        "{told}"
    );
}

#[test]
fn all_below_is_told_where_it_is_asked_for() {
    let flat = explained(&["mcprp.spec.headerForward"]);
    let all = explained(&["mcprp.spec.headerForward", "-R"]);
    assert!(
        !flat.contains("headerName") && all.contains("    headerName "),
        "{all}"
    );
}

#[test]
fn what_is_not_there_is_told_with_a_way_out() {
    refused(
        "mcprp.spec.oidcConfig.inline.audience",
        "0.44",
        "MCPRemoteProxy has no field `spec.oidcConfig.inline.audience` at v0.44.0; instead: `oidcConfigRef.audience`",
    );
    refused(
        "mcprp.spec.replicas",
        "0.27.2",
        "MCPRemoteProxy has no field `spec.replicas` at v0.27.2; releases that have it: v0.30.0 and later",
    );
    refused(
        "mcprp.spec.trasport",
        "0.44",
        "MCPRemoteProxy has no field `spec.trasport` at v0.44.0; nearest: `transport`",
    );
    refused(
        "mcpremotproxy",
        "0.44",
        "there is no kind `mcpremotproxy`; nearest: `MCPRemoteProxy`",
    );
}
