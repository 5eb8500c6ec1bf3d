//! How a type is read.

use proc_macro2::TokenStream;
use quote::quote;

use crate::shape::{Choice, Form, Shape, Value, listed};

pub(crate) fn read(shape: &Shape) -> TokenStream {
    let name = &shape.name;
    let body = match (&shape.as_another, &shape.form) {
        (Some(from), _) => quote!(<Self as From<#from>>::from(crate::json::Read::read(at))),
        (None, Form::Struct(held)) => value(held, &quote!(Self), &quote!(at)),
        (None, Form::Enum(choices)) => choice(choices),
    };
    quote! {
        impl crate::json::Read for #name {
            fn read(at: &crate::json::At<'_>) -> Self {
                #body
            }
        }
    }
}

fn value(held: &Value, made: &TokenStream, at: &TokenStream) -> TokenStream {
    match held {
        Value::Nothing => made.clone(),
        Value::Inner => quote!(#made(crate::json::Read::read(&#at))),
        Value::Fields(fields) => {
            let names = listed(fields.iter().map(|field| &field.key));
            let fields = fields.iter().map(|field| {
                let ident = &field.ident;
                match &field.default {
                    None => quote!(#ident: keys.next()),
                    Some(default) => quote!(#ident: keys.next_or(#default)),
                }
            });
            quote!({
                let mut keys = #at.keys(#names);
                #made { #(#fields),* }
            })
        }
    }
}

/// What fits no choice is read as the default one, or as one without a value, or else as the first.
fn choice(choices: &[Choice]) -> TokenStream {
    let names = listed(choices.iter().map(|choice| &choice.name));
    let find = |fits: fn(&Choice) -> bool| choices.iter().position(fits);
    let otherwise = find(|choice| choice.is_default)
        .or_else(|| find(|choice| matches!(choice.value, Value::Nothing)))
        .unwrap_or_default();
    let arms = choices.iter().enumerate().map(|(number, choice)| {
        let ident = &choice.ident;
        let value = value(&choice.value, &quote!(Self::#ident), &quote!(choice.value));
        if number.saturating_add(1) == choices.len() {
            quote!(_ => #value)
        } else {
            quote!(#number => #value)
        }
    });
    quote! {
        let choice = at.choice(#names, #otherwise);
        match choice.number { #(#arms),* }
    }
}
