//! Services (`ensureService`, `serviceNeedsUpdate`): port, affinity, labels and annotations are looked at; selector, type
//! and target port are not.

use super::{Case, Field, Upserted, field};
use crate::release::rows;

const LABELS: &str = "metadata.labels";
const ANNOTATIONS: &str = "metadata.annotations";
const AFFINITY: &str = "spec.sessionAffinity";
const PORTS: &str = "spec.ports";
const PORT: &str = "spec.ports[0].port";

/// The Service as the operator leaves it.
pub(super) fn upsert(case: &Case<'_>) -> Upserted {
    let because = differences(case);
    let mut manifest = case.existing.typed.clone();
    if !because.is_empty() {
        for path in [PORTS, AFFINITY] {
            let wanted = field::get(&case.desired, path).cloned();
            field::put(&mut manifest, path, wanted);
        }
        for path in [LABELS, ANNOTATIONS] {
            let kept = keeps_foreign(case).then(|| field::get(&manifest, path));
            let texts = field::merged(kept.flatten(), field::get(&case.desired, path));
            field::put(&mut manifest, path, field::filled(texts));
        }
    }
    Upserted::updated(manifest, because)
}

/// Whether labels and annotations of others stay.
fn keeps_foreign(case: &Case<'_>) -> bool {
    rows::FOREIGN_SERVICE_METADATA.at(case.world.release)
}

/// The fields that make the operator write.
fn differences(case: &Case<'_>) -> Vec<Field> {
    let has_port = field::get(&case.existing.typed, PORT).is_some();
    let checks = [
        (PORT, has_port && case.is_other(PORT)),
        (AFFINITY, case.is_other(AFFINITY)),
        (LABELS, texts_differ(case, LABELS)),
        (ANNOTATIONS, texts_differ(case, ANNOTATIONS)),
    ];
    let differing = checks.into_iter().filter(|(_, differs)| *differs);
    differing.map(|(path, _)| path.into()).collect()
}

fn texts_differ(case: &Case<'_>, path: &str) -> bool {
    if keeps_foreign(case) {
        !field::holds(&case.existing.typed, path, &case.desired)
    } else {
        case.is_other(path)
    }
}
