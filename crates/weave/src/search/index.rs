//! Which words stand in which sections, packed into a script.

use std::collections::BTreeMap;

use contents::{Term, term::Vocabulary};
use serde_json::{Value, json};

use super::{
    page::Page,
    words::{STOP, words},
};

/// The index of all pages so far.
#[derive(Default)]
pub(super) struct Index {
    pages: Vec<Value>,
    /// Each page's name, the number of its first section, and what it has.
    found: Vec<(String, usize, Page)>,
    /// For each section how many words it has, and each of its words with how often.
    sections: Vec<(usize, BTreeMap<String, usize>)>,
}

/// A word of a title counts like so many in the text.
const TITLE: usize = 4;
/// How much a section's length weighs, and how fast repetitions count less: the usual values of
/// BM25.
const LENGTH: f64 = 0.75;
const REPETITION: f64 = 1.2;

impl Index {
    /// Adds a page: its name, its title among the chapters, and the script that has its text.
    pub(super) fn add(&mut self, name: &str, title: &str, texts: &str, page: Page) {
        let first = self.sections.len();
        let titles: Vec<Value> =
            page.sections.iter().map(|section| json!([section.anchor, section.title])).collect();
        for section in &page.sections {
            let mut counts = BTreeMap::new();
            let body = words(&section.text);
            let length = body.len();
            for word in body {
                *counts.entry(word).or_default() += 1;
            }
            for word in words(&section.title) {
                *counts.entry(word).or_default() += TITLE;
            }
            self.sections.push((length, counts));
        }
        self.pages.push(json!([format!("{name}.html"), title, texts, titles]));
        self.found.push((name.to_owned(), first, page));
    }

    /// The number of a section by page and anchor, `ch14-datasets#sorted-samples`.
    pub(super) fn place(&self, place: &str) -> Option<usize> {
        let (name, anchor) = place.split_once('#').unwrap_or((place, ""));
        let (_, first, page) = self.found.iter().find(|(page, _, _)| page == name)?;
        let section = page.sections.iter().position(|section| section.anchor == anchor);
        if anchor.is_empty() { Some(*first) } else { Some(first + section?) }
    }

    /// All that [`Index::place`] knows.
    pub(super) fn places(&self) -> Vec<String> {
        let places = |(name, _, page): &(String, usize, Page)| {
            let sections = page.sections.iter().map(|section| format!("{name}#{}", section.anchor));
            [name.clone()].into_iter().chain(sections).collect::<Vec<_>>()
        };
        self.found.iter().flat_map(places).collect()
    }

    /// The script that hands the index to `theme/search.js`.
    pub(super) fn script(&self, vocabulary: &Vocabulary) -> String {
        let mut postings: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
        let lengths: usize = self.sections.iter().map(|(length, _)| length).sum();
        let mean = lengths as f64 / self.sections.len().max(1) as f64;
        for (number, (length, counts)) in self.sections.iter().enumerate() {
            let norm = REPETITION * (1.0 - LENGTH + LENGTH * *length as f64 / mean.max(1.0));
            for (word, count) in counts {
                let count = *count as f64;
                let weight = count / (count + norm);
                // Four levels: weights are 0.2, 0.4, 0.6 and 0.8.
                let level = (weight * 5.0 - 0.5).clamp(0.0, 3.0) as usize;
                postings.entry(word).or_default().push((number, level));
            }
        }
        let mut dictionary = String::new();
        let mut packed = String::new();
        let mut before = "";
        for (word, sections) in &postings {
            let shared = shared(before, word);
            dictionary.push(DIGITS[shared] as char);
            dictionary.extend(word.chars().skip(shared));
            dictionary.push(' ');
            before = word;
            pack(sections.len(), &mut packed);
            let mut last = 0;
            for (section, level) in sections {
                pack((section - last) * 4 + level, &mut packed);
                last = *section;
            }
        }
        let terms = vocabulary.terms.iter().map(|term| self.term(term));
        let asked = vocabulary
            .asked
            .iter()
            .map(|asked| json!(["", self.place(&asked.place), [], asked.words]));
        // Where figures and equations stand, by their numbers.
        let numbers: BTreeMap<&str, usize> = self
            .found
            .iter()
            .flat_map(|(_, first, page)| {
                page.numbers.iter().map(move |(section, number)| (&**number, first + section))
            })
            .collect();
        let index = json!({
            "pages": self.pages,
            "numbers": numbers,
            "terms": terms.chain(asked).collect::<Vec<_>>(),
            "stop": STOP,
            "words": dictionary.trim_end(),
            "sections": packed,
        });
        format!("bookSearch.read({index});\n")
    }

    /// A term's name, the section that introduces it, its names elsewhere, and all else that
    /// stands for it.
    fn term(&self, term: &Term) -> Value {
        let mut others = term.asked.clone();
        others.extend(term.symbol.as_deref().map(as_in_code));
        others.extend(term.code.iter().filter(|code| code.contains('_')).cloned());
        let place = term.place.as_deref().and_then(|place| self.place(place));
        json!([term.name, place.or_else(|| self.introduction(term)), term.also, others])
    }

