//! What the operator does: its reconcilers' story in their own order, and the parts that it is told with.
//!
//! [`reconciler`] reads like the operator's own reconciler of proxies. Beside it: [`config`] (what the operator makes of each
//! configuration), [`check`] (what it refuses), [`run_config`] (what the proxy is told), [`manifest`] (what it creates, one
//! file an object kind), [`status`] (what it writes back).

pub mod absent;
pub mod check;
pub mod config;
pub mod manifest;
pub mod names;
pub mod objection;
pub mod outcome;
pub mod proxy;
pub mod reconciler;
pub mod run_config;
pub mod settings;
pub mod status;
pub mod world;
