//! What an upgrade does to a resource, effect by effect.

use serde::Serialize;
use serde_json::Value;

use super::picture::{CONDITIONS, LEFT, OBJECTS, PRUNED, REFUSED, SPEC};
use crate::ops::diff::{self, Difference, Path, Step};

/// Kinds of effects, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum EffectKind {
    /// The API server or the operator refuses it, and did not before.
    Refused,
    /// The pods are replaced.
    Restart,
    /// A field is pruned that was not before.
    Pruned,
    /// It was refused, and is not any more.
    Mended,
    /// Pods are added or taken away.
    Scale,
    /// An object changes while the pods go on.
    InPlace,
    /// An object is created.
    Created,
    /// The operator would make an object otherwise, and does not see that it is not so: it is written with the next change
    /// that the operator sees.
    Later,
    /// A field takes effect that was pruned before.
    Known,
    /// The API server fills in another value.
    Default,
    /// A condition appears, says something else, or is not written any more.
    Condition,
}

/// An effect.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Effect {
    /// Its kind.
    pub kind: EffectKind,
    /// The object that it happens to, as kind and name; none where it happens to the resource itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// The field, the condition, or who refuses.
    pub path: String,
    /// What was there before.
    pub old: Option<Value>,
    /// What is there afterwards.
    pub new: Option<Value>,
    /// What causes it, by places among the causes of the upgrade. Empty where nothing on the way does.
    pub causes: Vec<usize>,
}

impl EffectKind {
    /// What the difference of a field of a picture is; none where others tell of it.
    pub(super) fn of(path: &Path, difference: &Difference) -> Option<Self> {
        let Some(Step::Key(part)) = path.steps().first() else {
            return None;
        };
        let appears = difference.old.is_none();
        let goes = difference.new.is_none();
        match part.as_str() {
            REFUSED if appears => Some(EffectKind::Refused),
            REFUSED if goes => Some(EffectKind::Mended),
            PRUNED if appears => Some(EffectKind::Pruned),
            PRUNED if goes => Some(EffectKind::Known),
            SPEC => Some(EffectKind::Default),
            CONDITIONS => Some(EffectKind::Condition),
            REFUSED | PRUNED | OBJECTS | LEFT => None,
            _ => None,
        }
    }
}

impl From<diff::Effect> for EffectKind {
    fn from(effect: diff::Effect) -> Self {
        match effect {
            diff::Effect::InPlace => EffectKind::InPlace,
            diff::Effect::Scale => EffectKind::Scale,
            diff::Effect::Restart => EffectKind::Restart,
        }
    }
}
