//! Rust source as a tree.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A source file as syn reads it, and also where syn refuses what the compiler takes: a range
/// without a start as an element of a slice pattern, `[..=1, ..]`. All places are those in `text`.
///
/// # Errors
/// Where it is not Rust.
pub fn parsed(text: &str) -> syn::Result<syn::File> {
    syn::parse_file(text).or_else(|error| {
        let tokens = text.parse::<TokenStream>().map_err(|_| error.clone())?;
        syn::parse2(wrapped(tokens)).map_err(|_| error)
    })
}

/// The same with parentheses around each element of a list in brackets that begins with `..` or
/// `..=`, but for `..` alone. Around an expression they change nothing either.
fn wrapped(tokens: TokenStream) -> TokenStream {
    let inside = tokens.into_iter().map(|token| match token {
        TokenTree::Group(group) => {
            let listed = group.delimiter() == Delimiter::Bracket;
            let inside = wrapped(group.stream());
            let mut new =
                Group::new(group.delimiter(), if listed { elements(inside) } else { inside });
            new.set_span(group.span());
            TokenTree::Group(new)
        }
        other => other,
    });
    inside.collect()
}

fn elements(tokens: TokenStream) -> TokenStream {
    let mut all = TokenStream::new();
    let mut element: Vec<TokenTree> = Vec::new();
    for token in tokens {
        if is(&token, ',') {
            all.extend(in_parentheses(std::mem::take(&mut element)));
            all.extend([token]);
        } else {
            element.push(token);
        }
    }
    all.extend(in_parentheses(element));
    all
}

fn in_parentheses(element: Vec<TokenTree>) -> Vec<TokenTree> {
    let [first, second, _, ..] = &*element else { return element };
    if !(is(first, '.') && is(second, '.')) {
        return element;
    }
    let (from, until) = (first.span(), element.last().unwrap_or(first).span());
    let mut group = Group::new(Delimiter::Parenthesis, element.into_iter().collect());
    group.set_span(from.join(until).unwrap_or(from));
    vec![group.into()]
}

fn is(token: &TokenTree, letter: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == letter)
}

#[cfg(test)]
mod tests {
    use syn::spanned::Spanned;

    use super::*;

    #[test]
    fn what_the_compiler_takes_is_taken() {
        let text = "fn f(x: &[u8]) -> bool {\n    match x {\n        [..=1, ..] => true,\n        \
                    [.., ..=3] => x[..2] == [1, 2],\n        _ => false,\n    }\n}\n\
                    fn after() {}\n";
        assert!(syn::parse_file(text).is_err(), "then `parsed` is not needed any more");
        let file = parsed(text).expect("Rust");
        assert_eq!(file.items.len(), 2);
        assert_eq!(&text[file.items[1].span().byte_range()], "fn after() {}");
        let syn::Item::Fn(function) = &file.items[0] else { panic!("no function") };
        assert_eq!(function.block.span().start().line, 1);
        assert!(text[function.block.span().byte_range()].starts_with("{\n    match"));
    }

    #[test]
    fn what_is_no_rust_is_refused_where_it_is_wrong() {
        let error = parsed("fn f() {}\nfn (").expect_err("no Rust");
        assert_eq!(error.span().start().line, 2);
        assert!(parsed("fn f() { [..=1, }").is_err());
    }
}
