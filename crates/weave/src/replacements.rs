//! What the formulas, directives and links of a page are replaced by.

mod formulas;
mod links;

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use contents::{Chapter, Complaint, Diagnostic, value::resolve};

use crate::{
    about, count,
    directive::Directive,
    example,
    exercise::{self, Part},
    figure::terms_in,
    html, item,
    labels::Labels,
    lint::{self, shown::Shown},
    misconception,
    origin::Origins,
    outdated,
    page::Page,
    reference,
    report::Counts,
    sources::Sources,
    steps,
    value::{self, Number},
};

/// The replacements of one page, while they are collected.
pub(crate) struct Replacements<'a> {
    sources: &'a Sources,
    page: &'a Page,
    labels: &'a Labels,
    shown: &'a mut Shown,
    origins: Origins,
    counts: Counts,
    outdated: BTreeMap<String, usize>,
    made: Vec<(Range<usize>, String)>,
    mistakes: Vec<Diagnostic>,
}

/// A woven page.
pub(crate) struct Woven {
    pub(crate) text: String,
    pub(crate) counts: Counts,
    /// How many numbers and outputs were recorded before their crate changed, by the crate.
    pub(crate) outdated: BTreeMap<String, usize>,
    pub(crate) mistakes: Vec<Diagnostic>,
}

impl<'a> Replacements<'a> {
    pub(crate) fn new(
        sources: &'a Sources,
        page: &'a Page,
        labels: &'a Labels,
        shown: &'a mut Shown,
    ) -> Self {
        Self {
            sources,
            page,
            labels,
            shown,
            origins: Origins::default(),
            counts: Counts::default(),
            outdated: BTreeMap::new(),
            made: Vec::new(),
            mistakes: Vec::new(),
        }
    }

    /// The page with all of them made, and with what belongs at its end.
    pub(crate) fn woven(mut self) -> Woven {
        self.collect();
        let mut text = self.text();
        text.push_str(&self.origins.section());
        let used: BTreeSet<String> = terms_in(&text).map(str::to_owned).collect();
        if let Ok(cards) = self.sources.terms.cards(&used, &self.sources.math) {
            text.push_str(&format!("\n\n{cards}\n"));
        }
        let Self { mut counts, outdated, mistakes, .. } = self;
        counts.words = self.page.words();
        if !outdated.is_empty() {
            text.push_str(&format!("\n\n{}\n", outdated::STYLE));
        }
        Woven { text, counts, outdated, mistakes }
    }

    fn collect(&mut self) {
        let page = self.page;
        for formula in &page.formulas {
            match self.formula(formula) {
                Ok(html) => {
                    let end = formula.range.end + self.mark_after(formula).len();
                    self.made.push((formula.range.start..end, html));
                }
                Err(complaint) => self.complain(formula.range.start, complaint),
            }
        }
        for directive in &page.directives {
            if page.in_formula(&directive.range) {
                continue;
            }
            match self.directive(directive) {
                Ok(html) => self.made.push((directive.range.clone(), html)),
                Err(complaint) => self.complain(directive.range.start, complaint),
            }
        }
        for link in &page.links {
            if let Err(complaint) = self.link(link) {
                self.complain(link.range.start, complaint);
            }
        }
        self.cited_equations();
    }

    fn complain(&mut self, offset: usize, complaint: Complaint) {
        self.mistakes.push(self.page.complain(offset, complaint));
    }

    /// The page with all of them made.
    fn text(&mut self) -> String {
        self.made.sort_by_key(|(range, _)| (range.start, range.end));
        let mut text = String::new();
        let mut from = 0;
        for (range, html) in &self.made {
            // They lie in different places but where a mistake was reported.
            if range.start >= from {
                text.push_str(&self.page.text[from..range.start]);
                text.push_str(html);
                from = range.end;
            }
        }
        text.push_str(&self.page.text[from..]);
        text
    }

