//! Mini markup in the text of a figure, and text without it.
//!
//! `S_{preA,H}` sets a subscript, `10^{-3}` a superscript, `f_A'` a prime, `*x*` italics,
//! `[FE](final-error)` a term of the book; a backslash takes the next character as it is. A single letter before a subscript is a symbol
//! and becomes italic, as does a subscript of one letter.

use std::fmt::Write as _;

use crate::Role;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Line,
    Sub,
    Sup,
}

#[derive(Clone, Debug, PartialEq)]
struct Piece {
    text: String,
    level: Level,
    italic: bool,
    term: Option<String>,
}

impl Piece {
    fn new(text: String, level: Level, italic: bool) -> Self {
        Self { text: true_minus(&text), level, italic, term: None }
    }
}

fn pieces(markup: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut rest = markup;
    while let Some((before, inner, term, after)) = first_term(rest) {
        out.extend(untermed(before));
        out.extend(
            untermed(inner).into_iter().map(|piece| Piece { term: Some(term.into()), ..piece }),
        );
        rest = after;
    }
    out.extend(untermed(rest));
    out
}

/// Splits at the first `[words](term)`: what stands before it, words, term, what follows.
fn first_term(markup: &str) -> Option<(&str, &str, &str, &str)> {
    let middle = markup.find("](")?;
    let open = markup[..middle].rfind('[')?;
    let close = middle + markup[middle..].find(')')?;
    let term = &markup[middle + 2..close];
    let is_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (!term.is_empty() && term.chars().all(is_id)).then_some((
        &markup[..open],
        &markup[open + 1..middle],
        term,
        &markup[close + 1..],
    ))
}

fn untermed(markup: &str) -> Vec<Piece> {
    let chars: Vec<char> = markup.chars().collect();
    let mut out: Vec<Piece> = Vec::new();
    let mut line = String::new();
    let flush = |line: &mut String, out: &mut Vec<Piece>| {
        if !line.is_empty() {
            out.push(Piece::new(std::mem::take(line), Level::Line, false));
        }
    };
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        let before = at.checked_sub(1).map(|i| chars[i]);
        let after = chars.get(at + 1).copied();
        match c {
            '\\' if after.is_some() => {
                line.extend(after);
                at += 2;
                continue;
            }
            '_' | '^' if before.is_some_and(|b| !b.is_whitespace()) => {
                if let Some((script, next)) = script(&chars, at + 1) {
                    if let Some(symbol) = lone_symbol(&line) {
                        line.pop();
                        flush(&mut line, &mut out);
                        out.push(Piece::new(symbol.into(), Level::Line, true));
                    }
                    flush(&mut line, &mut out);
                    let level = if c == '_' { Level::Sub } else { Level::Sup };
                    let italic =
                        script.chars().count() == 1 && script.chars().all(char::is_alphabetic);
                    out.push(Piece::new(script, level, italic));
                    at = next;
                    continue;
                }
                line.push(c);
            }
            '*' if after.is_some_and(|a| !a.is_whitespace()) => {
                if let Some(end) = chars[at + 1..].iter().position(|&c| c == '*') {
                    flush(&mut line, &mut out);
                    let text = chars[at + 1..at + 1 + end].iter().collect();
                    out.push(Piece::new(text, Level::Line, true));
                    at += end + 2;
                    continue;
                }
                line.push(c);
            }
            '\'' if line.is_empty() && out.last().is_some_and(|p| p.level != Level::Line) => {
                line.push('′');
            }
            _ => line.push(c),
        }
        at += 1;
    }
    flush(&mut line, &mut out);
    out
}

/// The script that starts at `at` and the index after it: `{…}` or one letter or digit.
fn script(chars: &[char], at: usize) -> Option<(String, usize)> {
    match chars.get(at)? {
        '{' => {
            let end = at + chars[at..].iter().position(|&c| c == '}')?;
            Some((chars[at + 1..end].iter().collect(), end + 1))
        }
        c if c.is_alphanumeric() => Some((c.to_string(), at + 1)),
        _ => None,
    }
}

fn lone_symbol(line: &str) -> Option<char> {
    let mut last = line.chars().rev();
    let symbol = last.next().filter(|c| c.is_alphabetic())?;
    last.next().is_none_or(|c| !c.is_alphanumeric()).then_some(symbol)
}

/// Turns a hyphen that starts a number into a minus sign.
fn true_minus(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let starts_number = chars.peek().is_some_and(|n| n.is_ascii_digit() || *n == '.');
        let within_word = before.is_some_and(|b: char| b.is_alphanumeric() || b == '-');
        out.push(if c == '-' && starts_number && !within_word { '−' } else { c });
        before = Some(c);
    }
    out
}

/// The size of an index, three quarters of the text that it belongs to. The page's style finds
/// indices by this, and sets them larger on a phone.
pub(crate) const SCRIPT_SIZE: &str = "font-size=\"75%\"";

