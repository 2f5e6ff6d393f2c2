//! What is said, on standard error, where no proxy is read.

use std::io::{self, Write};

use super::args::{Extent, GlobalArgs};

const WORDS: &str = "the input holds no MCPRemoteProxy";

/// Says that there is no proxy, and where a cluster may have more.
pub(super) fn tell(extent: Option<Extent>, global: &GlobalArgs) -> io::Result<()> {
    let more = match extent {
        Some(Extent::Namespaces) => {
            ", and neither does the cluster in these namespaces; `-A` takes in all"
        }
        Some(Extent::Everything) => ", and neither does the cluster",
        Some(Extent::Input) | None => "",
    };
    match global.quiet {
        true => Ok(()),
        false => writeln!(io::stderr(), "note: {WORDS}{more}"),
    }
}

/// Says that there is no proxy, where there has to be one.
pub(super) fn fail() -> io::Result<()> {
    writeln!(io::stderr(), "error: {WORDS}")
}
