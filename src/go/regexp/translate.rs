//! Writes an expression of Go for regex-lite (grammar: Go 1.26 `regexp/syntax`).

use super::Error;
use super::class::Class;
use super::count::{Counts, MAX_COPIES, counts};

/// What `(?ims)` switches; `U` means nothing for a match.
#[derive(Clone, Copy, Default)]
pub(super) struct Flags {
    pub(super) fold: bool,
    multi_line: bool,
    dot_newline: bool,
}

/// What a repetition would repeat.
#[derive(Clone, Copy)]
struct Atom {
    /// Where it begins in the translation.
    start: usize,
    /// How many copies its counted repetitions make.
    copies: u32,
    /// Whether it ends in a repetition.
    repeated: bool,
}

/// An open group.
struct Group {
    start: usize,
    /// The flags around it.
    flags: Flags,
    /// The copies of what stands before it in the group around it.
    copies: u32,
}

/// Goes over an expression once and writes it anew.
pub(super) struct Translator<'p> {
    pattern: &'p str,
    /// What is still to be read.
    pub(super) rest: &'p str,
    out: String,
    pub(super) flags: Flags,
    groups: Vec<Group>,
    last: Option<Atom>,
    /// The most copies in this group, but for the last atom's.
    copies: u32,
}

/// The expression for regex-lite, or why there is none.
pub(super) fn translate(pattern: &str) -> Result<String, Error> {
    let mut translator = Translator {
        pattern,
        rest: pattern,
        out: String::with_capacity(pattern.len() * 2),
        flags: Flags::default(),
        groups: Vec::new(),
        last: None,
        copies: 0,
    };
    let mut repetition = None;
    while let Some(first) = translator.rest.chars().next() {
        repetition = translator.item(first, repetition)?;
    }
    if translator.groups.is_empty() {
        return Ok(translator.out);
    }
    Err(syntax("missing closing )", pattern))
}

/// Go refuses a part.
pub(super) fn syntax(code: &'static str, part: &str) -> Error {
    let part = part.to_owned();
    Error::Syntax { code, part }
}

/// Go takes a part, but nothing here can.
pub(super) fn unsupported(what: &'static str, part: &str) -> Error {
    let part = part.to_owned();
    Error::Unsupported { what, part }
}

/// What stands in `from` before `to`, which is the end of it.
pub(super) fn before<'p>(from: &'p str, to: &str) -> &'p str {
    from.get(..from.len().saturating_sub(to.len()))
        .unwrap_or(from)
}

