//! Code as the page shows it: highlighted when the book is built, with the book's terms marked.

use std::{collections::BTreeMap, ops::Range};

use contents::escape;
use ra_ap_rustc_lexer::{FrontmatterAllowed, LiteralKind, TokenKind, tokenize};

use crate::{html, term::Terms};

/// As many lines are few.
const FEW: usize = 12;

/// A listing with its caption, as one line of HTML.
pub(crate) fn figure(file: &str, what: &str, code: &str, terms: &Terms) -> String {
    let what = if what.is_empty() {
        String::new()
    } else {
        format!(" · <span class=\"what\">{}</span>", html::sentences(what))
    };
    // On paper a few lines are kept together.
    let short = if code.lines().count() <= FEW { " short" } else { "" };
    format!(
        "<figure class=\"listing{short}\"><figcaption><code>{}</code>{what}</figcaption>\
         <pre><code class=\"nohighlight language-rust\">{}</code></pre></figure>",
        escape::text(file),
        highlighted(code, terms)
    )
}

/// A listing some of whose lines, counted from 0, carry an id by which a script finds them.
pub(crate) fn marked(
    file: &str,
    path: &str,
    code: &str,
    terms: &Terms,
    marks: &BTreeMap<usize, &str>,
) -> String {
    let lines: Vec<String> = highlighted(code, terms)
        .split("&#10;")
        .enumerate()
        .map(|(number, line)| match marks.get(&number) {
            Some(id) => format!("<span class=\"line\" data-line=\"{id}\">{line}</span>"),
            None => format!("<span class=\"line\">{line}</span>"),
        })
        .collect();
    format!(
        "<div class=\"marked\"><p><code>{}</code> · {}</p>\
         <pre><code class=\"nohighlight language-rust\">{}</code></pre></div>",
        escape::text(file),
        escape::text(short(path)),
        lines.join("&#10;")
    )
}

/// The path without its crate.
pub(crate) fn short(path: &str) -> &str {
    path.split_once("::").map_or(path, |(_, rest)| rest)
}

/// A token with its text.
#[derive(Clone, Copy)]
struct Piece<'a> {
    kind: TokenKind,
    text: &'a str,
    start: usize,
}

fn pieces(code: &str) -> Vec<Piece<'_>> {
    let mut start = 0;
    tokenize(code, FrontmatterAllowed::No)
        .map(|token| {
            let end = start + token.len as usize;
            let piece = Piece { kind: token.kind, text: &code[start..end], start };
            start = end;
            piece
        })
        .collect()
}

fn highlighted(code: &str, terms: &Terms) -> String {
    let pieces = pieces(code);
    let mut html = String::new();
    let mut defines = false;
    let mut index = 0;
    while let Some(piece) = pieces.get(index) {
        index += 1;
        let class = match piece.kind {
            TokenKind::LineComment { .. } | TokenKind::BlockComment { .. } => "tok-com",
            TokenKind::Literal { kind, .. } => literal(kind),
            TokenKind::Lifetime { .. } | TokenKind::RawLifetime => "tok-ty",
            TokenKind::Pound => {
                let end = attribute_end(&pieces, index);
                if end > index {
                    let text: String =
                        pieces[index - 1..end].iter().map(|piece| piece.text).collect();
                    push(&mut html, "tok-attr", &text);
                    index = end;
                    continue;
                }
                ""
            }
            TokenKind::Ident if is_keyword(piece.text) => "tok-kw",
            TokenKind::Ident if matches!(piece.text, "true" | "false") => "tok-lit",
            TokenKind::Ident => {
                if let Some(term) = terms.of_code(piece.text) {
                    let class = if defines { "tok-fn " } else { "" };
                    html.push_str(&format!(
                        "<span class=\"{class}t-{term}\" data-term=\"{term}\">{}</span>",
                        piece.text
                    ));
                    defines = false;
                    continue;
                }
                let is_macro = matches!(pieces.get(index), Some(next) if next.kind == TokenKind::Bang)
                    && !matches!(pieces.get(index + 1), Some(after) if after.kind == TokenKind::Eq);
                if is_macro {
                    index += 1;
                    push(&mut html, "tok-mac", &format!("{}!", piece.text));
                    continue;
                }
                if defines {
                    "tok-fn"
                } else if is_type(piece.text) {
                    "tok-ty"
                } else {
                    ""
                }
            }
            _ => "",
        };
        if piece.kind != TokenKind::Whitespace {
            defines = piece.text == "fn";
        }
        push(&mut html, class, piece.text);
    }
    html
}

fn push(html: &mut String, class: &str, text: &str) {
    let text = html::preformatted(text);
    if class.is_empty() {
        html.push_str(&text);
    } else {
        html.push_str(&format!("<span class=\"{class}\">{text}</span>"));
    }
}

