//! The sections of a finished page, read from its HTML.

use std::cell::RefCell;

use html5ever::{
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
        states::RawKind,
    },
};

/// What a reader can be led to: a heading and what stands under it, or an entry of the glossary.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Section {
    pub(super) anchor: String,
    pub(super) title: String,
    /// The text in one line.
    pub(super) text: String,
}

/// A page as the search sees it.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) sections: Vec<Section>,
    /// What stands in bold, which is how a term is introduced, each with the number of its section.
    pub(super) bold: Vec<(usize, String)>,
    /// The terms that are referred to, in formulas too, each with the number of the section.
    pub(super) terms: Vec<(usize, String)>,
    /// The figures, `f7.3`, and equations, `e10.4`, each with the number of its section.
    pub(super) numbers: Vec<(usize, String)>,
}

impl Page {
    pub(super) fn read(html: &str) -> Self {
        let queue = BufferQueue::default();
        queue.push_back(StrTendril::from(read_aloud(html)));
        let tokenizer = Tokenizer::new(Reader::default(), TokenizerOpts::default());
        let _ = tokenizer.feed(&queue);
        tokenizer.end();
        let mut page = tokenizer.sink.0.into_inner().page;
        for section in &mut page.sections {
            section.title = one_line(&section.title);
            section.text = one_line(&section.text);
        }
        page.terms = page.references(html);
        page
    }
}

impl Page {
    /// The references to terms, section by section. Those of a formula stand in what is not read.
    fn references(&self, html: &str) -> Vec<(usize, String)> {
        let mut references = Vec::new();
        let mut rest = html;
        for number in 0..self.sections.len() {
            let start = |number: usize, rest: &str| {
                let section = self.sections.get(number)?;
                rest.find(&format!(" id=\"{}\"", section.anchor))
            };
            rest = &rest[start(number, rest).unwrap_or(0)..];
            let section = &rest[..start(number + 1, rest).unwrap_or(rest.len())];
            references.extend(section.split("data-term=\"").skip(1).filter_map(|reference| {
                let (id, _) = reference.split_once('"')?;
                Some((number, id.to_owned()))
            }));
        }
        references
    }
}

/// The page without its drawings and without what formulas have for the eye: most of its markup,
/// of which nothing is searched.
fn read_aloud(html: &str) -> String {
    const FORMULA: &str = "<span aria-hidden=\"true\" class=\"katex-html\">";
    let mut rest = html;
    let mut kept = String::with_capacity(html.len() / 4);
    loop {
        let formula = rest.find(FORMULA);
        let before = &rest[..formula.unwrap_or(rest.len())];
        let Some(start) = before.find("<svg").or(formula) else { break };
        kept.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = if formula == Some(start) {
            end_of_span(rest)
        } else {
            rest.find("</svg>").map(|at| at + "</svg>".len())
        };
        rest = &rest[end.unwrap_or(rest.len())..];
    }
    kept.push_str(rest);
    kept
}

