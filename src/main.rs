//! `mcprp`: what the ToolHive operator makes of an `MCPRemoteProxy`.

use std::process::ExitCode;

fn main() -> ExitCode {
    mcprp::cli::run(std::env::args_os())
}
