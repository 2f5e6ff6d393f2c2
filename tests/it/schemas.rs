//! JSON Schemas against the recorded answers of API servers.

use std::collections::HashMap;

use mcprp::admission::violation::ViolationKind;
use mcprp::go::json::marshal;
use mcprp::plan::plan;
use mcprp::reference::{of_all, of_kind};
use mcprp::release::Release;
use mcprp::resource::KINDS;
use mcprp::rules::Places;
use serde_json::Value;

use crate::recorded::{cases, input, options};

/// What a JSON Schema can see of what the API server objects to.
const STRUCTURAL: [ViolationKind; 5] = [
    ViolationKind::Required,
    ViolationKind::NotSupported,
    ViolationKind::TypeInvalid,
    ViolationKind::TooLong,
    ViolationKind::TooMany,
];

#[test]
fn schemas_take_what_api_servers_take() {
    let releases = ["v0.23.0", "v0.27.2", "v0.44.0"];
    let releases = Release::all().filter(|it| releases.contains(&it.version()));
    let mut wrong = Vec::new();
    let mut seen = [0, 0];
    for release in releases {
        let kinds = KINDS.iter().filter(|kind| kind.releases.contains(release));
        let validators: HashMap<&str, _> = kinds
            .map(|kind| {
                let schema = Value::from(of_kind(kind, release, &["v1beta1", "v1alpha1"]));
                (
                    kind.name,
                    jsonschema::validator_for(&schema).expect("a schema"),
                )
            })
            .collect();
        let together = Value::from(of_all(release));
        let together = jsonschema::validator_for(&together).expect("a schema");
        for case in cases() {
            let options = options(&case, release);
            plan(input(&case), &options, |plan| {
                let places = Places::new(plan);
                for entry in plan
                    .judged()
                    .filter(|entry| entry.decoded && !entry.foreign)
                {
                    let Some(validator) = validators.get(&*entry.kind) else {
                        continue;
                    };
                    let Some(written) = places.written(entry) else {
                        continue;
                    };
                    let Ok(written) = serde_json::from_str::<Value>(&marshal(written)) else {
                        continue;
                    };
                    let is_clean = entry.is_accepted() && entry.unknown.is_empty();
                    let is_broken = !entry.unknown.is_empty()
                        || entry
                            .violations
                            .iter()
                            .any(|it| STRUCTURAL.contains(&it.kind));
                    let valid = validator.is_valid(&written);
                    let of_metadata = entry
                        .unknown
                        .iter()
                        .any(|it| it.path.starts_with("metadata"))
                        || entry
                            .violations
                            .iter()
                            .any(|it| it.path.starts_with("metadata"));
                    if of_metadata {
                        continue;
                    }
                    seen[usize::from(is_broken)] += 1;
                    if is_clean && !valid
                        || is_broken && valid
                        || valid != together.is_valid(&written)
                    {
                        let name = &entry.name;
                        wrong.push(format!(
                            "{} {} {name} at {}",
                            case.name,
                            entry.kind,
                            release.version()
                        ));
                    }
                }
            });
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen[0] > 200 && seen[1] > 20, "too few documents: {seen:?}");
}
