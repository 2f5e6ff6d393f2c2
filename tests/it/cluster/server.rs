//! The API server as tests prepare it: objects are made as an operator left them, users get rights.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::sleep;
use std::time::Duration;

use http::Request;
use kube::config::Kubeconfig;
use kube::{Client, Config};
use mcprp::cluster::{ApiResource, CORE, of_operator};
use mcprp::go::json;
use mcprp::yaml::{Limits, documents};
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

/// What an API server alone sets, or assigns once.
const SERVERS: [&str; 6] = [
    "creationTimestamp",
    "deletionTimestamp",
    "generation",
    "managedFields",
    "resourceVersion",
    "uid",
];

const OPERATOR: &str = "thv-operator";

const SECRETS: &str = "secrets";

const CRDS: &str = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

const GROUP: &str = "/apis/toolhive.stacklok.dev/v1beta1";

const RBAC: &str = "/apis/rbac.authorization.k8s.io/v1";

/// A cluster.
pub(super) struct Cluster {
    pub(super) kubeconfig: PathBuf,
    runtime: Runtime,
    client: Client,
}

/// A cluster that one test has for itself.
pub(super) struct Reserved {
    cluster: Cluster,
    /// The release of its CRDs.
    release: MutexGuard<'static, String>,
}

impl Deref for Reserved {
    type Target = Cluster;

    fn deref(&self) -> &Cluster {
        &self.cluster
    }
}

static RELEASE: Mutex<String> = Mutex::new(String::new());

impl Reserved {
    /// Takes care that the CRDs are those of a release.
    pub(super) fn install(mut self, release: &str, folder: &Path) -> Self {
        if *self.release == release {
            return self;
        }
        let mut names = BTreeSet::new();
        for file in fs::read_dir(folder).expect("a folder") {
            let text = fs::read(file.expect("an entry").path()).expect("a file");
            for crd in objects(&text) {
                let name = crd["metadata"]["name"].as_str().expect("a name").to_owned();
                let path = format!("{CRDS}/{name}?fieldManager=kubectl&force=true");
                self.ask("PATCH", &path, Some(&crd)).expect("a CRD");
                names.insert(name);
            }
        }
        let all = self.ask("GET", CRDS, None).expect("CRDs");
        for crd in all["items"].as_array().expect("items") {
            let name = crd["metadata"]["name"].as_str().expect("a name");
            if name.ends_with("toolhive.stacklok.dev") && !names.contains(name) {
                self.remove(crd, name);
            }
        }
        // An API server takes over changed schemas, and tells of them, a moment later.
        sleep(Duration::from_secs(3));
        *self.release = release.to_owned();
        self
    }
}

impl Cluster {
    /// Removes a CRD with all objects of its kind, and waits until it is gone.
    fn remove(&self, crd: &Value, name: &str) {
        let plural = crd["spec"]["names"]["plural"].as_str().expect("a name");
        let objects = self.ask("GET", &format!("{GROUP}/{plural}"), None);
        for object in objects.unwrap_or_default()["items"]
            .as_array()
            .into_iter()
            .flatten()
        {
            let text = |key: &str| object["metadata"][key].as_str().expect("a text");
            let path = format!(
                "{GROUP}/namespaces/{}/{plural}/{}",
                text("namespace"),
                text("name")
            );
            self.delete(&path, object);
        }
        let path = format!("{CRDS}/{name}");
        let _ = self.ask("DELETE", &path, None);
        while self.ask("GET", &path, None).is_ok() {
            sleep(Duration::from_millis(100));
        }
    }

    /// Deletes an object, which no finalizer keeps.
    fn delete(&self, path: &str, object: &Value) {
        if object["metadata"].get("finalizers").is_some() {
            let none = json!({"metadata": {"finalizers": null}});
            self.ask("PATCH", path, Some(&none)).expect("no finalizers");
        }
        // One that is being deleted is gone without them.
        let deleted = self.ask("DELETE", path, None);
        assert!(matches!(deleted, Ok(_) | Err(404)), "{path}: {deleted:?}");
    }

