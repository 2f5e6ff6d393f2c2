//! What the ToolHive operator makes of an `MCPRemoteProxy`, without a cluster.
//!
//! One pipeline, walked by every command to some point:
//!
//! ```text
//! bytes ─ source ─▶ documents ─ admission ─▶ stored objects ─ resolve ─▶ inventory ─ operator ─▶ plan ─ present ─▶ bytes
//!         (places)              (prune, default, refuse)     (references)            (what it makes, says, changes)
//! ```
//!
//! The rooms, from the ground up; each uses only rooms above it in this list (a test holds that):
//!
//! | room | what is in it |
//! |---|---|
//! | [`span`], [`tree`] | places in a text; decoded values that know their places |
//! | [`go`] | what Go and its libraries do that Rust's do not, one file a behaviour |
//! | [`yaml`] | YAML as kubectl reads it, and as we write it |
//! | [`finding`] | what a finding is: a rule that is broken at a place, and what mends it |
//! | [`release`] | the operator's releases, and the rows in which they differ |
//! | [`resource`] | the operator's kinds, each field in one place |
//! | [`admission`] | what the API server does with an object before it is stored |
//! | [`policy`] | Cedar policies beyond their syntax: what the proxy asks them, what does not fit, what they decide |
//! | [`resolve`] | what exists, and what refers to what |
//! | [`mod@reference`] | what can be looked up: fields as JSON Schema and in words |
//! | [`document`], [`source`] | the documents of a text; the texts that are read |
//! | [`operator`] | the reconcilers' story, and the parts it is told with |
//! | [`reconcile`] | what the operator does to objects that exist already, and what the API server adds to them |
//! | [`plan`] | the input as a cluster, and what the operator makes of all of it |
//! | [`rules`] | the rules, one file each: what kubectl, the API server, the operator and nobody objects to |
//! | [`project`] | the project file: what everyone means who works in a repository |
//! | [`run`] | child processes: what other programs do for us |
//! | [`cluster`] | the API server of a cluster, as far as it is asked |
//! | [`ops`] | one function a task, over one plan |
//! | [`present`] | plans as YAML, JSON, words |
//! | [`cli`] | arguments, streams, exit statuses |

pub mod admission;
pub mod cli;
pub mod cluster;
pub mod document;
pub mod finding;
pub mod go;
pub mod operator;
pub mod ops;
pub mod plan;
pub mod policy;
pub mod present;
pub mod project;
pub mod reconcile;
pub mod reference;
pub mod release;
pub mod resolve;
pub mod resource;
pub mod rules;
pub mod run;
pub mod source;
pub mod span;
pub mod tree;
pub mod yaml;
