//! What the operator makes.

use std::cell::Cell;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::plan::Plan;
use crate::reconcile::Field;

/// The objects, which are counted on the way: they are too large to be kept.
pub(in crate::present) struct Objects<'a>(
    pub(in crate::present) &'a Plan<'a>,
    pub(in crate::present) &'a Cell<usize>,
);

/// An object that the operator makes.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Object")]
pub(super) struct ObjectView {
    /// What the operator does: `create`, `update` or `none`; always `create` where nothing is said to exist.
    action: &'static str,
    /// Paths of the fields for which an object that exists is written again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    because: Vec<Field>,
    /// All of it.
    #[schemars(with = "Map<String, Value>")]
    manifest: Value,
}

impl Serialize for Objects<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let plan = self.0;
        let objects = plan
            .resources
            .iter()
            .flat_map(|resource| plan.objects(resource));
        serializer.collect_seq(objects.map(|object| {
            self.1.set(self.1.get() + 1);
            ObjectView {
                action: object.action.name(),
                because: object.because,
                manifest: object.manifest,
            }
        }))
    }
}
