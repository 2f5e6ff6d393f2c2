//! Good manifests are told nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use mcprp::finding::Severity;
use mcprp::operator::settings::Platform;
use mcprp::ops::settings::{Origin, load};
use mcprp::plan::{Input, Options, Plan, plan};
use mcprp::release::Release;
use mcprp::resolve::Refs;
use mcprp::rules;
use mcprp::source::{Role, Sources};
use mcprp::yaml::Limits;

use crate::recorded;

/// Where more recorded cases lie: a folder with `cases/NAME/input.yaml`.
const CONFORMANCE: &str = "MCPRP_CONFORMANCE";

/// Where a large repository without mistakes lies.
const CORPUS: &str = "MCPRP_QUIET_CORPUS";

/// Families of recorded cases that are meant to be right.
const FAMILIES: [&str; 3] = ["valid", "chart", "doc"];

/// What recorded cases that the operator takes are told all the same, since values in them are chosen at random, or since an
/// example is wrong: each would be news to its author.
const AGREED: &[(&str, &str)] = &[
    ("MRP101", "a document is only a part of a manifest"),
    ("MRP201", "the API server drops the field"),
    ("MRP320", "the open-source operator does not know `obo`"),
    ("MRP407", "the API server refuses the Deployment"),
    ("MRP409", "the API server refuses the Deployment"),
    ("MRP410", "the API server refuses the Deployment"),
    ("MRP411", "the API server refuses the Deployment"),
    ("MRP412", "the API server refuses the Deployment"),
    ("MRP413", "the API server refuses the Deployment"),
    ("MRP417", "port 1 is not for user 1000"),
    ("MRP431", "Go sends no header with a line break"),
    ("MRP434", "one of two credentials is lost"),
    ("MRP436", "the proxy does not start"),
    ("MRP438", "the operator warns of it, too"),
    ("MRP439", "each pod is a server of its own"),
    ("MRP440", "the proxy connects to no private address"),
    ("MRP442", "the proxy does not start without the file"),
    ("MRP444", "the proxy does not start"),
    ("MRP446", "the proxy sends no credential"),
    ("MRP447", "there is no token to exchange"),
    (
        "MRP450",
        "TLS is spoken to plain HTTP, or the other way round",
    ),
    ("MRP451", "gRPC's port does not understand HTTP"),
    ("MRP452", "the headers do not reach the proxy"),
    ("MRP453", "two tools have one name"),
    ("MRP461", "the API server refuses the Deployment"),
    (
        "MRP454",
        "the upstream example hides the tools that it lists",
    ),
    ("MRP456", "there is no principal to ask about"),
    ("MRP457", "the pods run as another account than meant"),
    ("MRP460", "the field is dropped"),
    ("MRP501", "the API server warns of it, too"),
    ("MRP502", "the value is in Git"),
    ("MRP508", "the CRD says that audiences must differ"),
    ("MRP510", "any certificate is taken"),
    (
        "MRP515",
        "credentials go through the internet in plain text",
    ),
    ("MRP518", "the configuration does nothing"),
    ("MRP521", "Redis is not used"),
    ("MRP525", "the audience has a line break"),
    ("MRP528", "the label does nothing"),
    ("MRP529", "the client is not sent"),
    (
        "MRP530",
        "an example of upstream asks for `tools/list`, and the proxy for `list_tools`",
    ),
    ("MRP536", "policies chosen at random permit nothing"),
    ("MRP539", "what is said of a tool is lost"),
];

fn options(refs: Refs) -> Options {
    let release = Release::newest();
    Options {
        release,
        crd_release: release,
        settings: load(&Origin::Chart, release, Platform::Kubernetes, &[]).expect("settings"),
        settings_source: "chart".to_owned(),
        refs,
        namespace: "default".to_owned(),
    }
}

fn read(path: &Path) -> Input {
    let mut sources = Sources::default();
    let paths = [path.to_string_lossy().into_owned()];
    sources.read(&paths, Role::Judged).expect("readable files");
    Input::new(sources, &Limits::default())
}

/// Errors and warnings, as code, line and message.
fn told(plan: &Plan<'_>) -> Vec<(&'static str, String)> {
    let findings = rules::check(plan).into_iter();
    let loud = findings.filter(|it| it.severity > Severity::Note);
    loud.map(|it| (it.rule.code, it.message)).collect()
}

/// Whether the API server and the operator take all of it.
fn is_taken(plan: &Plan<'_>) -> bool {
    let mut judged = plan.judged();
    judged.all(|it| it.foreign || it.is_accepted()) && plan.proxies().all(|it| it.stop().is_none())
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    files
}

#[test]
fn good_manifests_are_told_nothing() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/quiet");
    for file in files(&folder) {
        let told = plan(read(&file), &options(Refs::Auto), told);
        assert!(told.is_empty(), "{}: {told:?}", file.display());
    }
}

#[test]
fn what_the_operator_takes_is_told_only_what_its_author_would_agree_to() {
    let here = recorded::cases()
        .into_iter()
        .map(|case| (case.name, case.folder));
    let mut cases: BTreeMap<String, PathBuf> = here.collect();
    if let Some(more) = std::env::var_os(CONFORMANCE) {
        for folder in files(&Path::new(&more).join("cases")) {
            let name = folder.file_name().expect("a name").to_string_lossy();
            cases.insert(name.into_owned(), folder.clone());
        }
    }
    let mut wrong = Vec::new();
    for (name, folder) in cases {
        let family = name.split('-').next().unwrap_or_default();
        let input = ["input.yaml", "input.json"].map(|file| folder.join(file));
        let input = input.iter().find(|file| file.exists());
        let Some(input) = input.filter(|_| FAMILIES.contains(&family)) else {
            continue;
        };
        plan(read(input), &options(Refs::Auto), |plan| {
            if !is_taken(plan) {
                return;
            }
            let told = told(plan).into_iter();
            let agreed = |code: &str| AGREED.iter().any(|(agreed, _)| *agreed == code);
            let rest = told.filter(|(code, _)| !agreed(code));
            wrong.extend(rest.map(|(code, message)| format!("{name}: {code} {message}")));
        });
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_large_repository_is_told_only_what_its_author_would_agree_to() {
    let Some(corpus) = std::env::var_os(CORPUS) else {
        return;
    };
    let told = plan(read(Path::new(&corpus)), &options(Refs::Auto), told).into_iter();
    let mut rest = told.filter(|(code, _)| AGREED.iter().all(|(agreed, _)| agreed != code));
    assert_eq!(rest.next(), None);
}
