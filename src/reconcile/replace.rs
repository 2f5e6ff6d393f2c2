//! Objects whose fields the operator always sets: it writes those that this changes (`controllerutil.CreateOrUpdate`).

use serde_json::Value;

use super::{Case, Field, Upserted, field};

/// When a field is set to what the operator wants.
#[derive(Clone, Copy, Debug)]
pub(super) enum When {
    /// Always, so that it goes where the operator wants nothing.
    Always,
    /// Where the operator wants something.
    IfWanted,
}

/// The object that the operator's own fields are set in.
pub(super) fn replace(case: &Case<'_>, fields: &[(&'static str, When)]) -> Upserted {
    let mut manifest = case.existing.typed.clone();
    let mut because: Vec<Field> = Vec::new();
    for (path, when) in fields {
        let wanted = field::get(&case.desired, path);
        let is_kept = matches!(when, When::IfWanted) && wanted.is_none();
        if !is_kept && wanted != field::get(&manifest, path) {
            because.push((*path).into());
            field::put(&mut manifest, path, wanted.cloned());
        }
    }
    if own(&mut manifest, &case.desired) {
        because.push(OWNERS.into());
    }
    Upserted::updated(manifest, because)
}

const OWNERS: &str = "metadata.ownerReferences";

/// Makes the wanted owner the object's (`controllerutil.SetControllerReference`); whether that changes anything.
fn own(manifest: &mut Value, desired: &Value) -> bool {
    let wanted = field::get(desired, OWNERS).and_then(|owners| owners.get(0));
    let Some(mut wanted) = wanted.cloned() else {
        return false;
    };
    let owners = field::get(manifest, OWNERS).and_then(Value::as_array);
    let mut owners = owners.cloned().unwrap_or_default();
    match owners.iter_mut().find(|owner| is_same(owner, &wanted)) {
        Some(owner) => {
            if is_anonymous(&wanted) {
                wanted["uid"] = owner["uid"].clone();
            }
            if *owner == wanted {
                return false;
            }
            *owner = wanted;
        }
        None => owners.push(wanted),
    }
    field::put(manifest, OWNERS, Some(owners.into()));
    true
}

/// Whether two references lead to an object of the same name; versions and uids do not matter.
fn is_same(one: &Value, other: &Value) -> bool {
    let group = |it: &Value| {
        let version = it["apiVersion"].as_str().unwrap_or_default();
        version.split_once('/').map(|(group, _)| group.to_owned())
    };
    one["kind"] == other["kind"] && one["name"] == other["name"] && group(one) == group(other)
}

/// Whether nobody knows the owner's uid; what exists knows it then.
fn is_anonymous(owner: &Value) -> bool {
    owner["uid"].as_str().is_none_or(str::is_empty)
}
