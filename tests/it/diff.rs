//! What changes: against clusters as they were recorded, against other inputs and other releases.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// How the operator of the recorded clusters was set up.
pub(crate) const SETTLED: [&str; 4] = [
    "--operator-settings",
    "bare",
    "--operator-env",
    "TOOLHIVE_USAGE_METRICS_ENABLED=false",
];

/// Where the operator writes Deployments again and again, and the field that makes it do so.
pub(crate) const LOOPS: [(&str, &str); 4] = [
    ("v0.27.2/group-service-account", "serviceAccountName"),
    ("v0.27.2/quantities", "resources"),
    ("v0.44.0/pod-template", "startupProbe"),
    ("v0.44.0/quantities", "resources"),
];

fn testdata(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("testdata")
        .join(path)
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<PathBuf> = entries.map(|it| it.expect("an entry").path()).collect();
    paths.sort();
    paths
}

/// `mcprp diff` with a clean environment.
fn diff(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mcprp"));
    command.arg("diff").args(arguments).env_clear();
    command.output().expect("the program")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// What `-o json` says, with the exit status.
#[track_caller]
fn json(arguments: &[&str]) -> (Value, i32) {
    let output = diff(&[arguments, &["-o", "json"]].concat());
    let value = serde_json::from_slice(&output.stdout);
    let status = output.status.code().expect("an exit status");
    (
        value.unwrap_or_else(|_| panic!("{}", text(&output.stderr))),
        status,
    )
}

/// A folder of a test's own with one file in it.
fn file(test: &str, name: &str, text: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("diff")
        .join(test);
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    fs::write(&path, text).expect("a file");
    path.to_string_lossy().into_owned()
}

#[test]
fn settled_clusters_do_not_differ() {
    for release in below(&testdata("settled")) {
        for bundle in below(&release) {
            let name = bundle.strip_prefix(testdata("settled")).expect("below");
            let name = name.to_string_lossy().replace('\\', "/");
            let version = name.split('/').next().expect("a release").to_owned();
            let [input, cluster] = ["input.yaml", "cluster.yaml"]
                .map(|file| bundle.join(file).to_string_lossy().into_owned());
            let given = ["--operator-version", &version, "--live", &cluster, &input];
            let output = diff(&[&given[..], &SETTLED].concat());
            let (status, notes) = (output.status.code(), text(&output.stderr));
            assert_eq!(text(&output.stdout), "", "{name}");
            if name.ends_with("/refused") {
                assert_eq!(status, Some(2), "{name}");
                assert_eq!(notes.matches("[MRP3").count(), 3, "{notes}");
                continue;
            }
            assert_eq!(status, Some(0), "{name}: {notes}");
            match LOOPS.iter().find(|(looping, _)| *looping == name) {
                Some((_, field)) => assert!(notes.contains(field), "{name}: {notes}"),
                // What fails only when the pods start is told, and is no difference.
                None => assert!(
                    notes.is_empty() || notes.contains("[MRP4"),
                    "{name}: {notes}"
                ),
            }
        }
    }
}

/// A recorded case, and what changes in it for a release.
struct Row {
    case: &'static str,
    release: &'static str,
    verdict: &'static str,
    /// Every field that differs, but for checksums; of an object that comes, its kind.
    changes: &'static [&'static str],
    /// What the causes are.
    causes: &'static [&'static str],
    /// Fields that stay otherwise, or kinds of objects that are left over.
    drift: &'static [&'static str],
}

