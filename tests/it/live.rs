//! Clusters as the operator left them in front of a real API server.

use std::fs;
use std::path::{Path, PathBuf};

use mcprp::operator::manifest::identity;
use mcprp::operator::settings::Platform;
use mcprp::operator::status::Status;
use mcprp::ops::settings::{Origin, load};
use mcprp::plan::{Input, Options, Plan, plan};
use mcprp::reconcile::{Action, Upserted, defaulted};
use mcprp::release::{Release, pick};
use mcprp::resolve::Refs;
use mcprp::source::{Role, Source, Sources};
use mcprp::yaml::Limits;
use serde_json::Value;

/// Where the operator writes its Deployments again and again: the API server stores them in another form.
const LOOPS: [&str; 4] = [
    "v0.27.2/group-service-account",
    "v0.27.2/quantities",
    "v0.44.0/pod-template",
    "v0.44.0/quantities",
];

/// What the API server makes up for a Service.
const MADE_UP: [&str; 4] = ["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"];

/// A namespace with what was applied and what was there afterwards.
struct Settled {
    /// Release and bundle.
    name: String,
    folder: PathBuf,
}

/// The plan of an operator that ran as the one of the settled clusters did.
fn plan_of<T>(
    sources: Sources,
    release: Release,
    namespace: &str,
    show: impl FnOnce(&Plan<'_>) -> T,
) -> T {
    let env = [("TOOLHIVE_USAGE_METRICS_ENABLED", "false")];
    let env = env.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let settings = load(&Origin::Bare, release, Platform::Kubernetes, &env);
    let options = Options {
        release,
        crd_release: release,
        settings: settings.expect("settings"),
        settings_source: "bare".to_owned(),
        refs: Refs::Closed,
        namespace: namespace.to_owned(),
    };
    plan(Input::new(sources, &Limits::default()), &options, show)
}

impl Settled {
    fn all() -> Vec<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/settled");
        let below = |folder: &Path| {
            let entries = fs::read_dir(folder).expect("a folder");
            let mut paths: Vec<PathBuf> = entries.map(|it| it.expect("an entry").path()).collect();
            paths.sort();
            paths
        };
        let folders = below(&root).into_iter().flat_map(|release| below(&release));
        let settled = folders.map(|folder| Self {
            name: folder
                .strip_prefix(&root)
                .expect("below the root")
                .to_string_lossy()
                .replace('\\', "/"),
            folder,
        });
        settled.collect()
    }

    /// What the operator does to it, with or without what is there.
    fn plan<T>(&self, over_live: bool, show: impl FnOnce(&Plan<'_>) -> T) -> T {
        let (release, namespace) = self.name.split_once('/').expect("release and bundle");
        let mut sources = Sources::default();
        let mut read = |file: &str, role| {
            let path = self.folder.join(file).to_string_lossy().into_owned();
            sources.read(&[path], role).expect("a readable file");
        };
        read("input.yaml", Role::Judged);
        if over_live {
            read("cluster.yaml", Role::Live);
        }
        plan_of(sources, pick(release).expect("a release"), namespace, show)
    }

    /// The object that is there under the name of another.
    fn live(&self, object: &Value) -> Value {
        self.plan(true, |plan| {
            let (kind, namespace, name) = identity(object);
            let live = plan.cluster.live.object(kind, namespace, name);
            live.expect("a live object")
        })
    }

    fn objects(&self, over_live: bool) -> Vec<Upserted> {
        self.plan(over_live, |plan| {
            let proxies = plan.proxies();
            proxies.flat_map(|proxy| plan.objects(proxy)).collect()
        })
    }
}

fn place(object: &Value) -> String {
    format!("{} {}", object["kind"], object["metadata"]["name"])
}

/// An object without what only a cluster can know.
fn known(mut object: Value) -> Value {
    if let Some(owner) = object.pointer_mut("/metadata/ownerReferences/0") {
        owner["uid"] = Value::Null;
    }
    if object["kind"] == "Service" {
        let spec = object["spec"].as_object_mut().expect("a spec");
        spec.retain(|field, _| !MADE_UP.contains(&field.as_str()));
    }
    object
}

#[test]
fn the_operator_leaves_alone_what_it_settled() {
    let mut wrong = Vec::new();
    for settled in Settled::all() {
        let loops = LOOPS.contains(&settled.name.as_str());
        for object in settled.objects(true) {
            let expected = match object.manifest["kind"] == "Deployment" && loops {
                true => Action::Update,
                false => Action::None,
            };
            if object.action != expected {
                let (place, because) = (place(&object.manifest), object.because);
                wrong.push(format!("{}: {place} because of {because:?}", settled.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Phase, and the conditions in words, sorted.
fn says(status: &Status) -> (String, Vec<String>) {
    let conditions = status.conditions.iter();
    let mut conditions: Vec<String> = conditions
        .map(|it| format!("{} is {}: {}", it.ty, it.status.name(), it.reason))
        .collect();
    conditions.sort();
    (status.phase.to_string(), conditions)
}

#[test]
fn settled_statuses_stay() {
    let mut wrong = Vec::new();
    for settled in Settled::all() {
        settled.plan(true, |plan| {
            for resource in &plan.resources {
                let before = Status::of(resource.object, plan.options.release);
                let after = resource.status.as_ref().expect("a status");
                if says(&before) != says(after) {
                    wrong.push(format!("{}: {before:?}, then {after:?}", settled.name));
                }
            }
        });
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is created, and what is written over what exists, becomes what exists.
#[test]
fn the_api_server_stores_what_we_say() {
    let mut wrong = Vec::new();
    for settled in Settled::all() {
        for over_live in [false, true] {
            for object in settled.objects(over_live) {
                let stored = defaulted(&object.manifest);
                let (stored, live) = (known(stored), known(settled.live(&object.manifest)));
                if stored != live {
                    wrong.push(format!("{}:\n{stored}\n{live}", settled.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const PROXY: &str = "
apiVersion: toolhive.stacklok.dev/v1beta1
kind: MCPRemoteProxy
metadata: {name: docs}
spec: {remoteUrl: https://mcp.example.com/mcp}
";

/// Kind and action of each object of a proxy over what is there, and what the operator says.
#[track_caller]
fn over(live: &str, expected: &[(&str, Action)], says: &str) {
    let source = |name, role, text: &str| Source::new(name, role, false, text.into());
    let mut sources = Sources::default();
    sources
        .sources
        .push(source("proxy.yaml", Role::Judged, PROXY).into());
    sources
        .sources
        .push(source("live.yaml", Role::Live, live).into());
    plan_of(sources, Release::newest(), "default", |plan| {
        let proxy = plan.proxies().next().expect("a proxy");
        let objects = plan.objects(proxy);
        let actions: Vec<(&str, Action)> = objects
            .iter()
            .map(|object| {
                (
                    object.manifest["kind"].as_str().expect("a kind"),
                    object.action,
                )
            })
            .collect();
        assert_eq!(actions, expected);
        match proxy.stop() {
            Some(stop) => {
                let why = stop.to_string();
                assert!(why.contains(says) && !says.is_empty(), "{why}");
            }
            None => assert!(says.is_empty(), "it does not stop"),
        }
    });
}

#[test]
fn the_operator_stops_at_what_belongs_to_another() {
    use Action::{Create, Update};
    let map = |owner: &str| {
        format!(
            "{{apiVersion: v1, kind: ConfigMap, metadata: {{name: docs-runconfig, ownerReferences: [{owner}]}}}}"
        )
    };
    let owner = |kind: &str, rest: &str| {
        format!(
            "{{apiVersion: toolhive.stacklok.dev/v1beta1, kind: {kind}, name: docs, uid: x{rest}}}"
        )
    };
    let access = [
        ("ServiceAccount", Create),
        ("Role", Create),
        ("RoleBinding", Create),
    ];
    let rest = [
        ("ConfigMap", Update),
        ("Deployment", Create),
        ("Service", Create),
    ];
    let all = [access, rest].concat();
    over(
        &map(&owner("MCPServer", ", controller: true")),
        &access,
        "MCPServer `docs`",
    );
    over(&map(&owner("MCPServer", "")), &all, "");
    over(
        &map(&owner("MCPRemoteProxy", ", controller: true")),
        &all,
        "",
    );
}

#[test]
fn what_exists_must_be_readable() {
    let cases = [
        ("a: [", true),
        (
            "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {replicas: two}}",
            true,
        ),
        (
            "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {replicas: 2}}",
            false,
        ),
        (
            "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: 2}",
            false,
        ),
    ];
    for (text, expected) in cases {
        let mut sources = Sources::default();
        sources
            .sources
            .push(Source::new("live.yaml", Role::Live, false, text.into()).into());
        let release = Release::newest();
        let unreadable = plan_of(sources, release, "default", |plan| plan.unreadable());
        assert_eq!(unreadable.is_some(), expected, "{text}: {unreadable:?}");
    }
}