/// Where the span ends that the text begins with, those inside it counted.
fn end_of_span(html: &str) -> Option<usize> {
    let mut depth = 0;
    let mut at = 0;
    loop {
        let end = at + html[at..].find("</span>")?;
        depth += html[at..end].matches("<span").count();
        depth -= 1;
        at = end + "</span>".len();
        if depth == 0 {
            return Some(at);
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[derive(Default)]
struct Reader(RefCell<State>);

#[derive(Default)]
struct State {
    page: Page,
    /// The open elements from `main` on.
    open: Vec<Open>,
}

struct Open {
    name: String,
    is_listing: bool,
    kind: Kind,
    /// How many elements it has so far, where that decides what stands between them.
    children: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    /// Nothing in it is searched.
    Hidden,
    /// The title of the last section.
    Title,
    Bold,
    /// An exercise, whose hints and solution are not searched.
    Exercise,
}

const VOID: [&str; 9] = ["br", "hr", "img", "input", "wbr", "link", "meta", "source", "col"];
/// What stands in a line of its own; `b` only does on the first page, which has its chapters so.
const BLOCKS: [&str; 25] = [
    "b",
    "p",
    "div",
    "section",
    "aside",
    "table",
    "tr",
    "td",
    "th",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "pre",
    "figure",
    "figcaption",
    "details",
    "summary",
    "blockquote",
    "h4",
    "hr",
    "br",
    "mtr",
];

fn attribute<'a>(tag: &'a Tag, name: &str) -> &'a str {
    tag.attrs.iter().find(|attr| &*attr.name.local == name).map_or("", |attr| &*attr.value)
}

fn has_class(tag: &Tag, name: &str) -> bool {
    attribute(tag, "class").split_whitespace().any(|class| class == name)
}

impl State {
    fn is(&self, kind: Kind) -> bool {
        self.open.iter().any(|open| open.kind == kind)
    }

    fn opens(&mut self, tag: &Tag) {
        let name = &*tag.name;
        if self.open.is_empty() && name != "main" {
            return;
        }
        if BLOCKS.contains(&name) {
            self.write(" ");
        }
        self.between(name);
        self.numbered(tag);
        if VOID.contains(&name) || tag.self_closing {
            return;
        }
        let kind = self.kind(tag);
        self.open.push(Open {
            name: name.to_owned(),
            is_listing: has_class(tag, "listing"),
            kind,
            children: 0,
        });
    }

    /// Notes an equation by its place in the page.
    fn numbered(&mut self, tag: &Tag) {
        if let Some(number) = attribute(tag, "id").strip_prefix("eq-") {
            let section = self.page.sections.len().saturating_sub(1);
            self.page.numbers.push((section, format!("e{number}")));
        }
    }

    /// Notes a figure by how its caption begins.
    fn captioned(&mut self, text: &str) {
        let Some(section) = self.page.sections.len().checked_sub(1) else { return };
        let number = text.trim_start().strip_prefix("Figure ").and_then(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
            rest[..end].strip_suffix('.')
        });
        let known = |number: &String| self.page.numbers.iter().any(|(_, other)| other == number);
        if let Some(number) = number.map(|number| format!("f{number}")).filter(|n| !known(n)) {
            self.page.numbers.push((section, number));
        }
    }

    fn kind(&mut self, tag: &Tag) -> Kind {
        let attribute = |name: &str| attribute(tag, name);
        let class = |name: &str| has_class(tag, name);
        let hidden = matches!(&*tag.name, "script" | "style" | "svg" | "button" | "annotation")
            || attribute("aria-hidden") == "true"
            || class("sources")
            || class("command")
            || class("kind")
            || tag.name == *"figcaption" && self.open.last().is_some_and(|open| open.is_listing)
            || tag.name == *"details" && self.is(Kind::Exercise);
        if hidden || self.is(Kind::Hidden) {
            return Kind::Hidden;
        }
        let id = attribute("id");
        match &*tag.name {
            "h1" | "h2" | "h3" | "dt" if !id.is_empty() => {
                self.page.sections.push(Section { anchor: id.into(), ..Section::default() });
                Kind::Title
            }
            "section" if class("exercise") => Kind::Exercise,
            "strong" => {
                let section = self.page.sections.len().saturating_sub(1);
                self.page.bold.push((section, String::new()));
                Kind::Bold
            }
            _ => Kind::Text,
        }
    }

    /// What a formula has between its elements, so that `S_ERROR` is a word, `10^−8` two, and a
    /// product of two weighted inputs four.
    fn between(&mut self, name: &str) {
        const FACTORS: [&str; 8] =
            ["mi", "mn", "msub", "msup", "msubsup", "munder", "mover", "mfrac"];
        let Some(parent) = self.open.last_mut() else { return };
        parent.children += 1;
        let multiplies = FACTORS.contains(&name) && self.follows_a_factor();
        let Some(parent) = self.open.last() else { return };
        let sign = match (parent.name.as_str(), parent.children) {
            ("msub" | "msubsup" | "munder", 2) => "_",
            ("msup" | "mover", 2) | ("msubsup", 3) if name != "mo" => "^",
            ("mfrac", 2) => "/",
            ("mtr", 2..) => " ",
            _ if multiplies => " ",
            _ => return,
        };
        self.write(sign);
    }

    /// Whether what comes now is multiplied with what was written last; a script's parts are one
    /// name, `w_ij`.
    fn follows_a_factor(&self) -> bool {
        let scripts = ["msub", "msup", "msubsup", "munder", "mover"];
        let in_script = |open: &Open| scripts.contains(&&*open.name) && open.children > 1;
        let Some(inside) = self.open.iter().rposition(|open| open.name == "math") else {
            return false;
        };
        let first = self.open[inside..].iter().all(|open| open.children == 1);
        let Some(section) = self.page.sections.last() else { return false };
        let text = if self.is(Kind::Title) { &section.title } else { &section.text };
        !first
            && !self.open[inside..].iter().any(in_script)
            && text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | ']' | '′'))
    }

    fn closes(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else {
            return;
        };
        self.open.truncate(at);
        if BLOCKS.contains(&name) {
            self.write(" ");
        }
    }

    fn write(&mut self, text: &str) {
        if self.is(Kind::Hidden) {
            return;
        }
        let in_title = self.is(Kind::Title);
        if self.is(Kind::Bold)
            && let Some((_, bold)) = self.page.bold.last_mut()
        {
            bold.push_str(text);
        }
        let Some(section) = self.page.sections.last_mut() else { return };
        let place = if in_title { &mut section.title } else { &mut section.text };
        place.push_str(text);
    }

    fn characters(&mut self, text: &str) {
        let Some(inside) = self.open.last() else { return };
        let is_operator = inside.name == "mo";
        if inside.name == "figcaption" {
            self.captioned(text);
        }
        if !is_operator {
            // What the sentence's end has within a formula; and signs that nobody sees.
            self.write(&text.replace(['\u{2061}', '\u{200b}', '\u{a0}'], " "));
            return;
        }
        // An operator stands between spaces, unless it is a sign.
        let between = match self.page.sections.last() {
            Some(section) => section
                .text
                .trim_end()
                .ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | ']' | '\'' | '′')),
            None => false,
        };
        let operator =
            matches!(text, "+" | "−" | "-" | "=" | "<" | ">" | "≤" | "≥" | "⋅" | "·" | "×" | "≈");
        if operator && (between || matches!(text, "=" | "<" | ">" | "≤" | "≥" | "≈")) {
            self.write(" ");
            self.write(text);
            self.write(" ");
        } else if text != "\u{2061}" {
            self.write(text);
        }
    }
}

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => {
                match tag.kind {
                    TagKind::StartTag => state.opens(&tag),
                    TagKind::EndTag => state.closes(&tag.name),
                }
                if tag.kind == TagKind::StartTag {
                    match &*tag.name {
                        "script" => return TokenSinkResult::RawData(RawKind::ScriptData),
                        "style" => return TokenSinkResult::RawData(RawKind::Rawtext),
                        _ => {}
                    }
                }
            }
            Token::CharacterTokens(text) => state.characters(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(main: &str) -> Page {
        Page::read(&format!("<nav>not this</nav><main>{main}</main><footer>nor this</footer>"))
    }

    #[test]
    fn a_heading_begins_a_section() {
        let page = read(
            "<h1 id=\"top\">Two <em>words</em></h1><p>First.</p><ul><li>a</li><li>b</li></ul>\
             <h2 id=\"next\">Next</h2><p>An <strong>error signal</strong> and an <a class=\"term\" data-term=\"error\">error</a>.</p>",
        );
        let found: Vec<_> =
            page.sections.iter().map(|s| (&*s.anchor, &*s.title, &*s.text)).collect();
        assert_eq!(
            found,
            [("top", "Two words", "First. a b"), ("next", "Next", "An error signal and an error.")]
        );
        assert_eq!(page.bold, [(1, "error signal".to_owned())]);
        assert_eq!(page.terms, [(1, "error".to_owned())]);
    }

    #[test]
    fn what_is_not_read_is_not_found() {
        let page = read(
            "<h1 id=\"a\">A</h1><script>if (a < b) { x }</script><svg><text>axis</text></svg>\
             <section class=\"exercise\"><p>task</p><details><p>solution</p></details></section>\
             <figure class=\"listing\"><figcaption>src/lib.rs</figcaption><pre>let a = 1;\nlet b;</pre></figure>\
             <details><p>fold</p></details>",
        );
        assert_eq!(page.sections[0].text, "task let a = 1; let b; fold");
    }

    #[test]
    fn formulas_are_read_as_they_are_written_in_code() {
        let page = read(
            "<h1 id=\"a\">A</h1><math><msub><mi>S</mi><mi>ERROR</mi></msub><mo>=</mo><mo>−</mo><mn>1.5</mn>\
             <mo>⋅</mo><msubsup><mi>f</mi><mi>A</mi><mo>′</mo></msubsup><mo>(</mo><mn>2</mn><mo>)</mo><mo>−</mo>\
             <msup><mn>10</mn><mn>3</mn></msup></math>",
        );
        assert_eq!(page.sections[0].text, "S_ERROR = −1.5 ⋅ f_A′(2) − 10^3");
        let weighted = |n: u8| {
            format!(
                "<msub><mi>w</mi><mn>{n}</mn></msub><msub><mi>x</mi><mrow><mi>i</mi><mi>j</mi></mrow></msub>"
            )
        };
        let page = read(&format!(
            "<h1 id=\"a\">A</h1>non-<math><semantics><mrow>{}<mo>+</mo>{}<mo>=</mo><mi>f</mi>\
             <mo>(</mo><mi>x</mi><mo>)</mo><mn>2</mn><mi>y</mi></mrow></semantics></math>",
            weighted(1),
            weighted(2)
        ));
        assert_eq!(page.sections[0].text, "non-w_1 x_ij + w_2 x_ij = f(x) 2 y");
    }
}
