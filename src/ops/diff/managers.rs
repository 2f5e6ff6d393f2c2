//! Who set which field of an object: its managed fields (`metav1.ManagedFieldsEntry`, format `FieldsV1`).

use serde_json::Value;

use super::path::{Path, Step};

/// What the operator's writes are filed under: the name of its program.
pub(super) const OPERATOR: &str = "thv-operator";

/// What the writes of people are filed under begins with it.
const KUBECTL: &str = "kubectl";

/// The managers of an object's fields; none where the object does not tell.
#[derive(Clone, Debug, Default)]
pub(super) struct Managers(Vec<(String, Value)>);

impl Managers {
    /// Reads `metadata.managedFields`.
    pub(super) fn read(managed: Option<&Value>) -> Self {
        let entries = managed.and_then(Value::as_array).into_iter().flatten();
        let managers = entries.filter_map(|entry| {
            let name = entry.get("manager")?.as_str()?.to_owned();
            Some((name, entry.get("fieldsV1")?.clone()))
        });
        Self(managers.collect())
    }

    /// The managers of a field, or of anything in it.
    pub(super) fn of(&self, path: &Path) -> Vec<&str> {
        let entries = self
            .0
            .iter()
            .filter(|(_, fields)| holds(fields, path.steps()));
        let mut names: Vec<&str> = entries.map(|(name, _)| name.as_str()).collect();
        names.dedup();
        names
    }

    /// Whether a field belongs to controllers other than the operator, and to nobody else.
    pub(super) fn is_foreign(&self, path: &Path) -> bool {
        let managers = self.of(path);
        let is_foreign = |name: &&str| *name != OPERATOR && !name.starts_with(KUBECTL);
        !managers.is_empty() && managers.iter().all(is_foreign)
    }
}

/// Whether a set of fields has one at a path, above it as a whole, or below it.
fn holds(fields: &Value, path: &[Step]) -> bool {
    let Some(fields) = fields.as_object() else {
        return false;
    };
    let Some((step, rest)) = path.split_first() else {
        return true;
    };
    if fields.is_empty() {
        return true;
    }
    let mut below = fields.iter().filter(|(key, _)| is_step(key, step));
    below.any(|(_, fields)| holds(fields, rest))
}

/// Whether a key of a set of fields stands for a step.
fn is_step(key: &str, step: &Step) -> bool {
    match (key.split_once(':'), step) {
        (Some(("f", name)), Step::Key(key)) => name == key,
        (Some(("k", names)), Step::Item(field, value)) => {
            let names = serde_json::from_str::<Value>(names);
            names.is_ok_and(|names| names.get(field) == Some(value))
        }
        (Some(("i", index)), Step::Index(wanted)) => index.parse() == Ok(*wanted),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn managers() -> Managers {
        Managers::read(Some(&json!([
            {"manager": "thv-operator", "fieldsV1": {"f:spec": {
                "f:strategy": {},
                "f:template": {"f:containers": {"k:{\"name\":\"a\"}": {".": {}, "f:image": {}}}},
            }}},
            {"manager": "kubectl-edit", "fieldsV1": {"f:spec": {
                "f:template": {"f:containers": {"k:{\"name\":\"b\"}": {"f:image": {}}}},
            }}},
            {"manager": "horizontal", "subresource": "scale", "fieldsV1": {"f:spec": {"f:replicas": {}}}},
        ])))
    }

    #[test]
    fn fields_have_managers() {
        let container = |name: &str| {
            let containers = Path::of_keys(&["spec", "template", "containers"]);
            containers.with(Step::Item("name", name.into()))
        };
        let image = |name| container(name).with(Step::Key("image".to_owned()));
        let cases: [(Path, &[&str]); 6] = [
            (image("a"), &["thv-operator"]),
            (image("b"), &["kubectl-edit"]),
            (container("b"), &["kubectl-edit"]),
            (
                Path::of_keys(&["spec", "strategy", "type"]),
                &["thv-operator"],
            ),
            (
                Path::of_keys(&["spec", "template"]),
                &["thv-operator", "kubectl-edit"],
            ),
            (Path::of_keys(&["spec", "paused"]), &[]),
        ];
        for (path, expected) in cases {
            assert_eq!(managers().of(&path), expected, "{path}");
        }
    }

    #[test]
    fn controllers_have_fields_of_their_own() {
        let cases = [("replicas", true), ("strategy", false), ("paused", false)];
        for (field, expected) in cases {
            let path = Path::of_keys(&["spec", field]);
            assert_eq!(managers().is_foreign(&path), expected, "{path}");
        }
    }
}
