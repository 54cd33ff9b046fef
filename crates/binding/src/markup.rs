//! A page as a tree that can be changed and written as XHTML.

use std::cell::RefCell;

use contents::escape;
use html5ever::{
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
        states::RawKind,
    },
};

/// Elements that have no content and no end tag.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// What HTML reads in small letters and XML does not.
const SPELLED: [(&str, &str); 9] = [
    ("viewbox", "viewBox"),
    ("preserveaspectratio", "preserveAspectRatio"),
    ("clippath", "clipPath"),
    ("clippathunits", "clipPathUnits"),
    ("lineargradient", "linearGradient"),
    ("radialgradient", "radialGradient"),
    ("gradientunits", "gradientUnits"),
    ("gradienttransform", "gradientTransform"),
    ("textpath", "textPath"),
];

/// A piece of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// An element with what is in it.
    Element(Element),
    /// Text, as it is read.
    Text(String),
}

/// An element, its attributes in the order in which they were written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Element {
    /// Its name.
    pub name: String,
    /// Names and values.
    pub attributes: Vec<(String, String)>,
    /// What is in it.
    pub children: Vec<Node>,
}

impl Element {
    /// An element with this content.
    pub fn new(name: &str, class: &str, children: Vec<Node>) -> Self {
        let element = Self { name: name.to_owned(), attributes: Vec::new(), children };
        if class.is_empty() { element } else { element.with("class", class) }
    }

    /// The element with one more attribute.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.attributes.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether the element is of this class.
    pub fn is(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|all| all.split_whitespace().any(|one| one == class))
    }

    /// All text in it.
    pub fn text(&self) -> String {
        text(&self.children)
    }

    /// The first element in it, itself included, that is as asked.
    pub fn find(&self, wanted: &dyn Fn(&Self) -> bool) -> Option<&Self> {
        if wanted(self) {
            return Some(self);
        }
        self.elements().find_map(|child| child.find(wanted))
    }

    /// The elements directly in it.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(Node::element)
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl Node {
    /// Text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// The element, where it is one.
    pub fn element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) => None,
        }
    }
}

/// The text of several pieces.
pub fn text(nodes: &[Node]) -> String {
    nodes
        .iter()
        .map(|node| match node {
            Node::Element(element) => element.text(),
            Node::Text(text) => text.clone(),
        })
        .collect()
}

/// Calls `with` for each element of the pieces, the outer before the inner.
pub fn each<'a>(nodes: &'a [Node], with: &mut dyn FnMut(&'a Element)) {
    for element in nodes.iter().filter_map(Node::element) {
        with(element);
        each(&element.children, with);
    }
}

/// The same, to change them.
pub fn each_mut(nodes: &mut [Node], with: &mut dyn FnMut(&mut Element)) {
    for node in nodes {
        if let Node::Element(element) = node {
            with(element);
            each_mut(&mut element.children, with);
        }
    }
}

/// Reads a page that a program has written, with its elements well inside each other.
pub fn read(html: &str) -> Element {
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(html));
    let tokenizer = Tokenizer::new(Reader::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    let mut open = tokenizer.sink.open.into_inner();
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().unwrap_or_default()
}

/// The elements that are open, the outermost first; the first one is the page.
struct Reader {
    open: RefCell<Vec<Element>>,
}

impl Default for Reader {
    fn default() -> Self {
        Self { open: RefCell::new(vec![Element::default()]) }
    }
}

fn close(open: &mut Vec<Element>) {
    if let Some(element) = open.pop()
        && let Some(parent) = open.last_mut()
    {
        parent.children.push(element.into());
    }
}

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut open = self.open.borrow_mut();
        match token {
            Token::CharacterTokens(text) => {
                let parent = open.last_mut().map(|parent| &mut parent.children);
                match parent {
                    Some(children) => match children.last_mut() {
                        Some(Node::Text(before)) => before.push_str(&text),
                        _ => children.push(Node::text(&*text)),
                    },
                    None => return TokenSinkResult::Continue,
                }
            }
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                let name = spelled(&tag.name);
                open.push(Element { attributes: attributes(&tag), name, children: Vec::new() });
                if tag.self_closing || VOID.contains(&&*tag.name) {
                    close(&mut open);
                }
                return match &*tag.name {
                    "script" => TokenSinkResult::RawData(RawKind::ScriptData),
                    "style" => TokenSinkResult::RawData(RawKind::Rawtext),
                    _ => TokenSinkResult::Continue,
                };
            }
            Token::TagToken(tag) => {
                let name = spelled(&tag.name);
                // What is still open in it ends with it; an end without a beginning is nothing.
                if let Some(place) = open.iter().rposition(|element| element.name == name) {
                    while open.len() > place.max(1) {
                        close(&mut open);
                    }
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn spelled(name: &str) -> String {
    let known = SPELLED.iter().find(|(small, _)| *small == name);
    known.map_or(name, |(_, spelled)| spelled).to_owned()
}

fn attributes(tag: &Tag) -> Vec<(String, String)> {
    tag.attrs.iter().map(|one| (spelled(&one.name.local), one.value.to_string())).collect()
}

/// The pieces as XHTML.
pub fn write(nodes: &[Node]) -> String {
    let mut xml = String::new();
    nodes.iter().for_each(|node| write_node(node, &mut xml));
    xml
}

fn write_node(node: &Node, xml: &mut String) {
    match node {
        Node::Text(text) => xml.push_str(&escape::text(&allowed(text))),
        Node::Element(element) => {
            xml.push('<');
            xml.push_str(&element.name);
            for (name, value) in &element.attributes {
                let value = allowed(value).replace('&', "&amp;").replace('<', "&lt;");
                let value = value.replace('"', "&quot;").replace('\n', "&#10;");
                xml.push_str(&format!(" {name}=\"{value}\""));
            }
            if VOID.contains(&element.name.as_str()) {
                xml.push_str("/>");
                return;
            }
            xml.push('>');
            element.children.iter().for_each(|child| write_node(child, xml));
            xml.push_str(&format!("</{}>", element.name));
        }
    }
}

/// The text without what XML has no place for, such as the bell of a terminal.
fn allowed(text: &str) -> String {
    text.replace(
        |c: char| c.is_control() && !"\n\t".contains(c) || "\u{fffe}\u{ffff}".contains(c),
        "",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_written_as_xml_has_it() {
        let page = read(
            "<p class=a>1 &lt; 2<br>b &amp; c</p><svg viewbox=\"0 0 1 1\"><path d=\"M0\" /></svg>\
             <script>if (a < b) {}</script><pre>  x\n y\u{7}</pre>",
        );
        assert_eq!(
            write(&page.children),
            "<p class=\"a\">1 &lt; 2<br/>b &amp; c</p><svg viewBox=\"0 0 1 1\">\
             <path d=\"M0\"></path></svg><script>if (a &lt; b) {}</script><pre>  x\n y</pre>"
        );
    }

    #[test]
    fn what_is_not_closed_ends_with_what_it_is_in() {
        let page = read("<ul><li>one<li>two</ul></i>after");
        assert_eq!(page.text(), "onetwoafter");
        assert_eq!(page.elements().count(), 1);
    }
}
