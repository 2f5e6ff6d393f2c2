//! A user's `podTemplateSpec`: how the operator judges it (`controllerutil.NewPodTemplateSpecBuilder`) and applies it to
//! the pod template it built (`controllerutil.ApplyPodTemplateSpecPatch`), at v0.44.0.

use std::fmt;

use serde_json::Value;

use super::json_text::{self, Json};
use super::pod_types::POD_TEMPLATE_SPEC;
use super::{decode, strategic_merge};

/// Why a patch is refused.
#[derive(Clone, Debug, PartialEq)]
pub enum Error {
    /// It is no JSON (when it is judged).
    Syntax(json_text::Error),
    /// It does not fit the types of a pod template.
    Patch(decode::Error),
    /// It is no JSON object (when it is applied).
    NoObject,
    /// It cannot be merged.
    Merge(strategic_merge::Error),
    /// The result of merging does not fit the types of a pod template.
    Result(decode::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Syntax(error) => write!(out, "failed to unmarshal PodTemplateSpec: {error}"),
            Error::Patch(error) => write!(out, "failed to unmarshal PodTemplateSpec: {error}"),
            Error::NoObject => {
                out.write_str("failed to apply strategic merge patch: invalid JSON document")
            }
            Error::Merge(error) => write!(out, "failed to apply strategic merge patch: {error}"),
            Error::Result(error) => {
                write!(out, "failed to unmarshal patched PodTemplateSpec: {error}")
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Syntax(error) => Some(error),
            Error::Patch(error) | Error::Result(error) => Some(error),
            Error::NoObject => None,
            Error::Merge(error) => Some(error),
        }
    }
}

/// The pod template `base` with a patch applied. An empty patch changes nothing.
pub fn apply_patch(base: &Value, patch: &str) -> Result<Value, Error> {
    if patch.is_empty() {
        return Ok(base.clone());
    }
    let base = base.as_object().ok_or(Error::NoObject)?;
    let json = Json::read(patch).map_err(|_| Error::NoObject)?;
    let patch = match json.to_value() {
        Some(Value::Object(patch)) => patch,
        Some(Value::Null) => Default::default(),
        _ => return Err(Error::NoObject),
    };
    let merged = strategic_merge::merge(base, &patch, &POD_TEMPLATE_SPEC).map_err(Error::Merge)?;
    decode::round_trip(&Json::of(&Value::Object(merged)), &POD_TEMPLATE_SPEC).map_err(Error::Result)
}

/// Judges a patch: whether it builds something, that is, whether the operator sees a change in it.
pub fn check_patch(patch: &str) -> Result<bool, Error> {
    let json = Json::read(patch).map_err(Error::Syntax)?;
    let template = decode::round_trip(&json, &POD_TEMPLATE_SPEC).map_err(Error::Patch)?;
    Ok(CHANGES
        .iter()
        .any(|place| is_filled(template.pointer(place))))
}

/// What counts as a change (`PodTemplateSpecBuilder.isEmpty`). All but the containers are left out when they are empty.
const CHANGES: [&str; 12] = [
    "/spec/serviceAccountName",
    "/spec/containers",
    "/spec/volumes",
    "/spec/initContainers",
    "/spec/tolerations",
    "/spec/nodeSelector",
    "/spec/affinity",
    "/spec/securityContext",
    "/spec/priorityClassName",
    "/spec/imagePullSecrets",
    "/metadata/labels",
    "/metadata/annotations",
];

fn is_filled(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => false,
        Some(Value::Array(items)) => !items.is_empty(),
        Some(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    const FACTS: &str = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/testdata/go/strategic-merge.jsonl"
    ));

    fn parsed(text: &Value) -> Value {
        serde_json::from_str(text.as_str().unwrap()).unwrap()
    }

    /// What is wrong with our answers to a row.
    fn differences(base: &Value, row: &Value) -> Vec<String> {
        let patch = row["patch"].as_str().unwrap();
        let mut found = Vec::new();
        let mut compare = |what: &str, ours: Value, theirs: Value| {
            if ours != theirs {
                found.push(format!("{}: {what}:\n  {ours}\n  {theirs}", row["note"]));
            }
        };
        match apply_patch(base, patch) {
            Ok(result) => {
                compare("error", Value::Null, row["error"].clone());
                if row["error"].is_null() {
                    compare("result", result, parsed(&row["result"]));
                }
            }
            Err(error) => compare("error", error.to_string().into(), row["error"].clone()),
        }
        match check_patch(patch) {
            Ok(builds) => {
                compare("builder", Value::Null, row["builder_error"].clone());
                compare("nil", (!builds).into(), row["builder_nil"].clone());
            }
            Err(error) => {
                compare(
                    "builder",
                    error.to_string().into(),
                    row["builder_error"].clone(),
                );
            }
        }
        found
    }

    #[test]
    fn recorded_patches_are_judged_and_applied_as_by_the_operator() {
        let mut bases = HashMap::new();
        let mut found = Vec::new();
        for line in FACTS.lines() {
            let row: Value = serde_json::from_str(line).unwrap();
            let base = row["base"].as_str().unwrap().to_owned();
            if row["base_json"].is_string() {
                bases.insert(base, parsed(&row["base_json"]));
            } else {
                found.extend(differences(&bases[&base], &row));
            }
        }
        let shown: Vec<_> = found.iter().take(20).cloned().collect();
        assert!(
            found.is_empty(),
            "{} differences\n{}",
            found.len(),
            shown.join("\n")
        );
    }

    #[test]
    fn a_patch_as_deep_as_may_be_is_applied() {
        let deep = format!("{}1{}", r#"{"a":"#.repeat(190), "}".repeat(190));
        let variable = format!(r#"{{"name": "x", "a": {deep}}}"#);
        let patch = format!(
            r#"{{"spec": {{"a": {deep}, "containers": [{{"name": "c", "env": [{variable}]}}]}}}}"#
        );
        let base =
            serde_json::json!({"spec": {"containers": [{"name": "c", "env": [{"name": "y"}]}]}});
        assert!(apply_patch(&base, &patch).is_ok());
        assert_eq!(check_patch(&patch), Ok(true));
    }

    #[test]
    fn a_patch_that_goes_deeper_is_refused() {
        let patch = format!("{}{}", "[".repeat(1_100), "]".repeat(1_100));
        assert_eq!(
            apply_patch(&Value::Object(Default::default()), &patch),
            Err(Error::NoObject)
        );
        let error = check_patch(&patch).map_err(|error| error.to_string());
        assert_eq!(
            error,
            Err("failed to unmarshal PodTemplateSpec: exceeded max depth".to_owned())
        );
    }
}
