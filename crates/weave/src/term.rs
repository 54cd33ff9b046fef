//! The book's vocabulary, from `book/terms.toml`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use serde::Deserialize;
use serde_json::{Map, json};

use crate::{
    chapter::Chapters,
    diagnostics::{Complaint, Diagnostic},
    html,
    math::{Math, term_macro},
    page::Page,
};

/// Where the terms are written down.
pub(crate) const FILE: &str = "book/terms.toml";

/// A term of the vocabulary.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Term {
    pub(crate) id: String,
    name: String,
    #[serde(default, rename = "also")]
    _also: Vec<String>,
    /// Its sign in formulas and the macro that writes it: both, or neither. A term without them is
    /// a word with a definition. It has a card and a place in the glossary, but no colour and no
    /// row in the notation table.
    symbol: Option<String>,
    #[serde(rename = "macro")]
    symbol_macro: Option<String>,
    #[serde(default)]
    macros: BTreeMap<String, String>,
    #[serde(default)]
    code: Vec<String>,
    definition: String,
    first: String,
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    term: Vec<Term>,
}

/// All terms, in the order of the file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Terms {
    terms: Vec<Term>,
    by_code: BTreeMap<String, String>,
}

impl Terms {
    /// Reads the vocabulary; a name that is given twice is a mistake.
    pub(crate) fn read(root: &Path) -> Result<(Self, Vec<Diagnostic>), Diagnostic> {
        let text = match fs::read_to_string(root.join(FILE)) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(Diagnostic::new(FILE, format!("cannot be read: {error}"))),
        };
        let file: File =
            toml::from_str(&text).map_err(|error| crate::diagnostics::toml(FILE, &text, &error))?;
        let mut mistakes = Vec::new();
        let mut taken = BTreeSet::new();
        let mut by_code = BTreeMap::new();
        for term in &file.term {
            if term.symbol.is_some() != term.symbol_macro.is_some()
                || term.is_word() && term.is_marked()
            {
                let message = format!("term {}: `symbol` and `macro` go together", term.id);
                mistakes.push(Diagnostic::new(FILE, message).help(
                    "without both it is a word: no `macros` and no `code`, for it has no colour",
                ));
            }
            let macros = term.symbol_macro.iter().chain(term.macros.keys());
            let names = [term.id.clone()].into_iter().chain(macros.cloned());
            for name in names {
                if !taken.insert(name.clone()) {
                    let message = format!("`{name}` is given to two terms");
                    mistakes.push(Diagnostic::new(FILE, message));
                }
            }
            for code in &term.code {
                if by_code.insert(code.clone(), term.id.clone()).is_some() {
                    let message = format!("the identifier `{code}` is given to two terms");
                    mistakes.push(
                        Diagnostic::new(FILE, message)
                            .help("a listing could colour it only one way"),
                    );
                }
            }
        }
        Ok((Self { terms: file.term, by_code }, mistakes))
    }

    /// Whether there is no vocabulary.
    pub(crate) fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    pub(crate) fn find(&self, id: &str) -> Result<&Term, Complaint> {
        self.terms.iter().find(|term| term.id == id).ok_or_else(|| {
            Complaint::unknown("term", id, self.terms.iter().map(|term| term.id.as_str()))
        })
    }

    /// The term that an identifier stands for.
    pub(crate) fn of_code(&self, identifier: &str) -> Option<&str> {
        self.by_code.get(identifier).map(String::as_str)
    }

    /// The TeX macros of all terms.
    pub(crate) fn macros(&self) -> BTreeMap<String, String> {
        let mut macros = BTreeMap::new();
        for term in &self.terms {
            if let (Some(name), Some(symbol)) = (&term.symbol_macro, &term.symbol) {
                macros.insert(name.clone(), term_macro(&term.id, symbol));
            }
            for (name, symbol) in &term.macros {
                macros.insert(name.clone(), term_macro(&term.id, symbol));
            }
        }
        macros
    }

    /// Every symbol renders and every first chapter is one.
    pub(crate) fn mistakes(&self, math: &Math, chapters: &Chapters) -> Vec<Diagnostic> {
        let mut mistakes = Vec::new();
        for term in &self.terms {
            for symbol in term.symbols() {
                if let Err(complaint) = math.symbol(symbol) {
                    mistakes.push(term.complaint(complaint));
                }
            }
            if let Err(complaint) = chapters.by_id(&term.first) {
                mistakes.push(term.complaint(complaint));
            }
        }
        mistakes
    }

    /// The data of the hover cards of these terms, as a script that runs nothing.
    pub(crate) fn cards(&self, used: &BTreeSet<String>, math: &Math) -> Result<String, Complaint> {
        let mut cards = Map::new();
        for term in self.terms.iter().filter(|term| used.contains(&term.id)) {
            let symbol = term.symbol_macro.as_ref().map(|name| math.symbol(name)).transpose()?;
            let card = json!({
                "name": term.name,
                "symbol": symbol.map(|symbol| format!("<span class=\"math\">{symbol}</span>")),
                "code": term.code,
                "definition": term.definition.replace('\'', "’"),
                "first": chapter_in_words(&term.first),
            });
            cards.insert(term.id.clone(), card);
        }
        if cards.is_empty() {
            return Ok(String::new());
        }
        // A script ends at the first `</`, whatever it means in JSON.
        let json = serde_json::Value::Object(cards).to_string().replace('<', "\\u003c");
        Ok(format!("<script type=\"application/json\" id=\"terms\">{json}</script>"))
    }

    /// The glossary: every term by name.
    pub(crate) fn glossary(&self, math: &Math, chapters: &Chapters) -> Result<String, Complaint> {
        let mut terms: Vec<&Term> = self.terms.iter().collect();
        terms.sort_by_key(|term| term.name.to_lowercase());
        let mut list = String::from("<dl class=\"glossary\">");
        for term in terms {
            let symbol =
                term.symbol_macro.as_ref().map(|name| math.render(name, false)).transpose()?;
            let symbol = symbol
                .map(|symbol| format!(" <span class=\"math\">{symbol}</span>"))
                .unwrap_or_default();
            let names = term.names_in_code();
            let names =
                if names.is_empty() { String::new() } else { format!("In code: {names}. ") };
            list.push_str(&format!(
                "<dt id=\"{id}\"><span class=\"{class}\" data-term=\"{id}\">{}</span>{symbol}</dt>\
                 <dd>{} <span class=\"names\">{names}First met in {}.</span></dd>",
                html::text(&term.name),
                html::sentences(&term.definition),
                term.first_met(chapters),
                id = term.id,
                class = term.class(),
            ));
        }
        list.push_str("</dl>");
        Ok(list)
    }

    /// The notation table: term, symbols, names in code, first chapter.
    pub(crate) fn notation(&self, math: &Math, chapters: &Chapters) -> Result<String, Complaint> {
        let mut rows = String::new();
        for term in self.terms.iter().filter(|term| !term.is_word()) {
            let symbols: Result<Vec<String>, Complaint> = term
                .symbol_macro
                .iter()
                .chain(term.macros.keys())
                .map(|name| {
                    Ok(format!("<span class=\"math\">{}</span>", math.render(name, false)?))
                })
                .collect();
            rows.push_str(&format!(
                "<tr><th scope=\"row\"><a class=\"term t-{id}\" data-term=\"{id}\" \
                 href=\"glossary.html#{id}\">{}</a></th><td>{}</td><td>{}</td><td>{}</td></tr>",
                html::text(&term.name),
                symbols?.join(", "),
                term.names_in_code(),
                term.first_met(chapters),
                id = term.id,
            ));
        }
        Ok(format!(
            "<div class=\"table-wrapper\"><table class=\"notation\"><thead><tr>\
             <th scope=\"col\">Term</th><th scope=\"col\">Symbol</th>\
             <th scope=\"col\">In code</th><th scope=\"col\">First met in</th></tr></thead>\
             <tbody>{rows}</tbody></table></div>"
        ))
    }
}