    fn directive(&mut self, directive: &Directive) -> Result<String, Complaint> {
        if self.page.is_code(&directive.range) {
            return Err(Complaint::new("a directive inside code is not woven")
                .help("take it out of the backticks; a listing comes from `{{#item …}}`"));
        }
        if directive.name == "value" {
            let number = self.value(&directive.argument)?;
            return Ok(value::in_prose(&number, self.page.is_linked(&directive.range)));
        }
        if directive.name == "count" {
            return count::of(&directive.argument, self.sources);
        }
        const BLOCKS: [&str; 14] = [
            "about",
            "caption",
            "chapters",
            "commands",
            "example",
            "exercise",
            "figure",
            "glossary",
            "item",
            "misconceptions",
            "notation",
            "output",
            "picture",
            "references",
        ];
        if !BLOCKS.contains(&directive.name.as_str()) {
            let names = BLOCKS.into_iter().chain(["count", "value"]);
            return Err(Complaint::unknown("directive", &directive.name, names));
        }
        if !self.page.stands_alone(&directive.range) {
            return Err(Complaint::new(format!("`{}` does not stand alone", directive.name))
                .help("put a blank line before it and after it"));
        }
        let takes_nothing = matches!(
            directive.name.as_str(),
            "chapters" | "commands" | "glossary" | "misconceptions" | "notation" | "references"
        );
        if takes_nothing != directive.argument.is_empty() {
            let (name, argument) = (&directive.name, &directive.argument);
            return Err(Complaint::new(if takes_nothing {
                format!("`{name}` takes no argument, and is given `{argument}`")
            } else {
                format!("`{name}` does not say what to show")
            }));
        }
        let Sources { chapters, snapshots, terms, math, .. } = self.sources;
        match directive.name.as_str() {
            "caption" => Ok(format!(
                "<p class=\"table-caption\">{}</p>",
                html::sentences(&directive.argument)
            )),
            "about" => Ok(self.labels.abouts.comment(&self.page.name)),
            "picture" => Ok(String::new()),
            "chapters" => self.labels.abouts.path(),
            "commands" => Ok(about::commands(self.sources.repository.as_deref())),
            "item" => self.items(directive),
            "exercise" => self.exercise(&directive.argument),
            "figure" => {
                let drawing = self.sources.catalogue.find(&directive.argument)?;
                self.counts.figures += 1;
                let steps = drawing.steps.as_ref();
                let steps = steps.map(|steps| {
                    steps::render(steps, self.sources, &self.labels.equations, self.page)
                });
                Ok(self.labels.figures.render(
                    drawing,
                    steps.transpose()?.as_deref(),
                    self.page,
                    directive,
                ))
            }
            "glossary" | "notation" if terms.is_empty() => {
                Err(nothing(&directive.name, contents::term::FILE))
            }
            "glossary" => terms.glossary(math, chapters),
            "notation" => terms.notation(math, chapters),
            "misconceptions" => {
                let Sources { misconceptions, exercises, .. } = self.sources;
                match misconceptions.parts(exercises, chapters)? {
                    parts if parts.is_empty() => Err(nothing(&directive.name, misconception::FILE)),
                    parts => Ok(self.parts(parts)),
                }
            }
            "references" => match self.sources.references.list() {
                list if list.is_empty() => Err(nothing(&directive.name, reference::FILE)),
                list => Ok(list),
            },
            kind => {
                let (chapter, name) = chapters.split(&directive.argument)?;
                self.shown.example(&directive.argument);
                let is_outdated = self.is_outdated(chapter, &format!("example-{name}"));
                if kind == "output" {
                    return example::output(chapter, name, snapshots, is_outdated);
                }
                self.counts.listings += 1;
                example::program(chapter, name, snapshots, terms, is_outdated)
            }
        }
    }

    fn exercise(&mut self, id: &str) -> Result<String, Complaint> {
        let exercise = exercise::find(&self.sources.exercises, id)?;
        self.shown.exercise(id);
        let parts = exercise::parts(exercise, &self.sources.terms)?;
        self.counts.exercises += 1;
        Ok(self.parts(parts))
    }

