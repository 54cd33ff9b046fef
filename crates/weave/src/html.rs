//! HTML that survives Markdown: mdBook parses what the weave writes once more.

use contents::escape;

/// Sentences from outside of Markdown, with the apostrophes that Markdown would give them.
pub(crate) fn sentences(words: &str) -> String {
    let mut html = String::with_capacity(words.len());
    let mut before = ' ';
    let mut rest = words.chars().peekable();
    while let Some(c) = rest.next() {
        let inside_a_word =
            before.is_alphanumeric() && rest.peek().is_some_and(|next| next.is_alphanumeric());
        html.push(if c == '\'' && inside_a_word { '’' } else { c });
        before = c;
    }
    escape::text(&html)
}

/// Text content of an element in the middle of a paragraph: no character of it means
/// anything to Markdown.
pub(crate) fn inline(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            html.push_str(&format!("&#{};", c as u32));
        } else {
            html.push(c);
        }
    }
    html
}

/// Several lines of preformatted text as one line, since a blank line would end the block.
pub(crate) fn preformatted(code: &str) -> String {
    escape::text(code).replace('\n', "&#10;")
}

/// One line from markup that may be spread over several.
pub(crate) fn one_line(markup: &str) -> String {
    let mut line = String::with_capacity(markup.len());
    for part in markup.lines().map(str::trim).filter(|part| !part.is_empty()) {
        if !(line.is_empty() || line.ends_with('>') && part.starts_with('<')) {
            line.push(' ');
        }
        line.push_str(part);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_formula_is_markdown() {
        assert_eq!(inline("a*b_c|d"), "a&#42;b&#95;c&#124;d");
    }

    #[test]
    fn an_apostrophe_is_no_prime() {
        assert_eq!(sentences("the node's f_A' < 1"), "the node’s f_A' &lt; 1");
    }

    #[test]
    fn markup_keeps_the_spaces_between_words() {
        assert_eq!(
            one_line("<g>\n  <text>two\n  words</text>\n\n</g>"),
            "<g><text>two words</text></g>"
        );
    }
}
