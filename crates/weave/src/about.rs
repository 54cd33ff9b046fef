//! What a page says of itself to those who have not opened it: a sentence, and a picture.
//!
//! `{{#about …}}` is the page's description for search engines and for whoever is sent a link, and
//! its sentence on the first page, where `{{#chapters}}` lays out the way through the book.

use std::collections::BTreeMap;

use contents::{Chapters, Complaint, Diagnostic, escape};
use mdbook_preprocessor::book::{Book, BookItem};
use serde::{Deserialize, Serialize};

use crate::{figure::Catalogue, html, page::Page};

/// What a search engine shows of a description, in characters.
const LONGEST: usize = 160;
/// What says less says nothing.
const SHORTEST: usize = 40;

/// What a page says of itself. The woven page carries it in a comment, to the finished site.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(crate) struct About {
    /// Its sentence.
    #[serde(default)]
    pub(crate) sentence: String,
    /// The id of the figure that stands for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) picture: Option<String>,
}

const OPEN: &str = "<!--about ";
const CLOSE: &str = "-->";

impl About {
    /// The comment for a woven page. Nothing in it ends it.
    fn comment(&self) -> String {
        let json = serde_json::to_string(self).unwrap_or_default();
        format!("{OPEN}{}{CLOSE}", json.replace("--", "\\u002d\\u002d").replace('>', "\\u003e"))
    }

    /// What a finished page says of itself, and the page without the comment.
    pub(crate) fn taken_from(page: &str) -> Option<(Self, String)> {
        let (before, rest) = page.split_once(OPEN)?;
        let (json, after) = rest.split_once(CLOSE)?;
        Some((serde_json::from_str(json).ok()?, format!("{before}{}", after.trim_start())))
    }
}

/// A chapter on the way through the book.
#[derive(Debug)]
struct Stop {
    page: String,
    title: String,
}

/// What all pages say of themselves, and the chapters in their parts.
#[derive(Debug, Default)]
pub(crate) struct Abouts {
    pages: BTreeMap<String, About>,
    parts: Vec<(String, Vec<Stop>)>,
    mistakes: Vec<Diagnostic>,
}

impl Abouts {
    /// Collects them. Where a page lays out the chapters, each page has to say what it is about.
    pub(crate) fn collect(
        pages: &[Page],
        book: &Book,
        chapters: &Chapters,
        catalogue: &Catalogue,
    ) -> Self {
        let mut abouts = Self { parts: parts(book, chapters), ..Self::default() };
        let asked = |page: &Page| page.directives.iter().any(|one| one.name == "chapters");
        let wanted = pages.iter().any(asked);
        let mut said = BTreeMap::<String, String>::new();
        for page in pages {
            let (about, mut mistakes) = read(page, wanted, catalogue);
            if !about.sentence.is_empty()
                && let Some(other) = said.insert(about.sentence.clone(), page.file.clone())
            {
                let complaint = Complaint::new(format!("{other} says the same of itself"));
                mistakes.push(page.complain(0, complaint));
            }
            abouts.mistakes.extend(mistakes);
            abouts.pages.insert(page.name.clone(), about);
        }
        abouts
    }

    /// What is wrong with what the pages say of themselves.
    pub(crate) fn mistakes(&self) -> &[Diagnostic] {
        &self.mistakes
    }

    /// What stands in the woven page for what it says of itself.
    pub(crate) fn comment(&self, page: &str) -> String {
        self.pages.get(page).map(About::comment).unwrap_or_default()
    }

    /// The way through the book: each part with its chapters, their sentences and pictures.
    pub(crate) fn path(&self) -> Result<String, Complaint> {
        if self.parts.is_empty() {
            return Err(Complaint::new("`chapters` yields nothing").help("the book has no chapter"));
        }
        let mut html = String::from("<div class=\"path\">");
        for (part, stops) in &self.parts {
            html += &format!("<h3>{}</h3><ol>", html::sentences(part));
            for Stop { page, title } in stops {
                let About { sentence, picture } = self.pages.get(page).cloned().unwrap_or_default();
                let (number, title) = title.split_once(". ").unwrap_or(("", title));
                let drawn = picture.map_or_else(String::new, |_| {
                    format!(
                        "<img src=\"{}\" alt=\"\" aria-hidden=\"true\" width=\"160\" \
                         height=\"100\" loading=\"lazy\" decoding=\"async\">",
                        picture_file(page)
                    )
                });
                html += &format!(
                    "<li><a href=\"{page}.html\">{drawn}<b><span>{number}</span> {}</b>\
                     <span>{}</span></a></li>",
                    html::sentences(title),
                    html::sentences(&sentence)
                );
            }
            html += "</ol>";
        }
        Ok(html + "</div>")
    }
}

/// The file of a page's picture in the site.
pub(crate) fn picture_file(page: &str) -> String {
    format!("pictures/{}.svg", page.replace('/', "-"))
}

