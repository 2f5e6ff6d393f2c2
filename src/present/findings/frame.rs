//! A finding in its source text: the line in question, what is marked in it, and the way out.

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};

use super::Placed;
use crate::finding::{Finding, Severity, Tier};
use crate::present::visible::visible;
use crate::span::Span;

/// The column in which the headline says who refuses it, counted from 0.
const REFUSED_BY: usize = 68;

/// What separates it from the message at least.
const GAP: usize = 2;

/// A finding as a frame, with colors and without a line break at the end.
pub(super) fn frame(placed: &Placed<'_>) -> String {
    let finding = placed.finding;
    let Headline { text, rest } = Headline::of(finding);
    let label = label(finding);
    let line = Line::at(placed.source.text(), finding.span);
    let name = visible(&placed.source.name);
    let place = placed.place;
    let element: Element<'_> = match may_be_secret(placed) {
        true => Origin::path(name.as_ref())
            .line(place.line as usize)
            .char_column(place.column as usize)
            .into(),
        false => Snippet::source(line.text.as_str())
            .path(name.as_ref())
            .line_start(place.line as usize)
            .annotation(
                AnnotationKind::Primary
                    .span(line.mark)
                    .label(label.as_str()),
            )
            .into(),
    };
    let rest = rest.map(|rest| Level::NOTE.no_name().message(rest));
    let help = finding.help.as_deref().map(visible);
    let help = help.map(|help| Level::HELP.message(help));
    let asides = placed.asides();
    let asides = asides.iter().map(|aside| visible(aside).into_owned());
    let asides = asides.map(|aside| Level::NOTE.no_name().message(aside));
    let report = level(finding.severity)
        .primary_title(text.as_str())
        .id(finding.rule.code)
        .element(element)
        .elements(rest)
        .elements(help)
        .elements(asides);
    Renderer::styled().render(&[report])
}

/// Whether the line of a finding may hold a value of a Secret.
fn may_be_secret(placed: &Placed<'_>) -> bool {
    match &placed.finding.subject {
        Some(subject) => subject.kind == "Secret",
        None => placed.source.may_be_secret(placed.finding.span),
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

/// The first line of a frame.
struct Headline {
    /// The message, and who objects if there is room.
    text: String,
    /// Who objects, if there is no room.
    rest: Option<&'static str>,
}

impl Headline {
    fn of(finding: &Finding) -> Self {
        let message = visible(&finding.message);
        let rest = who(finding.rule.tier());
        let code = finding.rule.code.len() + "[]: ".len();
        let before = finding.severity.name().len() + code + message.chars().count();
        match rest {
            Some(who) if before + GAP <= REFUSED_BY => Self {
                text: format!("{message}{:gap$}{who}", "", gap = REFUSED_BY - before),
                rest: None,
            },
            rest => Self {
                text: message.into_owned(),
                rest,
            },
        }
    }
}

/// Who objects, in words; nobody objects to what is only unwise.
fn who(tier: Tier) -> Option<&'static str> {
    match tier {
        Tier::Syntax => Some("refused by kubectl"),
        Tier::Admission => Some("refused by the API server"),
        Tier::Operator => Some("refused by the operator"),
        Tier::Runtime => Some("accepted, and fails later"),
        Tier::Lint => None,
    }
}

/// The resource and the field.
fn label(finding: &Finding) -> String {
    let subject = finding.subject.as_ref();
    let subject = subject.map(|it| format!("{} {}/{}", it.kind, it.namespace, it.name));
    let path = Some(finding.path.clone()).filter(|path| !path.is_empty());
    let parts: Vec<String> = subject.into_iter().chain(path).collect();
    visible(&parts.join(", ")).into_owned()
}

/// A line of a text, and the bytes of it that are marked.
struct Line {
    text: String,
    mark: std::ops::Range<usize>,
}

impl Line {
    /// The line in which a span begins; what goes on behind its end is not marked.
    fn at(text: &[u8], span: Span) -> Self {
        let range = span.range();
        let start = range.start.min(text.len());
        let (before, after) = text.split_at(start);
        let line_start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
        let line_end = memchr::memchr(b'\n', after).map_or(text.len(), |at| start + at);
        let end = range.end.clamp(start, line_end);
        let shown = |from: usize, to: usize| {
            let part = String::from_utf8_lossy(text.get(from..to).unwrap_or_default());
            visible(part.trim_end_matches('\r')).into_owned()
        };
        let (before, marked) = (shown(line_start, start), shown(start, end));
        let mark = before.len()..before.len() + marked.len();
        Self {
            text: before + &marked + &shown(end, line_end),
            mark,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &[u8], span: (usize, usize), line: &str, marked: &str) {
        let found = Line::at(text, Span::new(span.0, span.1));
        assert_eq!(found.text, line);
        assert_eq!(&found.text[found.mark], marked);
    }

    #[test]
    fn a_line_is_shown_with_what_is_marked_in_it() {
        case(b"a: 1\nb: 22\nc: 3\n", (8, 10), "b: 22", "22");
        case(b"a: [1,\n  2]\n", (3, 11), "a: [1,", "[1,");
        case(b"a: 1\r\nb: 2", (3, 4), "a: 1", "1");
    }

    #[test]
    fn places_at_and_behind_the_end_are_shown() {
        case(b"a: 1\n", (5, 5), "", "");
        case(b"a: 1", (9, 12), "a: 1", "");
    }

    #[test]
    fn bytes_that_are_no_text_do_not_move_the_mark() {
        case(b"\xff\x1b: x\n", (4, 5), "\u{fffd}\u{241b}: x", "x");
    }
}
