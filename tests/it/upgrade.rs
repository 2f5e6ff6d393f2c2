//! What an upgrade does, and what does it.

use std::collections::BTreeSet;

use mcprp::operator::settings::Platform;
use mcprp::ops::settings::{Origin, load};
use mcprp::ops::upgrade::{EffectKind, Upgrade, upgrade};
use mcprp::plan::{Input, Options};
use mcprp::release::{Release, V0_23_0, V0_44_0, pick};
use mcprp::resolve::Refs;
use mcprp::source::{Role, Source, Sources};
use mcprp::yaml::Limits;
use serde_json::Value;

use crate::diff::SETTLED;
use crate::program::{PROXY, ends_with, run, text};
use crate::recorded::{cases, input as input_of, options as options_of};

fn options(release: Release) -> Options {
    let origin = Origin::Chart;
    Options {
        release,
        crd_release: release,
        settings: load(&origin, release, Platform::Kubernetes, &[]).expect("settings"),
        settings_source: origin.name().to_owned(),
        refs: Refs::Closed,
        namespace: "default".to_owned(),
    }
}

fn input(text: &str) -> Input {
    let mut sources = Sources::default();
    let source = Source::new("input.yaml", Role::Judged, false, text.into());
    sources.sources.push(source.into());
    Input::new(sources, &Limits::default())
}

/// Effects without a cause, by what they happen to.
fn unexplained(upgrade: &Upgrade<'_>) -> Vec<String> {
    let effects = upgrade.subjects.iter().flat_map(|subject| {
        let effects = subject.effects.iter();
        effects.map(move |effect| (subject.name.as_str(), effect))
    });
    effects
        .filter(|(_, effect)| effect.causes.is_empty())
        .map(|(name, effect)| format!("{name}: {effect:?}"))
        .collect()
}

