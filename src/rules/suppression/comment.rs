//! Suppressions in comments: `# mcprp: ignore[CODE] reason`, at the end of the line that they are about or in lines above it.

use memchr::memmem;

use super::Suppression;
use super::words::Said;
use crate::source::Source;
use crate::span::Span;
use crate::tree::{Node, Value};
use crate::yaml::{self, Limits};

/// What a comment begins with that is meant for us.
const MARK: &str = "mcprp:";

/// What it says.
const IGNORE: &str = "ignore";

/// The suppressions in the comments of a text.
pub(super) fn suppressions(number: usize, source: &Source) -> Vec<Suppression> {
    let text = source.text();
    let marks: Vec<usize> = memmem::find_iter(text, MARK).collect();
    if marks.is_empty() {
        return Vec::new();
    }
    let texts = Texts::of(text);
    let comments = marks.iter().filter_map(|at| comment(text, *at));
    let comments = comments.filter(|comment| !texts.hold(text, comment.start as usize));
    comments
        .map(|comment| suppression(number, text, comment, &texts))
        .collect()
}

/// The comment that a mark begins, from its `#` to the end of the line.
fn comment(text: &[u8], mark: usize) -> Option<Span> {
    let before = text.get(..mark)?.trim_ascii_end();
    let start = before.strip_suffix(b"#")?.len();
    let is_first = start
        .checked_sub(1)
        .and_then(|at| text.get(at))
        .is_none_or(|byte| byte.is_ascii_whitespace());
    is_first.then(|| Span::new(start, line_end(text, mark)))
}

fn suppression(number: usize, text: &[u8], comment: Span, texts: &Texts) -> Suppression {
    let line = line_start(text, comment.start as usize);
    let before = text.get(line..comment.start as usize).unwrap_or_default();
    let stands_alone = before.trim_ascii().is_empty();
    let about = match stands_alone {
        true => line_below(text, comment.end as usize),
        false => Span::new(line, comment.end as usize),
    };
    let removal = match stands_alone {
        true => Span::new(line, (comment.end as usize + 1).min(text.len())),
        false => Span::new(line + before.trim_ascii_end().len(), comment.end as usize),
    };
    Suppression {
        source: number,
        place: comment,
        covers: texts.through(about),
        removal: Some(removal),
        said: said(text, comment),
    }
}

/// What a comment says; no rule where it says something else.
fn said(text: &[u8], comment: Span) -> Said {
    let written = text.get(comment.range()).unwrap_or_default();
    let written = String::from_utf8_lossy(written);
    let (_, rest) = written.split_once(MARK).unwrap_or_default();
    let rules = rest.trim_start().strip_prefix(IGNORE);
    let rules = rules.and_then(|rest| rest.trim_start().strip_prefix('['));
    let Some((rules, reason)) = rules.and_then(|rest| rest.split_once(']')) else {
        return Said::new("", "", |_, _| comment);
    };
    let start = written.len() - reason.len() - "]".len() - rules.len();
    Said::new(rules, reason, |at, word| {
        let at = comment.start as usize + start + at;
        Span::new(at, at + word.len())
    })
}

fn line_start(text: &[u8], at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    memchr::memrchr(b'\n', before).map_or(0, |at| at + 1)
}

fn line_end(text: &[u8], at: usize) -> usize {
    let after = text.get(at..).unwrap_or_default();
    let end = memchr::memchr(b'\n', after).map_or(text.len(), |end| at + end);
    match text.get(..end) {
        Some([.., b'\r']) => end - 1,
        _ => end,
    }
}

/// The next line that is more than a comment.
fn line_below(text: &[u8], at: usize) -> Span {
    let mut start = memchr::memchr(b'\n', text.get(at..).unwrap_or_default())
        .map_or(text.len(), |end| at + end + 1);
    loop {
        let end = line_end(text, start);
        let line = text.get(start..end).unwrap_or_default().trim_ascii_start();
        let next = memchr::memchr(b'\n', text.get(end..).unwrap_or_default());
        match next {
            Some(next) if line.starts_with(b"#") => start = end + next + 1,
            _ => return Span::new(start, end),
        }
    }
}

/// Where strings stand, in the order of the text. What looks like a comment in one of them is none.
struct Texts(Vec<Span>);

impl Texts {
    fn of(text: &[u8]) -> Self {
        let mut spans = Vec::new();
        for piece in yaml::documents(text, &Limits::default()) {
            if let Ok(document) = piece.document {
                collect(&document.root, &mut spans);
            }
        }
        spans.sort();
        Self(spans)
    }

    /// Whether a place lies in a string, and not in the first line of a block, whose end may be a comment.
    fn hold(&self, text: &[u8], at: usize) -> bool {
        let is_around = |span: &&Span| span.range().contains(&at);
        self.0.iter().any(|span| {
            let start = span.start as usize;
            let is_block = matches!(text.get(start), Some(b'|' | b'>'));
            is_around(&span) && !(is_block && at < line_end(text, start))
        })
    }

    /// A line, and the strings that begin in it through to their ends: inside of them no comment has a place.
    fn through(&self, line: Span) -> Span {
        let begin_there = self
            .0
            .iter()
            .filter(|it| line.range().contains(&(it.start as usize)));
        let end = begin_there.map(|span| span.end).max();
        Span {
            end: line.end.max(end.unwrap_or(line.end)),
            ..line
        }
    }
}

fn collect(node: &Node, spans: &mut Vec<Span>) {
    match &node.value {
        Value::Text(_) => spans.push(node.span),
        Value::List(items) => items.iter().for_each(|item| collect(item, spans)),
        Value::Map(map) => {
            for entry in map.entries() {
                spans.push(entry.key_span);
                collect(&entry.node, spans);
            }
        }
        _ => {}
    }
}
