//! Documents that say which release of the operator, or of its CRDs, a cluster runs, and how it is set up.

mod places;
mod values;

use crate::span::Span;
use crate::tree::Node;

pub use values::Values;

/// What is installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The operator.
    Operator,
    /// Its CRDs, which are a chart of their own.
    Crds,
}

/// Which part a document installs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chart {
    /// A part that it names itself.
    Part(Part),
    /// The one in a repository of that name, which another document declares.
    InRepository(String),
}

/// The version of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Version {
    /// One version, as it is written.
    Exact(String),
    /// Several, such as `0.x`: whoever installs it chooses.
    Range(String),
    /// None is named.
    Missing,
}

/// How the operator is set up.
#[derive(Clone, Debug)]
pub enum Setup {
    /// By the values of its chart.
    Values(Values),
    /// By the environment of its container: a list of variables.
    Environment(Node),
}

/// A part of the operator that a document installs.
#[derive(Clone, Debug)]
pub struct Installation {
    /// What it is.
    pub chart: Chart,
    /// The name of the repository that the document declares, where it declares one.
    pub repository: Option<String>,
    /// Its version.
    pub version: Version,
    /// How it is set up, where the document says so.
    pub setup: Option<Setup>,
    /// Where the version stands; the whole document where it names none.
    pub span: Span,
}

impl Installation {
    /// Whether it is of a part, or of a repository of one of some names.
    pub fn is_of(&self, part: Part, repositories: &[&str]) -> bool {
        match &self.chart {
            Chart::Part(own) => *own == part,
            Chart::InRepository(name) => repositories.contains(&name.as_str()),
        }
    }
}

/// What the operator's image is called, without registry and version.
const IMAGE: &str = "stacklok/toolhive/operator";

/// What a document installs.
pub(super) fn installations(kind: &str, document: &Node) -> Vec<Installation> {
    match kind {
        "Deployment" => deployed(document),
        _ => places::charts(kind, document),
    }
}

/// What a document that was given for that says of the operator's set-up: what installs it, under whatever name, or values of
/// its chart by themselves.
pub(super) fn setup(document: &Node) -> Option<Setup> {
    let kind = document.text_at(&["kind"]).unwrap_or_default();
    if kind == "Deployment" {
        let own = deployed(document).into_iter().find_map(|it| it.setup);
        return own.or_else(|| {
            containers(document)
                .first()?
                .get("env")
                .cloned()
                .map(Setup::Environment)
        });
    }
    let own = || {
        document
            .at(&["operator"])?
            .as_map()
            .map(|_| document.clone())
    };
    let own = || own().map(|values| Setup::Values(Values::of(values)));
    places::values(kind, document).or_else(own)
}

fn containers(document: &Node) -> &[Node] {
    let containers = document.at(&["spec", "template", "spec", "containers"]);
    containers.and_then(Node::as_list).unwrap_or_default()
}

/// The operator in a Deployment.
fn deployed(document: &Node) -> Vec<Installation> {
    containers(document).iter().filter_map(container).collect()
}

fn container(container: &Node) -> Option<Installation> {
    let image = container.get("image")?;
    let (_, rest) = image.as_text()?.split_once(IMAGE)?;
    let version = match rest.strip_prefix(':') {
        Some(tag) => {
            let tag = tag.split('@').next().unwrap_or(tag);
            Version::of(tag)
        }
        None if rest.is_empty() || rest.starts_with('@') => Version::Missing,
        // Another image, whose name begins like the operator's.
        None => return None,
    };
    let setup = container.get("env").cloned().map(Setup::Environment);
    Some(Installation {
        chart: Chart::Part(Part::Operator),
        repository: None,
        version,
        setup,
        span: image.span,
    })
}

impl Version {
    /// What a text names: three or fewer numbers with dots are one version, anything else may be several.
    fn of(text: &str) -> Self {
        let mut numbers = text.strip_prefix('v').unwrap_or(text).split('.');
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
        match numbers.all(is_number) {
            true => Version::Exact(text.to_owned()),
            false => Version::Range(text.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests;
