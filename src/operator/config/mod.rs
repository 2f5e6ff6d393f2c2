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

use std::borrow::Cow;

use super::objection::{Objection, Objections};
use super::outcome::{Refusal, Stop, Verdict};
use super::status::{Condition, Status, Truth};
use crate::go::dump;
use crate::release::Release;
use crate::resource::authz_config::MCPAuthzConfigSpec;
use crate::resource::decode::undecodable;
use crate::resource::{GoStruct, Object, Schema};
use crate::tree::Node;

pub(super) use group::READY;

pub use embedded_auth_server::{check_registration, check_transport, trusted_issuers};

/// The condition that says whether a configuration is valid.
pub const VALID: &str = "Valid";

/// A configuration as its controller leaves it.
#[derive(Debug)]
pub enum Config<T> {
    /// It was decoded and judged.
    Reconciled {
        /// What it says.
        spec: T,
        /// Its status before the operator sees it.
        before: Status,
        /// What the operator objects to in it.
        objections: Objections,
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

    /// What its controller objects to.
    fn objections(&self, _: Release) -> Objections {
        Objections::default()
    }

    /// Changes the status of a configuration of this kind as the operator does, which objects to what it is told.
    fn reconcile(
        &self,
        node: &Node,
        release: Release,
        objections: &Objections,
        status: &mut Status,
    );
}

/// A configuration of any kind, as its controller leaves it.
pub trait Judged {
    /// What the operator writes into its status; none where it cannot decode it.
    fn status(&self) -> Option<&Status>;

    /// Why the operator refuses it: all that it objects to, first what it reports.
    fn stops(&self) -> Vec<Stop>;
}

impl<T: ConfigSpec> Judged for Config<T> {
    fn status(&self) -> Option<&Status> {
        match self {
            Config::Reconciled { status, .. } => Some(status),
            Config::Unreadable { .. } => None,
        }
    }

    fn stops(&self) -> Vec<Stop> {
        match self {
            Config::Unreadable { path } => {
                let why = "the operator cannot decode it";
                vec![Stop::silent(Objection::new(path.as_str(), why))]
            }
            Config::Reconciled {
                objections, status, ..
            } => refusals(objections, status),
        }
    }
}

fn refusals(objections: &Objections, status: &Status) -> Vec<Stop> {
    let invalid = status.condition(VALID);
    let Some(invalid) = invalid.filter(|condition| condition.status == Truth::False) else {
        return Vec::new();
    };
    let refuse = |objection| {
        let verdict = Verdict {
            condition: VALID,
            reason: invalid.reason.clone(),
        };
        Stop::Refused(Refusal {
            objection,
            verdict: Some(verdict),
        })
    };
    match objections.as_slice() {
        [] => vec![refuse(Objection::new("spec.type", invalid.message.clone()))],
        objections => objections.iter().cloned().map(refuse).collect(),
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
    let before = Status::of(object, release);
    let mut status = before.clone();
    let objections = spec.objections(release);
    spec.reconcile(node, release, &objections, &mut status);
    Config::Reconciled {
        spec,
        before,
        objections,
        status,
    }
}

/// The spec of a configuration as it is dumped for its hash.
pub fn hashed(object: &Object) -> Option<Cow<'_, Node>> {
    let spec = object.spec()?;
    Some(match object.kind.name == MCPAuthzConfigSpec::KIND {
        true => Cow::Owned(authz::canonical(spec)),
        false => Cow::Borrowed(spec),
    })
}

/// The hash of a spec, as decoded at a release (`controllerutil.CalculateConfigHash`).
pub fn hash<T: GoStruct>(node: &Node, release: Release) -> String {
    let has = |schema: &Schema| schema.is_in(release);
    dump::fnv1a(&dump::for_hash(T::STRUCT, node, &has))
}

/// Says in the status of a configuration whether it is valid; only then its hash is a new one.
fn judge(
    status: &mut Status,
    objections: &Objections,
    reasons: [&'static str; 2],
    hash: impl FnOnce() -> String,
) {
    let [valid, invalid] = reasons;
    match objections.first() {
        Ok(()) => {
            let message = "the configuration is valid";
            status.set(condition(VALID, true, valid, message));
            status.hashes.set("configHash", &hash());
        }
        Err(why) => status.set(condition(VALID, false, invalid, why.to_string())),
    }
}

fn condition(
    ty: &'static str,
    truth: bool,
    reason: &'static str,
    message: impl Into<Cow<'static, str>>,
) -> Condition {
    Condition {
        ty: ty.into(),
        status: Truth::from(truth),
        reason: reason.into(),
        message: message.into(),
        is_current: true,
    }
}

#[cfg(test)]
mod tests;
