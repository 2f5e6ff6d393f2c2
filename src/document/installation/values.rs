//! Values of the operator's chart, in layers as they are given.

use super::places::Form;
use crate::tree::Node;
use crate::yaml::{self, Limits};

/// Values of a chart.
#[derive(Clone, Debug, Default)]
pub struct Values {
    /// Those that are known; the last that has one wins.
    layers: Vec<Layer>,
    /// The field that says that there are values elsewhere, which are not known.
    pub elsewhere: Option<String>,
}

#[derive(Clone, Debug)]
enum Layer {
    /// A tree of values.
    Tree(Node),
    /// Values by their paths, such as `operator.proxyHost`.
    Paths(Vec<(String, Node)>),
}

impl Values {
    /// Values in one tree.
    pub(super) fn of(tree: Node) -> Self {
        Self {
            layers: vec![Layer::Tree(tree)],
            elsewhere: None,
        }
    }

    /// Adds values over the others.
    pub(super) fn add(&mut self, form: Form, node: &Node) {
        let layer = match form {
            Form::Plain => Some(Layer::Tree(node.clone())),
            Form::Text => read(node).map(Layer::Tree),
            Form::Parameters => Some(Layer::Paths(parameters(node))),
        };
        self.layers.extend(layer);
    }

    /// Whether nothing is said of any value.
    pub(super) fn is_empty(&self) -> bool {
        self.layers.is_empty() && self.elsewhere.is_none()
    }

    /// A value; none where no layer has it.
    pub fn at(&self, path: &[&str]) -> Option<&Node> {
        let name = path.join(".");
        let mut layers = self.layers.iter().rev();
        layers.find_map(|layer| match layer {
            Layer::Tree(tree) => tree.at(path),
            Layer::Paths(paths) => {
                let mut paths = paths.iter().rev();
                paths.find(|(own, _)| *own == name).map(|(_, node)| node)
            }
        })
    }

    /// A value that is text.
    pub fn text_at(&self, path: &[&str]) -> Option<&str> {
        self.at(path)?.as_text()
    }
}

/// Values in a text; none where it is no YAML, which Helm refuses.
fn read(node: &Node) -> Option<Node> {
    let document = yaml::read(node.as_text()?.as_bytes(), &Limits::default());
    document.ok().map(|document| document.root)
}

/// A list of names and values, or a map from the ones to the others.
fn parameters(node: &Node) -> Vec<(String, Node)> {
    if let Some(map) = node.as_map() {
        let entries = map.entries().iter();
        return entries
            .map(|entry| (entry.key.to_string(), entry.node.clone()))
            .collect();
    }
    let items = node.as_list().unwrap_or_default().iter();
    let pairs = items.filter_map(|item| {
        let name = item.text_at(&["name"])?;
        Some((name.to_owned(), item.get("value")?.clone()))
    });
    pairs.collect()
}
