//! The book for a printer: one page of HTML that a browser turns into a PDF.

use std::{collections::BTreeMap, path::Path};

use contents::escape;

use crate::{
    BACK, Volume, browser,
    chapter::Chapter,
    markup::{self, Element, Node},
    pdf::PageNumbers,
};

const STYLE: &str = include_str!("paper.css");

/// Stands where a page's number will be, as wide as one.
const UNKNOWN: &str = "000";

impl Volume {
    /// The whole book as one XHTML page, to be opened from a file.
    ///
    /// A browser that prints it says where each place has come to be ([`crate::pdf`]); with these
    /// `numbers` the contents and the references have their pages, and the next print is the book.
    pub fn paper(&self, numbers: Option<&PageNumbers>) -> String {
        let imprint = &self.imprint;
        let styles: String = self.styles.iter().map(|path| style_sheet(path)).collect();
        let heads: String =
            self.chapters.iter().map(|chapter| running_head(chapter, &imprint.title)).collect();
        let mut main = vec![self.title_page(), self.imprint_page(), self.contents()];
        let mut part = None;
        for chapter in &self.chapters {
            let begins = (chapter.part != part).then_some(chapter.part.as_deref()).flatten();
            part.clone_from(&chapter.part);
            main.push(section(chapter, begins));
        }
        markup::each_mut(&mut main, &mut |element| with_page_number(element, numbers));
        let main = Element::new("main", "whole-book", main);
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
             <html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"{language}\" class=\"light\"><head>\
             <title>{title}</title><meta name=\"description\" content=\"{description}\"/>\
             <meta name=\"author\" content=\"{authors}\"/>{styles}<style>{STYLE}{heads}</style>\
             </head><body>{main}</body></html>\n",
            language = escape::attribute(&imprint.language),
            title = escape::text(&imprint.title),
            description = escape::attribute(&imprint.description),
            authors = escape::attribute(&imprint.authors.join(", ")),
            heads = heads.replace('&', "&amp;").replace('<', "&lt;"),
            main = markup::write(&[main.into()]),
        )
    }

    fn title_page(&self) -> Node {
        let line =
            |class: &str, text: &str| Element::new("p", class, vec![Node::text(text)]).into();
        let imprint = &self.imprint;
        let lines = vec![
            crate::epub::mark(),
            line("book-title", &imprint.title),
            line("book-description", &imprint.description),
            line("book-authors", &imprint.authors.join(", ")),
        ];
        Element::new("section", "title-page", lines).into()
    }

    fn imprint_page(&self) -> Node {
        Element::new("section", "imprint", self.colophon()).into()
    }

    fn contents(&self) -> Node {
        let mut list =
            vec![Element::new("h1", "contents-title", vec![Node::text("Contents")]).into()];
        let common = common(&self.chapters);
        let mut part = None;
        for chapter in &self.chapters {
            if chapter.part != part {
                part.clone_from(&chapter.part);
                let name = part.clone().unwrap_or_default();
                list.push(Element::new("p", "of-part", vec![Node::text(name)]).into());
            }
            list.push(entry("of-chapter", &chapter.name, vec![Node::text(&chapter.title)]));
            if chapter.part.as_deref() == Some(BACK) {
                continue;
            }
            for heading in headings(chapter, &common) {
                let id = heading.attribute("id").unwrap_or_default();
                list.push(entry("of-section", id, words(&heading.children)));
            }
        }
        Element::new("nav", "contents", list).into()
    }
}

/// The sections of a chapter, but for those that many chapters have, such as its exercises.
fn headings<'a>(chapter: &'a Chapter, common: &[String]) -> Vec<&'a Element> {
    let mut headings = Vec::new();
    markup::each(&chapter.body, &mut |element| {
        if element.name == "h2"
            && element.attribute("id").is_some()
            && !common.contains(&element.text())
        {
            headings.push(element);
        }
    });
    headings
}

/// The headings that say nothing of the chapter that they are in.
fn common(chapters: &[Chapter]) -> Vec<String> {
    let mut counted = BTreeMap::<String, usize>::new();
    for heading in chapters.iter().flat_map(|chapter| headings(chapter, &[])) {
        *counted.entry(heading.text()).or_default() += 1;
    }
    counted.into_iter().filter(|(_, count)| *count > 3).map(|(words, _)| words).collect()
}

