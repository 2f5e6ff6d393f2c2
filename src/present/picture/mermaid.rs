//! A picture in the language of Mermaid, which GitHub and GitLab draw in Markdown.

use std::io::{self, Write};

use super::{Look, Picture};

/// How each look is drawn.
const CLASSES: [(Look, &str, &str); 7] = [
    (
        Look::Proxy,
        "proxy",
        "fill:#c6f6c6,stroke:#2e7d32,color:#000",
    ),
    (
        Look::Restart,
        "restart",
        "fill:#ffe08a,stroke:#b8860b,color:#000",
    ),
    (
        Look::Refused,
        "refused",
        "fill:#ffb3b3,stroke:#b71c1c,color:#000",
    ),
    (Look::Found, "found", "fill:#fff,stroke:#555,color:#000"),
    (
        Look::Produced,
        "produced",
        "fill:#fff,stroke:#555,color:#000",
    ),
    (
        Look::Assumed,
        "assumed",
        "fill:#fff,stroke:#555,color:#000,stroke-dasharray:4",
    ),
    (
        Look::Missing,
        "missing",
        "fill:#fff,stroke:#b71c1c,color:#b71c1c,stroke-dasharray:4",
    ),
];

/// Writes a picture.
///
/// # Errors
/// Where it cannot be written.
pub fn write(picture: &Picture, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "flowchart LR")?;
    for (place, (namespace, nodes)) in picture.namespaces().into_iter().enumerate() {
        writeln!(out, "  subgraph s{place}[\"{}\"]", escaped(namespace))?;
        for (number, name, node) in nodes {
            let lines = node.lines(name);
            let lines: Vec<String> = lines.iter().map(|line| escaped(line)).collect();
            let label = lines.join("<br>");
            writeln!(out, "    n{number}[\"{label}\"]:::{}", class(node.look))?;
        }
        writeln!(out, "  end")?;
    }
    for (from, to, field) in picture.numbered() {
        writeln!(out, "  n{from} -->|\"{}\"| n{to}", escaped(field))?;
    }
    for (_, class, style) in CLASSES {
        writeln!(out, "  classDef {class} {style}")?;
    }
    Ok(())
}

fn class(look: Look) -> &'static str {
    let mut classes = CLASSES.iter();
    let found = classes.find(|(of, ..)| *of == look);
    found.map_or("found", |(_, class, _)| class)
}

/// A text in which nothing ends the quotes around it or is taken as HTML.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '"' | '#' | '<' | '>' | '&' | '|' => {
                out.push_str(&format!("#{};", u32::from(character)));
            }
            '\n' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}
