//! How it goes with a resource: well, or why the operator stops.

use std::borrow::Cow;
use std::fmt;

use super::objection::Objection;

/// Whether everything is made.
pub type Outcome = Result<(), Stop>;

/// Why the operator stops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// It reports an error, or the phase `Failed`.
    Refused(Refusal),
    /// It panics.
    Crash(Objection),
    /// Something is taken to exist whose content is needed; the objection names it.
    Unknown(Objection),
}

/// What the operator objects to, and how its status says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What it objects to.
    pub objection: Objection,
    /// The condition that says so; none where only the operator's log does.
    pub verdict: Option<Verdict>,
}

/// A condition that says why a resource is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Its type.
    pub condition: &'static str,
    /// Its reason.
    pub reason: Cow<'static, str>,
}

impl Stop {
    /// What it is about.
    pub fn objection(&self) -> &Objection {
        match self {
            Stop::Refused(refusal) => &refusal.objection,
            Stop::Crash(objection) | Stop::Unknown(objection) => objection,
        }
    }

    /// A refusal that leaves no trace in the status.
    pub fn silent(objection: Objection) -> Self {
        Stop::Refused(Refusal {
            objection,
            verdict: None,
        })
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stop::Refused(refusal) => write!(f, "the operator refuses it: {}", refusal.objection),
            Stop::Crash(objection) => write!(f, "the operator panics on it: {objection}"),
            Stop::Unknown(objection) => write!(
                f,
                "it depends on what is not in the input, and `--with` adds it: {objection}"
            ),
        }
    }
}
