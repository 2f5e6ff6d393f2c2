//! What exists: stored resources by kind, namespace and name, and the names and keys of Secrets and ConfigMaps; and which
//! of them refer to which.

mod inventory;
mod producers;
mod references;

pub use inventory::{ConfigMap, Inventory, Lookup, Owner, Refs, Secret};
pub use producers::{CustomProducer, Produced, is_sops_encrypted, produced};
pub use references::{Reference, ReferenceField, State, reference_fields, references};