impl Term {
    fn symbols(&self) -> impl Iterator<Item = &str> {
        self.symbol.iter().chain(self.macros.values()).map(String::as_str)
    }

    /// Whether the term is a word alone, without a symbol and so without a colour.
    fn is_word(&self) -> bool {
        self.symbol.is_none() && self.symbol_macro.is_none()
    }

    /// Whether something would show the term's colour.
    fn is_marked(&self) -> bool {
        !self.macros.is_empty() || !self.code.is_empty()
    }

    /// The classes of its name in the prose.
    fn class(&self) -> String {
        if self.is_word() { "term".into() } else { format!("term t-{}", self.id) }
    }

    fn complaint(&self, complaint: Complaint) -> Diagnostic {
        let message = format!("term {}: {}", self.id, complaint.message);
        Diagnostic { help: complaint.help, ..Diagnostic::new(FILE, message) }
    }

    fn names_in_code(&self) -> String {
        let names: Vec<String> =
            self.code.iter().map(|name| format!("<code>{}</code>", html::text(name))).collect();
        names.join(", ")
    }

    fn first_met(&self, chapters: &Chapters) -> String {
        let words = chapter_in_words(&self.first).to_lowercase();
        chapters
            .by_id(&self.first)
            .map_or(words.clone(), |chapter| format!("<a href=\"{}\">{words}</a>", chapter.html()))
    }
}

/// `ch10` as "Chapter 10".
fn chapter_in_words(id: &str) -> String {
    let number = id.trim_start_matches("ch").trim_start_matches('0');
    format!("Chapter {number}")
}

/// What opens the link of a term in the prose, and what closes it. Where a link cannot
/// stand, the term is marked all the same.
pub(crate) fn around(term: &Term, page: &Page, linked: bool) -> (String, &'static str) {
    let (id, class) = (&term.id, term.class());
    if linked {
        (format!("<span class=\"{class}\" data-term=\"{id}\">"), "</span>")
    } else {
        let href = page.href("glossary", id);
        let open = format!("<a class=\"{class}\" data-term=\"{id}\" href=\"{href}\">");
        (open, "</a>")
    }
}
