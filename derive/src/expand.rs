//! What `#[derive(Resource)]` writes.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Field, Fields, Ident, Type};

use crate::attributes::{FieldAttribute, Required, doc, go_name, releases};

/// A field of the Rust type with what its attribute says.
struct Declared<'a> {
    ident: &'a Ident,
    ty: &'a Type,
    doc: String,
    attribute: FieldAttribute,
}

/// The implementations for a type.
pub(crate) fn expand(input: &DeriveInput) -> syn::Result<TokenStream> {
    let ident = &input.ident;
    let name = go_name(&input.attrs)?.unwrap_or_else(|| format!("v1beta1.{ident}"));
    let fields = fields(input)?
        .into_iter()
        .map(declared)
        .collect::<syn::Result<Vec<_>>>()?;
    let table = fields.iter().map(table_row);
    let reads = fields.iter().map(read_field);
    Ok(quote! {
        impl crate::resource::GoStruct for #ident {
            const STRUCT: &'static crate::go::types::Struct<crate::resource::Schema> = {
                use crate::go::types::{Field, Struct, Type};
                use crate::release::Releases;
                use crate::release::rows::*;
                use crate::resource::schema::*;
                &Struct { name: #name, fields: &[#(#table),*] }
            };
        }

        impl crate::resource::GoType for #ident {
            const TYPE: crate::go::types::Type<crate::resource::Schema> =
                crate::go::types::Type::Struct(<Self as crate::resource::GoStruct>::STRUCT);

            fn read(node: &crate::tree::Node) -> Self {
                Self { #(#reads),* }
            }
        }
    })
}

/// The named fields of a struct.
fn fields(input: &DeriveInput) -> syn::Result<Vec<&Field>> {
    let Data::Struct(data) = &input.data else {
        return Err(syn::Error::new(
            input.ident.span(),
            "a resource is a struct",
        ));
    };
    match &data.fields {
        Fields::Named(fields) => Ok(fields.named.iter().collect()),
        Fields::Unit => Ok(Vec::new()),
        Fields::Unnamed(_) => Err(syn::Error::new(
            input.ident.span(),
            "a resource has named fields",
        )),
    }
}

/// A field with its attribute.
fn declared(field: &Field) -> syn::Result<Declared<'_>> {
    let ident = field
        .ident
        .as_ref()
        .ok_or_else(|| syn::Error::new_spanned(field, "a resource has named fields"))?;
    let attribute = field
        .attrs
        .iter()
        .find(|attribute| attribute.path().is_ident("field"));
    let attribute =
        attribute.ok_or_else(|| syn::Error::new(ident.span(), "a field needs #[field(...)]"))?;
    Ok(Declared {
        ident,
        ty: &field.ty,
        doc: doc(&field.attrs),
        attribute: attribute.parse_args()?,
    })
}

/// The field's row in the table.
fn table_row(field: &Declared<'_>) -> TokenStream {
    let Declared {
        ty, doc, attribute, ..
    } = field;
    let FieldAttribute {
        json,
        go,
        text,
        since,
        default,
        checks,
        items,
        list,
        ..
    } = attribute;
    let ty = match text {
        Some(name) => quote!(Type::Text(#name)),
        None => quote!(<#ty as crate::resource::GoType>::TYPE),
    };
    let releases = releases(since.as_ref());
    let required = match &attribute.required {
        None => quote!(None),
        Some(Required(None)) => quote!(Some(Releases::ALL)),
        Some(Required(Some(end))) => quote!(Some(Releases::until(#end))),
    };
    let default = match default {
        Some(literal) => quote!(Some(#literal)),
        None => quote!(None),
    };
    let list = list.clone().unwrap_or_else(|| quote!(List::Plain));
    quote! {
        Field {
            go: #go,
            json: #json,
            ty: #ty,
            extra: Schema {
                doc: #doc,
                releases: #releases,
                required: #required,
                default: #default,
                checks: &[#(#checks),*],
                nullable: false,
                items: &[#(#items),*],
                list: #list,
            },
        }
    }
}

/// How the field is read from an object.
fn read_field(field: &Declared<'_>) -> TokenStream {
    let Declared {
        ident, attribute, ..
    } = field;
    let json = &attribute.json;
    if attribute.inline {
        quote!(#ident: crate::resource::GoType::read(node))
    } else {
        quote!(#ident: node.get(#json).map(crate::resource::GoType::read).unwrap_or_default())
    }
}
