//! What a type says of its form in JSON.

use proc_macro2::Ident;
use syn::{
    Attribute, Data, DeriveInput, Error, Field, Fields, LitStr, Path, Result, Type, Variant,
};

/// A type.
pub(crate) struct Shape {
    pub(crate) name: Ident,
    pub(crate) generics: syn::Generics,
    pub(crate) form: Form,
    /// The type that it is read from and written as.
    pub(crate) as_another: Option<Type>,
}

pub(crate) enum Form {
    Struct(Value),
    Enum(Vec<Choice>),
}

/// What a struct holds, or a choice.
pub(crate) enum Value {
    Nothing,
    /// One nameless field, for which the whole stands.
    Inner,
    Fields(Vec<Named>),
}

/// A field.
pub(crate) struct Named {
    pub(crate) ident: Option<Ident>,
    /// Its key; with `?` where it is left out when absent, with `=` where it may be left out.
    pub(crate) key: String,
    /// What stands for it where it is left out, if not the default of its type.
    pub(crate) default: Option<Path>,
}

/// A variant.
pub(crate) struct Choice {
    pub(crate) ident: Ident,
    /// Its name; with `:` where it has a value.
    pub(crate) name: String,
    pub(crate) value: Value,
    pub(crate) is_default: bool,
}

/// The keys of fields, or the names of choices, as one text.
pub(crate) fn listed<'a>(names: impl Iterator<Item = &'a String>) -> String {
    let names: Vec<&str> = names.map(String::as_str).collect();
    names.join(" ")
}

impl Shape {
    pub(crate) fn of(input: &DeriveInput) -> Result<Self> {
        let form = match &input.data {
            Data::Struct(data) => Form::Struct(Value::of(&data.fields)?),
            Data::Enum(data) => {
                let choices = data.variants.iter().map(Choice::of);
                Form::Enum(choices.collect::<Result<_>>()?)
            }
            Data::Union(_) => return Err(Error::new_spanned(&input.ident, "a union has no form")),
        };
        let said = Said::of(&input.attrs)?;
        Ok(Self {
            name: input.ident.clone(),
            generics: input.generics.clone(),
            form,
            as_another: said.as_another,
        })
    }
}

impl Value {
    fn of(fields: &Fields) -> Result<Self> {
        match fields {
            Fields::Unit => Ok(Self::Nothing),
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => Ok(Self::Inner),
            Fields::Unnamed(fields) => Err(Error::new_spanned(fields, "one field, or named ones")),
            Fields::Named(fields) => {
                let fields = fields.named.iter().map(Named::of);
                Ok(Self::Fields(fields.collect::<Result<_>>()?))
            }
        }
    }
}

impl Named {
    fn of(field: &Field) -> Result<Self> {
        let said = Said::of(&field.attrs)?;
        let name = field.ident.as_ref().map(Ident::to_string);
        let mark = match (said.is_skipped, &said.default) {
            (true, _) => "?",
            (false, Some(_)) => "=",
            (false, None) => "",
        };
        Ok(Self {
            ident: field.ident.clone(),
            key: said.rename.or(name).unwrap_or_default() + mark,
            default: said.default.flatten(),
        })
    }
}

impl Choice {
    fn of(variant: &Variant) -> Result<Self> {
        let said = Said::of(&variant.attrs)?;
        let name = said.rename.unwrap_or_else(|| snake_case(&variant.ident));
        let mark = if variant.fields == Fields::Unit {
            ""
        } else {
            ":"
        };
        Ok(Self {
            ident: variant.ident.clone(),
            name: name + mark,
            value: Value::of(&variant.fields)?,
            is_default: variant.attrs.iter().any(|it| it.path().is_ident("default")),
        })
    }
}

/// Every enum of the contract is in snake case.
fn snake_case(ident: &Ident) -> String {
    let mut name = String::new();
    for character in ident.to_string().chars() {
        if character.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.extend(character.to_lowercase());
    }
    name
}

/// What an item says to serde.
#[derive(Default)]
struct Said {
    /// It may be left out; and what stands for it then, if not the default of its type.
    default: Option<Option<Path>>,
    is_skipped: bool,
    rename: Option<String>,
    as_another: Option<Type>,
}

impl Said {
    fn of(attributes: &[Attribute]) -> Result<Self> {
        let mut said = Self::default();
        for attribute in attributes.iter().filter(|it| it.path().is_ident("serde")) {
            attribute.parse_nested_meta(|meta| {
                let text = match meta.value() {
                    Ok(value) => Some(value.parse::<LitStr>()?),
                    Err(_) => None,
                };
                let word = meta.path.get_ident().map(Ident::to_string);
                match (word.as_deref(), text) {
                    (Some("default"), text) => {
                        said.default = Some(text.map(|text| text.parse()).transpose()?);
                    }
                    (Some("skip_serializing_if"), Some(_)) => said.is_skipped = true,
                    (Some("rename"), Some(text)) => said.rename = Some(text.value()),
                    (Some("from" | "into"), Some(text)) => said.as_another = Some(text.parse()?),
                    (Some("rename_all"), Some(text)) if text.value() == "snake_case" => {}
                    (Some("transparent" | "deny_unknown_fields"), None) => {}
                    _ => return Err(meta.error("what this makes of the form is not known")),
                }
                Ok(())
            })?;
        }
        Ok(said)
    }
}
