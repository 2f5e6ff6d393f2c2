//! What `#[resource(...)]` and `#[field(...)]` say.
//!
//! ```text
//! #[resource(go = "v1.LocalObjectReference")]     the Go type, where it is not `v1beta1.` and the Rust name
//! #[field("remoteUrl", go = "RemoteURL", ...)]    JSON name, Go name, and any of:
//!     inline                    an embedded Go struct: its fields stand in the object itself (no JSON name)
//!     text = "v1beta1.X"        a string type of that Go name
//!     since = SESSION_STORAGE   the row that brings the field
//!     required                  must be there
//!     required_until = OBO      must be there until that row
//!     default = 8080            what the API server fills in
//!     one_of("a", "b" OBO)      the values allowed, each with the row that brings it
//!     pattern = "..."           a Go regular expression
//!     min, max, min_length, max_length, min_items, max_items, max_properties = N
//!     items(...)                the same for the elements of a list
//!     set                       a list without equal elements
//!     keyed_by = "name"         a list whose elements differ in that key
//! ```

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, Ident, Lit, LitStr, Path, Token, parenthesized};

/// A field's attribute, each part as the expression that stands for it in the field table.
#[derive(Default)]
pub(crate) struct FieldAttribute {
    pub(crate) json: String,
    pub(crate) go: String,
    pub(crate) inline: bool,
    pub(crate) text: Option<LitStr>,
    pub(crate) since: Option<Path>,
    pub(crate) required: Option<Required>,
    pub(crate) default: Option<TokenStream>,
    pub(crate) checks: Vec<TokenStream>,
    pub(crate) items: Vec<TokenStream>,
    pub(crate) list: Option<TokenStream>,
}

/// Which row ends that a field is required; none where it always is.
pub(crate) struct Required(pub(crate) Option<Path>);

/// The Go type of `#[resource(go = "...")]`.
pub(crate) fn go_name(attributes: &[Attribute]) -> syn::Result<Option<String>> {
    let mut name = None;
    for attribute in attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("resource"))
    {
        attribute.parse_nested_meta(|meta| {
            if !meta.path.is_ident("go") {
                return Err(meta.error("expected `go`"));
            }
            name = Some(meta.value()?.parse::<LitStr>()?.value());
            Ok(())
        })?;
    }
    Ok(name)
}

/// The doc comment of an item, its lines joined.
pub(crate) fn doc(attributes: &[Attribute]) -> String {
    let lines = attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("doc"))
        .filter_map(|attribute| {
            let Expr::Lit(literal) = &attribute.meta.require_name_value().ok()?.value else {
                return None;
            };
            let Lit::Str(text) = &literal.lit else {
                return None;
            };
            Some(text.value().trim().to_owned())
        });
    lines.collect::<Vec<_>>().join(" ")
}

impl Parse for FieldAttribute {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut field = Self::default();
        if input.peek(LitStr) {
            field.json = input.parse::<LitStr>()?.value();
            comma(input)?;
        }
        while !input.is_empty() {
            field.part(input)?;
            comma(input)?;
        }
        if field.go.is_empty() || field.json.is_empty() != field.inline {
            return Err(input.error("a field has a JSON name and `go = \"...\"`; an embedded struct has `inline` instead"));
        }
        Ok(field)
    }
}

impl FieldAttribute {
    /// Reads one part of the list.
    fn part(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let name = Ident::parse_any(input)?;
        match name.to_string().as_str() {
            "go" => self.go = value::<LitStr>(input)?.value(),
            "inline" => self.inline = true,
            "text" => self.text = Some(value(input)?),
            "since" => self.since = Some(value(input)?),
            "required" => self.required = Some(Required(None)),
            "required_until" => self.required = Some(Required(Some(value(input)?))),
            "default" => self.default = Some(literal(&value(input)?)?),
            "set" => self.list = Some(quote!(List::Set)),
            "keyed_by" => {
                let key: LitStr = value(input)?;
                self.list = Some(quote!(List::KeyedBy(&[#key])));
            }
            "items" => {
                let content;
                parenthesized!(content in input);
                while !content.is_empty() {
                    let name = Ident::parse_any(&content)?;
                    self.items.push(check(&name, &content)?);
                    comma(&content)?;
                }
            }
            _ => self.checks.push(check(&name, input)?),
        }
        Ok(())
    }
}

/// A constraint by its name.
fn check(name: &Ident, input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let variant = match name.to_string().as_str() {
        "one_of" => return one_of(input),
        "pattern" => quote!(Pattern),
        "min" => quote!(Minimum),
        "max" => quote!(Maximum),
        "min_length" => quote!(MinLength),
        "max_length" => quote!(MaxLength),
        "min_items" => quote!(MinItems),
        "max_items" => quote!(MaxItems),
        "max_properties" => quote!(MaxProperties),
        _ => return Err(syn::Error::new(name.span(), "unknown part of a field")),
    };
    let bound: Lit = value(input)?;
    Ok(quote!(Check::#variant(#bound)))
}

/// The values of `one_of("a", "b" OBO)`.
fn one_of(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let content;
    parenthesized!(content in input);
    let choices = Punctuated::<Choice, Token![,]>::parse_terminated(&content)?;
    let choices = choices.iter().map(|Choice { value, since }| {
        let releases = releases(since.as_ref());
        quote!(Choice { value: #value, releases: #releases })
    });
    Ok(quote!(Check::OneOf(&[#(#choices),*])))
}

/// One allowed value with the row that brings it.
struct Choice {
    value: LitStr,
    since: Option<Path>,
}

impl Parse for Choice {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let value = input.parse()?;
        let since = if input.is_empty() || input.peek(Token![,]) {
            None
        } else {
            Some(input.parse()?)
        };
        Ok(Self { value, since })
    }
}

/// The run of releases that begins with a row.
pub(crate) fn releases(since: Option<&Path>) -> TokenStream {
    match since {
        Some(row) => quote!(Releases::since(#row)),
        None => quote!(Releases::ALL),
    }
}

/// A default as data.
fn literal(default: &Lit) -> syn::Result<TokenStream> {
    match default {
        Lit::Str(text) => Ok(quote!(Literal::Text(#text))),
        Lit::Int(number) => Ok(quote!(Literal::Int(#number))),
        Lit::Bool(value) => Ok(quote!(Literal::Bool(#value))),
        other => Err(syn::Error::new(
            other.span(),
            "a default is a string, an integer or a boolean",
        )),
    }
}

/// `= VALUE`.
fn value<T: Parse>(input: ParseStream<'_>) -> syn::Result<T> {
    input.parse::<Token![=]>()?;
    input.parse()
}

/// A comma, unless this is the end.
fn comma(input: ParseStream<'_>) -> syn::Result<()> {
    if !input.is_empty() {
        input.parse::<Token![,]>()?;
    }
    Ok(())
}
