//! A page as its author wrote it, and where in it which kind of text stands.

use std::ops::Range;

use contents::{Complaint, Diagnostic, diagnostics::place};
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::directive::{self, Directive};

/// A source page.
#[derive(Debug)]
pub(crate) struct Page {
    /// The path inside `src` without its ending, `ch10-backpropagation`.
    pub(crate) name: String,
    /// The file, relative to the workspace, `book/src/ch10-backpropagation.md`.
    pub(crate) file: String,
    /// Line and column in the file where the text begins, if that is known.
    start: Option<(usize, usize)>,
    /// The text.
    pub(crate) text: String,
    /// The text with blanks in the place of directives and comments.
    pub(crate) own_words: String,
    pub(crate) directives: Vec<Directive>,
    /// Directives that do not end on their line.
    pub(crate) unclosed: Vec<Range<usize>>,
    pub(crate) formulas: Vec<Formula>,
    pub(crate) links: Vec<Link>,
    pub(crate) headings: Vec<Range<usize>>,
    pub(crate) tables: Vec<Range<usize>>,
    /// Running text, word by word and without its markup.
    pub(crate) prose: Vec<Range<usize>>,
    /// Inline code and fenced blocks.
    pub(crate) code: Vec<Code>,
    /// Raw HTML.
    pub(crate) markup: Vec<Range<usize>>,
    paragraphs: Vec<Range<usize>>,
}

/// A formula, dollars included in its range.
#[derive(Debug)]
pub(crate) struct Formula {
    pub(crate) range: Range<usize>,
    pub(crate) tex: Range<usize>,
    pub(crate) display: bool,
}

/// An inline link with its parts.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) range: Range<usize>,
    /// What is written between the brackets.
    pub(crate) inner: Range<usize>,
    pub(crate) target: String,
}

/// Code on the page that was typed there.
#[derive(Debug)]
pub(crate) struct Code {
    pub(crate) range: Range<usize>,
    /// The language of a fenced block; inline code has none.
    pub(crate) language: Option<String>,
}

impl Page {
    /// Reads the page `name` (without `.md`) from its text.
    pub(crate) fn read(name: &str, text: &str) -> Self {
        Self::part(name, format!("book/src/{name}.md"), Some((1, 1)), text)
    }

    /// Reads what stands on the page `name` and is a part of another file.
    pub(crate) fn part(
        name: &str,
        file: String,
        start: Option<(usize, usize)>,
        text: &str,
    ) -> Self {
        let mut page = Self {
            name: name.to_owned(),
            file,
            start,
            text: text.to_owned(),
            own_words: String::new(),
            directives: Vec::new(),
            unclosed: Vec::new(),
            formulas: Vec::new(),
            links: Vec::new(),
            headings: Vec::new(),
            tables: Vec::new(),
            prose: Vec::new(),
            code: Vec::new(),
            markup: Vec::new(),
            paragraphs: Vec::new(),
        };
        page.survey();
        let comments = page.comments();
        page.directives = directive::find(&page.text);
        page.directives.retain(|directive| !covers(&comments, &directive.range));
        page.unclosed = directive::unclosed(&page.text, &page.directives);
        page.unclosed.retain(|directive| !covers(&comments, directive));
        let mut own_words = page.text.clone().into_bytes();
        let directives = page.directives.iter().map(|directive| &directive.range);
        for blank in directives.chain(&page.unclosed).chain(&comments) {
            own_words[blank.clone()].fill(b' ');
        }
        page.own_words = String::from_utf8_lossy(&own_words).into_owned();
        page
    }

