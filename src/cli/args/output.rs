//! Forms of what commands print, and where it goes: `FORM`, or `FORM=PATH` for a file.

use std::path::PathBuf;
use std::str::FromStr;

use clap::ValueEnum;

/// A form of what a command prints, and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output<F> {
    /// The form.
    pub form: F,
    /// The file; standard output where there is none.
    pub path: Option<PathBuf>,
}

impl<F: ValueEnum> FromStr for Output<F> {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, path) = form_and_path(text);
        match F::from_str(name, false) {
            Ok(form) => Ok(Self { form, path }),
            Err(_) => Err(known::<F>()),
        }
    }
}

/// The forms that there are, in words.
fn known<F: ValueEnum>() -> String {
    let values = F::value_variants().iter();
    let values = values.filter_map(ValueEnum::to_possible_value);
    let mut names: Vec<String> = values.map(|value| value.get_name().to_owned()).collect();
    let last = names.pop().unwrap_or_default();
    format!("the forms are {} and {last}", names.join(", "))
}

/// A form, and the file that it goes to.
pub(super) fn form_and_path(text: &str) -> (&str, Option<PathBuf>) {
    match text.split_once('=') {
        Some((form, path)) if !path.is_empty() => (form, Some(PathBuf::from(path))),
        Some((form, _)) => (form, None),
        None => (text, None),
    }
}

/// The forms of what is read by people and by other tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TextForm {
    /// For people.
    Human,
    /// For other tools.
    Json,
}