/// A heading's words without ids and links.
fn words(nodes: &[Node]) -> Vec<Node> {
    let mut words = for_the_eye(nodes);
    markup::each_mut(&mut words, &mut |element| {
        element.attributes.retain(|(name, _)| name == "class" || name == "style");
        if element.name == "a" {
            element.name = "span".to_owned();
        }
    });
    words
}

fn entry(class: &str, id: &str, title: Vec<Node>) -> Node {
    let title = Element::new("span", "entry", title).into();
    let page = Element::new("span", "page-number", Vec::new()).with("data-of", id).into();
    let dots = Element::new("span", "dots", Vec::new()).into();
    let link = Element::new("a", "", vec![title, dots, page]).with("href", &format!("#{id}"));
    Element::new("p", class, vec![link.into()]).into()
}

/// The chapter on paper, under the title of the part that it begins.
fn section(chapter: &Chapter, begins: Option<&str>) -> Node {
    let inside = usize::from(chapter.part.is_some());
    let mut body = Vec::new();
    if let Some(part) = begins {
        body.push(Element::new("h1", "part-begins", vec![Node::text(part)]).into());
    }
    let title = vec![Node::text(&chapter.title)];
    body.push(Element::new(level(1 + inside), "chapter-begins", title).into());
    let mut text = for_the_eye(&chapter.body);
    markup::each_mut(&mut text, &mut |element| {
        let known = ["h2", "h3", "h4"].iter().position(|name| *name == element.name);
        if let Some(known) = known {
            let class = format!("level-{}", known + 2);
            let class = match element.attribute("class") {
                Some(more) => format!("{class} {more}"),
                None => class,
            };
            element.name = level(known + 2 + inside).to_owned();
            element.attributes.retain(|(name, _)| name != "class");
            element.attributes.push(("class".to_owned(), class));
        }
    });
    body.extend(text);
    Element::new("section", "bound", body)
        .with("id", &chapter.name)
        .with("style", &format!("page: p-{}", chapter.name))
        .into()
}

fn level(number: usize) -> &'static str {
    ["h1", "h2", "h3", "h4", "h5", "h6"][number.clamp(1, 6) - 1]
}

/// Formulas as they are seen, each with its characters for whoever has the PDF read out. What is
/// for a screen reader would be printed as well.
fn for_the_eye(nodes: &[Node]) -> Vec<Node> {
    let kept = nodes
        .iter()
        .filter(|node| node.element().is_none_or(|element| !element.is("katex-mathml")));
    kept.map(|node| match node {
        Node::Text(_) => node.clone(),
        Node::Element(element) => {
            let mut seen = crate::site::with_children(element, for_the_eye(&element.children));
            if seen.is("katex") {
                let said = element.find(&|inside| inside.name == "math").map(Element::text);
                let said = said.unwrap_or_else(|| element.text());
                seen = seen.with("role", "img").with("aria-label", &said);
            }
            seen.into()
        }
    })
    .collect()
}

fn with_page_number(element: &mut Element, numbers: Option<&PageNumbers>) {
    let page = |id: &str| match numbers {
        None => UNKNOWN.to_owned(),
        Some(numbers) => numbers.get(id).map(usize::to_string).unwrap_or_default(),
    };
    if element.is("at-page") {
        let id = element.attribute("href").unwrap_or_default().trim_start_matches('#').to_owned();
        element.children.push(Node::text(format!(" on page {}", page(&id))));
    } else if let Some(id) = element.attribute("data-of").map(str::to_owned) {
        element.attributes.retain(|(name, _)| name != "data-of");
        element.children.push(Node::text(page(&id)));
    }
}

/// The line at the top of a chapter's pages.
fn running_head(chapter: &Chapter, book: &str) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let title = quoted(&chapter.title);
    let part = quoted(chapter.part.as_deref().unwrap_or(book));
    format!(
        "@page p-{name} {{ @top-left {{ content: {part}; }} @top-right {{ content: {title}; }} }}\n",
        name = chapter.name
    )
}

fn style_sheet(path: &Path) -> String {
    format!("<link rel=\"stylesheet\" href=\"{}\"/>", browser::address(path))
}