fn literal(kind: LiteralKind) -> &'static str {
    match kind {
        LiteralKind::Int { .. } | LiteralKind::Float { .. } => "tok-num",
        _ => "tok-str",
    }
}

/// Behind the bracket that closes the attribute whose `#` stands before `index`; `index`
/// itself where it is no attribute.
fn attribute_end(pieces: &[Piece<'_>], index: usize) -> usize {
    let mut depth = 0usize;
    for (offset, piece) in pieces[index..].iter().enumerate() {
        match piece.kind {
            TokenKind::OpenBracket => depth += 1,
            TokenKind::CloseBracket if depth == 1 => return index + offset + 1,
            TokenKind::CloseBracket => depth -= 1,
            TokenKind::Bang if depth == 0 => {}
            _ if depth == 0 => return index,
            _ => {}
        }
    }
    index
}

fn is_keyword(word: &str) -> bool {
    const KEYWORDS: &str = " as async await break const continue crate dyn else enum extern fn for if \
        impl in let loop match mod move mut pub ref return self static struct super trait type union \
        unsafe use where while ";
    KEYWORDS.contains(&format!(" {word} "))
}

fn is_type(word: &str) -> bool {
    const PRIMITIVE: &str =
        " bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize ";
    PRIMITIVE.contains(&format!(" {word} "))
        || word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase)
        || word == "Self"
}

/// The code without its doc comments, and without the lines that they leave empty.
pub(crate) fn without_docs(code: &str) -> String {
    let mut kept = code.to_owned();
    for piece in pieces(code).iter().rev() {
        let is_doc = matches!(
            piece.kind,
            TokenKind::LineComment { doc_style: Some(_) }
                | TokenKind::BlockComment { doc_style: Some(_), .. }
        );
        if is_doc {
            kept.replace_range(
                with_its_line(code, piece.start..piece.start + piece.text.len()),
                "",
            );
        }
    }
    kept
}

/// The range and, where nothing else stands on its lines, all of these lines.
fn with_its_line(code: &str, range: Range<usize>) -> Range<usize> {
    let line = code[..range.start].rfind('\n').map_or(0, |end| end + 1);
    let rest = &code[range.end..];
    let end = rest.find('\n').map_or(code.len(), |end| range.end + end + 1);
    let alone = code[line..range.start].trim().is_empty() && code[range.end..end].trim().is_empty();
    if alone { line..end } else { range }
}

/// The code moved left by `columns`, but for what stands inside its literals.
pub(crate) fn dedented(code: &str, columns: usize) -> String {
    let pieces = pieces(code);
    let inside_literal = |offset: usize| {
        pieces.iter().any(|piece| {
            matches!(piece.kind, TokenKind::Literal { .. })
                && (piece.start + 1..piece.start + piece.text.len()).contains(&offset)
        })
    };
    let mut kept = String::with_capacity(code.len());
    let mut offset = 0;
    for line in code.split_inclusive('\n') {
        let blank = line.len() - line.trim_start_matches(' ').len();
        let cut = if inside_literal(offset) { 0 } else { blank.min(columns) };
        kept.push_str(&line[cut..]);
        offset += line.len();
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn docs_go_and_comments_stay() {
        let code = "/// One.\n///\n/// Two.\n#[must_use]\npub struct A {\n    /// b\n    b: f64, // why\n}";
        assert_eq!(without_docs(code), "#[must_use]\npub struct A {\n    b: f64, // why\n}");
    }

    #[test]
    fn text_inside_a_literal_stays_where_it_is() {
        let code = "    fn a() {\n        r\"\n        b\"\n    }";
        assert_eq!(dedented(code, 4), "fn a() {\n    r\"\n        b\"\n}");
    }

    #[test]
    fn every_kind_of_token_has_its_class() {
        let html = highlighted(
            "#[a]\nfn f<'b>(x: &'b f64) -> Vec<u8> { println!(\"<\"); a != true // c\n}",
            &Terms::default(),
        );
        assert_eq!(
            html,
            "<span class=\"tok-attr\">#[a]</span>&#10;<span class=\"tok-kw\">fn</span> \
             <span class=\"tok-fn\">f</span>&lt;<span class=\"tok-ty\">'b</span>&gt;(x: \
             &amp;<span class=\"tok-ty\">'b</span> <span class=\"tok-ty\">f64</span>) -&gt; \
             <span class=\"tok-ty\">Vec</span>&lt;<span class=\"tok-ty\">u8</span>&gt; { \
             <span class=\"tok-mac\">println!</span>(<span class=\"tok-str\">\"&lt;\"</span>); \
             a != <span class=\"tok-lit\">true</span> <span class=\"tok-com\">// c</span>&#10;}"
        );
    }
}
