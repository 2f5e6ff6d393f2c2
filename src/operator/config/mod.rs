//! What the operator makes of a configuration itself: its hash, and whether it is valid.
//!
//! One file a kind, each with what its controller checks.

mod authz;
mod embedded_auth_server;
mod external_auth;
mod group;
mod oidc;
mod telemetry;
mod tool;

use super::status::{Condition, Status, Truth};
use crate::go::dump;
use crate::release::Release;
use crate::resource::decode::undecodable;
use crate::resource::{GoStruct, Object, Schema};
use crate::tree::Node;

pub use embedded_auth_server::{check_registration, check_transport, check_trusted_issuers};

/// The condition that says whether a configuration is valid.
pub const VALID: &str = "Valid";

/// A configuration as its controller leaves it.
#[derive(Debug)]
pub enum Config<T> {
    /// It was decoded and judged.
    Reconciled {
        /// What it says.
        spec: T,
        /// What the operator writes into its status.
        status: Status,
    },
    /// The operator cannot decode it.
    Unreadable {
        /// The path of the value that Go's type does not hold.
        path: String,
    },
}

/// A kind of configuration.
pub trait ConfigSpec: GoStruct {
    /// Its name.
    const KIND: &'static str;

    /// What the operator writes into the status of a configuration of this kind.
    fn reconcile(&self, node: &Node, release: Release) -> Status;
}

impl<T: Default> Config<T> {
    /// What the operator writes into its status; none where it cannot decode it.
    pub fn status(&self) -> Option<&Status> {
        match self {
            Config::Reconciled { status, .. } => Some(status),
            Config::Unreadable { .. } => None,
        }
    }
}

/// Decodes a configuration and judges it.
pub(super) fn reconcile<T: ConfigSpec>(object: &Object, release: Release) -> Config<T> {
    let empty = Node::default();
    let node = object.spec().unwrap_or(&empty);
    if let Some(path) = undecodable(&object.kind.spec, node, release, "spec") {
        return Config::Unreadable { path };
    }
    let spec = T::read(node);
    let status = spec.reconcile(node, release);
    Config::Reconciled { spec, status }
}

/// The hash of a spec, as decoded at a release (`controllerutil.CalculateConfigHash`).
pub fn hash<T: GoStruct>(node: &Node, release: Release) -> String {
    let has = |schema: &Schema| schema.is_in(release);
    dump::fnv1a(&dump::for_hash(T::STRUCT, node, &has))
}

/// The status of a configuration that its controller judges: the hash counts only where it is valid.
fn judged(
    judgement: Result<(), String>,
    reasons: [&'static str; 2],
    hash: impl FnOnce() -> String,
) -> Status {
    let [valid, invalid] = reasons;
    let mut status = Status::default();
    status.set(match &judgement {
        Ok(()) => condition(VALID, true, valid, "the configuration is valid".to_owned()),
        Err(why) => condition(VALID, false, invalid, why.clone()),
    });
    if judgement.is_ok() {
        status.hashes.set("configHash", &hash());
    }
    status
}

fn condition(ty: &'static str, truth: bool, reason: &'static str, message: String) -> Condition {
    Condition {
        ty,
        status: Truth::from(truth),
        reason,
        message,
    }
}

#[cfg(test)]
mod tests;