    /// Where a term is introduced: in its first chapter the section that has it in bold, or in
    /// its title, or else the one that refers to it most.
    fn introduction(&self, term: &Term) -> Option<usize> {
        let (_, first, page) =
            self.found.iter().find(|(name, _, _)| name.starts_with(&format!("{}-", term.first)))?;
        let name = words(&term.name);
        let names_it =
            |text: &str| !name.is_empty() && name.iter().all(|word| words(text).contains(word));
        let explains = |section: &usize| {
            let anchor = &page.sections[*section].anchor;
            !anchor.starts_with("exercise") && anchor != "what-we-have-now"
        };
        let sections = || (0..page.sections.len()).filter(explains);
        let title = |section: usize| page.sections[section].title.as_str();
        // `gradient_HtoO` is what a section on the gradients of HtoO is about.
        let symbol = words(&as_in_code(term.symbol.as_deref().unwrap_or_default()));
        let (_, symbol): (Vec<_>, Vec<_>) = symbol.into_iter().partition(|word| word.contains('_'));
        let symbol_of =
            |text: &str| symbol.len() > 1 && symbol.iter().all(|word| words(text).contains(word));
        let references = |at: usize| {
            page.terms.iter().filter(|(section, id)| *section == at && *id == term.id).count()
        };
        // Of several with as many the first.
        let most = || sections().rev().max_by_key(|section| references(*section));
        let mentions = |at: usize| {
            let counts = self.sections.get(first + at).map(|(_, counts)| counts);
            counts.is_some_and(|counts| name.iter().all(|word| counts.contains_key(word)))
        };
        let section =
            page.bold.iter().find(|(_, bold)| names_it(bold)).map(|(section, _)| *section);
        let section = section
            .or_else(|| sections().find(|section| names_it(title(*section))))
            .or_else(|| sections().find(|section| symbol_of(title(*section))))
            .or_else(|| most().filter(|section| references(*section) > 0))
            .or_else(|| sections().find(|section| mentions(*section)));
        Some(first + section.unwrap_or(0))
    }
}

/// A symbol as it can be typed: `S_ERROR` for `S_{\mathrm{ERROR}}`.
fn as_in_code(tex: &str) -> String {
    tex.replace("\\mathrm", "").replace(['{', '}', '\\'], "")
}

/// How many characters two words begin with together, as far as a digit can say.
fn shared(one: &str, other: &str) -> usize {
    // JavaScript counts a character beyond the first 65,536 as two.
    let same = one.chars().zip(other.chars());
    let same = same.take_while(|(a, b)| a == b && u32::from(*a) < 0x1_0000).count();
    same.min(DIGITS.len() - 1)
}

/// Characters that stand for themselves in a script: 64 that end a number, and 26 that go before.
const DIGITS: &[u8; 90] =
    b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_!#$%&()*+,./:;=?@[]^`{|}~'";

/// Writes a number, small ones in one character.
fn pack(number: usize, packed: &mut String) {
    let mut rest = number / 64;
    let mut high = Vec::new();
    while rest > 0 {
        high.push(DIGITS[64 + rest % 26] as char);
        rest /= 26;
    }
    packed.extend(high.iter().rev());
    packed.push(DIGITS[number % 64] as char);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_any_size_are_packed_apart() {
        let packed = |number| {
            let mut text = String::new();
            pack(number, &mut text);
            text
        };
        assert_eq!(["0", "_", "#0", "#_"].map(str::to_owned), [0, 63, 64, 127].map(packed));
        let all: std::collections::BTreeSet<String> = (0..100_000).map(packed).collect();
        assert_eq!(all.len(), 100_000);
        // Only the last character of a number is one of the first 64.
        for number in &all {
            let ends = number.bytes().map(|b| DIGITS.iter().position(|d| *d == b).unwrap() < 64);
            let ends: Vec<bool> = ends.collect();
            assert!(ends.ends_with(&[true]) && !ends[..ends.len() - 1].contains(&true), "{number}");
        }
    }

    #[test]
    fn a_term_is_introduced_where_it_is_bold() {
        let mut index = Index::default();
        let page = Page::read(
            "<main><h1 id=\"a\">A</h1><p>The error signal comes later.</p>\
             <h2 id=\"b\">B</h2><p>It is the <strong>error signal</strong>.</p></main>",
        );
        index.add("ch01-a", "1. A", "search/ch01-a.js", page);
        let term = Term {
            id: "error-signal".into(),
            name: "error signal".into(),
            also: vec!["delta".into()],
            asked: vec!["δ".into()],
            symbol: Some("S_{\\mathrm{ERROR}}".into()),
            symbol_macro: None,
            macros: BTreeMap::default(),
            code: vec!["error_signal".into()],
            definition: String::new(),
            first: "ch01".into(),
            place: None,
        };
        let others = ["δ", "S_ERROR", "error_signal"];
        assert_eq!(index.term(&term), json!(["error signal", 1, ["delta"], others]));
        assert_eq!([index.place("ch01-a"), index.place("ch01-a#b")], [Some(0), Some(1)]);
        assert_eq!(index.place("ch01-a#c"), None);
    }
}
