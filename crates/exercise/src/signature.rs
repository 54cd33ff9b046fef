//! The functions that a check calls, and how the reader's file has them.

use std::fmt;

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Item, Visibility};

/// A public function of a starter, which is what its check calls.
#[derive(Clone, Debug, PartialEq)]
pub struct Signature {
    name: String,
    public: bool,
    /// Parameter types and return type: names of parameters are the reader's business.
    types: Vec<String>,
    written: String,
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.public { "pub " } else { "" })?;
        f.write_str(&self.written)
    }
}

/// The functions of a file but for `main`. A file that does not parse has none.
pub fn functions(source: &str) -> Vec<Signature> {
    let items = contents::source::parsed(source).map(|file| file.items).unwrap_or_default();
    items
        .into_iter()
        .filter_map(|item| match item {
            Item::Fn(function) if function.sig.ident != "main" => {
                let inputs = function.sig.inputs.iter().map(|input| match input {
                    syn::FnArg::Typed(typed) => typed.ty.to_token_stream().to_string(),
                    syn::FnArg::Receiver(receiver) => receiver.to_token_stream().to_string(),
                });
                let output = function.sig.output.to_token_stream().to_string();
                Some(Signature {
                    name: function.sig.ident.to_string(),
                    public: matches!(function.vis, Visibility::Public(_)),
                    types: inputs.chain([output]).collect(),
                    written: as_written(&function.sig),
                })
            }
            _ => None,
        })
        .collect()
}

/// The functions that a check calls: the public ones of the starter.
pub fn under_check(starter: &str) -> Vec<Signature> {
    functions(starter).into_iter().filter(|function| function.public).collect()
}

/// The first function that the reader's file has otherwise than the starter had it, as a
/// sentence.
pub fn changed(starter: &str, answer: &str) -> Option<String> {
    let theirs = functions(answer);
    under_check(starter).into_iter().find_map(|ours| {
        let Some(other) = theirs.iter().find(|other| other.name == ours.name) else {
            return Some(format!(
                "The checks call\n\n    {ours}\n\nand your file has no function of that name."
            ));
        };
        if !other.public {
            return Some(format!(
                "The checks call\n\n    {ours}\n\nand your `{}` is not public: put `pub` before it.",
                ours.name
            ));
        }
        (other.types != ours.types).then(|| {
            format!("The checks call\n\n    {ours}\n\nand your file has\n\n    {other}")
        })
    })
}

fn as_written(signature: &syn::Signature) -> String {
    let text = signature.span().source_text();
    let text = text.unwrap_or_else(|| signature.to_token_stream().to_string());
    let on_one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    on_one_line.replace("( ", "(").replace(", )", ")")
}

#[cfg(test)]
mod tests {
    use super::*;

    const STARTER: &str = "pub fn slopes(i_to_h: &mut [Vec<f64>], f: &dyn Fn(f64) -> f64, \
                           n: Option<[f64; 2]>) -> Vec<f64> { todo!() }\nfn main() {}";

    #[test]
    fn a_signature_reads_as_it_was_written() {
        assert_eq!(
            under_check(STARTER)[0].to_string(),
            "pub fn slopes(i_to_h: &mut [Vec<f64>], f: &dyn Fn(f64) -> f64, \
             n: Option<[f64; 2]>) -> Vec<f64>"
        );
    }

    #[test]
    fn names_of_parameters_are_free_and_everything_else_is_not() {
        assert_eq!(changed(STARTER, &STARTER.replace("i_to_h:", "weights:")), None);
        let said = |answer: &str| changed(STARTER, answer).unwrap_or_default();
        assert!(said(&STARTER.replace("pub ", "")).contains("put `pub` before it"));
        assert!(said(&STARTER.replace("slopes", "slope")).contains("no function of that name"));
        assert!(said(&STARTER.replace("-> Vec<f64>", "-> f64")).contains("and your file has"));
    }
}
