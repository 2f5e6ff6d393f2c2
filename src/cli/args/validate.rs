//! Arguments of `validate`.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args as ClapArgs, ValueEnum};
use clap_complete::engine::ArgValueCandidates;

use super::{InputArgs, Output, values};
use crate::finding::{Levels, Rule, Severity};
use crate::present::findings::Form;
use crate::rules;

/// `validate`.
#[derive(Debug, ClapArgs)]
pub struct ValidateArgs {
    /// The input.
    #[command(flatten)]
    pub input: InputArgs,
    /// Form of the output: human, json, sarif, junit, github or gitlab; FORM=PATH writes a file; repeatable
    #[arg(
        short,
        long,
        value_name = "FORM[=PATH]",
        default_value = "human",
        help_heading = "Output"
    )]
    pub output: Vec<Output<Form>>,
    /// Which findings count, and how much.
    #[command(flatten)]
    pub rules: RulesArgs,
    /// What is mended.
    #[command(flatten)]
    pub fix: FixArgs,
    /// When it fails.
    #[command(flatten)]
    pub fail: FailArgs,
}

/// What is mended.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Fixes")]
pub struct FixArgs {
    /// Mend what is certain, and report what is left; of standard input, print the mended text
    #[arg(long)]
    pub fix: bool,
    /// Mend what is likely, too
    #[arg(long, requires = "fix")]
    pub unsafe_fixes: bool,
    /// Show what would be mended instead
    #[arg(long, requires = "fix", conflicts_with = "output")]
    pub diff: bool,
}

/// Which findings count, and how much.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Rules")]
pub struct RulesArgs {
    /// Only these rules, by code or name; repeatable
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = rule, add = ArgValueCandidates::new(values::codes))]
    pub select: Vec<&'static Rule>,
    /// Not these rules, by code or name; repeatable
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = rule, add = ArgValueCandidates::new(values::codes))]
    pub ignore: Vec<&'static Rule>,
    /// How bad a rule's findings are: error, warning or note; repeatable
    #[arg(long, value_name = "CODE=LEVEL", value_delimiter = ',', value_parser = rule_and_level, add = ArgValueCandidates::new(values::severities))]
    pub severity: Vec<(&'static Rule, Severity)>,
    /// Leave out what this file counts, by rule and resource [default: the project file's]
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Count what is found today in the baseline's file
    #[arg(long)]
    pub write_baseline: bool,
}

impl RulesArgs {
    /// What is said of rules.
    pub fn levels(&self) -> Levels {
        Levels {
            select: self.select.clone(),
            ignore: self.ignore.clone(),
            severities: self.severity.clone(),
        }
    }
}

/// When the exit status is not 0.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Exit status")]
pub struct FailArgs {
    /// The least severity that gives exit status 1
    #[arg(long, value_name = "LEVEL", default_value = "error")]
    pub fail_on: Level,
    /// Fail where the input holds no MCPRemoteProxy
    #[arg(long)]
    pub fail_on_empty: bool,
    /// Give exit status 0 whatever is found
    #[arg(long)]
    pub exit_zero: bool,
}

/// A severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Level {
    /// It will not work
    Error,
    /// It will not do what its author means
    Warning,
    /// A matter of taste or policy
    Note,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Self {
        match level {
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
            Level::Note => Severity::Note,
        }
    }
}

fn rule(word: &str) -> Result<&'static Rule, String> {
    rules::named(word).map_err(|unknown| unknown.to_string())
}

fn rule_and_level(text: &str) -> Result<(&'static Rule, Severity), String> {
    let (word, level) = text.split_once('=').ok_or("write it as CODE=LEVEL")?;
    let severity = Severity::named(level).ok_or("the levels are error, warning and note")?;
    Ok((rule(word)?, severity))
}

impl ValueEnum for Form {
    fn value_variants<'a>() -> &'a [Self] {
        &Form::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}
