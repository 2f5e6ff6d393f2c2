//! `validate`: what is found, how it is told, and how it ends.

mod baseline;
mod ci;
mod fix;
mod fleet;
mod human;
mod origin;
mod releases;
mod sarif;
mod status;
mod suppress;
