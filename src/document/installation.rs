//! Documents that say which release of the operator, or of its CRDs, a cluster runs.

use crate::span::Span;
use crate::tree::Node;

/// What is installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The operator.
    Operator,
    /// Its CRDs, which are a chart of their own.
    Crds,
}

/// A part of the operator and its version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installation {
    /// What it is.
    pub part: Part,
    /// Its version, as it is written.
    pub version: String,
    /// Where the version stands.
    pub span: Span,
}

/// The operator's charts.
const CHARTS: [(&str, Part); 2] = [
    ("toolhive-operator", Part::Operator),
    ("toolhive-operator-crds", Part::Crds),
];

/// What the operator's image is called, without registry and version.
const IMAGE: &str = "stacklok/toolhive/operator";

/// Where a chart and its version stand: kind, path of the chart's name, path of the version.
const PLACES: [(&str, &[&str], &[&str]); 3] = [
    (
        "HelmRelease",
        &["spec", "chart", "spec", "chart"],
        &["spec", "chart", "spec", "version"],
    ),
    (
        "Application",
        &["spec", "source", "chart"],
        &["spec", "source", "targetRevision"],
    ),
    ("OCIRepository", &["spec", "url"], &["spec", "ref", "tag"]),
];

/// What a document installs.
pub(super) fn installations(kind: &str, document: &Node) -> Vec<Installation> {
    match kind {
        "Deployment" => images(document),
        "Kustomization" => inflated(document),
        _ => {
            let places = PLACES.iter().filter(|(of, ..)| *of == kind);
            places
                .filter_map(|(_, chart, version)| chart_at(document, chart, version))
                .collect()
        }
    }
}

fn chart_at(document: &Node, chart: &[&str], version: &[&str]) -> Option<Installation> {
    installation(document.text_at(chart)?, document.at(version)?)
}

/// Charts that kustomize inflates.
fn inflated(document: &Node) -> Vec<Installation> {
    let charts = document
        .get("helmCharts")
        .and_then(Node::as_list)
        .unwrap_or_default();
    let versions = charts
        .iter()
        .filter_map(|chart| installation(chart.text_at(&["name"])?, chart.get("version")?));
    versions.collect()
}

/// The operator's image in a Deployment.
fn images(document: &Node) -> Vec<Installation> {
    let containers = document.at(&["spec", "template", "spec", "containers"]);
    let containers = containers.and_then(Node::as_list).unwrap_or_default();
    let images = containers
        .iter()
        .filter_map(|container| container.get("image"));
    images.filter_map(image).collect()
}

fn image(image: &Node) -> Option<Installation> {
    let (_, version) = image.as_text()?.split_once(&format!("{IMAGE}:"))?;
    let version = version.split('@').next().unwrap_or(version);
    Some(Installation {
        part: Part::Operator,
        version: version.to_owned(),
        span: image.span,
    })
}

/// A chart by its name or URL. Ranges such as `0.x` name no release.
fn installation(chart: &str, version: &Node) -> Option<Installation> {
    let name = chart.rsplit('/').next().unwrap_or(chart);
    let (_, part) = CHARTS.iter().find(|(known, _)| *known == name)?;
    let text = version.as_text()?;
    let is_plain = text
        .trim_start_matches('v')
        .split('.')
        .all(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
    is_plain.then(|| Installation {
        part: *part,
        version: text.to_owned(),
        span: version.span,
    })
}
