//! A KRM function: what kustomize and kpt hand over, what they are told to do with it, and what they get back.
//!
//! After the KRM functions specification (`config.kubernetes.io/v1` and `v1beta1`).

mod config;
mod list;
mod rename;
mod splice;

pub use config::{Config, Mode};
pub use list::{Error, File, MADE_OF, ResourceList, file, mark};