/// Clusters that an operator settled, in which something is otherwise.
const ROWS: &[Row] = &[
    Row {
        case: "live-same-pod-template-v0-44-0",
        release: "v0.44.0",
        verdict: "unchanged",
        changes: &[],
        causes: &[],
        drift: &[],
    },
    Row {
        case: "live-drift-scaled-by-hand",
        release: "v0.44.0",
        verdict: "unchanged",
        changes: &[],
        causes: &[],
        drift: &["spec.replicas"],
    },
    Row {
        case: "live-drift-volume-mount-removed",
        release: "v0.44.0",
        verdict: "unchanged",
        changes: &[],
        causes: &[],
        drift: &["spec.template.spec.containers[toolhive].volumeMounts"],
    },
    Row {
        case: "live-drift-run-config-missing",
        release: "v0.44.0",
        verdict: "inPlace",
        changes: &["ConfigMap"],
        causes: &["missing ConfigMap/replicas/busy-runconfig"],
        drift: &[],
    },
    Row {
        case: "live-change-replicas",
        release: "v0.44.0",
        verdict: "inPlace",
        changes: &["spec.replicas"],
        causes: &["proxy MCPRemoteProxy/tools/github"],
        drift: &[],
    },
    Row {
        case: "live-change-authz-removed",
        release: "v0.44.0",
        verdict: "restart",
        changes: &[
            "data[runconfig.json].authz_config",
            "data[runconfig.json].middleware_configs[authorization]",
            "spec.template.spec.containers[toolhive].volumeMounts[/etc/toolhive/authz]",
            "spec.template.spec.volumes[authz-config]",
        ],
        causes: &["proxy MCPRemoteProxy/authz-inline/warehouse"],
        drift: &["ConfigMap"],
    },
    Row {
        case: "live-change-broken-policy",
        release: "v0.44.0",
        verdict: "refused",
        changes: &[],
        causes: &[],
        drift: &[],
    },
];

/// The texts under a key of every element of lists in lists.
fn each<'v>(value: &'v Value, lists: &[&str]) -> Vec<&'v Value> {
    lists.iter().fold(vec![value], |values, list| {
        let elements = values.into_iter().filter_map(|it| it[list].as_array());
        elements.flatten().collect()
    })
}

/// The paths of fields, or the kind of an object that comes, goes or stays as a whole.
fn fields(objects: &[&Value], list: &str) -> Vec<String> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let paths = objects.iter().flat_map(|object| {
        let fields = object[list].as_array().expect("a list");
        let paths = fields.iter().map(|field| text(&field["path"]));
        let mut paths: Vec<String> = paths.filter(|path| !path.contains("checksum")).collect();
        if paths == [""] || fields.is_empty() {
            paths = vec![text(&object["kind"])];
        }
        paths
    });
    paths.collect()
}

#[test]
fn recorded_clusters_differ_in_what_was_changed() {
    for row in ROWS {
        let folder = testdata("operator").join(row.case);
        let [input, live] =
            ["input.yaml", "live.yaml"].map(|it| folder.join(it).to_string_lossy().into_owned());
        let given = ["--operator-version", row.release, "--live", &live, &input];
        let (diff, status) = json(&[&given[..], &SETTLED].concat());
        let proxy = &diff["proxies"][0];
        assert_eq!(proxy["verdict"], row.verdict, "{}", row.case);
        assert_eq!(
            fields(&each(proxy, &["objects"]), "changes"),
            row.changes,
            "{}",
            row.case
        );
        assert_eq!(
            fields(&each(proxy, &["drift"]), "fields"),
            row.drift,
            "{}",
            row.case
        );
        let causes = each(proxy, &["causes"]).into_iter();
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        let causes = causes.map(|it| format!("{} {}", text(&it["what"]), text(&it["subject"])));
        assert_eq!(causes.collect::<Vec<_>>(), row.causes, "{}", row.case);
        let expected = match row.verdict {
            "refused" => 2,
            "unchanged" => 0,
            _ => 1,
        };
        assert_eq!(status, expected, "{}", row.case);
    }
}

/// A proxy and what it refers to, in a namespace.
const INPUT: &str = "\
apiVersion: toolhive.stacklok.dev/v1beta1
kind: MCPRemoteProxy
metadata: {name: docs, namespace: team-a}
spec:
  remoteUrl: https://mcp.example.com/mcp
  toolConfigRef: {name: tools}
---
apiVersion: toolhive.stacklok.dev/v1beta1
kind: MCPToolConfig
metadata: {name: tools, namespace: team-a}
spec:
  toolsFilter: [search]
";

/// What changes from one text to another.
#[track_caller]
fn from(test: &str, old: &str, new: &str) -> (Value, i32) {
    let old = file(&format!("{test}/old"), "proxy.yaml", old);
    let new = file(&format!("{test}/new"), "proxy.yaml", new);
    json(&["--operator-version", "0.44", "--from", &old, &new])
}

