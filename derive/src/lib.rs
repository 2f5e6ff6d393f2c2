//! `#[derive(Resource)]`: a resource's fields as data, from its Rust type.
//!
//! Each field is declared once, with its names in JSON and Go, the releases that have it, its constraints and default;
//! its doc comment is its description. The derive turns that into the field table that pruning, defaulting, validation,
//! hashing and reading share. The attribute grammar is described in `attributes`.

mod attributes;
mod expand;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Derives `resource::GoStruct` and `resource::GoType` for a struct whose fields carry `#[field(...)]`.
#[proc_macro_derive(Resource, attributes(resource, field))]
pub fn derive_resource(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand::expand(&input)
        .unwrap_or_else(|error| error.to_compile_error())
        .into()
}
