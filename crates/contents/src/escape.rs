//! Text inside HTML.

/// Text content as it may stand inside an element.
pub fn text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// An attribute's value on one line, with nothing in it that means something to Markdown's
/// tables and code.
pub fn attribute(value: &str) -> String {
    let mut html = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '&' | '<' | '>' | '"' | '|' | '`' | '\n' => html.push_str(&format!("&#{};", c as u32)),
            _ => html.push(c),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_markup() {
        assert_eq!(text("a < b && \"c\""), "a &lt; b &amp;&amp; \"c\"");
        assert_eq!(attribute("a|b\n\"c\""), "a&#124;b&#10;&#34;c&#34;");
    }
}