#[test]
fn a_changed_reference_restarts_pods() {
    let (diff, status) = from(
        "reference",
        INPUT,
        &INPUT.replace("[search]", "[search, fetch]"),
    );
    let proxy = &diff["proxies"][0];
    assert_eq!((status, &proxy["verdict"]), (1, &"restart".into()));
    let cause = &proxy["causes"][0];
    assert_eq!(cause["subject"], "MCPToolConfig/team-a/tools");
    assert_eq!(cause["changes"][0]["path"], "spec.toolsFilter");
    let place = cause["place"].as_str().expect("a place");
    assert!(place.ends_with("/new/proxy.yaml:12"), "{place}");
    assert_eq!(proxy["restart"]["pods"], 1);
}

#[test]
fn what_means_the_same_does_not_differ() {
    let same = "# The same in other words.\n".to_owned()
        + &INPUT.replace(
            "  toolConfigRef: {name: tools}",
            "  toolConfigRef:\n    name: \"tools\"",
        );
    let (diff, status) = from("same", INPUT, &same);
    assert_eq!((status, &diff["differs"]), (0, &false.into()));
    assert_eq!(diff["proxies"][0]["verdict"], "unchanged");
}

#[test]
fn proxies_come_and_go() {
    let other = INPUT.replace("name: docs", "name: wiki");
    let (diff, status) = from("come-and-go", INPUT, &other);
    let verdicts: Vec<_> = each(&diff, &["proxies"])
        .iter()
        .map(|it| &it["verdict"])
        .collect();
    assert_eq!(verdicts, ["removed", "new"]);
    assert_eq!(status, 1);
    let actions = each(&diff, &["proxies", "objects"]);
    let count = |action: &str| actions.iter().filter(|it| it["action"] == action).count();
    assert_eq!((count("delete"), count("create")), (6, 6));
}

#[test]
fn releases_differ() {
    let input = file("releases", "proxy.yaml", INPUT);
    let arguments = [
        "--operator-version",
        "0.44",
        "--from",
        "version:0.27.2",
        &input,
    ];
    let human = text(&diff(&arguments).stdout);
    assert!(human.contains("mcprp upgrade --from v0.27.2 --to v0.44.0 "));
    let (diff, status) = json(&arguments);
    assert_eq!(status, 1);
    assert_eq!(diff["before"]["operatorVersion"], "v0.27.2");
    let causes = each(&diff, &["proxies", "causes"]);
    let causes: Vec<_> = causes.iter().map(|it| &it["subject"]).collect();
    assert_eq!(causes, ["ToolHive", "TOOLHIVE_RUNNER_IMAGE"]);
}

#[test]
fn secret_headers_stay_hidden() {
    let with = |value: &str| {
        let header = format!(
            "  headerForward: {{addPlaintextHeaders: {{Authorization: {value}, X-Tenant: a}}}}\n"
        );
        INPUT.replace("  toolConfigRef", &(header + "  toolConfigRef"))
    };
    let old = file("secrets/old", "proxy.yaml", &with("hunter1"));
    let new = file("secrets/new", "proxy.yaml", &with("hunter2"));
    for form in ["human", "json"] {
        let given = ["--from", &old, &new, "-o", form];
        let hidden = text(&diff(&given).stdout);
        assert!(
            hidden.contains("Authorization") && !hidden.contains("hunter"),
            "{hidden}"
        );
        assert!(hidden.contains("*** (before)"), "{hidden}");
        let shown = text(&diff(&[&given[..], &["--show-secrets"]].concat()).stdout);
        assert!(shown.contains("hunter2"), "{shown}");
    }
}

#[test]
fn the_exit_status_can_be_left_alone() {
    let old = file("exit/old", "proxy.yaml", INPUT);
    let new = file("exit/new", "proxy.yaml", &INPUT.replace("search", "fetch"));
    let status = |more: &[&str]| {
        diff(&[&["--from", &old, &new], more].concat())
            .status
            .code()
    };
    assert_eq!(status(&[]), Some(1));
    assert_eq!(status(&["--exit-code=false"]), Some(0));
    assert_eq!(
        diff(&[&new]).status.code(),
        Some(2),
        "nothing to compare with"
    );
}

