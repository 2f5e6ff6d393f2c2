//! CRDs that are given judge as the releases' own do.

use std::fs;
use std::io::Write;
use std::path::Path;

use mcprp::admission::given::Given;
use mcprp::finding::Finding;
use mcprp::plan::plan;
use mcprp::release::{Release, pick};
use mcprp::rules;

use crate::folder::Folder;
use crate::recorded::{Case, all_cases, cases, input, options};

/// The CRDs of a folder.
fn given(folder: &Path) -> Given {
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    let texts = files.iter().map(|file| {
        let name = file.to_string_lossy().into_owned();
        (name, fs::read(file).expect("a file"))
    });
    let texts: Vec<_> = texts.collect();
    let texts = texts.iter();
    Given::read(texts.map(|(name, text)| (name.as_str(), text.as_slice(), false))).expect("CRDs")
}

/// What is found, in words.
fn findings(case: &Case, release: Release, given: &Given) -> Vec<String> {
    let mut input = input(case);
    input.given = given.clone();
    plan(input, &options(case, release), |plan| {
        let found = rules::check(plan).into_iter();
        let words = found.map(|it: Finding| {
            let (code, path, message) = (it.rule.code, &it.path, &it.message);
            format!("{code} {path} {message} {:?} {:?}", it.span, it.help)
        });
        words.collect()
    })
}

/// What is found otherwise than without the CRDs.
fn differences(cases: &[Case], release: Release, given: &Given) -> Vec<String> {
    let differs = cases.iter().filter_map(|case| {
        let own = findings(case, release, &Given::default());
        let theirs = findings(case, release, given);
        let only = |one: &[String], other: &[String]| {
            let only = one.iter().filter(|it| !other.contains(it));
            only.cloned().collect::<Vec<_>>()
        };
        (own != theirs).then(|| {
            format!(
                "{} at {}: own {:#?}, given {:#?}",
                case.name,
                release.version(),
                only(&own, &theirs),
                only(&theirs, &own)
            )
        })
    });
    differs.collect()
}

#[test]
fn what_is_found_by_a_given_crd_is_what_is_found_by_the_releases_own() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/crds/v0.44.0");
    let release = pick("0.44.0").expect("a release");
    let differences = differences(&cases(), release, &given(&folder));
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// The same over all mutations of a bundle that were recorded, where they lie beside the repository.
#[test]
fn mutations_are_judged_alike_at_other_releases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/testcluster/crds");
    if !folder.exists() {
        let message = "skipped: the CRDs of other releases are not here\n";
        // Where that cannot be told, nothing else can.
        let _ = std::io::stderr().write_all(message.as_bytes());
        return;
    }
    let mut cases = all_cases();
    cases.retain(|case| case.name.starts_with("mut-"));
    for version in ["v0.23.0", "v0.27.2", "v0.44.0"] {
        let release = pick(version).expect("a release");
        let differences = differences(&cases, release, &given(&folder.join(version)));
        assert!(differences.is_empty(), "{}", differences.join("\n"));
    }
    let newest = pick("0.44.0").expect("a release");
    let old = given(&folder.join("v0.23.0"));
    assert!(!differences(&cases, newest, &old).is_empty());
}

/// A CRD of a build that nobody knows: another version, another field, other values.
const BUILD: &str = "\
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
spec:
  group: toolhive.stacklok.dev
  names: {kind: MCPToolConfig}
  versions:
  - name: v1
    served: true
    schema:
      openAPIV3Schema:
        properties:
          spec:
            type: object
            properties:
              toolsPattern: {type: string}
              matching: {type: string, enum: [glob, regexp]}
            x-kubernetes-validations:
            - rule: self.toolsPattern.size() > 1
              message: the pattern is too short
";

/// A resource of that build.
const RESOURCE: &str = "\
apiVersion: toolhive.stacklok.dev/v1
kind: MCPToolConfig
metadata: {name: few}
spec:
  toolsPatern: '*'
  matching: regex
";

fn said(folder: &Folder, resource: &str) -> Vec<String> {
    let folder_arguments = ["validate", "-", "--crd", "crds", "-o", "json"];
    let said = folder.call_with_input(&folder_arguments, resource).json();
    let errors = said["findings"].as_array().expect("findings").iter();
    let errors = errors.filter(|it| it["severity"] == "error");
    let words = errors.map(|it| {
        let text = |key: &str| it[key].as_str().unwrap_or_default().to_owned();
        format!("{} {}", text("message"), text("help"))
    });
    words.collect()
}

#[test]
fn builds_that_nobody_knows_are_judged_by_their_crds() {
    let folder = Folder::new()
        .with("crds/tools.yaml", BUILD)
        .with("crds/notes.yaml", "a: 1\n");
    let supported = "`spec.matching`: Unsupported value: \"regex\": supported values: \"glob\", \"regexp\" nearest: `regexp`";
    let expected = [
        "`spec.toolsPatern`: no field of MCPToolConfig nearest: `toolsPattern`",
        supported,
    ];
    assert_eq!(said(&folder, RESOURCE), expected);
    let mended = RESOURCE
        .replace("Patern", "Pattern")
        .replace("regex", "regexp");
    assert_eq!(
        said(&folder, &mended),
        ["`spec`: Invalid value: the pattern is too short "]
    );
    assert!(said(&folder, &mended.replace('*', "a*")).is_empty());
    let old = RESOURCE.replace("dev/v1", "dev/v1beta1");
    assert_eq!(said(&folder, &old).len(), 1);
}

#[test]
fn other_kinds_of_the_group_are_judged_where_their_crd_is_given() {
    let other = BUILD.replace("MCPToolConfig", "MCPPromptConfig");
    let folder = Folder::new().with("crds/prompts.yaml", &other);
    let resource = RESOURCE.replace("MCPToolConfig", "MCPPromptConfig");
    let said = said(&folder, &resource);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said[0].ends_with("no field of MCPPromptConfig nearest: `toolsPattern`"),
        "{said:?}"
    );
    let unknown = folder.call_with_input(&["validate", "-", "-o", "json"], &resource);
    assert!(unknown.out.contains("MRP213"), "{}", unknown.out);
}

#[test]
fn what_gives_no_crd_is_refused() {
    let folder = Folder::new()
        .with("crds/tools.yaml", BUILD)
        .with("a.yaml", RESOURCE);
    let call = |crds: &str| {
        folder
            .call(&["validate", "a.yaml", "--crd", crds])
            .ending_with(2)
    };
    assert!(
        call("a.yaml")
            .err
            .contains("`--crd`: `a.yaml`: there is no CustomResourceDefinition")
    );
    folder.write("crds/again.yaml", BUILD);
    assert!(
        call("crds")
            .err
            .contains("the kind MCPToolConfig is given in `crds/again.yaml`, too")
    );
}
