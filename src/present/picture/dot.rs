//! A picture in the language of Graphviz.

use std::io::{self, Write};

use super::{Look, Picture};

impl Look {
    fn attributes(self) -> &'static str {
        match self {
            Look::Proxy => "shape=box, style=filled, fillcolor=palegreen",
            Look::Restart => "shape=box, style=filled, fillcolor=gold",
            Look::Refused => "shape=box, style=filled, fillcolor=lightcoral",
            Look::Found | Look::Produced => "shape=ellipse",
            Look::Assumed => "shape=ellipse, style=dashed",
            Look::Missing => "shape=ellipse, style=dashed, color=red, fontcolor=red",
        }
    }
}

/// Writes a picture.
///
/// # Errors
/// Where it cannot be written.
pub fn write(picture: &Picture, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "digraph plan {{\n  rankdir=LR;")?;
    for (place, (namespace, nodes)) in picture.namespaces().into_iter().enumerate() {
        writeln!(out, "  subgraph cluster_{place} {{")?;
        writeln!(out, "    label={};", quoted(namespace))?;
        for (number, name, node) in nodes {
            let label = quoted(&node.lines(name).join("\n"));
            let attributes = node.look.attributes();
            writeln!(out, "    n{number} [label={label}, {attributes}];")?;
        }
        writeln!(out, "  }}")?;
    }
    for (from, to, field) in picture.numbered() {
        writeln!(out, "  n{from} -> n{to} [label={}];", quoted(field))?;
    }
    writeln!(out, "}}")
}

/// A text in quotes.
fn quoted(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{}\"", text.replace('\n', "\\n"))
}
