//! From what a client library says to what went wrong.

use std::error::Error as StdError;
use std::io;

use kube::client::AuthError;
use kube::config::KubeconfigError;

use super::{Error, Problem};

/// What is wrong with a kubeconfig. What the parser quotes may be a credential and is left out.
pub(super) fn of_kubeconfig(file: &str, error: &KubeconfigError) -> Error {
    let why = match error {
        KubeconfigError::ReadConfig(error, _) => io_in_words(error),
        KubeconfigError::Parse(error) => match error.location() {
            Some(location) => format!("line {} is not that of a kubeconfig", location.line()),
            None => "it is no kubeconfig".to_owned(),
        },
        KubeconfigError::MissingClusterUrl => "the cluster has no `server`".to_owned(),
        other => innermost(other),
    };
    let file = file.to_owned();
    Error::Kubeconfig { file, why }
}

/// Why no client can be made.
pub(super) fn of_client(error: kube::Error, program: Option<&str>) -> Error {
    match error {
        kube::Error::InferKubeconfig(error) => of_kubeconfig("", &error),
        kube::Error::Auth(error) => of_credentials(&error, program),
        kube::Error::RustlsTls(_) => Error::Kubeconfig {
            file: String::new(),
            why: "its certificates or keys cannot be read".to_owned(),
        },
        kube::Error::ProxyProtocolDisabled { .. }
        | kube::Error::ProxyProtocolUnsupported { .. } => Error::Kubeconfig {
            file: String::new(),
            why: "its `proxy-url`, or HTTPS_PROXY, is neither of http nor of https".to_owned(),
        },
        other => Error::Kubeconfig {
            file: String::new(),
            why: innermost(&other),
        },
    }
}

/// Why a user's credentials cannot be had. What a program printed may be a credential and is left out.
fn of_credentials(error: &AuthError, program: Option<&str>) -> Error {
    let why = match error {
        AuthError::AuthExecStart(error) => io_in_words(error),
        AuthError::AuthExecRun { out, .. } => format!("it ended with {}", out.status),
        AuthError::AuthExecParse(_) | AuthError::ExecPluginFailed => {
            "what it prints is no ExecCredential".to_owned()
        }
        AuthError::ReadTokenFile(error, file) => {
            format!("token file `{}`: {}", file.display(), io_in_words(error))
        }
        AuthError::InvalidBasicAuth(_) | AuthError::InvalidBearerToken(_) => {
            "the user's token or password cannot stand in a request".to_owned()
        }
        AuthError::AuthExec(_) => {
            "the kubeconfig's `auth-provider` is not supported; use an exec plugin".to_owned()
        }
        other => innermost(other),
    };
    Error::Credentials {
        program: program.unwrap_or_default().to_owned(),
        why,
    }
}

/// What went wrong with a request.
pub(super) fn of_request(error: &kube::Error) -> Problem {
    match error {
        kube::Error::Api(status) => of_status(status.code, &status.message),
        kube::Error::SerdeError(_) | kube::Error::FromUtf8(_) => {
            Problem::NoApi("its answer is no JSON".to_owned())
        }
        other => of_connection(other),
    }
}

fn of_status(status: u16, message: &str) -> Problem {
    match status {
        401 => Problem::Unauthorized,
        403 => Problem::Forbidden {
            user: user_in(message),
            rules: Vec::new(),
        },
        404 => Problem::NotFound,
        410 => Problem::Expired,
        _ => Problem::Refused {
            status,
            message: message.lines().next().unwrap_or_default().to_owned(),
        },
    }
}

/// Whom a server takes us for: `… is forbidden: User "jane" cannot list …`.
fn user_in(message: &str) -> Option<String> {
    let (_, rest) = message.split_once("User \"")?;
    let (user, _) = rest.split_once('"')?;
    Some(user.to_owned())
}

/// What ends connections in the words of the libraries, since they have no types that could be asked for.
const TLS: [&str; 3] = ["certificate", "corrupt message", "alert"];

fn of_connection(error: &kube::Error) -> Problem {
    let mut cause: Option<&(dyn StdError + 'static)> = Some(error);
    let mut connecting = false;
    let mut is_lost = matches!(error, kube::Error::HyperError(_));
    while let Some(error) = cause {
        let words = error.to_string();
        connecting |= words.contains("(Connect)");
        if let Some(error) = error.downcast_ref::<io::Error>() {
            if TLS.iter().any(|word| words.contains(word)) {
                return Problem::Tls(words);
            }
            let kind = error.kind();
            is_lost |= matches!(
                kind,
                io::ErrorKind::ConnectionReset
                    | io::ErrorKind::ConnectionAborted
                    | io::ErrorKind::BrokenPipe
                    | io::ErrorKind::UnexpectedEof
            );
        }
        cause = error.source();
    }
    let why = innermost(error);
    match is_lost && !connecting {
        true => Problem::Lost(why),
        false => Problem::Unreachable(why),
    }
}

/// The cause behind all causes, on one line.
fn innermost(error: &(dyn StdError + 'static)) -> String {
    let mut error = error;
    while let Some(source) = error.source() {
        error = source;
    }
    match error.downcast_ref::<io::Error>() {
        Some(error) => io_in_words(error),
        None => {
            let words = error.to_string();
            words.lines().next().unwrap_or_default().to_owned()
        }
    }
}

/// An error of the system in words, without its number.
fn io_in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::UnexpectedEof => "the other side closed it".to_owned(),
        io::ErrorKind::ConnectionRefused => "connection refused".to_owned(),
        _ => error.to_string(),
    }
}