    /// The cluster for one test at a time.
    pub(super) fn reserve(kubeconfig: &Path) -> Reserved {
        let release = RELEASE.lock().unwrap_or_else(PoisonError::into_inner);
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.expect("a runtime");
        let config = Kubeconfig::read_from(kubeconfig).expect("a kubeconfig");
        let config = Config::try_from(config).expect("a configuration");
        let client = {
            let _guard = runtime.enter();
            Client::try_from(config).expect("a client")
        };
        Reserved {
            cluster: Self {
                kubeconfig: kubeconfig.to_owned(),
                runtime,
                client,
            },
            release,
        }
    }

    /// What the server answers, or the status that it refuses with.
    pub(super) fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, u16> {
        let kind = match method {
            "PATCH" if path.contains("fieldManager") => "application/apply-patch+yaml",
            "PATCH" => "application/merge-patch+json",
            _ => "application/json",
        };
        let body = body.map(|body| body.to_string().into_bytes());
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("content-type", kind)
            .body(body.unwrap_or_default())
            .expect("a request");
        match self.runtime.block_on(self.client.request(request)) {
            Ok(answer) => Ok(answer),
            Err(kube::Error::Api(status)) => Err(status.code),
            Err(error) => panic!("{error}"),
        }
    }

    /// Makes sure that a namespace is there and holds nothing.
    pub(super) fn empty(&self, namespace: &str) {
        let own = json!({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": namespace}});
        let made = self.ask("POST", "/api/v1/namespaces", Some(&own));
        assert!(matches!(made, Ok(_) | Err(409)), "{namespace}: {made:?}");
        if made.is_ok() {
            return;
        }
        for path in paths(namespace).values() {
            let list = self.ask("GET", path, None).unwrap_or_default();
            for item in list["items"].as_array().into_iter().flatten() {
                let name = item["metadata"]["name"].as_str().expect("a name");
                self.delete(&format!("{path}/{name}"), item);
            }
        }
    }

    /// Makes the objects of a file, as `kubectl get -o yaml` prints them, in namespaces that hold nothing else. Gives the namespaces.
    pub(super) fn make(&self, file: &Path) -> BTreeSet<String> {
        let objects = objects(&fs::read(file).expect("a file"));
        let of = |object: &Value| object["metadata"]["namespace"].as_str().map(str::to_owned);
        let namespaces: BTreeSet<String> = objects.iter().filter_map(of).collect();
        namespaces
            .iter()
            .for_each(|namespace| self.empty(namespace));
        let is_custom = |object: &&Value| object.get("status").is_some_and(|_| is_ours(object));
        let (owners, rest): (Vec<_>, Vec<_>) = objects.iter().partition(|it| is_ours(it));
        let mut uids: HashMap<String, Value> = HashMap::new();
        for object in owners {
            let made = self.create(object);
            if let Some(uid) = object["metadata"]["uid"].as_str() {
                uids.insert(uid.to_owned(), made["metadata"]["uid"].clone());
            }
            if is_custom(&object) {
                let mut whole = made;
                whole["status"] = object["status"].clone();
                let path = format!("{}/status", path_of(&whole));
                self.ask("PUT", &path, Some(&whole)).expect("a status");
            }
        }
        for object in rest {
            let mut object = object.clone();
            let owners = object["metadata"].get_mut("ownerReferences");
            for owner in owners.and_then(Value::as_array_mut).into_iter().flatten() {
                let uid = owner["uid"].as_str().and_then(|uid| uids.get(uid));
                owner["uid"] = uid.cloned().unwrap_or_else(|| "gone".into());
            }
            self.create(&object);
        }
        namespaces
    }

    /// Makes an object, without what an API server alone sets.
    pub(super) fn create(&self, object: &Value) -> Value {
        let mut object = object.clone();
        let fields = object.as_object_mut().expect("an object");
        fields.remove("status");
        let metadata = object["metadata"].as_object_mut().expect("metadata");
        metadata.retain(|key, _| !SERVERS.contains(&key.as_str()));
        if object["kind"] == "Service" {
            let spec = object["spec"].as_object_mut().expect("a spec");
            spec.retain(|key, _| !key.starts_with("clusterIP"));
        }
        let path = path_of(&object);
        let (list, _) = path.rsplit_once('/').expect("a path");
        // Who sets a field is told, and the operator did.
        let path = format!("{list}?fieldManager={OPERATOR}");
        let made = self.ask("POST", &path, Some(&object));
        made.unwrap_or_else(|status| panic!("{status}: {object}"))
    }

    /// Whether the server would make an object.
    pub(super) fn would_take(&self, object: &Value) -> bool {
        let path = path_of(object);
        let (list, _) = path.rsplit_once('/').expect("a path");
        match self.ask("POST", &format!("{list}?dryRun=All"), Some(object)) {
            Ok(_) => true,
            Err(400 | 422) => false,
            Err(status) => panic!("{status}: {object}"),
        }
    }

    /// Lets a user do things to resources, in a namespace or in all.
    pub(super) fn allow(&self, user: &str, namespace: Option<&str>, rules: &Value) {
        let (scope, role, binding, path) = match namespace {
            Some(namespace) => (
                "Role",
                "roles",
                "rolebindings",
                format!("{RBAC}/namespaces/{namespace}"),
            ),
            None => (
                "ClusterRole",
                "clusterroles",
                "clusterrolebindings",
                RBAC.to_owned(),
            ),
        };
        let role_object = json!({"metadata": {"name": user}, "rules": rules});
        let binding_object = json!({
            "metadata": {"name": user},
            "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": scope, "name": user},
            "subjects": [{"kind": "User", "name": user, "apiGroup": "rbac.authorization.k8s.io"}],
        });
        for (resource, object) in [(role, role_object), (binding, binding_object)] {
            let path = format!("{path}/{resource}");
            // What an earlier run allowed is not what this one allows.
            let _ = self.ask("DELETE", &format!("{path}/{user}"), None);
            self.ask("POST", &path, Some(&object)).expect("a rule");
        }
    }

    /// What a user asked for, as verb and address; none where the server keeps no log beside its kubeconfig.
    pub(super) fn asked_by(&self, user: &str) -> Option<Vec<(String, String)>> {
        let log = self.kubeconfig.with_file_name("audit.log");
        // A line may come a moment after its answer.
        sleep(Duration::from_millis(300));
        let text = fs::read_to_string(log).ok()?;
        let lines = text
            .lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let own = lines.filter(|line| line["impersonatedUser"]["username"] == user);
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Some(
            own.map(|it| (text(&it["verb"]), text(&it["requestURI"])))
                .collect(),
        )
    }
}

/// The documents of a text as JSON, lists taken apart.
pub(super) fn objects(text: &[u8]) -> Vec<Value> {
    let limits = Limits::default();
    let pieces = documents(text, &limits).filter(|piece| !piece.is_skipped());
    let values = pieces.map(|piece| {
        let root = piece.document.expect("YAML").root;
        serde_json::from_str::<Value>(&json::marshal(&root)).expect("JSON")
    });
    let values = values.flat_map(|value| match value.get("items") {
        Some(items) => items.as_array().cloned().unwrap_or_default(),
        None => vec![value],
    });
    values.collect()
}

/// Where objects of a namespace are, by their kinds.
fn paths(namespace: &str) -> BTreeMap<&'static str, String> {
    let path = |it: &ApiResource| match it.group {
        "" => format!("/api/{}/namespaces/{namespace}/{}", it.version, it.plural),
        group => format!(
            "/apis/{group}/{}/namespaces/{namespace}/{}",
            it.version, it.plural
        ),
    };
    let known = of_operator().chain(CORE);
    let mut paths: BTreeMap<_, _> = known.map(|it| (it.kind, path(&it))).collect();
    paths.insert(
        "Secret",
        format!("/api/v1/namespaces/{namespace}/{SECRETS}"),
    );
    paths
}

fn path_of(object: &Value) -> String {
    let text = |key: &str| object["metadata"][key].as_str().expect("a text");
    let kind = object["kind"].as_str().expect("a kind");
    format!("{}/{}", paths(text("namespace"))[kind], text("name"))
}

fn is_ours(object: &Value) -> bool {
    of_operator().any(|it| object["kind"] == it.kind)
}