#[test]
fn findings_come_and_go() {
    let (diff, status) = from(
        "findings",
        INPUT,
        &INPUT.replace("name: tools}\n---", "name: none}\n---"),
    );
    assert_eq!(status, 2);
    assert_eq!(
        diff["findings"]["new"][0]["path"],
        "spec.toolConfigRef.name"
    );
    assert_eq!(diff["findings"]["gone"], Value::Array(Vec::new()));
}

/// So many proxies that refer to the same configuration.
fn fleet(count: usize, filter: &str) -> String {
    let proxies = (0..count).map(|number| {
        let proxy = INPUT.split("---").next().expect("a proxy");
        format!("---\n{}", proxy.replace("docs", &format!("docs-{number}")))
    });
    let tools = INPUT.split("---").last().expect("a configuration");
    format!(
        "{}---\n{}",
        proxies.collect::<String>(),
        tools.replace("[search]", filter)
    )
}

#[test]
fn a_comment_has_room_for_what_matters() {
    for (count, room) in [
        (2, "docs-1: 2 objects"),
        (350, "there is no room for them here"),
    ] {
        let old = file(
            &format!("comment/{count}/old"),
            "fleet.yaml",
            &fleet(count, "[search]"),
        );
        let new = file(
            &format!("comment/{count}/new"),
            "fleet.yaml",
            &fleet(count, "[fetch]"),
        );
        let comment = text(&diff(&["--from", &old, &new, "-o", "markdown"]).stdout);
        assert!(comment.starts_with("<!-- mcprp diff -->\n"), "{comment}");
        assert!(
            comment.contains(&format!("{count} proxies: {count} restarts")),
            "{comment}"
        );
        assert!(
            comment.len() <= 60_000 && comment.contains(room),
            "{}",
            comment.len()
        );
    }
}

#[test]
fn a_comment_says_that_nothing_changes() {
    let input = file("comment/same", "proxy.yaml", INPUT);
    let comment = text(&diff(&["--from", &input, &input, "-o", "markdown"]).stdout);
    let lines: Vec<&str> = comment.lines().filter(|line| !line.is_empty()).collect();
    let expected = [
        "<!-- mcprp diff -->",
        "### ToolHive: 1 proxy: 1 unchanged. ToolHive v0.44.0 on both sides",
        "Nothing changes.",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn whole_objects_differ_line_by_line() {
    let old = file("unified/old", "proxy.yaml", INPUT);
    let port = INPUT.replace(
        "  toolConfigRef",
        "  sessionAffinity: None\n  toolConfigRef",
    );
    let new = file("unified/new", "proxy.yaml", &port);
    let given = ["--from", &old, &new, "-o", "diff"];
    let shown = text(&diff(&given).stdout);
    let expected = "\
--- before/v1.Service.team-a.mcp-docs-remote-proxy
+++ after/v1.Service.team-a.mcp-docs-remote-proxy
@@ -24,10 +24,7 @@
     toolhive: 'true'
     toolhive-name: docs
   internalTrafficPolicy: Cluster
-  sessionAffinity: ClientIP
-  sessionAffinityConfig:
-    clientIP:
-      timeoutSeconds: 10800
+  sessionAffinity: None
   ports:
   - name: http
     port: 8080
";
    assert_eq!(shown, expected);
    let new = file(
        "unified/word",
        "proxy.yaml",
        &INPUT.replace("com/mcp", "com/sse"),
    );
    let given = ["--from", &old, &new, "-o", "diff", "--color", "always"];
    let words = text(&diff(&given).stdout);
    assert!(
        words.contains("\u{1b}[4m"),
        "words that differ are underlined: {words}"
    );
}

#[cfg(unix)]
#[test]
fn another_program_may_show_the_difference() {
    let old = file("external/old", "proxy.yaml", INPUT);
    let new = file(
        "external/new",
        "proxy.yaml",
        &INPUT.replace("[search]", "[fetch]"),
    );
    let run = |program: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mcprp"));
        let arguments = ["diff", "-q", "--from", &old, &new, "-o", "diff"];
        command
            .args(arguments)
            .env("KUBECTL_EXTERNAL_DIFF", program);
        command.output().expect("the program")
    };
    let shown = run("ls -1");
    let names = text(&shown.stdout);
    assert_eq!(shown.status.code(), Some(1));
    assert!(
        names.contains("/LIVE-") && names.contains("/MERGED-"),
        "{names}"
    );
    assert_eq!(
        names
            .matches("v1.ConfigMap.team-a.docs-runconfig\n")
            .count(),
        2
    );
    assert_eq!(
        run("cat -x").status.code(),
        Some(1),
        "1 stands for a difference"
    );
    assert_eq!(run("ls --no-such-option").status.code(), Some(2));
    assert_eq!(run("no-such-program").status.code(), Some(2));
}

/// A git repository of a test's own with the input in `proxy.yaml`, committed once; none where there is no git.
fn repository(test: &str) -> Option<PathBuf> {
    let place = format!("git/{test}");
    // An earlier run may have left files there.
    let _ = fs::remove_dir_all(
        Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("diff")
            .join(&place),
    );
    let file = PathBuf::from(file(&place, "proxy.yaml", INPUT));
    let folder = file.parent().expect("a folder").to_owned();
    let has_git = Command::new("git").arg("--version").output().is_ok();
    if !has_git {
        let message = "skipped: there is no git";
        std::io::Write::write_all(&mut std::io::stderr(), message.as_bytes()).expect("stderr");
        return None;
    }
    git(&folder, &["init", "--quiet", "--initial-branch", "main"]);
    commit(&folder);
    Some(folder)
}

#[track_caller]
fn git(folder: &Path, arguments: &[&str]) {
    let identity = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
    let mut command = Command::new("git");
    let status = command
        .arg("-C")
        .arg(folder)
        .args(identity)
        .args(arguments)
        .status();
    assert!(status.expect("git").success(), "git {arguments:?}");
}

fn commit(folder: &Path) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", "a change"]);
}

