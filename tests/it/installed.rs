//! Release and settings out of what the input installs, and what falls between CRDs and operator.

use serde_json::Value;

use crate::program::{PROXY, ends_with, run, text};

/// The operator as Flux installs it, with values of its own.
const RELEASE: &str = "\
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: toolhive}
spec:
  chart: {spec: {chart: toolhive-operator, version: VERSION}}
  values: {operator: {proxyHost: 127.0.0.1}}
";

/// The operator as its chart deploys it.
const DEPLOYMENT: &str = "\
apiVersion: apps/v1
kind: Deployment
metadata: {name: toolhive-operator}
spec:
  template:
    spec:
      containers:
      - image: ghcr.io/stacklok/toolhive/operator:v0.27.2
        env:
        - {name: TOOLHIVE_RUNNER_IMAGE, value: 'ghcr.io/stacklok/toolhive/proxyrunner:v0.27.2'}
        - {name: TOOLHIVE_PROXY_HOST, value: 127.0.0.1}
";

fn with(installed: &str) -> String {
    format!("{PROXY}---\n{installed}")
}

fn plan(input: &str, more: &[&str]) -> (Value, String) {
    let arguments = [&["plan", "-", "-o", "json"], more].concat();
    let output = run(&arguments, input);
    ends_with(&output, 0);
    let plan = serde_json::from_slice(&output.stdout).expect("JSON");
    (plan, text(&output.stderr))
}

#[test]
fn values_of_what_is_installed_are_the_settings() {
    let input = with(&RELEASE.replace("VERSION", "0.27.2"));
    let (plan, _) = self::plan(&input, &[]);
    assert_eq!(plan["operatorVersion"], "v0.27.2");
    let settings = &plan["settings"];
    assert_eq!(settings["source"], "<stdin>:12");
    assert_eq!(settings["env"]["TOOLHIVE_PROXY_HOST"], "127.0.0.1");
    let image = "ghcr.io/stacklok/toolhive/proxyrunner:v0.27.2";
    assert_eq!(settings["env"]["TOOLHIVE_RUNNER_IMAGE"], image);
    let (asked, _) = self::plan(&input, &["--operator-settings", "chart"]);
    assert_eq!(asked["settings"]["env"]["TOOLHIVE_PROXY_HOST"], "0.0.0.0");
}

#[test]
fn an_upgrade_bumps_the_image_that_the_chart_deployed() {
    let arguments = ["upgrade", "-", "--to", "0.28.0", "-o", "json"];
    for installed in [RELEASE.replace("VERSION", "0.27.2"), DEPLOYMENT.to_owned()] {
        let output = run(&arguments, &with(&installed));
        ends_with(&output, 0);
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let causes = report["causes"].as_array().expect("causes").iter();
        let names: Vec<_> = causes.map(|it| (&it["name"], &it["since"])).collect();
        let [image, probe] = names[..] else {
            panic!("two causes: {names:?}");
        };
        assert_eq!(
            (image.0, image.1),
            (&"runner-image".into(), &"chart".into())
        );
        assert_eq!(
            (probe.0, probe.1),
            (&"startup-probe".into(), &"v0.28.0".into())
        );
    }
}

#[test]
fn a_pinned_image_is_no_reason_to_restart() {
    let pinned = RELEASE.replace(
        "proxyHost: 127.0.0.1",
        "toolhiveRunnerImage: example.com/runner:1",
    );
    let arguments = ["upgrade", "-", "--to", "0.41.0", "-o", "json"];
    let output = run(&arguments, &with(&pinned.replace("VERSION", "0.40.1")));
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(report["summary"]["unchanged"], 1);
}

#[test]
fn what_is_assumed_of_a_release_is_said() {
    let (plan, said) = self::plan(PROXY, &["--operator-version", "nearest:0.50"]);
    assert_eq!(plan["operatorVersion"], "v0.44.0");
    assert!(
        said.contains("`0.50` is not known; v0.44.0 is taken"),
        "{said}"
    );
    let (_, said) = self::plan(&with(&RELEASE.replace("VERSION", "0.x")), &[]);
    assert!(
        said.contains("<stdin>:12: `0.x` may be several releases"),
        "{said}"
    );
    let elsewhere = "spec:\n  valuesFrom: [{kind: ConfigMap, name: values}]\n";
    let release = RELEASE
        .replace("VERSION", "0.44.0")
        .replace("spec:\n", elsewhere);
    let (_, said) = self::plan(&with(&release), &[]);
    assert!(
        said.contains("values of `spec.valuesFrom` are not read"),
        "{said}"
    );
}

