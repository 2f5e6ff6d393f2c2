use super::*;
use crate::yaml::{self, Limits};

fn found(text: &str) -> Vec<Installation> {
    let document = yaml::read(text.as_bytes(), &Limits::default()).expect("YAML");
    let kind = document
        .root
        .text_at(&["kind"])
        .unwrap_or_default()
        .to_owned();
    installations(&kind, &document.root)
}

/// What a document installs, and the proxies' host that its values say.
#[track_caller]
fn case(text: &str, expected: &[(Part, Version, Option<&str>)]) {
    let found = found(text);
    let told: Vec<_> = found
        .iter()
        .map(|it| {
            let Chart::Part(part) = it.chart else {
                panic!("a part: {it:?}");
            };
            let host = match &it.setup {
                Some(Setup::Values(values)) => values.text_at(&["operator", "proxyHost"]),
                _ => None,
            };
            (part, it.version.clone(), host)
        })
        .collect();
    assert_eq!(told, expected, "{text}");
}

fn exact(version: &str) -> Version {
    Version::Exact(version.to_owned())
}

#[test]
fn each_form_names_version_and_values() {
    let operator = Part::Operator;
    let flux = "kind: HelmRelease
spec:
  chart: {spec: {chart: toolhive-operator, version: 0.44.0}}
  values: {operator: {proxyHost: a}}";
    case(flux, &[(operator, exact("0.44.0"), Some("a"))]);
    let repository = "kind: OCIRepository
spec: {url: oci://ghcr.io/stacklok/toolhive/toolhive-operator-crds, ref: {tag: 0.44.0}}";
    case(repository, &[(Part::Crds, exact("0.44.0"), None)]);
    let argo = "kind: Application
spec:
  sources:
  - {repoURL: https://git.example.com/values.git, ref: values}
  - repoURL: ghcr.io/stacklok/toolhive
    chart: toolhive-operator
    targetRevision: v0.43.0
    helm:
      values: 'operator: {proxyHost: a}'
      valuesObject: {operator: {proxyHost: b}}
      parameters: [{name: operator.proxyHost, value: c}]";
    case(argo, &[(operator, exact("v0.43.0"), Some("c"))]);
    let set = "kind: ApplicationSet
spec: {template: {spec: {source: {chart: toolhive-operator, targetRevision: '{{version}}'}}}}";
    case(
        set,
        &[(operator, Version::Range("{{version}}".to_owned()), None)],
    );
    let kustomize = "kind: Kustomization
helmCharts:
- {name: toolhive-operator-crds, version: 0.43.0}
- {name: toolhive-operator, version: 0.44.0, valuesInline: {operator: {proxyHost: a}}}";
    case(
        kustomize,
        &[
            (Part::Crds, exact("0.43.0"), None),
            (operator, exact("0.44.0"), Some("a")),
        ],
    );
    let k3s = "kind: HelmChart
spec:
  chart: oci://ghcr.io/stacklok/toolhive/toolhive-operator
  version: 0.44.0
  valuesContent: |
    operator:
      proxyHost: a";
    case(k3s, &[(operator, exact("0.44.0"), Some("a"))]);
    case(
        "kind: HelmRelease\nspec: {chart: {spec: {chart: nginx, version: 1.0.0}}}",
        &[],
    );
}

#[test]
fn a_deployment_names_image_and_environment() {
    let deployment = |image: &str| {
        format!(
            "kind: Deployment\nspec: {{template: {{spec: {{containers: [{{image: '{image}', env: [{{name: A, value: b}}]}}]}}}}}}"
        )
    };
    let tagged = found(&deployment(
        "ghcr.io/stacklok/toolhive/operator:v0.44.0@sha256:00",
    ));
    assert_eq!(tagged[0].version, exact("v0.44.0"));
    assert!(matches!(tagged[0].setup, Some(Setup::Environment(_))));
    let by_digest = found(&deployment("ghcr.io/stacklok/toolhive/operator@sha256:00"));
    assert_eq!(by_digest[0].version, Version::Missing);
    assert!(found(&deployment("ghcr.io/stacklok/toolhive/operator-tools:v1")).is_empty());
}

#[test]
fn a_release_may_name_its_chart_by_a_repository() {
    let release = "kind: HelmRelease
spec: {chartRef: {kind: OCIRepository, name: toolhive}, values: {operator: {proxyHost: a}}}";
    let [release] = &found(release)[..] else {
        panic!("one installation");
    };
    assert!(release.is_of(Part::Operator, &["toolhive"]));
    assert!(!release.is_of(Part::Operator, &["other"]));
}

#[test]
fn values_elsewhere_are_told_of() {
    let release = "kind: HelmRelease
spec: {chart: {spec: {chart: toolhive-operator}}, valuesFrom: [{kind: ConfigMap, name: values}]}";
    let found = found(release);
    let Some(Setup::Values(values)) = &found[0].setup else {
        panic!("values");
    };
    assert_eq!(values.elsewhere.as_deref(), Some("spec.valuesFrom"));
}
