//! The recorded cases in `testdata/operator`, and how they are read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use mcprp::operator::settings::Platform;
use mcprp::ops::settings::{Origin, load};
use mcprp::plan::{Input, Options};
use mcprp::release::Release;
use mcprp::resolve::Refs;
use mcprp::source::{Role, Sources};
use mcprp::yaml::Limits;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

/// A recorded case.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) folder: PathBuf,
    pub(crate) about: Value,
    pub(crate) expected: Value,
}

/// Those of the repository.
pub(crate) fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/operator");
    cases_in(&root, |folder| folder.join("expected.json"))
}

/// Those of the repository, and the whole collection where it lies beside it.
pub(crate) fn all_cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/conformance");
    if !root.exists() {
        return cases();
    }
    cases_in(&root.join("cases"), |folder| {
        let name = folder.file_name().expect("a name");
        root.join("expected").join(name).with_extension("json")
    })
}

fn cases_in(root: &Path, expected: impl Fn(&Path) -> PathBuf) -> Vec<Case> {
    let mut folders: Vec<PathBuf> = fs::read_dir(root)
        .expect("recorded cases")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    folders.sort();
    let cases = folders.into_iter().map(|folder| Case {
        name: folder
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned(),
        about: read(folder.join("case.json")),
        expected: read(expected(&folder)),
        folder,
    });
    cases.collect()
}

/// The parts of a file with an object; none where there is no file. A part that nests deeper than serde_json reads is left out.
fn read(path: PathBuf) -> Value {
    let Ok(text) = fs::read_to_string(path) else {
        return json!({});
    };
    let parts: BTreeMap<String, Box<RawValue>> = serde_json::from_str(&text).expect("JSON");
    let parts = parts.into_iter();
    parts
        .filter_map(|(name, part)| Some((name, serde_json::from_str(part.get()).ok()?)))
        .collect::<Map<String, Value>>()
        .into()
}

/// The recorded value of an area at a release.
pub(crate) fn at(entries: &Value, release: Release) -> Option<&Value> {
    let holds = |range: &str| {
        let (from, to) = range.split_once("..").unwrap_or((range, range));
        let index = |version: &str| Release::all().position(|it| it.version() == version);
        let own = Release::all().position(|it| it == release);
        index(from) <= own && own <= index(to)
    };
    let entry = entries.as_array()?.iter().find(|entry| {
        let ranges = entry["versions"].as_array().expect("versions");
        ranges.iter().filter_map(Value::as_str).any(holds)
    });
    entry.map(|entry| &entry["value"])
}

/// The file that a case gives to read.
pub(crate) fn input_path(case: &Case) -> PathBuf {
    let input = ["input.yaml", "input.json"].map(|name| case.folder.join(name));
    let mut input = input.into_iter();
    input.find(|path| path.exists()).expect("an input")
}

/// What a case gives to read.
pub(crate) fn input(case: &Case) -> Input {
    let input = input_path(case);
    let mut sources = Sources::default();
    let mut read = |path: &Path, role| {
        let paths = [path.to_string_lossy().into_owned()];
        sources.read(&paths, role).expect("a readable file");
    };
    read(&input, Role::Judged);
    let live = case.folder.join("live.yaml");
    if live.exists() {
        read(&live, Role::Live);
    }
    Input::new(sources, &Limits::default())
}

/// What a case was recorded under.
pub(crate) fn options(case: &Case, release: Release) -> Options {
    let platform = match case.about["platform"].as_str() {
        Some("openshift") => Platform::OpenShift,
        _ => Platform::Kubernetes,
    };
    let origin = match case.about["settings"].as_str() {
        Some("chart") => Origin::Chart,
        _ => Origin::Bare,
    };
    let env = case.about["env"].as_object().cloned().unwrap_or_default();
    let env: Vec<(String, String)> = env
        .iter()
        .map(|(name, value)| (name.clone(), value.as_str().expect("a text").to_owned()))
        .collect();
    Options {
        release,
        crd_release: release,
        settings: load(&origin, release, platform, &env).expect("settings"),
        settings_source: origin.name().to_owned(),
        refs: Refs::Closed,
        namespace: "default".to_owned(),
    }
}