fn read(page: &Page, wanted: bool, catalogue: &Catalogue) -> (About, Vec<Diagnostic>) {
    let of = |name: &'static str| page.directives.iter().filter(move |one| one.name == name);
    let mut mistakes = Vec::new();
    for name in ["about", "picture"] {
        if let Some(second) = of(name).nth(1) {
            let complaint = Complaint::new(format!("the page has a second `{name}`"));
            mistakes.push(page.complain(second.range.start, complaint));
        }
    }
    let sentence = of("about").next();
    if let Some(why) = sentence.and_then(|said| wrong_with(&said.argument)) {
        let at = sentence.map_or(0, |said| said.range.start);
        mistakes.push(page.complain(at, Complaint::new(why)));
    }
    if wanted && sentence.is_none() {
        let complaint = Complaint::new("the page does not say what it is about").help(
            "write a sentence below its title: `{{#about What a reader finds here.}}`\n\
             the first page and search engines show it",
        );
        mistakes.push(page.complain(0, complaint));
    }
    let chosen = of("picture").next().or_else(|| of("figure").next());
    let picture = chosen.map(|one| one.argument.clone());
    if let Some(Err(unknown)) = of("picture").next().map(|one| catalogue.find(&one.argument)) {
        mistakes.push(page.complain(chosen.map_or(0, |one| one.range.start), unknown));
    }
    let sentence = sentence.map(|said| said.argument.clone()).unwrap_or_default();
    (About { sentence, picture }, mistakes)
}

/// What is wrong with a page's sentence.
fn wrong_with(sentence: &str) -> Option<String> {
    let length = sentence.chars().count();
    if length > LONGEST {
        return Some(format!(
            "what the page is about takes {length} characters, and {LONGEST} are shown"
        ));
    }
    if length < SHORTEST {
        return Some(format!(
            "what the page is about has {length} characters, and {SHORTEST} are the least that say something"
        ));
    }
    if sentence.contains(|c: char| c.is_ascii_digit()) {
        return Some("what the page is about has a number, which nothing holds".to_owned());
    }
    if sentence.contains(['<', '>', '*', '`', '$', '[']) {
        return Some("what the page is about is plain words, without marks".to_owned());
    }
    (!sentence.ends_with(['.', '?', '!']))
        .then(|| "what the page is about is no whole sentence: it ends without a point".to_owned())
}

/// The chapters of the book in their parts.
fn parts(book: &Book, chapters: &Chapters) -> Vec<(String, Vec<Stop>)> {
    let mut parts: Vec<(String, Vec<Stop>)> = Vec::new();
    for item in &book.items {
        match item {
            BookItem::PartTitle(title) => parts.push((title.clone(), Vec::new())),
            BookItem::Chapter(chapter) => {
                let Some(path) = &chapter.path else { continue };
                let page = path.with_extension("").to_string_lossy().replace('\\', "/");
                if chapters.of_page(&page).is_none() {
                    continue;
                }
                if parts.is_empty() {
                    parts.push((String::new(), Vec::new()));
                }
                if let Some((_, stops)) = parts.last_mut() {
                    stops.push(Stop { page, title: chapter.name.clone() });
                }
            }
            BookItem::Separator => {}
        }
    }
    parts.retain(|(_, stops)| !stops.is_empty());
    parts
}

/// The commands that bring a reader the book, from the repository that it is published from.
pub(crate) fn commands(repository: Option<&str>) -> String {
    let (link, address, folder) = match repository {
        Some(url) => {
            let url = escape::attribute(url);
            let name = url.rsplit('/').next().unwrap_or_default();
            let folder = name.strip_suffix(".git").unwrap_or(name).to_owned();
            (format!("<a href=\"{url}\">the book’s repository</a>"), url, folder)
        }
        None => (
            "the repository that this page was published from, whose address stands in place of \
             <code>REPOSITORY</code>: this copy of the page was not told it"
                .to_owned(),
            "REPOSITORY weight-by-weight".to_owned(),
            "weight-by-weight".to_owned(),
        ),
    };
    format!(
        "<p>Everything is in {link}.</p>\
         <pre class=\"commands\"><code class=\"language-console\">$ git clone {address}&#10;\
         $ cd {folder}&#10;$ cargo run -- --open</code></pre>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_carries_what_it_says_of_itself() {
        let about = About { sentence: "a --> \"b\"".into(), picture: Some("ch01/a".into()) };
        let page = format!("<h1>t</h1>\n{}\n<p>x</p>", about.comment());
        assert_eq!(page.matches("-->").count(), 1);
        assert_eq!(About::taken_from(&page), Some((about, "<h1>t</h1>\n<p>x</p>".into())));
        assert_eq!(About::taken_from("<p>x</p>"), None);
    }

    #[test]
    fn a_sentence_is_whole_and_plain() {
        let good = "How a node turns three numbers into one decision, with a pencil.";
        assert_eq!(wrong_with(good), None);
        for (bad, why) in [
            ("Short.", "least"),
            (&good.repeat(3), "takes"),
            (&good.replace("three", "3"), "number"),
            (&good.replace("pencil", "*pencil*"), "marks"),
            (good.trim_end_matches('.'), "whole"),
        ] {
            assert!(wrong_with(bad).is_some_and(|said| said.contains(why)), "{bad}");
        }
    }

    #[test]
    fn without_an_address_the_commands_say_so() {
        let with = commands(Some("https://example.org/us/book.git"));
        assert!(with.contains("$ git clone https://example.org/us/book.git&#10;$ cd book&#10;"));
        assert!(!with.contains("REPOSITORY"));
        let without = commands(None);
        assert!(
            without.contains("$ git clone REPOSITORY weight-by-weight&#10;$ cd weight-by-weight")
        );
        assert!(without.contains("was not told it"));
    }
}
