//! The book's vocabulary on its pages: cards, glossary, notation, links.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use contents::{
    Chapters, Complaint, Diagnostic, Term, chapter, escape,
    term::{self, Asked, FILE, Vocabulary},
};
use serde_json::{Map, json};

use crate::{
    html,
    math::{Math, term_macro},
    page::Page,
};

/// All terms, in the order of the file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Terms {
    terms: Vec<Term>,
    /// What the search is asked for besides.
    asked: Vec<Asked>,
    by_code: BTreeMap<String, String>,
}

impl Terms {
    /// Reads the vocabulary; a name that is given twice is a mistake.
    pub(crate) fn read(root: &Path) -> Result<(Self, Vec<Diagnostic>), Diagnostic> {
        let Vocabulary { terms, asked } = term::read(root)?;
        let mut mistakes = ambiguous(&terms, &asked);
        let mut taken = BTreeSet::new();
        let mut by_code = BTreeMap::new();
        for term in &terms {
            if term.symbol.is_some() != term.symbol_macro.is_some()
                || term.is_word() && term.is_marked()
            {
                let message = format!("term {}: `symbol` and `macro` go together", term.id);
                mistakes.push(Diagnostic::new(FILE, message).help(
                    "without both it is a word: no `macros` and no `code`, for it has no colour",
                ));
            }
            mistakes.extend(misnamed(term));
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
        Ok((Self { terms, asked, by_code }, mistakes))
    }

    /// All that the file has.
    pub(crate) fn vocabulary(&self) -> Vocabulary {
        Vocabulary { terms: self.terms.clone(), asked: self.asked.clone() }
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
                    mistakes.push(complain(term, complaint));
                }
            }
            if let Err(complaint) = chapters.by_id(&term.first) {
                mistakes.push(complain(term, complaint));
            }
        }
        mistakes
    }

    /// The data of the hover cards of these terms, as a script that runs nothing.
    pub(crate) fn cards(&self, used: &BTreeSet<String>, math: &Math) -> Result<String, Complaint> {
        let mut cards = Map::new();
        for term in self.terms.iter().filter(|term| used.contains(&term.id)) {
            let symbol = term.symbol_macro.as_ref().map(|name| math.symbol(name)).transpose()?;
            let mut card = json!({
                "name": term.name,
                "symbol": symbol.map(|symbol| format!("<span class=\"math\">{symbol}</span>")),
                "code": term.code,
                "definition": term.definition.replace('\'', "’"),
                "first": chapter::in_words(&term.first),
            });
            if let Some(names) = elsewhere(term) {
                card["also"] = names.into();
            }
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
            let names = names_in_code(term);
            let names =
                if names.is_empty() { String::new() } else { format!("In code: {names}. ") };
            let elsewhere = elsewhere(term)
                .map_or_else(String::new, |names| format!("Elsewhere: {}. ", escape::text(&names)));
            list.push_str(&format!(
                "<dt id=\"{id}\"><span class=\"{class}\" data-term=\"{id}\">{}</span>{symbol}</dt>\
                 <dd>{} <span class=\"names\">{elsewhere}{names}First met in {}.</span></dd>",
                escape::text(&term.name),
                html::sentences(&term.definition),
                first_met(term, chapters),
                id = term.id,
                class = class(term),
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
                escape::text(&term.name),
                symbols?.join(", "),
                names_in_code(term),
                first_met(term, chapters),
                id = term.id,
            ));
        }
        Ok(format!(
            "<div class=\"table-wrapper\"><table class=\"notation\" \
             aria-label=\"The terms, their symbols and their names in code\"><thead><tr>\
             <th scope=\"col\">Term</th><th scope=\"col\">Symbol</th>\
             <th scope=\"col\">In code</th><th scope=\"col\">First met in</th></tr></thead>\
             <tbody>{rows}</tbody></table></div>"
        ))
    }
}