    /// Pieces from outside of the page, woven where they are Markdown.
    fn parts(&mut self, parts: Vec<Part>) -> String {
        let blocks = parts.into_iter().map(|part| match part {
            Part::Html(html) => html,
            Part::Markdown { file, start, text } => self.part(file, start, &text),
        });
        blocks.collect::<Vec<_>>().join("\n\n")
    }

    /// Text of another file, woven as if it stood on this page.
    fn part(&mut self, file: String, start: Option<(usize, usize)>, text: &str) -> String {
        let page = Page::part(&self.page.name, file, start, text);
        let Self { sources, labels, .. } = *self;
        let mut part = Replacements::new(sources, &page, labels, self.shown);
        part.origins = std::mem::take(&mut self.origins);
        part.outdated = std::mem::take(&mut self.outdated);
        part.collect();
        let text = part.text();
        let mut mistakes = part.mistakes;
        self.origins = part.origins;
        self.outdated = part.outdated;
        self.counts += part.counts;
        mistakes.extend(lint::number::check(&page, sources, labels));
        mistakes.extend(lint::markup::check(&page));
        mistakes.extend(lint::caption::check(&page));
        self.mistakes.extend(mistakes);
        text
    }

    fn items(&mut self, directive: &Directive) -> Result<String, Complaint> {
        let argument = directive.argument.as_str();
        let (paths, docs) = match argument.strip_suffix(" docs") {
            Some(paths) => (paths, true),
            None => (argument, false),
        };
        let mut indexes = Vec::new();
        let paths: Vec<&str> = paths.split(',').map(str::trim).collect();
        for path in &paths {
            let name = path.split("::").next().unwrap_or(path);
            indexes.push(self.sources.items(self.sources.chapters.by_rust_name(name)?));
        }
        let mut items = Vec::new();
        for (path, index) in paths.iter().zip(&indexes) {
            items.push(index.find(path).map_err(|complaint| {
                match index.mistakes.first() {
                    Some(mistake) => Complaint::new(format!("`{path}` was not found"))
                        .help(format!("{} cannot be understood at the moment", mistake.file)),
                    None => complaint,
                }
            })?);
        }
        if let Some(other) = items.iter().find(|other| other.file != items[0].file) {
            return Err(Complaint::new("a listing shows one file, and these items are in two")
                .help(format!(
                    "{} is in {}, {} in {}",
                    paths[0], items[0].file, other.path, other.file
                )));
        }
        for path in paths {
            self.shown.item(path, self.page.file.clone(), self.page.place(directive.range.start));
        }
        self.counts.listings += 1;
        Ok(item::listing(&items, docs, &self.sources.terms))
    }

    /// Whether a snapshot that this page shows was recorded before its crate changed.
    fn is_outdated(&mut self, chapter: &Chapter, snapshot: &str) -> bool {
        let is_outdated = self.sources.is_outdated(chapter, snapshot);
        if is_outdated {
            *self.outdated.entry(chapter.shown_folder()).or_default() += 1;
        }
        is_outdated
    }

    /// A number, with what it is and whether it was recorded before its crate changed.
    fn value(&mut self, argument: &str) -> Result<Number, Complaint> {
        let Sources { chapters, snapshots, .. } = self.sources;
        let worked = resolve(argument, chapters, snapshots)?;
        let chapter = chapters.by_id(&worked.origin.chapter)?;
        let is_outdated = self.is_outdated(chapter, &worked.origin.snapshot);
        let words = self.sources.words(&worked.origin, chapter)?;
        self.counts.numbers += 1;
        self.origins.add(&worked.origin, is_outdated);
        Ok(Number { worked, words, is_outdated })
    }
}

fn nothing(directive: &str, file: &str) -> Complaint {
    Complaint::new(format!("`{directive}` yields nothing")).help(format!("{file} is empty"))
}