    fn survey(&mut self) {
        let text = std::mem::take(&mut self.text);
        let mut open_links: Vec<Link> = Vec::new();
        for (event, range) in Parser::new_ext(&text, options()).into_offset_iter() {
            for link in &mut open_links {
                if range.start > link.range.start && range.end < link.range.end {
                    link.inner.start = link.inner.start.min(range.start);
                    link.inner.end = link.inner.end.max(range.end);
                }
            }
            match event {
                Event::Start(Tag::Paragraph) => self.paragraphs.push(trimmed(&text, range)),
                Event::Start(Tag::Heading { .. }) => self.headings.push(range),
                Event::Start(Tag::Table(_)) => self.tables.push(range),
                Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, .. }) => {
                    // Empty until something inside it is met: then `[](…)` has its inside
                    // between the brackets as well.
                    let inner = range.end..range.start + 1;
                    open_links.push(Link { range, inner, target: dest_url.into_string() });
                }
                Event::End(TagEnd::Link) => {
                    if let Some(mut link) = open_links.pop_if(|link| link.range == range) {
                        if link.inner.start > link.inner.end {
                            link.inner = link.range.start + 1..link.range.start + 1;
                        }
                        self.links.push(link);
                    }
                }
                Event::Start(Tag::CodeBlock(kind)) => {
                    let language = match kind {
                        CodeBlockKind::Fenced(info) => info.into_string(),
                        CodeBlockKind::Indented => String::new(),
                    };
                    self.code.push(Code { range, language: Some(language) });
                }
                Event::Code(_) => self.code.push(Code { range, language: None }),
                Event::InlineMath(_) => self.push_formula(range, false),
                Event::DisplayMath(_) => self.push_formula(range, true),
                Event::Html(_) | Event::InlineHtml(_) => self.markup.push(range),
                Event::Text(_)
                    if self.code.last().is_none_or(|code| code.range.end < range.end) =>
                {
                    match self.prose.last_mut() {
                        Some(last) if last.end == range.start => last.end = range.end,
                        _ => self.prose.push(range),
                    }
                }
                _ => {}
            }
        }
        self.text = text;
    }

    /// How many words of running text the page has.
    pub(crate) fn words(&self) -> usize {
        self.prose
            .iter()
            .map(|prose| self.own_words[prose.clone()].split_whitespace().count())
            .sum()
    }

    fn push_formula(&mut self, range: Range<usize>, display: bool) {
        let dollars = if display { 2 } else { 1 };
        let tex = range.start + dollars..range.end - dollars;
        self.formulas.push(Formula { range, tex, display });
    }

    fn comments(&self) -> Vec<Range<usize>> {
        let mut comments = Vec::new();
        let mut from = 0;
        while let Some(start) = self.text[from..].find("<!--").map(|start| start + from) {
            let end = self.text[start..].find("-->").map_or(self.text.len(), |end| start + end + 3);
            if !self.is_code(&(start..end)) {
                comments.push(start..end);
            }
            from = end;
        }
        comments
    }

    /// Whether a range lies in code that was typed on the page.
    pub(crate) fn is_code(&self, range: &Range<usize>) -> bool {
        self.code.iter().any(|code| encloses(&code.range, range))
    }

    /// The formula that a range lies in.
    pub(crate) fn in_formula(&self, range: &Range<usize>) -> bool {
        self.formulas.iter().any(|formula| encloses(&formula.range, range))
    }

    /// Whether a link around this range is already there, or comes with the heading.
    pub(crate) fn is_linked(&self, range: &Range<usize>) -> bool {
        self.in_heading(range)
            || self.links.iter().any(|link| encloses(&link.range, range) && link.range != *range)
    }

    pub(crate) fn in_heading(&self, range: &Range<usize>) -> bool {
        covers(&self.headings, range)
    }

    pub(crate) fn in_table(&self, range: &Range<usize>) -> bool {
        covers(&self.tables, range)
    }

    /// Whether a range is a paragraph of its own.
    pub(crate) fn stands_alone(&self, range: &Range<usize>) -> bool {
        self.paragraphs.contains(range)
    }

    /// The link from this page to an anchor of another, or of its own.
    pub(crate) fn href(&self, page: &str, anchor: &str) -> String {
        if page == self.name {
            return format!("#{anchor}");
        }
        let up = "../".repeat(self.name.matches('/').count());
        format!("{up}{page}.html#{anchor}")
    }

    /// Line and column of a byte in the file, counted from 1, if they are known.
    pub(crate) fn place(&self, offset: usize) -> Option<(usize, usize)> {
        let (first, indent) = self.start?;
        Some(match place(&self.text, offset) {
            (1, column) => (first, indent + column - 1),
            (line, column) => (first + line - 1, column),
        })
    }

    /// A complaint about what stands at `offset`.
    pub(crate) fn complain(&self, offset: usize, complaint: Complaint) -> Diagnostic {
        Diagnostic { place: self.place(offset), ..complaint.in_file(&self.file) }
    }
}

/// mdBook's own Markdown, and formulas.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = &text[range.clone()];
    let start = range.start + inside.len() - inside.trim_start().len();
    start..start + inside.trim().len()
}

fn encloses(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn covers(ranges: &[Range<usize>], range: &Range<usize>) -> bool {
    ranges.iter().any(|outer| encloses(outer, range))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_know_their_inside() {
        let page =
            Page::read("p", "See [the *error* signal](term:error-signal) and [](fig:ch08/a).");
        let inside: Vec<&str> =
            page.links.iter().map(|link| &page.text[link.inner.clone()]).collect();
        assert_eq!(inside, ["the *error* signal", ""]);
        assert_eq!(page.links[1].target, "fig:ch08/a");
    }

    #[test]
    fn a_directive_in_a_formula_leaves_the_formula_whole() {
        let page = Page::read("p", "So $\\FE = {{#value ch10.a.b_c :.6}}$, and\n\n$$x$$\n");
        assert_eq!(page.formulas.len(), 2);
        assert!(page.in_formula(&page.directives[0].range));
        assert!(page.stands_alone(&page.formulas[1].range));
        assert!(!page.own_words.contains("ch10"));
    }

    #[test]
    fn comments_and_code_are_not_prose() {
        let page =
            Page::read("p", "a <!-- {{#value x}} --> b `1.5`\n\n```console\n2.5\n```\n\nc\n");
        assert!(page.directives.is_empty());
        let prose: String = page.prose.iter().map(|range| &page.text[range.clone()]).collect();
        assert_eq!(prose, "a  b c");
    }
}
