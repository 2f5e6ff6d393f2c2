//! MRP410: container refused.

use std::collections::HashSet;

use serde_json::Value;

use crate::admission::names;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::pod::{Container, list, text};
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP410",
    name: "container-refused",
    severity: Severity::Error,
    explanation: "A container of the pod template is one that the API server refuses, and the whole Deployment with it: its \
                  name is missing, taken or no DNS label, it has no image, or a port or a variable has a name that it cannot \
                  have. The operator merges containers by their names without looking at them; the proxy's own is called \
                  `toolhive`, and any other name is another container, which needs an image.",
    origin: "API server: core validation.validateContainers, validateContainerPorts, ValidateEnv",
    fail: example!("MRP410", "fail"),
    pass: example!("MRP410", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let Some(pods) = view.pods() else { return };
    let mut names = HashSet::new();
    for container in pods.containers() {
        let mut objections = Vec::new();
        if !names.insert(container.name) {
            objections.push(("name", "another container has this name".to_owned()));
        }
        judge(&container, &mut objections);
        for (field, why) in objections {
            let path = pods.path(&container, field);
            let message = format!("`{path}`: the Deployment is refused: {why}");
            report.add(&RULE, view.entry, At::Value(&path), message);
        }
    }
}

fn judge(container: &Container<'_>, objections: &mut Vec<(&'static str, String)>) {
    let name = container.name;
    if let Some(reason) = names::is_dns1123_label(name).first() {
        objections.push(("name", format!("`{name}`: {reason}")));
    }
    let image = text(container.value, "image");
    if image.is_empty() {
        let own = "it has no image; the proxy's own container is called `toolhive`";
        objections.push(("image", own.to_owned()));
    } else if image.trim() != image {
        objections.push(("image", "white space stands around it".to_owned()));
    }
    let ports = list(Some(container.value), "ports").iter();
    objections.extend(ports.filter_map(port).map(|why| ("ports", why)));
    for variable in list(Some(container.value), "env") {
        let name = text(variable, "name");
        if let Some(reason) = names::is_relaxed_env_var_name(name).first() {
            objections.push(("env", format!("`{name}`: {reason}")));
        }
    }
}

/// What is wrong with a port.
fn port(port: &Value) -> Option<String> {
    let name = text(port, "name");
    let number = port.get("containerPort").and_then(Value::as_i64);
    let number = number.unwrap_or_default();
    if !(1..=65535).contains(&number) {
        return Some(format!("{number} is no port; they go from 1 to 65535"));
    }
    let reasons = match name {
        "" => Vec::new(),
        name => names::is_valid_port_name(name),
    };
    let reason = reasons.first()?;
    Some(format!("`{name}`: {reason}"))
}
