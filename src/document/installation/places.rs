//! Where documents name the operator's charts, with version and values: one row a form.

use super::{Chart, Installation, Part, Setup, Values, Version};
use crate::tree::Node;

/// The operator's charts.
const CHARTS: [(&str, Part); 2] = [
    ("toolhive-operator", Part::Operator),
    ("toolhive-operator-crds", Part::Crds),
];

/// The path of a field.
type Path = &'static [&'static str];

/// How values are written.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// As they are.
    Plain,
    /// In a text that is YAML.
    Text,
    /// As a list of paths, each with its value.
    Parameters,
}

/// Where a kind of document names a chart.
struct Place {
    kind: &'static str,
    /// The object that the other paths begin at, or a list of such.
    base: Path,
    /// Names or URLs of the chart; the first that is the operator's counts.
    charts: &'static [Path],
    /// The name of the repository that the chart is in.
    repository: Option<Path>,
    /// Whether the document declares a repository itself.
    is_repository: bool,
    versions: &'static [Path],
    /// Where values are, those that win last.
    values: &'static [(Form, Path)],
    /// Where it says that there are values elsewhere.
    elsewhere: &'static [Path],
}

const PLAIN: Place = Place {
    kind: "",
    base: &[],
    charts: &[],
    repository: None,
    is_repository: false,
    versions: &[],
    values: &[],
    elsewhere: &[],
};

/// A source of an Argo CD Application.
const ARGO_SOURCE: Place = Place {
    charts: &[&["chart"], &["repoURL"]],
    versions: &[&["targetRevision"]],
    values: &[
        (Form::Text, &["helm", "values"]),
        (Form::Plain, &["helm", "valuesObject"]),
        (Form::Parameters, &["helm", "parameters"]),
    ],
    elsewhere: &[&["helm", "valueFiles"]],
    ..PLAIN
};

const fn argo(kind: &'static str, base: Path) -> Place {
    Place {
        kind,
        base,
        ..ARGO_SOURCE
    }
}

static PLACES: [Place; 10] = [
    Place {
        kind: "HelmRelease",
        charts: &[&["spec", "chart", "spec", "chart"]],
        repository: Some(&["spec", "chartRef", "name"]),
        versions: &[&["spec", "chart", "spec", "version"]],
        values: &[(Form::Plain, &["spec", "values"])],
        elsewhere: &[&["spec", "valuesFrom"]],
        ..PLAIN
    },
    Place {
        kind: "OCIRepository",
        charts: &[&["spec", "url"]],
        is_repository: true,
        versions: &[&["spec", "ref", "tag"], &["spec", "ref", "semver"]],
        ..PLAIN
    },
    argo("Application", &["spec", "source"]),
    argo("Application", &["spec", "sources"]),
    argo("ApplicationSet", &["spec", "template", "spec", "source"]),
    argo("ApplicationSet", &["spec", "template", "spec", "sources"]),
    Place {
        kind: "Kustomization",
        base: &["helmCharts"],
        charts: &[&["name"]],
        versions: &[&["version"]],
        values: &[(Form::Plain, &["valuesInline"])],
        elsewhere: &[&["valuesFile"], &["additionalValuesFiles"]],
        ..PLAIN
    },
    Place {
        kind: "HelmChartInflationGenerator",
        charts: &[&["name"], &["chartName"]],
        versions: &[&["version"], &["chartVersion"]],
        values: &[(Form::Plain, &["valuesInline"])],
        elsewhere: &[&["valuesFile"], &["additionalValuesFiles"]],
        ..PLAIN
    },
    // k3s and RKE2.
    Place {
        kind: "HelmChart",
        base: &["spec"],
        charts: &[&["chart"]],
        versions: &[&["version"]],
        values: &[
            (Form::Text, &["valuesContent"]),
            (Form::Parameters, &["set"]),
        ],
        ..PLAIN
    },
    Place {
        kind: "HelmChart",
        base: &["spec"],
        charts: &[&["repo"]],
        versions: &[&["version"]],
        ..PLAIN
    },
];

/// The operator's charts that a document names.
pub(super) fn charts(kind: &str, document: &Node) -> Vec<Installation> {
    let found = bases(kind, document);
    let found = found.filter_map(|(place, base)| installation(place, base, document));
    found.collect()
}

/// The objects that may name a chart, each with how it does.
fn bases<'a>(
    kind: &'a str,
    document: &'a Node,
) -> impl Iterator<Item = (&'static Place, &'a Node)> {
    let places = PLACES.iter().filter(move |place| place.kind == kind);
    places.flat_map(|place| {
        let base = document.at(place.base);
        let bases = base.map(|it| it.as_list().unwrap_or(std::slice::from_ref(it)));
        bases
            .unwrap_or_default()
            .iter()
            .map(move |base| (place, base))
    })
}

fn installation(place: &Place, base: &Node, document: &Node) -> Option<Installation> {
    let mut names = place.charts.iter().filter_map(|path| base.text_at(path));
    let in_repository = || {
        let name = base.text_at(place.repository?)?;
        Some(Chart::InRepository(name.to_owned()))
    };
    let chart = names
        .find_map(known)
        .map(Chart::Part)
        .or_else(in_repository)?;
    let version = place.versions.iter().find_map(|path| base.at(path));
    let text = version.and_then(Node::as_text);
    let own_name = document.text_at(&["metadata", "name"]);
    Some(Installation {
        chart,
        repository: own_name.filter(|_| place.is_repository).map(str::to_owned),
        version: text.map_or(Version::Missing, Version::of),
        setup: setup(place, base),
        span: version.map_or(document.span, |node| node.span),
    })
}

/// A chart by its name or URL.
fn known(chart: &str) -> Option<Part> {
    let name = chart.trim_end_matches('/').rsplit('/').next()?;
    let (_, part) = CHARTS.iter().find(|(known, _)| *known == name)?;
    Some(*part)
}

/// The values in a document of a kind, whatever the chart is called that they are for: mirrors have names of their own.
pub(super) fn values(kind: &str, document: &Node) -> Option<Setup> {
    let mut found = bases(kind, document).filter_map(|(place, base)| setup(place, base));
    found.find(|setup| match setup {
        Setup::Values(values) => values.at(&["operator"]).is_some(),
        Setup::Environment(_) => false,
    })
}

/// The values beside a chart; those of the chart alone where there are none.
fn setup(place: &Place, base: &Node) -> Option<Setup> {
    if place.values.is_empty() {
        return None;
    }
    let mut values = Values::default();
    for (form, path) in place.values {
        if let Some(node) = base.at(path) {
            values.add(*form, node);
        }
    }
    let mut elsewhere = place.elsewhere.iter();
    values.elsewhere = elsewhere
        .find(|path| base.at(path).is_some_and(|node| !node.is_null()))
        .map(|path| path.join("."));
    (!values.is_empty()).then_some(Setup::Values(values))
}
