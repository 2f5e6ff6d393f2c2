//! Where a document comes from that another program built: the file that people edit.

use crate::tree::Node;
use crate::yaml::{self, Limits};

/// What kustomize notes with `buildMetadata: [originAnnotations]`: a YAML text with `path`, and `repo` and `ref` of a remote base.
const KUSTOMIZE: &str = "config.kubernetes.io/origin";

/// Where functions of kpt and kustomize find the path of a document's file (KRM functions specification), and the older name.
const PATHS: [&str; 2] = [
    "internal.config.kubernetes.io/path",
    "config.kubernetes.io/path",
];

/// What Helm writes in front of what it renders.
const HELM: &str = "# Source: ";

/// The file that a document's annotations name.
pub(super) fn annotated(document: &Node) -> Option<String> {
    let annotation = |name| document.text_at(&["metadata", "annotations", name]);
    let path = PATHS.iter().find_map(|name| annotation(name));
    let path = path.filter(|path| !path.is_empty()).map(str::to_owned);
    path.or_else(|| of_kustomize(annotation(KUSTOMIZE)?))
}

fn of_kustomize(text: &str) -> Option<String> {
    let origin = yaml::read(text.as_bytes(), &Limits::default()).ok()?.root;
    let field = |name| origin.text_at(&[name]);
    // What a generator made has no file of its own; the kustomization names the generator.
    let path = field("path").or_else(|| field("configuredIn"))?;
    Some(match (field("repo"), field("ref")) {
        (Some(repo), Some(revision)) => format!("{repo}@{revision}:{path}"),
        (Some(repo), None) => format!("{repo}:{path}"),
        _ => path.to_owned(),
    })
}

/// The template that Helm names in the comments in front of a document.
pub(super) fn commented(before: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(before).ok()?;
    let mut sources = text.lines().filter_map(|line| line.strip_prefix(HELM));
    sources.next_back().map(|path| path.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn annotations_name_files() {
        let cases = [
            (
                "config.kubernetes.io/origin: 'path: base/a.yaml'",
                Some("base/a.yaml"),
            ),
            (
                "config.kubernetes.io/origin: \"path: a.yaml\\nrepo: https://h/r\\nref: v1\"",
                Some("https://h/r@v1:a.yaml"),
            ),
            (
                "config.kubernetes.io/origin: 'configuredIn: base/kustomization.yaml'",
                Some("base/kustomization.yaml"),
            ),
            ("internal.config.kubernetes.io/path: b.yaml", Some("b.yaml")),
            ("config.kubernetes.io/path: c.yaml", Some("c.yaml")),
            ("a: b", None),
        ];
        for (annotation, expected) in cases {
            let text = format!("metadata: {{annotations: {{{annotation}}}}}");
            let document = yaml::read(text.as_bytes(), &Limits::default()).expect("YAML");
            assert_eq!(
                annotated(&document.root).as_deref(),
                expected,
                "{annotation}"
            );
        }
    }

    #[test]
    fn the_last_comment_of_helm_counts() {
        let text = b"# Source: chart/a.yaml\n# Source: chart/b.yaml\n\n";
        assert_eq!(commented(text).as_deref(), Some("chart/b.yaml"));
        assert_eq!(commented(b"# a comment\n"), None);
    }
}
