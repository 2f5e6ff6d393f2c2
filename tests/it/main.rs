//! The program at its border: what it is given, and what it gives.

#![expect(clippy::disallowed_methods, reason = "tests read their own files")]

mod boundaries;
mod cluster;
mod conformance;
mod crds;
mod diff;
mod dump;
mod explain;
mod folder;
mod function;
mod hash;
mod installed;
mod live;
mod places;
mod program;
mod project;
mod quiet;
mod recorded;
mod releases;
mod rows;
mod schemas;
mod upgrade;
mod validate;
