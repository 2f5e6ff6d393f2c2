//! Flow collections: lists in brackets and maps in braces.

use super::{Error, Event, Expect, Located, Parser, Token, empty, end_at, fail};

impl<'a> Parser<'a> {
    pub(super) fn flow_item(&mut self, first: bool) -> Result<Located<'a>, Error> {
        if !matches!(self.scanner.peek()?.token, Token::FlowListEnd) && !first {
            self.flow_separator("did not find expected ',' or ']'")?;
        }
        let placed = self.scanner.peek()?;
        let (start, end) = (placed.start.at, placed.end);
        match placed.token {
            Token::FlowListEnd => self.end_collection(),
            Token::Key => {
                self.scanner.skip();
                self.expected.extend([
                    Expect::FlowItem { first: false },
                    Expect::PairEnd,
                    Expect::PairValue,
                    Expect::PairKey,
                ]);
                let event = Event::Map(None);
                Ok(Located { event, start, end })
            }
            _ => {
                self.expected.push(Expect::FlowItem { first: false });
                self.node(false, false)
            }
        }
    }

    /// Moves behind the comma between two entries.
    fn flow_separator(&mut self, problem: &'static str) -> Result<(), Error> {
        let placed = self.scanner.peek()?;
        if !matches!(placed.token, Token::FlowEntry) {
            return fail(placed, problem);
        }
        self.scanner.skip();
        Ok(())
    }

    pub(super) fn pair_key(&mut self) -> Result<Located<'a>, Error> {
        match self.scanner.peek()?.token {
            // Go takes the token that shows that there is no key, so that the value is lost.
            Token::Value | Token::FlowEntry | Token::FlowListEnd => Ok(empty(self.skip_mark()?)),
            _ => self.node(false, false),
        }
    }

    pub(super) fn pair_value(&mut self) -> Result<Located<'a>, Error> {
        let mut placed = self.scanner.peek()?;
        if matches!(placed.token, Token::Value) {
            let end = self.skip_mark()?;
            placed = self.scanner.peek()?;
            return match placed.token {
                Token::FlowEntry | Token::FlowListEnd => Ok(empty(end)),
                _ => self.node(false, false),
            };
        }
        Ok(empty(placed.start.at))
    }

    pub(super) fn pair_end(&mut self) -> Result<Located<'a>, Error> {
        Ok(end_at(self.scanner.peek()?.start.at))
    }

    pub(super) fn flow_key(&mut self, first: bool) -> Result<Located<'a>, Error> {
        if !matches!(self.scanner.peek()?.token, Token::FlowMapEnd) && !first {
            self.flow_separator("did not find expected ',' or '}'")?;
        }
        match self.scanner.peek()?.token {
            Token::FlowMapEnd => self.end_collection(),
            Token::Key => {
                self.scanner.skip();
                self.expected.push(Expect::FlowValue);
                let placed = self.scanner.peek()?;
                match placed.token {
                    Token::Value | Token::FlowEntry | Token::FlowMapEnd => {
                        Ok(empty(placed.start.at))
                    }
                    _ => self.node(false, false),
                }
            }
            _ => {
                self.expected.push(Expect::NoValue);
                self.node(false, false)
            }
        }
    }

    pub(super) fn flow_value(&mut self) -> Result<Located<'a>, Error> {
        self.expected.push(Expect::FlowKey { first: false });
        let mut placed = self.scanner.peek()?;
        if !matches!(placed.token, Token::Value) {
            return Ok(empty(placed.start.at));
        }
        let end = self.skip_mark()?;
        placed = self.scanner.peek()?;
        match placed.token {
            Token::FlowEntry | Token::FlowMapEnd => Ok(empty(end)),
            _ => self.node(false, false),
        }
    }
}
