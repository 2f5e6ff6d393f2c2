//! Answers to shells that complete a command line.

use std::env;
use std::ffi::OsString;
use std::io::{self, Write};

use clap_complete::CompleteEnv;
use clap_complete::engine::{self, CompletionCandidate};
use clap_complete::env::Shells;

use super::definition;

/// The variable by which the scripts of `completion` ask.
const VARIABLE: &str = "MCPRP_COMPLETE";

const PROGRAM: &str = "mcprp";

/// Answers a shell, if one asks.
pub(super) fn answers(arguments: &[OsString]) -> clap::error::Result<bool> {
    let folder = env::current_dir().ok();
    CompleteEnv::with_factory(|| definition(arguments.first()))
        .var(VARIABLE)
        .bin(PROGRAM)
        .completer(PROGRAM)
        .try_complete(arguments.iter().cloned(), folder.as_deref())
}

/// Writes the script by which a shell asks.
pub(super) fn script(shell: clap_complete::Shell, out: &mut dyn Write) -> io::Result<()> {
    let shells = Shells::builtins();
    match shells.completer(&shell.to_string()) {
        Some(shell) => shell.write_registration(VARIABLE, PROGRAM, PROGRAM, PROGRAM, out),
        None => Err(io::ErrorKind::Unsupported.into()),
    }
}

/// What cobra tells a shell besides the values, as bits.
#[derive(Clone, Copy)]
enum Directive {
    /// Let the shell complete files.
    Files = 0,
    /// No space goes behind the value.
    NoSpace = 2,
    /// Nothing but the values.
    Values = 4,
}

/// Writes what can stand for the last of some words, as programs that are made with cobra do, kubectl among them: a value a
/// line, a tab and its description behind it; last a colon and a number of directives.
pub(super) fn as_cobra(words: &[OsString], out: &mut dyn Write) -> io::Result<()> {
    let mut arguments = vec![OsString::from(PROGRAM)];
    arguments.extend(words.iter().cloned());
    if words.is_empty() {
        arguments.push(OsString::new());
    }
    let (last, folder) = (arguments.len() - 1, env::current_dir().ok());
    let found = engine::complete(&mut definition(None), arguments, last, folder.as_deref());
    let found = found.unwrap_or_default();
    for value in &found {
        let name = value.get_value().to_string_lossy();
        let help = value.get_help().map(ToString::to_string);
        match help.as_deref().and_then(|help| help.lines().next()) {
            Some(help) => writeln!(out, "{name}\t{help}")?,
            None => writeln!(out, "{name}")?,
        }
    }
    let is_open = |value: &CompletionCandidate| {
        let text = value.get_value().to_string_lossy();
        text.ends_with(['/', '='])
    };
    let directives = match found.as_slice() {
        [] => Directive::Files as u8,
        all if all.iter().all(is_open) => Directive::Values as u8 | Directive::NoSpace as u8,
        _ => Directive::Values as u8,
    };
    writeln!(out, ":{directives}")
}
