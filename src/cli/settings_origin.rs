//! Where the operator's settings come from: what was asked for, else what the input installs.

use std::io::{self, Write};

use anyhow::Context;

use super::args::GlobalArgs;
use crate::ops::settings::{self, Found, Origin};
use crate::plan::Input;
use crate::release::Release;
use crate::source::{Role, Sources};

/// What the operator's Helm chart sets.
const CHART: &str = "chart";

/// The settings that the input itself gives the operator, else those of its chart.
pub(super) fn installed(
    input: &Input,
    release: Release,
    global: &GlobalArgs,
) -> anyhow::Result<Origin> {
    let say = |note: String| match global.quiet {
        true => Ok(()),
        false => writeln!(io::stderr(), "{note}; `--operator-settings` takes a file"),
    };
    Ok(match settings::installed(input, release) {
        Found::Nothing => Origin::Chart,
        Found::One(origin, elsewhere) => {
            if let Some(field) = elsewhere {
                say(format!(
                    "{}: values of `{field}` are not read",
                    origin.name()
                ))?;
            }
            origin
        }
        Found::Several(places) => {
            let places = places.join(", ");
            say(format!(
                "the operator is set up in several ways ({places}); chart settings count"
            ))?;
            Origin::Chart
        }
    })
}

/// The settings that an argument or the project file asks for.
pub(super) fn asked(argument: &str) -> anyhow::Result<Origin> {
    Ok(match argument {
        CHART => Origin::Chart,
        "bare" => Origin::Bare,
        path => {
            let mut sources = Sources::default();
            sources
                .read(&[path.to_owned()], Role::Aside)
                .context("`--operator-settings` takes `chart`, `bare` or a file")?;
            let texts = sources.sources.iter();
            let texts = texts.map(|source| String::from_utf8_lossy(source.text()).into_owned());
            Origin::File {
                path: path.to_owned(),
                text: texts.collect::<Vec<_>>().join("\n---\n"),
            }
        }
    })
}