/// How far an index goes down and a power up, as a share of the size of the text, and so whatever
/// its own size comes to be.
const LOWERED: f64 = 0.225;
const RAISED: f64 = 0.3;

/// The size of an index on a phone, about, as a share of the text that it belongs to.
const ON_A_PHONE: f64 = 0.96;

/// Writes `markup` as the content of a `<text>` element of this size.
pub(crate) fn write_svg(out: &mut String, markup: &str, size: f64) {
    let mut shift = None;
    let mut term = None;
    for piece in pieces(markup) {
        if piece.term != term {
            if term.is_some() {
                out.push_str("</tspan>");
            }
            if let Some(id) = &piece.term {
                let _ = write!(
                    out,
                    "<tspan data-term=\"{id}\" fill=\"var(--t-{id},var({}))\">",
                    Role::Ink.variable()
                );
            }
            term.clone_from(&piece.term);
        }
        let mut attributes = String::new();
        match (piece.level, shift.take()) {
            (Level::Line, Some(back)) => {
                // A prime is small in most fonts, and stands lower where it is set larger.
                if let Some(rest) = piece.text.strip_prefix('′') {
                    out.push_str("<tspan dy=\"-0.02em\" font-size=\"130%\">′</tspan>");
                    if !rest.is_empty() {
                        let _ = write!(out, "<tspan dy=\"-0.199em\">");
                        escape(out, rest);
                        out.push_str("</tspan>");
                    } else {
                        shift = Some("-0.199");
                    }
                    continue;
                }
                let _ = write!(attributes, " dy=\"{back}em\"");
            }
            (Level::Sub, _) => {
                let _ = write!(attributes, " dy=\"{}\" {SCRIPT_SIZE}", thousandths(LOWERED * size));
                shift = Some("-0.225");
            }
            (Level::Sup, _) => {
                let _ = write!(attributes, " dy=\"{}\" {SCRIPT_SIZE}", thousandths(-RAISED * size));
                shift = Some("0.3");
            }
            (Level::Line, None) => {}
        }
        if piece.italic {
            attributes.push_str(" font-style=\"italic\"");
        }
        if attributes.is_empty() {
            escape(out, &piece.text);
        } else {
            let _ = write!(out, "<tspan{attributes}>");
            escape(out, &piece.text);
            out.push_str("</tspan>");
        }
    }
    if term.is_some() {
        out.push_str("</tspan>");
    }
}

fn thousandths(units: f64) -> f64 {
    libm::round(units * 1000.0) / 1000.0
}

/// Writes `markup` as HTML.
pub fn html(markup: &str) -> String {
    let mut out = String::new();
    let mut term = None;
    for piece in pieces(markup) {
        if piece.term != term {
            if term.is_some() {
                out.push_str("</span>");
            }
            if let Some(id) = &piece.term {
                let _ = write!(out, "<span class=\"t-{id}\" data-term=\"{id}\">");
            }
            term.clone_from(&piece.term);
        }
        let script = match piece.level {
            Level::Line => "",
            Level::Sub => "sub",
            Level::Sup => "sup",
        };
        for tag in [script, if piece.italic { "i" } else { "" }] {
            if !tag.is_empty() {
                let _ = write!(out, "<{tag}>");
            }
        }
        escape(&mut out, &piece.text);
        for tag in [if piece.italic { "i" } else { "" }, script] {
            if !tag.is_empty() {
                let _ = write!(out, "</{tag}>");
            }
        }
    }
    if term.is_some() {
        out.push_str("</span>");
    }
    out
}

/// The markup that shows `text` as it is: for what a reader has typed.
///
/// ```
/// assert_eq!(plot::literal("x_1*x_2"), r"x\_1\*x\_2");
/// ```
pub fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '_' | '^' | '*' | '[' | ']' | '(' | ')' | '\'') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A title, description or caption: plain, and on one line however it was typed.
pub(crate) fn sentence(markup: &str) -> String {
    plain(markup).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same text where no markup can be shown: `S_preA,H`, `10⁻³`.
pub(crate) fn plain(markup: &str) -> String {
    let mut out = String::with_capacity(markup.len());
    for piece in pieces(markup) {
        match piece.level {
            Level::Line => out.push_str(&piece.text),
            Level::Sub => {
                out.push('_');
                out.push_str(&piece.text);
            }
            Level::Sup => match piece.text.chars().map(raised).collect::<Option<String>>() {
                Some(text) => out.push_str(&text),
                None => {
                    out.push('^');
                    out.push_str(&piece.text);
                }
            },
        }
    }
    out
}

fn raised(c: char) -> Option<char> {
    match c {
        '−' => Some('⁻'),
        _ => "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(c.to_digit(10)? as usize),
    }
}

/// Escapes what XML reserves, and drops the control characters it forbids.
pub(crate) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
}

