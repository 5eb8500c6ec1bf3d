//! `#[derive(Read)]` for the types of hoptac's contract.
//!
//! serde gives up at the first fault of a record; whoever mends a register by hand wants all of them.
//! So the library reads by a trait of its own, [`Read`](../hoptac/json/trait.Read.html), and this
//! derives it from what a type says to serde anyway: the names it renames, the fields it defaults, the
//! type it is read from. Nothing is said twice. Whoever uses the library never meets this crate.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Data, DataEnum, DeriveInput, Error, Field, Fields, LitStr, Path, Result, Variant};

/// Derives `Read`: a struct from an object of its fields, a struct of one nameless field from what
/// that is read from, an enum from the name of a choice or an object of one key.
///
/// Of serde's attributes it follows `default`, `default = "…"`, `rename`, `rename_all =
/// "snake_case"` and `from`; those of writing are not its own. A key that the type does not name is a
/// fault, whether it says so or not.
#[proc_macro_derive(Read, attributes(serde))]
pub fn read(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    syn::parse(input)
        .and_then(|input| reading(&input))
        .unwrap_or_else(Error::into_compile_error)
        .into()
}

fn reading(input: &DeriveInput) -> Result<TokenStream> {
    let name = &input.ident;
    let from = Serde::of(&input.attrs)?.from;
    let body = match (&input.data, from) {
        (_, Some(from)) => quote!(<Self as From<#from>>::from(crate::json::Read::read(at))),
        (Data::Struct(data), None) => value(&data.fields, &quote!(Self), &quote!(at))?,
        (Data::Enum(data), None) => choice(data)?,
        (Data::Union(_), None) => return Err(Error::new_spanned(name, "a union is not read")),
    };
    Ok(quote! {
        impl crate::json::Read for #name {
            fn read(at: &crate::json::At<'_>) -> Self {
                #body
            }
        }
    })
}

/// What stands at a place, as a struct or as the value under a choice.
fn value(fields: &Fields, made: &TokenStream, at: &TokenStream) -> Result<TokenStream> {
    match fields {
        Fields::Unit => Ok(made.clone()),
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
            Ok(quote!(#made(crate::json::Read::read(&#at))))
        }
        Fields::Unnamed(fields) => Err(Error::new_spanned(fields, "one field, or named ones")),
        Fields::Named(fields) => {
            let mut keys = Vec::new();
            let mut read = Vec::new();
            for field in &fields.named {
                let (key, value) = named(field)?;
                keys.push(key);
                read.push(value);
            }
            let keys = keys.join(" ");
            Ok(quote!({
                let mut keys = #at.keys(#keys);
                #made { #(#read),* }
            }))
        }
    }
}

/// The key of a field, ended by `?` where it may be left out, and how the field is read.
fn named(field: &Field) -> Result<(String, TokenStream)> {
    let serde = Serde::of(&field.attrs)?;
    let name = field.ident.as_ref().map(Ident::to_string);
    let key = serde.rename.or(name).unwrap_or_default();
    let ident = &field.ident;
    Ok(match serde.default {
        None => (key, quote!(#ident: keys.next())),
        Some(None) => (key + "?", quote!(#ident: keys.next())),
        Some(Some(default)) => (key + "?", quote!(#ident: keys.next_or(#default))),
    })
}

/// The choice that stands at a place. What fits no choice is read as the default one, or as one
/// without a value, or else as the first.
fn choice(data: &DataEnum) -> Result<TokenStream> {
    let mut names = Vec::new();
    let mut arms = Vec::new();
    for (number, variant) in data.variants.iter().enumerate() {
        let mark = if variant.fields == Fields::Unit {
            ""
        } else {
            ":"
        };
        names.push(variant_name(variant)? + mark);
        let ident = &variant.ident;
        let value = value(
            &variant.fields,
            &quote!(Self::#ident),
            &quote!(choice.value),
        )?;
        let last = number.saturating_add(1) == data.variants.len();
        arms.push(if last {
            quote!(_ => #value)
        } else {
            quote!(#number => #value)
        });
    }
    let is_default =
        |variant: &Variant| variant.attrs.iter().any(|it| it.path().is_ident("default"));
    let variants = || data.variants.iter();
    let otherwise = variants()
        .position(is_default)
        .or_else(|| variants().position(|variant| variant.fields == Fields::Unit))
        .unwrap_or_default();
    let names = names.join(" ");
    Ok(quote! {
        let choice = at.choice(#names, #otherwise);
        match choice.number { #(#arms),* }
    })
}

/// What a variant is called in JSON: every enum of the contract is in snake case.
fn variant_name(variant: &Variant) -> Result<String> {
    if let Some(name) = Serde::of(&variant.attrs)?.rename {
        return Ok(name);
    }
    let mut name = String::new();
    for character in variant.ident.to_string().chars() {
        if character.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.extend(character.to_lowercase());
    }
    Ok(name)
}

/// What an item says to serde of how it is read.
#[derive(Default)]
struct Serde {
    /// It may be left out; and what stands for it then, if not the default of its type.
    default: Option<Option<Path>>,
    rename: Option<String>,
    from: Option<syn::Type>,
}

impl Serde {
    fn of(attributes: &[syn::Attribute]) -> Result<Self> {
        let mut said = Self::default();
        for attribute in attributes.iter().filter(|it| it.path().is_ident("serde")) {
            attribute.parse_nested_meta(|meta| {
                let text = match meta.value() {
                    Ok(value) => Some(value.parse::<LitStr>()?),
                    Err(_) => None,
                };
                match (meta.path.get_ident().map(Ident::to_string).as_deref(), text) {
                    (Some("default"), text) => {
                        said.default = Some(text.map(|text| text.parse()).transpose()?);
                    }
                    (Some("rename"), Some(text)) => said.rename = Some(text.value()),
                    (Some("from"), Some(text)) => said.from = Some(text.parse()?),
                    (Some("rename_all"), Some(text)) if text.value() == "snake_case" => {}
                    (Some("into" | "skip_serializing_if"), Some(_)) => {}
                    (Some("transparent" | "deny_unknown_fields"), None) => {}
                    _ => return Err(meta.error("how this is read is not known")),
                }
                Ok(())
            })?;
        }
        Ok(said)
    }
}