impl<'p> Translator<'p> {
    /// One item; for a repetition, what begins with it. `previous` is that of the item before.
    fn item(&mut self, first: char, previous: Option<&'p str>) -> Result<Option<&'p str>, Error> {
        let here = self.rest;
        let counted = counts(here);
        match (first, counted) {
            ('*' | '+' | '?', _) => {
                self.rest = &here[1..];
                self.repeat(here, previous, None)?;
                return Ok(Some(here));
            }
            ('{', Some((counts, rest))) => {
                self.rest = rest;
                self.repeat(here, previous, Some(counts))?;
                return Ok(Some(here));
            }
            ('(', _) if here.starts_with("(?") => self.special_group()?,
            ('[', _) => self.bracket()?,
            ('\\', _) => self.backslash()?,
            _ => {
                self.rest = &here[first.len_utf8()..];
                self.simple(first)?;
            }
        }
        Ok(None)
    }

    fn simple(&mut self, first: char) -> Result<(), Error> {
        match first {
            '(' => self.open_group(),
            ')' => return self.close_group(),
            '|' => {
                self.settle();
                self.out.push('|');
            }
            '^' => self.atom(if self.flags.multi_line {
                "(?m:^)"
            } else {
                r"\A"
            }),
            '$' => self.atom(if self.flags.multi_line {
                "(?m:$)"
            } else {
                r"\z"
            }),
            '.' => self.atom(if self.flags.dot_newline {
                "(?s:.)"
            } else {
                "."
            }),
            literal => return self.literal(u32::from(literal)),
        }
        Ok(())
    }

    /// Nothing can be repeated from here on.
    fn settle(&mut self) {
        let copies = self.last.take().map_or(0, |atom| atom.copies);
        self.copies = self.copies.max(copies);
    }

    fn atom(&mut self, written: &str) {
        self.begin_atom();
        self.out.push_str(written);
    }

    fn begin_atom(&mut self) {
        self.settle();
        self.last = Some(Atom {
            start: self.out.len(),
            copies: 1,
            repeated: false,
        });
    }

    /// Writes a class.
    pub(super) fn class(&mut self, class: &Class) {
        self.begin_atom();
        class.write(&mut self.out);
    }

    fn literal(&mut self, code: u32) -> Result<(), Error> {
        match char::from_u32(code) {
            Some(plain) if !self.flags.fold && (!plain.is_ascii() || plain.is_alphanumeric()) => {
                self.atom(plain.encode_utf8(&mut [0; 4]));
            }
            Some(_) if !self.flags.fold => self.atom(&format!(r"\x{{{code:x}}}")),
            _ => {
                let mut class = Class::default();
                self.add(&mut class, code, code)?;
                self.class(&class);
            }
        }
        Ok(())
    }

    /// Adds a range to a class as the flags say.
    pub(super) fn add(&self, class: &mut Class, first: u32, last: u32) -> Result<(), Error> {
        if class.add(first, last, self.flags.fold) {
            return Ok(());
        }
        Err(unsupported("(?i) beyond ASCII is", self.pattern))
    }

    /// Repeats the last atom. `here` begins with the repetition, the rest begins behind it.
    fn repeat(
        &mut self,
        here: &'p str,
        previous: Option<&'p str>,
        counts: Option<Counts>,
    ) -> Result<(), Error> {
        let size = "invalid repeat count";
        if counts.is_some_and(|counts| !counts.valid) {
            return Err(syntax(size, before(here, self.rest)));
        }
        let operator = before(here, self.rest);
        self.rest = self.rest.strip_prefix('?').unwrap_or(self.rest);
        if let Some(previous) = previous {
            let both = before(previous, self.rest);
            return Err(syntax("invalid nested repetition operator", both));
        }
        let Some(mut atom) = self.last else {
            let code = "missing argument to repetition operator";
            return Err(syntax(code, before(here, self.rest)));
        };
        if let Some(counts) = counts {
            atom.copies = counts.copies(atom.copies);
            if counts.multiplies() && atom.copies > MAX_COPIES {
                return Err(syntax(size, before(here, self.rest)));
            }
        }
        if atom.repeated {
            self.out.insert_str(atom.start, "(?:");
            self.out.push(')');
        }
        atom.repeated = true;
        self.last = Some(atom);
        self.out.push_str(operator);
        Ok(())
    }

    fn open_group(&mut self) {
        self.settle();
        self.groups.push(Group {
            start: self.out.len(),
            flags: self.flags,
            copies: self.copies,
        });
        self.copies = 1;
        self.out.push_str("(?:");
    }

    fn close_group(&mut self) -> Result<(), Error> {
        self.settle();
        let Some(group) = self.groups.pop() else {
            return Err(syntax("unexpected )", self.pattern));
        };
        self.out.push(')');
        self.last = Some(Atom {
            start: group.start,
            copies: self.copies,
            repeated: false,
        });
        self.flags = group.flags;
        self.copies = group.copies;
        Ok(())
    }

    /// What begins with `(?`: a named group, a group with flags, or flags alone.
    fn special_group(&mut self) -> Result<(), Error> {
        let here = self.rest;
        let name = here.strip_prefix("(?<").filter(|name| !name.is_empty());
        let name = name.or_else(|| here.strip_prefix("(?P<").filter(|name| !name.is_empty()));
        let Some(name) = name else {
            return self.group_flags();
        };
        let code = "invalid named capture";
        let Some((name, rest)) = name.split_once('>') else {
            return Err(syntax(code, here));
        };
        let valid = |byte: u8| byte == b'_' || byte.is_ascii_alphanumeric();
        if name.is_empty() || !name.bytes().all(valid) {
            return Err(syntax(code, before(here, rest)));
        }
        self.rest = rest;
        self.open_group();
        Ok(())
    }

    fn group_flags(&mut self) -> Result<(), Error> {
        let here = self.rest;
        let mut rest = here[2..].chars();
        let mut flags = self.flags;
        let (mut value, mut empty) = (true, false);
        while let Some(next) = rest.next() {
            match next {
                'i' => flags.fold = value,
                'm' => flags.multi_line = value,
                's' => flags.dot_newline = value,
                'U' => {}
                '-' if value => {
                    (value, empty) = (false, true);
                    continue;
                }
                ':' | ')' if !empty => {
                    self.rest = rest.as_str();
                    if next == ':' {
                        self.open_group();
                    }
                    self.flags = flags;
                    return Ok(());
                }
                _ => break,
            }
            empty = false;
        }
        let code = "invalid or unsupported Perl syntax";
        Err(syntax(code, before(here, rest.as_str())))
    }

    /// A backslash outside brackets.
    fn backslash(&mut self) -> Result<(), Error> {
        for assertion in [r"\A", r"\b", r"\B", r"\z"] {
            if self.skip(assertion) {
                self.atom(assertion);
                return Ok(());
            }
        }
        if let Some(quoted) = self.rest.strip_prefix(r"\Q") {
            let (quoted, rest) = quoted.split_once(r"\E").unwrap_or((quoted, ""));
            self.rest = rest;
            return quoted
                .chars()
                .try_for_each(|plain| self.literal(u32::from(plain)));
        }
        if let Some(class) = self.escaped_class()? {
            self.class(&class);
            return Ok(());
        }
        let code = self.escape()?;
        self.literal(code)
    }

    /// Passes a text if it stands here.
    pub(super) fn skip(&mut self, text: &str) -> bool {
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }
}
