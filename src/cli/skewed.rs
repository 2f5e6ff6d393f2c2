//! Warnings of CRDs and operators that are not of one release.

use std::io::{self, Write};

use crate::admission::given::Given;
use crate::ops::skew::{Lost, Skewed};
use crate::plan::Options;

/// How many fields that fall between CRDs and operator are named.
const MOST_SKEWED: usize = 10;

/// Says what falls between CRDs of one release and an operator of another.
pub(super) fn tell(skewed: &[Skewed], given: &Given, options: &Options) -> io::Result<()> {
    let operator = options.release.version();
    let crds = match given.is_empty() {
        true => format!("the CRDs of {}", options.crd_release.version()),
        false => "the CRDs that are given".to_owned(),
    };
    let mut stderr = io::stderr();
    for field in skewed.iter().take(MOST_SKEWED) {
        let Skewed {
            resource,
            path,
            place,
            lost,
        } = field;
        let what = match lost {
            Lost::Pruned => {
                format!("is pruned by {crds}, and the operator of {operator} would read it")
            }
            Lost::Unread => {
                format!("is stored by {crds}, and the operator of {operator} does not read it")
            }
        };
        writeln!(stderr, "warning: {place}: `{path}` of {resource} {what}")?;
    }
    match skewed.len().saturating_sub(MOST_SKEWED) {
        0 => Ok(()),
        more => writeln!(stderr, "warning: and {more} fields more"),
    }
}