#[test]
fn a_release_without_a_row_is_refused_by_name() {
    let output = run(&["plan", "-", "--operator-version", "0.45.0"], PROXY);
    ends_with(&output, 2);
    let said = text(&output.stderr);
    assert!(said.contains("unknown operator release `0.45.0`"), "{said}");
    let output = run(&["plan", "-"], &with(&RELEASE.replace("VERSION", "0.45.0")));
    ends_with(&output, 2);
    let said = text(&output.stderr);
    assert!(
        said.contains("<stdin>:12: unknown operator release `0.45.0`"),
        "{said}"
    );
}

#[test]
fn what_falls_between_crds_and_operator_is_said() {
    let input = format!("{PROXY}  replicas: 2\n");
    let skew = |crds, operator| {
        let more = ["--operator-version", operator, "--crd-version", crds];
        let arguments = [&["plan", "-"], more.as_slice()].concat();
        text(&run(&arguments, &input).stderr)
    };
    let pruned = skew("0.29.3", "0.30.0");
    assert!(pruned.contains("<stdin>:7: `spec.replicas` of MCPRemoteProxy default/docs is pruned by the CRDs of v0.29.3"), "{pruned}");
    let unread = skew("0.30.0", "0.29.3");
    assert!(
        unread.contains(
            "is stored by the CRDs of v0.30.0, and the operator of v0.29.3 does not read it"
        ),
        "{unread}"
    );
    assert!(!skew("0.30.0", "0.30.0").contains("warning"));
}

/// An operator, as kustomize inflates its chart; such a file needs neither `apiVersion` nor `kind`.
const KUSTOMIZATION: &str = "helmCharts: [{name: toolhive-operator, version: 0.30.1}]\n";

#[test]
fn a_kustomization_that_is_named_itself_says_what_it_installs() {
    let folder = tempfile::tempdir().expect("a folder");
    let [proxy, kustomization] = [("proxy.yaml", PROXY), ("kustomization.yaml", KUSTOMIZATION)]
        .map(|(name, content)| {
            let path = folder.path().join(name);
            std::fs::write(&path, content).expect("a file");
            path.to_string_lossy().into_owned()
        });
    for arguments in [
        &["render", &proxy, &kustomization] as &[&str],
        &["render", &proxy, "--with", &kustomization],
    ] {
        let output = run(arguments, "");
        ends_with(&output, 0);
        assert!(text(&output.stdout).contains("proxyrunner:v0.30.1"));
    }
}

#[test]
fn what_is_read_along_does_not_replace_what_is_judged() {
    let other = PROXY.replace("mcp.example.com", "other.example.com");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("other.yaml");
    std::fs::write(&path, other).expect("a file");
    let (plan, _) = self::plan(PROXY, &["--with", &path.to_string_lossy()]);
    assert_eq!(plan["summary"]["proxies"], 1);
    let stored = &plan["documents"][0]["object"]["spec"]["remoteUrl"];
    assert_eq!(stored, "https://mcp.example.com/mcp");
}

#[test]
fn what_is_assumed_of_either_side_is_said_once() {
    for (arguments, expected) in [
        (
            &["upgrade", "-", "--from", "nearest:0.22", "--to", "0.24"] as &[&str],
            "ToolHive `0.22` is not known; v0.23.0 is taken to be like it\n",
        ),
        (
            &["versions", "nearest:0.50", "nearest:0.51"],
            "ToolHive `0.50` is not known; v0.44.0 is taken to be like it\n\
             ToolHive `0.51` is not known; v0.44.0 is taken to be like it\n",
        ),
        (
            &[
                "hash",
                "-",
                "--from",
                "version:nearest:0.50",
                "--operator-version",
                "nearest:0.50",
            ],
            "ToolHive `0.50` is not known; v0.44.0 is taken to be like it\n",
        ),
    ] {
        let output = run(arguments, PROXY);
        ends_with(&output, 0);
        assert_eq!(text(&output.stderr), expected, "{arguments:?}");
    }
}
