//! A proxy's pods as they come out once its `podTemplateSpec` is merged in, and where in it each part stands.

mod written;

use serde_json::Value;

use crate::admission::pod::Step;
use crate::operator::manifest::identity;
use crate::plan::{Plan, Resource};
use crate::resource::Object;
use crate::tree::Node;

/// Where a proxy has its pod template.
pub(super) const PATH: &str = "spec.podTemplateSpec";

/// Lists of containers.
pub(super) const LISTS: [&str; 2] = ["initContainers", "containers"];

/// A proxy's pods.
pub(super) struct Pods<'a> {
    /// The pod template of the Deployment.
    template: Value,
    /// What the proxy merges into it.
    patch: &'a Node,
}

/// A container of the pods.
pub(super) struct Container<'v> {
    /// The list that it stands in.
    pub(super) list: &'static str,
    /// Its name, empty where it has none.
    pub(super) name: &'v str,
    /// All of it.
    pub(super) value: &'v Value,
}

impl<'a> Pods<'a> {
    /// The pods of a proxy with a pod template of its own; none where the operator makes no Deployment.
    pub(super) fn of(plan: &Plan<'_>, resource: &Resource<'_>, object: &'a Object) -> Option<Self> {
        let patch = object.spec()?.get("podTemplateSpec")?;
        patch.as_map().filter(|map| !map.is_empty())?;
        let objects = plan.objects(resource).into_iter();
        let mut deployments = objects.filter(|it| identity(&it.manifest).0 == "Deployment");
        let mut deployment = deployments.next()?.manifest;
        let template = deployment.pointer_mut("/spec/template")?.take();
        Some(Self { template, patch })
    }

    /// The pod template of the Deployment.
    pub(super) fn template(&self) -> &Value {
        &self.template
    }

    /// The path of a field of the Deployment's pod template in the proxy; none where the proxy's pod template does not have it.
    pub(super) fn written(&self, steps: &[Step]) -> Option<String> {
        written::path(self.patch, &self.template, steps)
    }

    /// What stands at a pointer into the pod template.
    pub(super) fn at(&self, pointer: &str) -> Option<&Value> {
        self.template.pointer(pointer)
    }

    /// The elements of a list of the pods' spec.
    pub(super) fn list(&self, name: &str) -> &[Value] {
        list(self.template.pointer("/spec"), name)
    }

    /// All containers.
    pub(super) fn containers(&self) -> impl Iterator<Item = Container<'_>> {
        LISTS.into_iter().flat_map(move |list| {
            self.list(list).iter().map(move |value| Container {
                list,
                name: text(value, "name"),
                value,
            })
        })
    }

    /// The path of an element that the proxy itself gives, of a list of the pods' spec, by one of its fields; none for
    /// elements of the operator's own.
    pub(super) fn path_of(&self, name: &str, key: &str, value: &str) -> Option<String> {
        let items = self.patch.at(&["spec", name])?.as_list()?;
        let index = items
            .iter()
            .position(|item| item.text_at(&[key]).unwrap_or_default() == value)?;
        Some(format!("{PATH}.spec.{name}[{index}]"))
    }

    /// The path of a field of a container, or of the pod template where the proxy does not name the container.
    pub(super) fn path(&self, container: &Container<'_>, field: &str) -> String {
        match self.path_of(container.list, "name", container.name) {
            Some(path) => format!("{path}.{field}"),
            None => PATH.to_owned(),
        }
    }
}

/// The elements of a list in an object; none where it is not there.
pub(super) fn list<'v>(object: Option<&'v Value>, name: &str) -> &'v [Value] {
    let items = object.and_then(|object| object.get(name)?.as_array());
    items.map(Vec::as_slice).unwrap_or_default()
}

/// The text under a key; empty where there is none.
pub(super) fn text<'v>(object: &'v Value, key: &str) -> &'v str {
    object.get(key).and_then(Value::as_str).unwrap_or_default()
}
