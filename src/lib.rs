//! `mcprp`: what the ToolHive operator makes of an `MCPRemoteProxy`, without a cluster.

pub mod go;
pub mod release;
pub mod resource;
pub mod span;
pub mod tree;