/// How wide the text will be in about any sans-serif font, in units of its size.
///
/// The page's font is the reader's own, so this can only be an estimate; it errs on the wide side,
/// and has room for the larger indices of a phone.
pub(crate) fn width(markup: &str) -> f64 {
    pieces(markup)
        .iter()
        .map(|piece| {
            let scale = if piece.level == Level::Line { 1.0 } else { ON_A_PHONE };
            scale * piece.text.chars().map(char_width).sum::<f64>()
        })
        .sum()
}

fn char_width(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '\'' | '|' => 0.3,
        ' ' | '.' | ',' | ':' | ';' | '!' => 0.34,
        '′' => 0.5,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' => 0.41,
        'm' | 'w' | 'M' | 'W' | '=' | '→' | '…' | '−' | '+' | '×' | '≈' | '%' => 0.88,
        '½' => 1.0,
        c if c.is_uppercase() => 0.72,
        _ => 0.63,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(markup: &str) -> String {
        let mut out = String::new();
        write_svg(&mut out, markup, 20.0);
        out
    }

    #[test]
    fn symbols_are_set_with_their_scripts() {
        assert_eq!(
            svg("S_{preA,H} = 2"),
            "<tspan font-style=\"italic\">S</tspan>\
             <tspan dy=\"4.5\" font-size=\"75%\">preA,H</tspan>\
             <tspan dy=\"-0.225em\"> = 2</tspan>"
        );
        assert_eq!(
            svg("f_A'"),
            "<tspan font-style=\"italic\">f</tspan>\
             <tspan dy=\"4.5\" font-size=\"75%\" font-style=\"italic\">A</tspan>\
             <tspan dy=\"-0.02em\" font-size=\"130%\">′</tspan>"
        );
        assert!(svg("f_A' = 2").ends_with("′</tspan><tspan dy=\"-0.199em\"> = 2</tspan>"));
        assert!(
            svg("[f_A'](slope)(S_{preA,O})")
                .contains("′</tspan></tspan><tspan dy=\"-0.199em\">(</tspan>")
        );
        assert_eq!(svg("the node's 2 * 3"), "the node's 2 * 3");
        assert_eq!(svg(r"pre\_h"), "pre_h");
    }

    #[test]
    fn terms_carry_their_id_and_colour() {
        assert_eq!(
            svg("[FE](final-error) is it"),
            "<tspan data-term=\"final-error\" fill=\"var(--t-final-error,var(--fig-ink))\">FE</tspan> is it"
        );
        assert_eq!(plain("a [f_A'](slope) b"), "a f_A′ b");
        assert_eq!(plain("[0, 1](2 < 3)"), "[0, 1](2 < 3)");
    }

    #[test]
    fn html_has_the_same_symbols_and_terms() {
        assert_eq!(
            html("[S_{preA,H}](preactivation) < f_A'"),
            "<span class=\"t-preactivation\" data-term=\"preactivation\"><i>S</i><sub>preA,H</sub></span> \
             &lt; <i>f</i><sub><i>A</i></sub>′"
        );
    }

    #[test]
    fn words_before_a_subscript_stay_upright() {
        assert!(svg("gradient_{HtoO}").starts_with("gradient<tspan dy"));
    }

    #[test]
    fn hyphens_before_numbers_become_minus_signs() {
        assert_eq!(plain("-0.5 to -.3, one-4, 2-3"), "−0.5 to −.3, one-4, 2-3");
    }

    #[test]
    fn plain_text_has_no_markup() {
        assert_eq!(plain("S_{preA,H}, f_A', 4.5×10^{-5}, *x*"), "S_preA,H, f_A′, 4.5×10⁻⁵, x");
        assert_eq!(plain("a^{n}"), "a^n");
    }

    #[test]
    fn what_is_typed_is_shown_as_it_is() {
        for typed in ["x_1^{2}*y*z'", r"\a[S](error-signal)](b)", "a*b*c", "_{", "](x)"] {
            assert_eq!(plain(&literal(typed)), typed);
            assert!(!svg(&literal(typed)).contains("<tspan"), "{typed}");
        }
        let evil = "</text><script>alert(1)</script>\" onload=\"x";
        let shown = svg(&literal(evil));
        assert!(!shown.contains(['<', '>', '"']), "{shown}");
    }

    #[test]
    fn sentences_have_single_spaces() {
        assert_eq!(sentence(" one\n    line "), "one line");
    }

    #[test]
    fn unfinished_markup_is_text() {
        assert_eq!(plain("a_{b"), "a_{b");
        assert_eq!(plain("*a"), "*a");
        assert_eq!(plain("_"), "_");
        assert_eq!(plain("\\"), "\\");
    }

    #[test]
    fn reserved_characters_are_escaped() {
        assert_eq!(svg("a < b & \u{1}c"), "a &lt; b &amp;  c");
    }
}
