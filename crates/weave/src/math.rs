//! Formulas, rendered when the book is built.
//!
//! Everything that the rest of the weave knows about KaTeX is in this module.

use std::{
    cell::RefCell,
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

use contents::{Complaint, nearest};
use katex::{
    KatexContext, OutputFormat, Settings, TrustSetting, macro_expander::MacroMap,
    macros::MacroDefinition, render_to_string,
};
use regex::Regex;

use crate::html;

/// Renders formulas with the terms' macros.
pub(crate) struct Math {
    context: KatexContext,
    inline: Settings,
    display: Settings,
    bare: Settings,
    macros: Vec<String>,
    rendered: RefCell<HashMap<(String, bool), String>>,
}

impl Math {
    /// A renderer that knows these macros, as `\FE` → TeX.
    pub(crate) fn new(macros: &BTreeMap<String, String>) -> Self {
        let settings = |display: bool, output: OutputFormat| {
            let mut map = MacroMap::default();
            for (name, tex) in macros {
                map.insert(name.clone(), MacroDefinition::String(tex.clone()));
            }
            Settings::builder()
                .display_mode(display)
                .output(output)
                .macros(map)
                .trust(TrustSetting::Bool(true))
                .build()
        };
        Self {
            context: KatexContext::default(),
            inline: settings(false, OutputFormat::HtmlAndMathml),
            display: settings(true, OutputFormat::HtmlAndMathml),
            bare: settings(false, OutputFormat::Html),
            macros: macros.keys().cloned().collect(),
            rendered: RefCell::default(),
        }
    }

    /// The formula as one line of HTML with MathML for screen readers.
    pub(crate) fn render(&self, tex: &str, display: bool) -> Result<String, Complaint> {
        let key = (tex.to_owned(), display);
        if let Some(html) = self.rendered.borrow().get(&key) {
            return Ok(html.clone());
        }
        let settings = if display { &self.display } else { &self.inline };
        let html = self.katex(tex, settings)?;
        self.rendered.borrow_mut().insert(key, html.clone());
        Ok(html)
    }

    /// The formula as HTML for the eye alone, for places where its name stands beside it.
    pub(crate) fn symbol(&self, tex: &str) -> Result<String, Complaint> {
        self.katex(tex, &self.bare)
    }

    fn katex(&self, tex: &str, settings: &Settings) -> Result<String, Complaint> {
        let html = render_to_string(&self.context, tex, settings).map_err(|error| {
            let why = error.kind.to_string();
            let complaint = Complaint::new(format!("the formula does not render: {why}"));
            let unknown = why.strip_prefix("Undefined control sequence: ");
            let near = unknown
                .and_then(|name| nearest(name.trim(), self.macros.iter().map(String::as_str)));
            complaint.help(near.map_or_else(
                || format!("it reads: {}", tex.split_whitespace().collect::<Vec<_>>().join(" ")),
                |near| format!("did you mean `{near}`?"),
            ))
        })?;
        Ok(tidy(&html))
    }
}

/// A macro's TeX that marks its symbol as the term's.
///
/// The braces let it stand as an exponent or index like any symbol.
pub(crate) fn term_macro(id: &str, symbol: &str) -> String {
    format!("{{\\htmlData{{term={id}}}{{{symbol}}}}}")
}

/// A number's TeX that marks it with its place in the formula's list of numbers.
pub(crate) fn number(index: usize, tex: &str) -> String {
    format!("{{\\htmlData{{number={index}}}{{{{{tex}}}}}}}")
}

static TAG: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant pattern")]
    Regex::new(r"<(/?)([a-zA-Z]+)((?:\s+[a-zA-Z:-]+=\x22[^\x22]*\x22)*)\s*(/?)>").unwrap()
});

static ATTRIBUTE: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant pattern")]
    Regex::new(r"([a-zA-Z:-]+)=\x22([^\x22]*)\x22").unwrap()
});

static SPELLED: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant pattern")]
    Regex::new(r"(?:<mi mathvariant=\x22normal\x22>[A-Za-z]</mi>){2,}").unwrap()
});

static SOURCE: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant pattern")]
    Regex::new(r"(?s)<annotation [^>]*>.*?</annotation>").unwrap()
});

