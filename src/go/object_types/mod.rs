//! The kinds of objects that the operator makes, and the Secrets that it reads, as Go types of `k8s.io/api` v0.35.3
//! without their `status`: what a typed client reads of an object and writes again. One file an area; a row is a field,
//! in Go's order.

mod apps;
mod config;
mod rbac;
mod service;

use super::pod_types::{
    LABEL_SELECTOR, LOCAL_OBJECT_REFERENCE, Merge, OPTIONAL_BOOL, OPTIONAL_INT32, OPTIONAL_STRING,
    POD_TEMPLATE_SPEC, STRING, STRING_MAP, STRINGS, keep, list, object, omit, optional,
};
use super::types::Field;

pub use super::pod_types::OBJECT_META;
pub use apps::DEPLOYMENT;
pub use config::{CONFIG_MAP, SECRET};
pub use rbac::{ROLE, ROLE_BINDING, SERVICE_ACCOUNT};
pub use service::SERVICE;

const KIND: Field<Merge> = omit("kind", "Kind", STRING);
const API_VERSION: Field<Merge> = omit("apiVersion", "APIVersion", STRING);
const METADATA: Field<Merge> = omit("metadata", "ObjectMeta", object!(OBJECT_META));
