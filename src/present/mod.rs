//! How plans are shown: one file a form.

pub mod json;