/// KaTeX's HTML on one line, always the same for the same formula, without the TeX inside
/// it, words read as words, and nothing in it that means anything to Markdown.
fn tidy(html: &str) -> String {
    let html = SOURCE.replace_all(html, "");
    let html = SPELLED.replace_all(&html, |letters: &regex::Captures<'_>| {
        let word: String = letters[0]
            .split("</mi>")
            .filter_map(|letter| letter.strip_prefix("<mi mathvariant=\"normal\">"))
            .collect();
        format!("<mi>{word}</mi>")
    });
    let mut line = String::with_capacity(html.len());
    let mut text_from = 0;
    for tag in TAG.captures_iter(&html) {
        let Some(whole) = tag.get(0) else { continue };
        push_text(&mut line, &html[text_from..whole.start()]);
        text_from = whole.end();
        line.push('<');
        line.push_str(&tag[1]);
        line.push_str(&tag[2]);
        for (name, value) in attributes(&tag[3]) {
            // The columns at both sides of a tag are as wide as they need to be; MathML knows no
            // width of a cell.
            if &tag[2] == "mtd" && name == "width" {
                continue;
            }
            line.push_str(&format!(" {name}=\"{value}\""));
        }
        line.push_str(&tag[4]);
        line.push('>');
    }
    push_text(&mut line, &html[text_from..]);
    line
}

fn attributes(text: &str) -> BTreeMap<String, String> {
    let mut attributes: BTreeMap<String, String> = ATTRIBUTE
        .captures_iter(text)
        .map(|attribute| {
            let value = attribute[2].split_whitespace().collect::<Vec<_>>().join(" ");
            (attribute[1].to_owned(), value.replace('|', "&#124;"))
        })
        .collect();
    let mark = attributes
        .get("data-term")
        .map(|id| format!(" term t-{id}"))
        .or_else(|| attributes.contains_key("data-number").then(|| " num".to_owned()));
    if let (Some(mark), Some(class)) = (mark, attributes.get_mut("class")) {
        class.push_str(&mark);
    }
    attributes
}

/// Text between tags. Entities that are there already stay as they are.
fn push_text(line: &mut String, text: &str) {
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        line.push_str(&html::inline(&rest[..start]).replace('\n', " "));
        let end = rest[start..].find(';').map_or(rest.len(), |end| start + end + 1);
        line.push_str(&rest[start..end]);
        rest = &rest[end..];
    }
    line.push_str(&html::inline(rest).replace('\n', " "));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn math() -> Math {
        let macros = [("\\FE".to_owned(), term_macro("final-error", "\\mathrm{FE}"))];
        Math::new(&macros.into())
    }

    #[test]
    fn a_term_is_marked_and_stands_anywhere_a_symbol_does() {
        let html = math().render("\\FE^2 \\cdot x_\\FE", false).unwrap();
        let marks = html.matches(" term t-final-error\" data-term=\"final-error\"");
        assert_eq!(marks.count(), 2, "{html}");
        assert!(html.contains("<mi>FE</mi>"), "{html}");
        assert!(!html.contains("annotation"));
    }

    #[test]
    fn nothing_in_it_is_markdown_and_attributes_are_in_order() {
        let html = math().render("a * b_1 < \\lvert c \\rvert \\underbrace{d}_{e}", true).unwrap();
        assert!(!html.contains('\n'));
        let text = TAG.replace_all(&html, "");
        assert!(!text.contains(['*', '_', '|', '<', '[']), "{text}");
        assert!(html.contains("<svg height=\"0.548em\" preserveAspectRatio="), "{html}");
    }

    #[test]
    fn a_number_is_marked_and_has_a_minus() {
        let tex = format!("a = {}", number(0, "-0.5"));
        let html = math().render(&tex, false).unwrap();
        assert!(html.contains("class=\"enclosing num\" data-number=\"0\""), "{html}");
        assert!(html.contains("<mo>−</mo><mn>0&#46;5</mn>"), "{html}");
    }

    #[test]
    fn what_does_not_render_is_refused_with_the_nearest_name() {
        let complaint = math().render("\\FFE + 1", false).unwrap_err();
        assert_eq!(
            complaint.message,
            "the formula does not render: Undefined control sequence: \\FFE"
        );
        assert_eq!(complaint.help.as_deref(), Some("did you mean `\\FE`?"));
        assert!(math().render("\\frac{1}{", false).is_err());
    }
}
