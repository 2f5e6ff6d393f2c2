//! The program as its users call it.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A proxy that needs nothing else.
pub(crate) const PROXY: &str = "\
apiVersion: toolhive.stacklok.dev/v1beta1
kind: MCPRemoteProxy
metadata:
  name: docs
spec:
  remoteUrl: https://mcp.example.com/mcp
";

/// Runs the program with a clean environment.
pub(crate) fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mcprp"))
        .args(arguments)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    let mut stdin = child.stdin.take().expect("standard input");
    // A program that does not read its input closes it.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("an end")
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

#[track_caller]
pub(crate) fn ends_with(output: &Output, status: i32) {
    assert_eq!(
        output.status.code(),
        Some(status),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn a_proxy_is_rendered() {
    let output = run(
        &["render", "-", "-o", "name", "--operator-version", "0.44"],
        PROXY,
    );
    ends_with(&output, 0);
    let expected = "\
serviceaccount/docs-remote-proxy-runner -n default
role.rbac.authorization.k8s.io/docs-remote-proxy-runner -n default
rolebinding.rbac.authorization.k8s.io/docs-remote-proxy-runner -n default
configmap/docs-runconfig -n default
deployment.apps/docs -n default
service/mcp-docs-remote-proxy -n default
";
    assert_eq!(text(&output.stdout), expected);
}

#[test]
fn nothing_is_rendered_of_what_is_refused() {
    let refused = PROXY.replace("https://mcp.example.com", "https://10.0.0.1");
    let output = run(&["render", "-"], &refused);
    ends_with(&output, 1);
    assert_eq!(text(&output.stdout), "");
    assert!(text(&output.stderr).contains("MCPRemoteProxy default/docs"));
}

#[test]
fn bytes_of_the_input_reach_the_output_as_they_are() {
    let odd = PROXY.replace(
        "metadata:\n",
        "metadata:\n  annotations: {a: \"\\x7f\\e[31m\"}\n",
    );
    let output = run(&["plan", "-", "-o", "json"], &odd);
    ends_with(&output, 0);
    let plan: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let annotation = &plan["documents"][0]["object"]["metadata"]["annotations"]["a"];
    assert_eq!(annotation, "\u{7f}\u{1b}[31m");
}

#[test]
fn an_empty_pipe_is_an_error() {
    let output = run(&["plan", "-"], "");
    ends_with(&output, 2);
    assert!(text(&output.stderr).contains("standard input holds no document"));
}

#[test]
fn an_unknown_release_names_the_nearest() {
    let output = run(&["plan", "-", "--operator-version", "0.99"], PROXY);
    ends_with(&output, 2);
    assert!(text(&output.stderr).contains("nearest known: v0.44.0"));
}

#[test]
fn the_input_says_which_release_is_installed() {
    let release = "---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: toolhive}
spec: {chart: {spec: {chart: toolhive-operator, version: 0.27.2}}}
";
    let output = run(&["plan", "-", "-o", "json"], &format!("{PROXY}{release}"));
    let plan: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(plan["operatorVersion"], "v0.27.2");
}

#[test]
fn a_closed_pipe_is_fine() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mcprp"))
        .args(["versions", "-o", "json"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program");
    drop(child.stdout.take());
    assert_eq!(child.wait().expect("an end").code(), Some(0));
}

#[test]
fn completions_are_those_of_the_command_line() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("completions");
    let files = [
        ("bash", "mcprp.bash"),
        ("zsh", "_mcprp"),
        ("fish", "mcprp.fish"),
        ("powershell", "_mcprp.ps1"),
    ];
    for (shell, file) in files {
        let output = run(&["completion", shell], "");
        ends_with(&output, 0);
        let path = folder.join(file);
        if std::env::var_os("MCPRP_BLESS").is_some() {
            std::fs::write(&path, &output.stdout).expect("a writable file");
        }
        let committed = std::fs::read(&path).unwrap_or_default();
        assert!(
            committed == output.stdout,
            "completions/{file} is out of date: run `MCPRP_BLESS=1 cargo test completions`"
        );
    }
}

/// What the program offers for the last of some words, as kubectl reads it, without the descriptions.
fn offered(words: &[&str]) -> (Vec<String>, String) {
    let output = run(&[&["__complete"], words].concat(), "");
    ends_with(&output, 0);
    let lines = text(&output.stdout);
    let mut lines: Vec<String> = lines.lines().map(str::to_owned).collect();
    let directive = lines.pop().expect("a directive");
    let values = lines.iter().filter_map(|line| line.split('\t').next());
    (values.map(str::to_owned).collect(), directive)
}

#[test]
fn kubectl_is_told_what_can_stand_for_a_word() {
    for (words, values, directive) in [
        (&["di"][..], &["diff"][..], ":4"),
        (&["plan", "--ref"], &["--refs"], ":4"),
        (&["plan", "--refs", "cl"], &["closed", "cluster"], ":4"),
        (
            &["render", "--operator-version", "v0.44"],
            &["v0.44.0"],
            ":4",
        ),
        (&["render", "--operator-version", "a"], &["auto"], ":4"),
        (
            &["validate", "--select", "MRP20"],
            &[
                "MRP201", "MRP202", "MRP203", "MRP204", "MRP205", "MRP206", "MRP207", "MRP208",
                "MRP209",
            ],
            ":4",
        ),
        (
            &["validate", "--severity", "MRP101=n"],
            &["MRP101=note"],
            ":4",
        ),
        (&["explain", "mcprem"], &["mcpremoteproxy"], ":4"),
        (&["plan", "-n", "team-"], &["team-a"], ":4"),
        (&["plan", "testdata/bun"], &["testdata/bundle/"], ":6"),
        (&["plan", "--context", "x"], &[], ":0"),
    ] {
        assert_eq!(
            offered(words),
            (
                values.iter().map(|it| (*it).to_owned()).collect(),
                directive.to_owned()
            ),
            "{words:?}"
        );
    }
}
