//! A kind or a field for people, as `kubectl explain` lays it out.

use std::io::{self, Write};

use super::style::{BOLD, DIM, styled};
use crate::reference::{Lookup, Member, Topic};

/// Writes what is known of a topic; with `recursive` all that is below.
///
/// # Errors
/// Where it cannot be written.
pub fn write(topic: &Topic, version: &str, recursive: bool, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "KIND     {} (ToolHive {version})",
        styled(BOLD, topic.kind)
    )?;
    if let Some(field) = &topic.field {
        let Member { path, ty, .. } = field;
        writeln!(
            out,
            "FIELD    {} <{ty}>{}",
            styled(BOLD, path),
            required(field)
        )?;
        writeln!(out, "\n{}", wrapped(field.doc, ""))?;
        facts(field, out)?;
    }
    if !topic.below.is_empty() {
        writeln!(out, "\nFIELDS")?;
        list(&topic.below, recursive, 1, out)?;
    }
    Ok(())
}

/// Default, bounds and releases of a field.
fn facts(field: &Member, out: &mut dyn Write) -> io::Result<()> {
    if let Some(default) = &field.default {
        writeln!(out, "\ndefault  {default}")?;
    }
    if !field.bounds.is_empty() {
        writeln!(out, "\nbounds   {}", field.bounds.join("; "))?;
    }
    if let Some(releases) = &field.releases {
        writeln!(out, "\nreleases {releases}")?;
    }
    Ok(())
}

fn list(members: &[Member], recursive: bool, depth: usize, out: &mut dyn Write) -> io::Result<()> {
    let indent = "  ".repeat(depth);
    for member in members {
        let name = member.path.rsplit('.').next().unwrap_or_default();
        let ty = styled(DIM, &format!("<{}>", member.ty));
        writeln!(
            out,
            "{indent}{}  {ty}{}",
            styled(BOLD, name),
            required(member)
        )?;
        if recursive {
            list(&member.below, recursive, depth + 1, out)?;
        } else {
            let sentence = member.doc.split_inclusive(". ").next().unwrap_or_default();
            writeln!(out, "{}", wrapped(sentence.trim(), &format!("{indent}  ")))?;
        }
    }
    Ok(())
}

fn required(member: &Member) -> &'static str {
    match member.required {
        true => " required",
        false => "",
    }
}

/// A text in lines of at most 100 characters.
fn wrapped(text: &str, indent: &str) -> String {
    let mut lines = vec![indent.to_owned()];
    for word in text.split_whitespace() {
        let line = lines
            .last_mut()
            .filter(|line| line.len() + word.len() < 100);
        match line {
            Some(line) if line.len() > indent.len() => {
                line.push(' ');
                line.push_str(word);
            }
            Some(line) => line.push_str(word),
            None => lines.push(format!("{indent}{word}")),
        }
    }
    lines.join("\n")
}

/// Why a topic is not known, in words.
pub fn unknown(topic: &str, lookup: &Lookup) -> String {
    match lookup {
        Lookup::NoKind(Some(near)) => format!("there is no kind `{topic}`; nearest: `{near}`"),
        Lookup::NoKind(None) => format!("there is no kind or code `{topic}`"),
        Lookup::NoField { kind, path, help } => {
            let help = help.as_ref().map(|help| format!("; {help}"));
            format!("{kind} has no field `{path}`{}", help.unwrap_or_default())
        }
    }
}