#[test]
fn every_effect_has_a_cause() {
    let mut wrong = Vec::new();
    for case in cases() {
        for (from, to) in [(V0_23_0, V0_44_0), (V0_44_0, V0_23_0)] {
            let (before, after) = (options_of(&case, from), options_of(&case, to));
            let upgrade = upgrade(&input_of(&case), &before, &after);
            let found = unexplained(&upgrade).into_iter();
            wrong.extend(found.map(|it| format!("{} from {}: {it}", case.name, from.version())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The rows that have an effect on an input, each with what it does.
fn causes(input_text: &str, from: &str, to: &str) -> Vec<(String, Vec<EffectKind>)> {
    let options = [from, to].map(|it| options(pick(it).expect("known")));
    let upgrade = upgrade(&input(input_text), &options[0], &options[1]);
    let causes = upgrade.causes.iter();
    causes
        .map(|it| (it.what.name(), it.effects.iter().copied().collect()))
        .collect()
}

#[test]
fn rows_do_what_they_say() {
    use EffectKind::{Condition, InPlace, Known, Later, Mended, Pruned, Refused, Restart, Scale};
    let with = |fields: &str| format!("{PROXY}{fields}");
    let image = ("runner-image", vec![Restart]);
    let two = with("  replicas: 2\n");
    let redis = include_str!("../../testdata/upgrade/sentinel.yaml").to_owned();
    let issuer = include_str!("../../testdata/upgrade/insecure-issuer.yaml").to_owned();
    let table = [
        (
            PROXY.to_owned(),
            "0.27.2",
            "0.28.0",
            vec![image.clone(), ("startup-probe", vec![Restart])],
        ),
        (
            two.clone(),
            "0.29.3",
            "0.30.0",
            vec![
                image.clone(),
                ("replicas-of-spec", vec![Scale, Known]),
                ("session-storage-warning", vec![Condition]),
                ("body-limit", vec![Restart, InPlace]),
            ],
        ),
        (
            two,
            "0.30.0",
            "0.29.3",
            vec![
                image.clone(),
                ("body-limit", vec![Restart, InPlace]),
                ("session-storage-warning", vec![Condition]),
                ("replicas-of-spec", vec![Pruned, Later]),
            ],
        ),
        (
            redis.clone(),
            "0.26.1",
            "0.27.0",
            vec![("redis-cluster", vec![Refused])],
        ),
        (
            redis,
            "0.27.0",
            "0.27.1",
            vec![("redis-rules-guarded", vec![Mended])],
        ),
        (
            issuer,
            "0.42.0",
            "0.42.1",
            vec![("oidc-urls-checked", vec![Refused, Condition])],
        ),
    ];
    for (text, from, to, expected) in table {
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(name, effects)| (name.to_owned(), effects))
            .collect();
        assert_eq!(causes(&text, from, to), expected, "{from} -> {to}:\n{text}");
    }
}

#[test]
fn the_report_begins_with_a_summary_and_tells_why() {
    let arguments = ["upgrade", "-", "--from", "0.27.2", "--to", "0.28.0"];
    let output = run(&arguments, PROXY);
    ends_with(&output, 0);
    let expected = "\
1 proxy: 1 restart, 0 newly refused, 0 mended. ToolHive v0.27.2 -> v0.28.0; apply the v0.28.0 CRDs first

WHY                              SINCE          PROXIES
runner image v0.27.2 -> v0.28.0  chart          1        restart
startup probe                    v0.28.0 #5300  1        restart  The pods get a startup probe.

RESTART  default/docs
         restart: runner image, startup probe
         effect: 1 pod is replaced; sessions held in memory end
";
    assert_eq!(text(&output.stdout), expected);
}

#[test]
fn what_fails_an_upgrade_is_chosen() {
    let refused = include_str!("../../testdata/upgrade/insecure-issuer.yaml");
    let table = [
        (PROXY, "0.27.2", "0.28.0", "refused", 0),
        (PROXY, "0.27.2", "0.28.0", "restart", 1),
        (PROXY, "0.44.0", "0.44.0", "change", 0),
        (refused, "0.42.0", "0.42.1", "refused", 1),
    ];
    for (input, from, to, on, status) in table {
        let arguments = ["upgrade", "-", "--from", from, "--to", to, "--fail-on", on];
        ends_with(&run(&arguments, input), status);
    }
}

#[test]
fn a_way_begins_with_what_the_input_installs() {
    let output = run(&["upgrade", "-", "--to", "0.44"], PROXY);
    ends_with(&output, 2);
    assert!(text(&output.stderr).contains("`--from`"));
    let installed = format!("{PROXY}---\n{}", INSTALLED.replace("VERSION", "0.27.2"));
    let output = run(&["upgrade", "-", "--to", "0.44", "-o", "json"], &installed);
    ends_with(&output, 0);
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(report["before"]["operatorVersion"], "v0.27.2");
    assert_eq!(report["summary"]["restart"], 1);
}

/// The operator, as Flux installs it.
const INSTALLED: &str = "\
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: toolhive}
spec: {chart: {spec: {chart: toolhive-operator, version: VERSION}}}
";

#[test]
fn a_comment_has_every_cause() {
    let arguments = [
        "upgrade", "-", "--from", "0.27.2", "--to", "0.30.0", "-o", "markdown",
    ];
    let comment = text(&run(&arguments, PROXY).stdout);
    for line in [
        "| runner image v0.27.2 -&gt; v0.30.0 | chart | 1 | restart |",
        "| startup probe | v0.28.0 #5300 | 1 | restart<br>The pods get a startup probe. |",
        "| body limit | v0.30.0 #5492 | 1 | restart<br>Requests over 8 MiB are refused by the proxy. |",
    ] {
        assert!(comment.lines().any(|it| it == line), "{line}\n{comment}");
    }
}

#[test]
fn who_refuses_is_named() {
    let refused = include_str!("../../testdata/upgrade/insecure-issuer.yaml");
    let arguments = ["upgrade", "-", "--from", "0.42.0", "--to", "0.42.1"];
    let report = text(&run(&arguments, refused).stdout);
    let line = "         refused by the operator: oidc urls checked";
    assert!(report.lines().any(|it| it == line), "{report}");
}

#[test]
fn what_cannot_be_decoded_is_told_of() {
    let arguments = ["upgrade", "-", "--from", "0.27.2", "--to", "0.28.0"];
    let output = run(
        &arguments,
        &format!("{PROXY}---\napiVersion: v1\nkind: 3\n"),
    );
    ends_with(&output, 2);
    assert!(text(&output.stdout).starts_with("1 proxy: 1 restart"));
    let said = text(&output.stderr);
    assert!(
        said.starts_with("error[MRP101]: `kind` is no name"),
        "{said}"
    );
}

/// The objects that the operator of v0.44.0 changed, with the CRDs of its release, in clusters as v0.27.2 had left them.
const UPGRADED: [(&str, &[&str]); 5] = [
    (
        "group-service-account",
        &[
            "ConfigMap artifacts-runconfig",
            "ConfigMap ci-runconfig",
            "Deployment artifacts",
            "Deployment ci",
        ],
    ),
    (
        "quantities",
        &["ConfigMap reports-runconfig", "Deployment reports"],
    ),
    ("refused", &[]),
    (
        "telemetry",
        &["ConfigMap tickets-runconfig", "Deployment tickets"],
    ),
    (
        "token-exchange",
        &["ConfigMap crm-runconfig", "Deployment crm"],
    ),
];

#[test]
fn an_upgrade_changes_what_it_changed_in_a_real_cluster() {
    for (bundle, objects) in UPGRADED {
        let folder = format!("testdata/settled/v0.27.2/{bundle}");
        let [live, input] = ["cluster", "input"].map(|it| format!("{folder}/{it}.yaml"));
        let way = ["upgrade", "--from", "0.27.2", "--to", "0.44", "-o", "json"];
        let given = [&way[..], &SETTLED, &["-n", bundle, "--live", &live, &input]].concat();
        let output = run(&given, "");
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let effects = report["resources"].as_array().into_iter().flatten();
        let effects = effects.flat_map(|it| it["effects"].as_array().expect("effects"));
        let changed: BTreeSet<&str> = effects.filter_map(|it| it["object"].as_str()).collect();
        let expected: BTreeSet<&str> = objects.iter().copied().collect();
        assert_eq!(changed, expected, "{bundle}");
    }
}
