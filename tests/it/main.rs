//! The program at its border: what it is given, and what it gives.

mod boundaries;
mod conformance;
mod live;
mod program;
