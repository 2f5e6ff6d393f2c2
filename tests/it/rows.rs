//! Rows that no recording isolates: what they do by the operator's source, on both sides.

use mcprp::operator::settings::{Platform, Settings};
use mcprp::plan::{Input, Options, Plan, plan};
use mcprp::reconcile::Live;
use mcprp::release::rows::{
    DCR_CHECKED, POD_TEMPLATE_HASH, PULL_SECRETS_COMPARED, ROWS, SKIP_UPDATE_CHECK,
};
use mcprp::release::{Release, Row, V0_26_1, Way};
use mcprp::resolve::Refs;
use mcprp::source::{Role, Source, Sources};
use mcprp::yaml::Limits;

use crate::program::PROXY;

fn input(text: &str) -> Input {
    let mut sources = Sources::default();
    let source = Source::new("input.yaml", Role::Judged, false, text.into());
    sources.sources.push(source.into());
    Input::new(sources, &Limits::default())
}

fn options(release: Release, env: &[(&str, &str)]) -> Options {
    let mut settings = Settings::new(Platform::Kubernetes);
    env.iter()
        .for_each(|(name, value)| settings.set(name, value));
    Options {
        release,
        crd_release: release,
        settings,
        settings_source: "bare".to_owned(),
        refs: Refs::Open,
        namespace: "default".to_owned(),
    }
}

/// The states before and after a row, which differ in it alone.
fn around(row: &Row) -> [Release; 2] {
    let to = row.since.published();
    let from = Release::all().take_while(|it| *it != to).last();
    let steps = Way {
        from: from.expect("a release before"),
        to,
    }
    .steps();
    let place = steps.iter().position(|step| step.row == row);
    let before = steps[..place.expect("the row's step")].last();
    [
        before.map_or(from.expect("a release before"), |step| step.state),
        row.since,
    ]
}

/// What is done to the Deployment when an input follows another one under the same operator.
fn deployment_after(
    release: Release,
    old: Input,
    mut new: Input,
    env: &[(&str, &str)],
) -> &'static str {
    new.live = plan(old, &options(release, &[]), made);
    plan(new, &options(release, env), |plan| {
        let proxy = plan.proxies().next().expect("a proxy");
        let objects = plan.objects(proxy).into_iter();
        let mut deployments = objects.filter(|it| it.manifest["kind"] == "Deployment");
        deployments.next().map_or("missing", |it| it.action.name())
    })
}

/// The objects of a plan as they are made. With the API server's defaults the operator would write a patched Deployment for its
/// probes alone, whatever else it sees.
fn made(plan: &Plan<'_>) -> Live {
    let mut live = Live::default();
    for object in plan.proxies().flat_map(|proxy| plan.wanted(proxy)) {
        live.put(object, "default").expect("an object");
    }
    live
}

fn outcomes(plan: &Plan<'_>) -> Vec<bool> {
    plan.resources
        .iter()
        .map(|it| it.stop().is_none())
        .collect()
}

#[test]
fn other_pull_secrets_are_seen() {
    let env = [("TOOLHIVE_DEFAULT_IMAGE_PULL_SECRETS", "registry")];
    let done = around(&PULL_SECRETS_COMPARED)
        .map(|it| deployment_after(it, input(PROXY), input(PROXY), &env));
    assert_eq!(done, ["none", "update"]);
}

#[test]
fn another_pod_template_is_seen() {
    let with = |class: &str| {
        let template = format!("  podTemplateSpec: {{spec: {{priorityClassName: {class}}}}}\n");
        input(&format!("{PROXY}{template}"))
    };
    let done =
        around(&POD_TEMPLATE_HASH).map(|it| deployment_after(it, with("low"), with("high"), &[]));
    assert_eq!(done, ["none", "update"]);
}

#[test]
fn no_update_check_means_no_usage_metrics() {
    let env = [("TOOLHIVE_SKIP_UPDATE_CHECK", "true")];
    let counts = around(&SKIP_UPDATE_CHECK).map(|it| options(it, &env).settings.counts_usage(it));
    assert_eq!(counts, [true, false]);
}

/// Older CRDs take a client without an identifier, and older operators do so too.
#[test]
fn a_client_without_an_identifier_is_refused() {
    let config = "\
apiVersion: toolhive.stacklok.dev/v1beta1
kind: MCPExternalAuthConfig
metadata: {name: login}
spec:
  type: embeddedAuthServer
  embeddedAuthServer:
    issuer: https://login.example.com
    upstreamProviders:
    - name: corp
      type: oauth2
      oauth2Config:
        authorizationEndpoint: https://id.example.com/authorize
        tokenEndpoint: https://id.example.com/token
        userInfo: {endpointUrl: https://id.example.com/me}
        clientId: ''
";
    let accepted = around(&DCR_CHECKED).map(|it| {
        let operator = Options {
            crd_release: V0_26_1,
            ..options(it, &[])
        };
        plan(input(config), &operator, outcomes)
    });
    assert_eq!(accepted, [[true], [false]]);
}

#[test]
fn rows_that_no_recording_isolates() {
    let held = [
        DCR_CHECKED,
        POD_TEMPLATE_HASH,
        PULL_SECRETS_COMPARED,
        SKIP_UPDATE_CHECK,
    ];
    let listed = include_str!("../../testdata/releases/rows.tsv").lines();
    let listed = listed.filter(|line| line.ends_with("`rows_that_no_recording_isolates` does"));
    let mut names: Vec<&str> = listed.filter_map(|line| line.split('\t').next()).collect();
    names.sort_unstable();
    let expected = ROWS
        .iter()
        .filter(|row| held.contains(row))
        .map(|row| row.name);
    let mut expected: Vec<&str> = expected.collect();
    expected.sort_unstable();
    assert_eq!(names, expected);
}
