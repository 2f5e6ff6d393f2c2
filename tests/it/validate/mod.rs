//! `validate`: what is found, how it is told, and how it ends.

mod ci;
mod human;
mod sarif;
mod status;
mod suppress;
