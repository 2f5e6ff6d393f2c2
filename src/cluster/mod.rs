//! The API server of a cluster, as far as it is asked: what exists there. It is asked by `get` and `list` alone; nothing is
//! written, nothing is watched, and no value of a Secret is kept.

mod access;
mod concurrent;
mod connection;
mod diagnosis;
mod error;
mod list;
mod no_proxy;
mod resource;
mod rule;
mod secret;

pub use access::{Access, Ask, Kubeconfigs, contexts};
pub use connection::Connection;
pub use error::{Error, Problem};
pub use list::{Item, Listed, Scope};
pub use resource::{ApiResource, CORE, of_operator};
pub use rule::{Rule, Verb};
pub use secret::SecretKeys;
