//! What the ToolHive operator makes of an `MCPRemoteProxy`, without a cluster.
pub mod admission;
pub mod document;
pub mod go;
pub mod operator;
pub mod ops;
pub mod present;
pub mod release;
pub mod resolve;
pub mod resource;
pub mod source;
pub mod span;
pub mod tree;
pub mod yaml;
