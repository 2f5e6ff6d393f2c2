//! The command line: arguments to options, outcomes to streams and exit statuses. Each command is a file in `commands`.

pub mod args;
mod assumed;
mod baseline;
mod before;
mod cluster;
mod commands;
mod completing;
mod empty;
mod exit;
mod fix;
mod given;
mod load;
mod output;
mod paths;
mod project;
mod repository;
mod settings_origin;
mod settle;
mod skewed;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use args::{Args, Command};
pub use exit::Exit;

/// What the name of a kubectl plugin begins with.
const PLUGIN_PREFIX: &str = "kubectl-";

/// Runs a command line.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    match completing::answers(&arguments) {
        Ok(false) => {}
        Ok(true) => return ExitCode::SUCCESS,
        Err(error) => return exit::of_usage(&error),
    }
    let args = match parse(&arguments) {
        Ok(args) => args,
        Err(error) => return exit::of_usage(&error),
    };
    let exit = match &args.command {
        Command::Validate(validate) => commands::validate::run(validate, &args.global),
        Command::Render(render) => commands::render::run(render, &args.global),
        Command::Plan(plan) => commands::plan::run(plan, &args.global),
        Command::Diff(diff) => commands::diff::run(diff, &args.global),
        Command::Explain(explain) => commands::explain::run(explain, &args.global),
        Command::Schema(schema) => commands::schema::run(schema, &args.global),
        Command::Upgrade(upgrade) => commands::upgrade::run(upgrade, &args.global),
        Command::Function(function) => commands::function::run(function, &args.global),
        Command::Hash(hash) => commands::hash::run(hash, &args.global),
        Command::Versions(versions) => commands::versions::run(versions, &args.global),
        Command::Dump(dump) => commands::dump::run(dump, &args.global),
        Command::Completion(completion) => commands::completion::run(completion),
        Command::Complete(complete) => commands::completion::complete(complete),
    };
    exit::of_result(exit)
}

/// The command line's definition, named after how it was called.
pub fn definition(program: Option<&OsString>) -> clap::Command {
    let name = program.and_then(|program| Path::new(program).file_name());
    let is_plugin = name.is_some_and(|name| name.to_string_lossy().starts_with(PLUGIN_PREFIX));
    let command = Args::command();
    if is_plugin {
        command.bin_name("kubectl mcprp").name("kubectl mcprp")
    } else {
        command
    }
}

fn parse(arguments: &[OsString]) -> Result<Args, clap::Error> {
    let matches = definition(arguments.first()).try_get_matches_from(arguments)?;
    Args::from_arg_matches(&matches)
}
