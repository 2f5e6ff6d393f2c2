//! Clusters as the operator left them in front of a real API server.

use std::fs;
use std::path::{Path, PathBuf};

use mcprp::operator::manifest::identity;
use mcprp::operator::settings::Platform;
use mcprp::operator::status::Status;
use mcprp::ops::settings::{Origin, load};
use mcprp::ops::{Input, Options, Plan, plan};
use mcprp::reconcile::{Action, Upserted, defaulted};
use mcprp::release::pick;
use mcprp::resolve::Refs;
use mcprp::source::{Role, Sources};
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
        let release = pick(release).expect("a release");
        let mut sources = Sources::default();
        let mut read = |file: &str, role| {
            let path = self.folder.join(file).to_string_lossy().into_owned();
            sources.read(&[path], role).expect("a readable file");
        };
        read("input.yaml", Role::Judged);
        if over_live {
            read("cluster.yaml", Role::Live);
        }
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