/// What other books call a term, where its definition does not say so already.
fn elsewhere(term: &Term) -> Option<String> {
    let definition = term.definition.to_lowercase();
    let names: Vec<&str> = term
        .also
        .iter()
        .filter(|name| !definition.contains(&name.to_lowercase()))
        .map(String::as_str)
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// What of a term could not be shown, linked or found.
fn misnamed(term: &Term) -> Vec<Diagnostic> {
    let all = |text: &str, fits: fn(char) -> bool| !text.is_empty() && text.chars().all(fits);
    let is_id =
        |text: &str| all(text, |c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    let is_macro = |name: &str| {
        name.strip_prefix('\\').is_some_and(|name| all(name, |c| c.is_ascii_alphabetic()))
    };
    let is_code = |name: &str| {
        all(name, |c| c.is_ascii_alphanumeric() || c == '_')
            && !name.starts_with(|c: char| c.is_ascii_digit())
    };
    let is_text = |text: &str| {
        !text.trim().is_empty() && !text.contains(|c: char| c.is_control() && c != '\n')
    };
    let id = &term.id;
    let complain = |what: String, wanted: &str| {
        Diagnostic::new(FILE, format!("term {id:?}: {what}")).help(wanted)
    };
    let mut mistakes = vec![];
    if !is_id(id) {
        mistakes.push(complain(
            "this is no id".into(),
            "it is an anchor, a class and the name of a colour: small letters, digits and hyphens",
        ));
    }
    let also = term.also.iter().map(|text| ("name of `also`", text.as_str()));
    let asked = term.asked.iter().map(|text| ("text of `asked`", text.as_str()));
    let own = [("name", term.name.as_str()), ("definition", term.definition.as_str())];
    let symbols = term.symbols().map(|text| ("symbol", text));
    for (what, text) in own.into_iter().chain(symbols).chain(also).chain(asked) {
        if !is_text(text) {
            mistakes.push(complain(
                format!("the {what} {text:?} cannot be read"),
                "write words, without control characters",
            ));
        }
    }
    for name in term.symbol_macro.iter().chain(term.macros.keys()) {
        if !is_macro(name) {
            let wanted = "a macro is a backslash and letters, `\\\\SError` in TOML";
            mistakes.push(complain(format!("{name:?} is no macro"), wanted));
        }
    }
    for name in &term.code {
        if !is_code(name) {
            let wanted = "write the name as the code has it, of letters, digits and underscores";
            mistakes.push(complain(format!("{name:?} is no identifier"), wanted));
        }
    }
    mistakes
}

/// Names that would lead the search to two places.
fn ambiguous(terms: &[Term], asked: &[Asked]) -> Vec<Diagnostic> {
    let names = terms.iter().flat_map(|term| {
        let others = term.also.iter().chain(&term.asked);
        [&term.name].into_iter().chain(others).map(move |name| (name, format!("term {}", term.id)))
    });
    let places = asked.iter().flat_map(|asked| {
        asked.words.iter().map(move |words| (words, format!("the place {}", asked.place)))
    });
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    let mut mistakes = Vec::new();
    for (name, owner) in names.chain(places) {
        // Two terms of one id are a mistake of their own.
        if let Some(other) = taken.get(&name.to_lowercase()).filter(|other| **other != owner) {
            let message = format!("“{name}” is given to {other} and again to {owner}");
            mistakes.push(
                Diagnostic::new(FILE, message)
                    .help("the search leads from a name to one place: take one of the two out"),
            );
        }
        taken.insert(name.to_lowercase(), owner);
    }
    mistakes
}

/// The classes of a term's name in the prose.
fn class(term: &Term) -> String {
    if term.is_word() { "term".into() } else { format!("term t-{}", term.id) }
}

fn complain(term: &Term, complaint: Complaint) -> Diagnostic {
    let message = format!("term {}: {}", term.id, complaint.message);
    Complaint { message, ..complaint }.in_file(FILE)
}

fn names_in_code(term: &Term) -> String {
    let names: Vec<String> =
        term.code.iter().map(|name| format!("<code>{}</code>", escape::text(name))).collect();
    names.join(", ")
}

fn first_met(term: &Term, chapters: &Chapters) -> String {
    let words = chapter::in_words(&term.first).to_lowercase();
    chapters
        .by_id(&term.first)
        .map_or(words.clone(), |chapter| format!("<a href=\"{}\">{words}</a>", chapter.html()))
}

/// What opens the link of a term in the prose, and what closes it. Where a link cannot
/// stand, the term is marked all the same.
pub(crate) fn around(term: &Term, page: &Page, linked: bool) -> (String, &'static str) {
    let (id, class) = (&term.id, class(term));
    if linked {
        (format!("<span class=\"{class}\" data-term=\"{id}\">"), "</span>")
    } else {
        let href = page.href("glossary", id);
        let open = format!("<a class=\"{class}\" data-term=\"{id}\" href=\"{href}\">");
        (open, "</a>")
    }
}
