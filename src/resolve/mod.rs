//! What exists: stored resources by kind, namespace and name, and the names and keys of Secrets and ConfigMaps; and which
//! of them refer to which.

mod inventory;
mod references;

pub use inventory::{ConfigMap, Inventory, Lookup, Owner, Refs, Secret};
pub use references::{Reference, State, references};
