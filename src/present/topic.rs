//! A kind or a field for people, as `kubectl explain` lays it out, with one line for each field below.

use std::io::{self, Write};

use super::style::{BOLD, DIM, styled};
use crate::reference::{Member, Topic};
use crate::resource::Kind;
use crate::resource::kind::{GROUP, STORAGE_VERSION};

/// The width of texts, in characters.
const WIDTH: usize = 100;

/// Writes what is known of a topic; with `recursive` all that is below.
///
/// # Errors
/// Where it cannot be written.
pub fn write(topic: &Topic, version: &str, recursive: bool, out: &mut dyn Write) -> io::Result<()> {
    let member = match topic {
        Topic::Kind(kind, spec) => {
            heading(kind, version, out)?;
            writeln!(out, "\n{}", wrapped(kind.doc))?;
            spec
        }
        Topic::Field(kind, member) => {
            heading(kind, version, out)?;
            facts(member, out)?;
            writeln!(out, "\n{}", wrapped(member.doc))?;
            member
        }
    };
    if !member.rules.is_empty() {
        writeln!(out, "\nRULES")?;
        for rule in &member.rules {
            writeln!(out, "  {rule}")?;
        }
    }
    if !member.below.is_empty() {
        writeln!(out, "\nFIELDS of {}", member.path)?;
        let list = List::new(&member.below, recursive);
        list.write(&member.below, 1, out)?;
    }
    Ok(())
}

/// What the kind is called, and whose it is.
fn heading(kind: &Kind, version: &str, out: &mut dyn Write) -> io::Result<()> {
    let words = [kind.plural]
        .into_iter()
        .chain(kind.short_names.iter().copied());
    let words: Vec<&str> = words.collect();
    let (name, words) = (styled(BOLD, kind.name), words.join(", "));
    writeln!(out, "KIND      {name} ({words})")?;
    writeln!(
        out,
        "VERSION   {GROUP}/{STORAGE_VERSION}, ToolHive {version}"
    )
}

/// Type, default, bounds and releases of a field.
fn facts(field: &Member, out: &mut dyn Write) -> io::Result<()> {
    let required = if field.required { ", required" } else { "" };
    writeln!(
        out,
        "FIELD     {} <{}>{required}",
        styled(BOLD, &field.path),
        field.ty
    )?;
    if let Some(default) = &field.default {
        writeln!(out, "DEFAULT   {default}")?;
    }
    for (index, bound) in field.bounds.iter().enumerate() {
        let label = if index == 0 { "BOUNDS" } else { "" };
        writeln!(out, "{label:<10}{bound}")?;
    }
    if let Some(releases) = &field.releases {
        writeln!(out, "RELEASES  {releases}")?;
    }
    Ok(())
}

/// A list of fields in columns.
struct List {
    recursive: bool,
    /// The width of the column of names.
    names: usize,
    /// The width of the column of types.
    types: usize,
}

impl List {
    fn new(members: &[Member], recursive: bool) -> Self {
        let (names, types) = widths(members, recursive, 1);
        Self {
            recursive,
            names,
            types,
        }
    }

    fn write(&self, members: &[Member], depth: usize, out: &mut dyn Write) -> io::Result<()> {
        for member in members {
            self.line(member, depth, out)?;
            if self.recursive {
                self.write(&member.below, depth + 1, out)?;
            }
        }
        Ok(())
    }

    fn line(&self, member: &Member, depth: usize, out: &mut dyn Write) -> io::Result<()> {
        let (name, ty) = (name(member), type_and_need(member));
        let indent = "  ".repeat(depth);
        let gap = self.names.saturating_sub(indent.len() + name.len());
        let name = styled(BOLD, name);
        let ty = styled(DIM, &format!("{ty:<width$}", width = self.types));
        writeln!(
            out,
            "{indent}{name}{:gap$}  {ty}  {}",
            "",
            sentence(member.doc)
        )
    }
}

/// The widths of the columns of names and types.
fn widths(members: &[Member], recursive: bool, depth: usize) -> (usize, usize) {
    let of_member = |member: &Member| {
        let own = (2 * depth + name(member).len(), type_and_need(member).len());
        match recursive {
            true => larger(own, widths(&member.below, recursive, depth + 1)),
            false => own,
        }
    };
    members.iter().map(of_member).fold((0, 0), larger)
}

fn larger(one: (usize, usize), other: (usize, usize)) -> (usize, usize) {
    (one.0.max(other.0), one.1.max(other.1))
}

fn name(member: &Member) -> &str {
    member.path.rsplit('.').next().unwrap_or_default()
}

fn type_and_need(member: &Member) -> String {
    match (member.required, &member.default) {
        (true, _) => format!("{}, required", member.ty),
        (false, Some(default)) => format!("{} = {default}", member.ty),
        (false, None) => member.ty.clone(),
    }
}

/// The first sentence of a text.
fn sentence(text: &str) -> &str {
    let first = text.split_inclusive(". ").next().unwrap_or_default();
    first.trim_end()
}

/// A text in lines of at most [`WIDTH`] characters.
fn wrapped(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let fits = |line: &&mut String| line.len() + word.len() < WIDTH;
        match lines.last_mut().filter(fits) {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}