/// `mcprp diff` in a folder: standard output, standard error and exit status.
fn diff_in(folder: &Path, arguments: &[&str]) -> (String, String, Option<i32>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mcprp"));
    command
        .current_dir(folder)
        .args(["diff", "--quiet"])
        .args(arguments);
    let output = command.output().expect("the program");
    (
        text(&output.stdout),
        text(&output.stderr),
        output.status.code(),
    )
}

#[test]
fn a_revision_is_compared_without_a_checkout() {
    let Some(folder) = repository("revision") else {
        return;
    };
    let (out, _, status) = diff_in(&folder, &["--from", "git:HEAD", "."]);
    assert_eq!((out.as_str(), status), ("", Some(0)));
    fs::write(
        folder.join("proxy.yaml"),
        INPUT.replace("[search]", "[fetch]"),
    )
    .expect("a file");
    let (out, _, status) = diff_in(&folder, &["--from", "git:main", "proxy.yaml"]);
    assert_eq!(status, Some(1));
    assert!(
        out.contains("MCPToolConfig tools changed: spec.toolsFilter (proxy.yaml:12)"),
        "{out}"
    );
    let (out, _, status) = diff_in(&folder, &["--from", "git:HEAD", "*.yaml"]);
    assert_eq!((out.contains("RESTART"), status), (true, Some(1)));
}

#[test]
fn a_file_may_be_new_or_gone_at_a_revision() {
    let Some(folder) = repository("files") else {
        return;
    };
    fs::write(folder.join("other.yaml"), INPUT.replace("docs", "other")).expect("a file");
    let (out, _, _) = diff_in(&folder, &["--from", "git:HEAD", "other.yaml"]);
    assert!(out.contains("NEW      team-a/other"), "{out}");
    commit(&folder);
    fs::remove_file(folder.join("other.yaml")).expect("a file of ours");
    let (out, _, _) = diff_in(&folder, &["--from", "git:HEAD", "."]);
    assert!(out.contains("REMOVED  team-a/other"), "{out}");
}

#[test]
fn a_branch_is_compared_with_where_it_began() {
    let Some(folder) = repository("branch") else {
        return;
    };
    git(&folder, &["branch", "feature"]);
    fs::write(
        folder.join("proxy.yaml"),
        INPUT.replace("[search]", "[fetch]"),
    )
    .expect("a file");
    commit(&folder);
    git(&folder, &["checkout", "--quiet", "feature"]);
    assert_eq!(diff_in(&folder, &["--from", "git:main", "."]).2, Some(1));
    assert_eq!(diff_in(&folder, &["--from", "git:main...", "."]).2, Some(0));
}

