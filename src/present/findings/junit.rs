//! Findings as JUnit XML: a suite a file, a case a document, a failure where something is bad enough to fail.

use std::io::{self, Write};

use super::{Placed, View};
use crate::ops::validate::Judged;
use crate::present::visible::visible;

/// A file with its cases.
struct Suite<'a> {
    file: String,
    cases: Vec<Case<'a>>,
}

/// A document with what is found in it.
struct Case<'a> {
    document: &'a Judged,
    line: u32,
    findings: Vec<&'a Placed<'a>>,
}

/// Writes the documents with the findings that are shown.
///
/// # Errors
/// Where they cannot be written.
pub(super) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let suites = suites(view);
    let tests: usize = suites.iter().map(|suite| suite.cases.len()).sum();
    let failures: usize = suites.iter().map(|suite| suite.failures(view)).sum();
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(
        out,
        r#"<testsuites name="mcprp" tests="{tests}" failures="{failures}" errors="0" skipped="0">"#
    )?;
    suites.iter().try_for_each(|suite| suite.write(view, out))?;
    writeln!(out, "</testsuites>")
}

/// The files with their documents, in the order of the input.
fn suites<'a>(view: &'a View<'a>) -> Vec<Suite<'a>> {
    let mut suites: Vec<(usize, Suite<'a>)> = Vec::new();
    for document in &view.report.documents {
        let Some(source) = view.report.sources.get(document.source) else {
            continue;
        };
        if suites
            .last()
            .is_none_or(|(last, _)| *last != document.source)
        {
            let file = view.repository.path(&source.name);
            let cases = Vec::new();
            suites.push((document.source, Suite { file, cases }));
        }
        let case = Case {
            document,
            line: source.place(document.span).line,
            findings: Vec::new(),
        };
        if let Some((_, suite)) = suites.last_mut() {
            suite.cases.push(case);
        }
    }
    for placed in &view.shown {
        let suite = suites
            .iter_mut()
            .find(|(number, _)| *number == placed.finding.source);
        let case = suite.and_then(|(_, suite)| suite.case_of(placed));
        if let Some(case) = case {
            case.findings.push(placed);
        }
    }
    suites.into_iter().map(|(_, suite)| suite).collect()
}

impl<'a> Suite<'a> {
    /// The case of the last document that begins before a finding.
    fn case_of(&mut self, placed: &Placed<'_>) -> Option<&mut Case<'a>> {
        let start = placed.finding.span.start;
        let before = |case: &Case<'_>| case.document.span.start <= start;
        let at = self.cases.partition_point(before);
        self.cases.get_mut(at.saturating_sub(1))
    }

    fn failures(&self, view: &View<'_>) -> usize {
        let cases = self.cases.iter();
        cases
            .filter(|case| case.failures(view).next().is_some())
            .count()
    }

    fn write(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        let file = xml(&self.file);
        writeln!(
            out,
            r#"  <testsuite name="{file}" file="{file}" tests="{}" failures="{}" errors="0" skipped="0">"#,
            self.cases.len(),
            self.failures(view)
        )?;
        for case in &self.cases {
            case.write(&file, view, out)?;
        }
        writeln!(out, "  </testsuite>")
    }
}

impl Case<'_> {
    /// What is bad enough to fail.
    fn failures<'c>(&'c self, view: &'c View<'_>) -> impl Iterator<Item = &'c Placed<'c>> {
        let findings = self.findings.iter().copied();
        findings.filter(|placed| placed.finding.severity >= view.fail_on)
    }

    fn write(&self, file: &str, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        let (name, class) = (xml(&self.name()), xml(&self.class()));
        write!(
            out,
            r#"    <testcase name="{name}" classname="{class}" file="{file}" line="{}""#,
            self.line
        )?;
        if self.findings.is_empty() {
            return writeln!(out, "/>");
        }
        writeln!(out, ">")?;
        let failures: Vec<_> = self.failures(view).collect();
        if let Some(first) = failures.first() {
            let (message, rule) = (xml(&first.finding.message), first.finding.rule.code);
            writeln!(
                out,
                r#"      <failure message="{message}" type="{rule}">{}</failure>"#,
                text(file, &failures)
            )?;
        }
        let rest = self.findings.iter().copied();
        let rest = rest.filter(|placed| placed.finding.severity < view.fail_on);
        let rest: Vec<_> = rest.collect();
        if !rest.is_empty() {
            writeln!(out, "      <system-out>{}</system-out>", text(file, &rest))?;
        }
        writeln!(out, "    </testcase>")
    }

    fn name(&self) -> String {
        let Judged {
            namespace, name, ..
        } = self.document;
        match name.as_str() {
            "" => format!("document {}", self.document.index + 1),
            name => format!("{namespace}/{name}"),
        }
    }

    /// Kind and version, as `Kind@group/version`.
    fn class(&self) -> String {
        match self.document.kind.as_str() {
            "" => "undecodable".to_owned(),
            kind => format!("{kind}@{}", self.document.api_version),
        }
    }
}

/// Findings in lines.
fn text(file: &str, findings: &[&Placed<'_>]) -> String {
    let lines = findings.iter().map(|placed| {
        let (finding, place) = (placed.finding, placed.place);
        let help = finding.help.as_deref();
        let help = help.map_or_else(String::new, |help| format!("\n  help: {}", xml(help)));
        let asides = placed.asides();
        let asides: String = asides.iter().map(|it| format!("\n  {}", xml(it))).collect();
        format!(
            "{file}:{}:{}: {}[{}]: {}{help}{asides}",
            place.line,
            place.column,
            finding.severity,
            finding.rule.code,
            xml(&finding.message)
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A text in XML 1.0, which has no control characters.
fn xml(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::xml;

    #[test]
    fn any_text_is_xml() {
        assert_eq!(
            xml("<a b=\"c\"> & \u{1b}"),
            "&lt;a b=&quot;c&quot;&gt; &amp; \u{241b}"
        );
    }
}
