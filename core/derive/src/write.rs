//! How a type is written.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::shape::{Choice, Form, Shape, Value, listed};

pub(crate) fn write(shape: &Shape) -> TokenStream {
    let name = &shape.name;
    let (generics, arguments, bounds) = shape.generics.split_for_impl();
    let body = match (&shape.as_another, &shape.form) {
        (Some(into), _) => quote! {
            crate::json::Write::write(&<#into as From<Self>>::from(self.clone()), out);
        },
        (None, Form::Struct(held)) => {
            let (fields, code) = value(held);
            quote!(let Self #fields = self; #code)
        }
        (None, Form::Enum(choices)) => choice(choices),
    };
    let absent = match &shape.form {
        Form::Enum(choices) => choices.iter().find(|choice| choice.is_default),
        Form::Struct(_) => None,
    };
    let is_absent = absent.map(|Choice { ident, .. }| {
        quote! {
            fn is_absent(&self) -> bool {
                matches!(self, Self::#ident)
            }
        }
    });
    quote! {
        impl #generics crate::json::Write for #name #arguments #bounds {
            fn write(&self, out: &mut crate::json::Out) {
                #body
            }
            #is_absent
        }
    }
}

/// The pattern that names what is held, and the code that writes it.
fn value(held: &Value) -> (TokenStream, TokenStream) {
    match held {
        Value::Nothing => (quote!(), quote!()),
        Value::Inner => (
            quote!((value)),
            quote!(crate::json::Write::write(value, out);),
        ),
        Value::Fields(fields) => {
            let names = listed(fields.iter().map(|field| &field.key));
            let fields = || fields.iter().map(|field| &field.ident);
            let (pattern, each) = (fields(), fields());
            // A name that no field of the type can hide.
            let object = Ident::new("object", Span::mixed_site());
            (
                quote!({ #(#pattern),* }),
                quote! {
                    let mut #object = out.object(#names);
                    #(#object.next(#each);)*
                    #object.end();
                },
            )
        }
    }
}

fn choice(choices: &[Choice]) -> TokenStream {
    let names = listed(choices.iter().map(|choice| &choice.name));
    if choices
        .iter()
        .all(|choice| matches!(choice.value, Value::Nothing))
    {
        let arms = choices.iter().enumerate().map(|(number, choice)| {
            let ident = &choice.ident;
            quote!(Self::#ident => #number)
        });
        return quote!(out.choice(#names, match self { #(#arms),* }););
    }
    let arms = choices.iter().enumerate().map(|(number, choice)| {
        let ident = &choice.ident;
        let (pattern, code) = value(&choice.value);
        match choice.value {
            Value::Nothing => quote!(Self::#ident => out.choice(#names, #number)),
            _ => quote!(Self::#ident #pattern => {
                out.open_choice(#names, #number);
                #code
                out.close_choice();
            }),
        }
    });
    quote!(match self { #(#arms),* })
}
