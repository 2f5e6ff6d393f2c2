//! Which token begins at a place; those of collections.

use super::{Error, FlowLevel, MAX_DEPTH, Scanner, Token};

impl<'a> Scanner<'a> {
    /// Moves to the next token over white space, comments and line breaks.
    fn skip_gap(&mut self) {
        loop {
            // A tab is no indentation.
            let tabs = self.in_flow() || !self.key_allowed;
            self.cursor.skip_spaces(tabs);
            self.cursor.skip_comment();
            if self.cursor.take_break().is_empty() {
                return;
            }
            if !self.in_flow() {
                self.key_allowed = true;
            }
        }
    }

    /// Adds the next token to the queue, with those that it brings along.
    pub(super) fn fetch(&mut self) -> Result<(), Error> {
        self.skip_gap();
        self.unindent_to(self.column());
        if self.cursor.at_end() {
            return self.fetch_end();
        }
        if self.cursor.is_document_indicator() {
            return self.fetch_document_indicator();
        }
        let (in_flow, before_gap) = (self.in_flow(), self.cursor.is_gap(1));
        match self.cursor.peek(0) {
            b'%' if self.cursor.mark().column == 0 => self.fetch_directive(),
            b'[' => self.fetch_flow_start(Token::FlowListStart),
            b'{' => self.fetch_flow_start(Token::FlowMapStart),
            b']' => self.fetch_flow_end(Token::FlowListEnd),
            b'}' => self.fetch_flow_end(Token::FlowMapEnd),
            b',' => self.fetch_flow_entry(),
            b'-' if before_gap => self.fetch_block_entry(),
            b'?' if in_flow || before_gap => self.fetch_key(),
            b':' if in_flow || before_gap => self.fetch_value(),
            b'*' => self.fetch_anchor(Token::Alias),
            b'&' => self.fetch_anchor(Token::Anchor),
            b'!' => self.fetch_tag(),
            b'|' if !in_flow => self.fetch_block_scalar(false),
            b'>' if !in_flow => self.fetch_block_scalar(true),
            quote @ (b'\'' | b'"') => self.fetch_quoted(quote),
            b'\t' | b'#' | b'|' | b'>' | b'%' | b'@' | b'`' => {
                self.fail("found character that cannot start any token")
            }
            _ => self.fetch_plain(),
        }
    }

    fn fetch_end(&mut self) -> Result<(), Error> {
        self.cursor.end_line();
        self.unindent_to(-1);
        self.drop_key()?;
        self.key_allowed = false;
        self.add(Token::StreamEnd, self.cursor.mark());
        Ok(())
    }

    fn fetch_document_indicator(&mut self) -> Result<(), Error> {
        self.unindent_to(-1);
        self.drop_key()?;
        self.key_allowed = false;
        let token = match self.cursor.peek(0) {
            b'-' => Token::DocumentStart,
            _ => Token::DocumentEnd,
        };
        self.add_mark(token, 3);
        Ok(())
    }

    fn fetch_flow_start(&mut self, token: Token<'a>) -> Result<(), Error> {
        self.save_key()?;
        self.flow.push(FlowLevel {
            bracket: self.next_number(),
            had_key: false,
        });
        if self.flow.len() > MAX_DEPTH {
            return self.fail(format!("exceeded max depth of {MAX_DEPTH}"));
        }
        self.key_allowed = true;
        self.add_mark(token, 1);
        Ok(())
    }

    fn fetch_flow_end(&mut self, token: Token<'a>) -> Result<(), Error> {
        self.drop_key()?;
        if let Some(level) = self.flow.pop() {
            self.close_level(&level);
        }
        self.key_allowed = false;
        self.add_mark(token, 1);
        Ok(())
    }

    /// Go stops waiting for the colon of a collection that nothing in could be a key: `[]: x` is the list, and what follows
    /// comes too late.
    fn close_level(&mut self, level: &FlowLevel) {
        if let Some(key) = self.keys.back_mut() {
            key.waits &= level.had_key || key.token != level.bracket;
        }
    }

    fn fetch_flow_entry(&mut self) -> Result<(), Error> {
        self.drop_key()?;
        self.key_allowed = true;
        self.add_mark(Token::FlowEntry, 1);
        Ok(())
    }

    fn fetch_block_entry(&mut self) -> Result<(), Error> {
        // In a flow collection the grammar refuses it.
        if !self.in_flow() {
            if !self.key_allowed {
                return self.fail("block sequence entries are not allowed in this context");
            }
            self.indent_here(Token::BlockListStart)?;
        }
        self.drop_key()?;
        self.key_allowed = true;
        self.add_mark(Token::BlockEntry, 1);
        Ok(())
    }

    fn fetch_key(&mut self) -> Result<(), Error> {
        if !self.in_flow() {
            if !self.key_allowed {
                return self.fail("mapping keys are not allowed in this context");
            }
            self.indent_here(Token::BlockMapStart)?;
        }
        self.drop_key()?;
        self.key_allowed = !self.in_flow();
        self.add_mark(Token::Key, 1);
        Ok(())
    }

    fn fetch_value(&mut self) -> Result<(), Error> {
        let is_key = self.has_key() && self.is_fresh(self.keys.len() - 1)?;
        // A key that came too late is gone as well.
        let key = if self.has_key() {
            self.keys.pop_back()
        } else {
            None
        };
        if let Some(key) = key.filter(|_| is_key) {
            self.insert(key.token, Token::Key, key.mark);
            self.indent_to(key.mark, key.token, Token::BlockMapStart)?;
            self.key_allowed = false;
        } else {
            if !self.in_flow() {
                if !self.key_allowed {
                    return self.fail("mapping values are not allowed in this context");
                }
                self.indent_here(Token::BlockMapStart)?;
            }
            self.key_allowed = !self.in_flow();
        }
        self.add_mark(Token::Value, 1);
        Ok(())
    }

    fn indent_here(&mut self, token: Token<'a>) -> Result<(), Error> {
        self.indent_to(self.cursor.mark(), self.next_number(), token)
    }
}
