//! Why a cluster does not answer, and what to do about it. No credential is in any text.

use std::fmt;
use std::time::Duration;

use super::rule::{Role, Rule};
use crate::go::duration;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// Nothing says where a cluster is.
    NoKubeconfig {
        /// The files that are not there.
        sought: Vec<String>,
    },
    /// A kubeconfig cannot be used.
    Kubeconfig {
        /// The file; empty where it may be one of several.
        file: String,
        /// What is wrong.
        why: String,
    },
    /// A kubeconfig has no entry of a name.
    Unknown {
        /// What is sought: `context`, `cluster`, `user`.
        what: &'static str,
        /// The name.
        name: String,
        /// The nearest name.
        nearest: Option<String>,
        /// All names.
        known: Vec<String>,
    },
    /// No context is chosen.
    NoContext {
        /// The names of those that there are.
        known: Vec<String>,
    },
    /// A program that a kubeconfig names gives no credentials.
    Credentials {
        /// The program; empty for other ways.
        program: String,
        /// What is wrong.
        why: String,
    },
    /// The server was asked.
    Server {
        /// Its address.
        server: String,
        /// What went wrong.
        problem: Problem,
    },
}

/// What goes wrong between us and a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nobody can be reached at the address.
    Unreachable(String),
    /// The two do not trust each other.
    Tls(String),
    /// It answered nothing in time.
    Timeout(Duration),
    /// The connection ended before the answer did.
    Lost(String),
    /// It does not know who asks.
    Unauthorized,
    /// It does not allow what is asked.
    Forbidden {
        /// Who asks, as the server sees it.
        user: Option<String>,
        /// What is not allowed.
        rules: Vec<Rule>,
    },
    /// It has none of the operator's kinds.
    NoCrds,
    /// There is no such thing.
    NotFound,
    /// A list was read for too long.
    Expired,
    /// It refuses for another reason.
    Refused {
        /// The HTTP status.
        status: u16,
        /// What it says.
        message: String,
    },
    /// What it says is no answer of an API server.
    NoApi(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::NoKubeconfig { sought } => write!(
                f,
                "no cluster to ask: there is no kubeconfig (looked for {}); set KUBECONFIG or give `--kubeconfig FILE`",
                listed(sought)
            ),
            Error::Kubeconfig { file, why } if file.is_empty() => {
                write!(f, "the kubeconfig cannot be used: {why}")
            }
            Error::Kubeconfig { file, why } => {
                write!(f, "the kubeconfig `{file}` cannot be used: {why}")
            }
            Error::Unknown {
                what,
                name,
                nearest,
                known,
            } => {
                write!(f, "the kubeconfig has no {what} `{name}`; ")?;
                match nearest {
                    Some(nearest) => write!(f, "nearest: `{nearest}`"),
                    None => write!(f, "it has {}", listed(known)),
                }
            }
            Error::NoContext { known } => write!(
                f,
                "the kubeconfig has no current context; `--context` picks one: it has {}",
                listed(known)
            ),
            Error::Credentials { program, why } if program.is_empty() => {
                write!(f, "no credentials for the cluster: {why}")
            }
            Error::Credentials { program, why } => {
                write!(f, "`{program}` gives no credentials for the cluster: {why}")
            }
            Error::Server { server, problem } => problem.write(server, f),
        }
    }
}

impl std::error::Error for Error {}

impl Problem {
    fn write(&self, server: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::Unreachable(why) => write!(
                f,
                "cannot reach the cluster at {server}: {why}; does it run, and is the context the right one?"
            ),
            Problem::Tls(why) => write!(
                f,
                "no safe connection to the cluster at {server}: {why}; the kubeconfig's `certificate-authority-data` must be the \
                 server's"
            ),
            Problem::Timeout(after) => write!(
                f,
                "the cluster at {server} did not answer within {}; `--request-timeout` waits longer",
                duration::text(i64::try_from(after.as_nanos()).unwrap_or(i64::MAX))
            ),
            Problem::Lost(why) => write!(
                f,
                "the connection to the cluster at {server} ended in the middle: {why}; nothing can be said, try again"
            ),
            Problem::Unauthorized => write!(
                f,
                "the cluster at {server} does not know who asks (401 Unauthorized): the credentials of the kubeconfig's user are \
                 wrong or have expired; log in again"
            ),
            Problem::Forbidden { user, rules } => {
                match user {
                    Some(user) => write!(f, "user `{user}` ")?,
                    None => f.write_str("you ")?,
                }
                match Role::of(rules) {
                    Some(role) => write!(f, "{role}"),
                    None => write!(f, "may not read from the cluster at {server}"),
                }
            }
            Problem::NoCrds => write!(
                f,
                "the cluster at {server} has no `mcpremoteproxies.toolhive.stacklok.dev`: the operator's CRDs are not installed \
                 there, or the context is not the right one"
            ),
            Problem::NotFound => write!(f, "the cluster at {server} has no such object"),
            Problem::Expired => write!(
                f,
                "the cluster at {server} changes faster than it can be read (410 Gone); try again"
            ),
            Problem::Refused { status, message } => {
                write!(f, "the cluster at {server} refuses ({status}): {message}")
            }
            Problem::NoApi(why) => write!(
                f,
                "what answers at {server} is no Kubernetes API server: {why}"
            ),
        }
    }
}

/// Names in words.
fn listed(names: &[String]) -> String {
    match names {
        [] => "nothing".to_owned(),
        names => {
            let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            names.join(", ")
        }
    }
}
