//! MRP527: floating image.

use crate::finding::{Rule, Severity};
use crate::plan::Resource;
use crate::rules::example::example;
use crate::rules::fields::each;
use crate::rules::view::Scene;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP527",
    name: "floating-image",
    severity: Severity::Note,
    explanation: "An image without a version, or with the version `latest`, is another one at each start of a pod: what was tried \
                  is not what runs. Name a version, or better a digest.",
    origin: "Kubernetes: Images, avoid the latest tag in production",
    fail: example!("MRP527", "fail"),
    pass: example!("MRP527", "pass"),
};

const IMAGES: [&str; 2] = [
    "podTemplateSpec.spec.containers[].image",
    "podTemplateSpec.spec.initContainers[].image",
];

pub(super) fn check(_: &Scene<'_>, resource: &Resource<'_>, report: &mut Report<'_>) {
    for image in IMAGES {
        each(resource, image, &mut |at, node| {
            let image = node.as_text().unwrap_or_default();
            if image.is_empty() || !is_floating(image) {
                return;
            }
            let path = at.to_string();
            let message = format!("`{path}`: `{image}` names no version");
            report.add(&RULE, resource.entry, At::Value(&path), message);
        });
    }
}

fn is_floating(image: &str) -> bool {
    if image.contains('@') {
        return false;
    }
    let name = image.rsplit('/').next().unwrap_or(image);
    name.split_once(':').is_none_or(|(_, version)| version == "latest")
}
