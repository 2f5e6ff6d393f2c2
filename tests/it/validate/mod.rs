//! `validate`: what is found, how it is told, and how it ends.

mod human;
mod status;
