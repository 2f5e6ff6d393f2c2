//! `mcprp`: what the ToolHive operator makes of an `MCPRemoteProxy`, without a cluster.

pub mod go;
pub mod span;
pub mod tree;