#[test]
fn a_revision_that_cannot_be_read_says_why() {
    let Some(folder) = repository("errors") else {
        return;
    };
    let cases: [(&[&str], &str); 4] = [
        (&["--from", "git:nope", "."], "git knows no revision `nope`"),
        (
            &["--from", "git:HEAD", "-"],
            "`-` cannot be read at a revision",
        ),
        (
            &["--from", "git:HEAD", "--build", "exit 3"],
            "failed with exit status 3",
        ),
        (
            &["--from", "git:HEAD", "--build", "true"],
            "printed nothing",
        ),
    ];
    for (arguments, expected) in cases {
        let (out, err, status) = diff_in(&folder, arguments);
        assert_eq!((out.as_str(), status), ("", Some(2)), "{arguments:?}");
        assert!(err.contains(expected), "{arguments:?}: {err}");
    }
}

#[cfg(unix)]
#[test]
fn both_sides_are_built() {
    let Some(folder) = repository("build") else {
        return;
    };
    fs::write(
        folder.join("proxy.yaml"),
        INPUT.replace("[search]", "[fetch]"),
    )
    .expect("a file");
    let build = "printf '# Source: chart/templates/all.yaml\\n'; cat proxy.yaml";
    let (out, _, status) = diff_in(&folder, &["--from", "git:HEAD", "--build", build]);
    assert_eq!(status, Some(1));
    assert!(out.contains("restarts. ToolHive"), "{out}");
    let annotated = INPUT.replace(
        "metadata: {name: tools, ",
        "metadata: {annotations: {config.kubernetes.io/origin: 'path: base/tools.yaml'}, name: tools, ",
    );
    fs::write(
        folder.join("proxy.yaml"),
        annotated.replace("[search]", "[fetch]"),
    )
    .expect("a file");
    let (out, _, _) = diff_in(&folder, &["--from", "git:HEAD", "--build", build]);
    assert!(
        out.contains("changed: spec.toolsFilter (base/tools.yaml)"),
        "{out}"
    );
}

#[test]
fn loops_that_begin_are_told_of() {
    let nothing = file(
        "begins",
        "cluster.yaml",
        "{apiVersion: v1, kind: List, items: []}",
    );
    for release in below(&testdata("settled")) {
        for bundle in below(&release) {
            let name = bundle.strip_prefix(testdata("settled")).expect("below");
            let name = name.to_string_lossy().replace('\\', "/");
            let version = name.split('/').next().expect("a release").to_owned();
            let input = bundle.join("input.yaml").to_string_lossy().into_owned();
            let given = ["--operator-version", &version, "--live", &nothing, &input];
            let notes = text(&diff(&[&given[..], &SETTLED].concat()).stderr);
            let begins = notes.contains("from now on the operator writes it again");
            let loops = LOOPS.iter().any(|(looping, _)| *looping == name);
            assert_eq!(begins, loops, "{name}: {notes}");
        }
    }
}

#[test]
fn findings_are_those_that_the_project_wants_told() {
    let Some(folder) = repository("wanted") else {
        return;
    };
    let new = INPUT.replace("docs", "wiki");
    fs::write(
        folder.join("wiki.yaml"),
        new.split("---").next().expect("a proxy"),
    )
    .expect("a file");
    let told = |project: &str| {
        fs::write(folder.join(".mcprp.yaml"), project).expect("a file");
        let (out, _, _) = diff_in(&folder, &["--from", "git:HEAD", ".", "-o", "json"]);
        let diff: Value = serde_json::from_str(&out).expect("JSON");
        ["new", "gone"].map(|side| diff["findings"][side].as_array().expect("findings").len())
    };
    assert_eq!(told("{}"), [0, 0]);
    let warning = "severity: {MRP512: warning}\n";
    assert_eq!(told(warning), [1, 0]);
    // What is accepted in a file is neither told of it today nor of what it was.
    let ignore =
        |path: &str| format!("{warning}ignore: [{{code: MRP512, path: {path}, reason: known}}]\n");
    assert_eq!(told(&ignore("wiki.yaml")), [0, 0]);
    assert_eq!(told(&ignore("proxy.yaml")), [1, 0]);
}
