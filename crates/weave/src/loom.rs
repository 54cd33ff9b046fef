//! One page on the loom: its formulas, directives and links, each replaced by what it stands
//! for.

use std::{collections::BTreeSet, ops::Range};

use crate::{
    diagnostics::{Complaint, Diagnostic},
    directive::Directive,
    equation::{self, Equations},
    example,
    exercise::{self, Part},
    figure::{Figures, terms_in},
    html, item,
    lint::{self, shown::Shown},
    math, misconception,
    page::{Formula, Link, Page},
    reference,
    report::Counts,
    source::{self, Sources},
    steps, term, value,
    weave::Weave,
};

/// One page while it is woven.
pub(crate) struct Loom<'a> {
    weave: &'a Weave,
    page: &'a Page,
    figures: &'a Figures,
    equations: &'a Equations,
    shown: &'a mut Shown,
    sources: Sources,
    counts: Counts,
    edits: Vec<(Range<usize>, String)>,
    mistakes: Vec<Diagnostic>,
}

/// A woven page.
pub(crate) struct Woven {
    pub(crate) text: String,
    pub(crate) counts: Counts,
    pub(crate) mistakes: Vec<Diagnostic>,
}

impl<'a> Loom<'a> {
    pub(crate) fn new(
        weave: &'a Weave,
        page: &'a Page,
        figures: &'a Figures,
        equations: &'a Equations,
        shown: &'a mut Shown,
    ) -> Self {
        Self {
            weave,
            page,
            figures,
            equations,
            shown,
            sources: Sources::default(),
            counts: Counts::default(),
            edits: Vec::new(),
            mistakes: Vec::new(),
        }
    }

    pub(crate) fn weave(mut self) -> Woven {
        self.make_edits();
        let mut text = self.text();
        text.push_str(&self.sources.section());
        let used: BTreeSet<String> = terms_in(&text).map(str::to_owned).collect();
        if let Ok(cards) = self.weave.terms.cards(&used, &self.weave.math) {
            text.push_str(&format!("\n\n{cards}\n"));
        }
        Woven { text, counts: self.counts, mistakes: self.mistakes }
    }

    fn make_edits(&mut self) {
        let page = self.page;
        for formula in &page.formulas {
            match self.formula(formula) {
                Ok(html) => {
                    let end = formula.range.end + self.mark_after(formula).len();
                    self.edits.push((formula.range.start..end, html));
                }
                Err(complaint) => self.complain(formula.range.start, complaint),
            }
        }
        for directive in &page.directives {
            if page.in_formula(&directive.range) {
                continue;
            }
            match self.directive(directive) {
                Ok(html) => self.edits.push((directive.range.clone(), html)),
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

    /// The page with all edits made.
    fn text(&mut self) -> String {
        self.edits.sort_by_key(|(range, _)| (range.start, range.end));
        let mut text = String::new();
        let mut from = 0;
        for (range, html) in &self.edits {
            // Edits lie in different places but where a mistake was reported.
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
            let worked = self.value(&directive.argument)?;
            return Ok(value::in_prose(&worked, self.page.is_linked(&directive.range)));
        }
        const BLOCKS: [&str; 9] = [
            "example",
            "exercise",
            "figure",
            "glossary",
            "item",
            "misconceptions",
            "notation",
            "output",
            "references",
        ];
        if !BLOCKS.contains(&directive.name.as_str()) {
            let names = BLOCKS.into_iter().chain(["value"]);
            return Err(Complaint::unknown("directive", &directive.name, names));
        }
        if !self.page.stands_alone(&directive.range) {
            return Err(Complaint::new(format!("`{}` does not stand alone", directive.name))
                .help("put a blank line before it and after it"));
        }
        let takes_nothing = matches!(
            directive.name.as_str(),
            "glossary" | "misconceptions" | "notation" | "references"
        );
        if takes_nothing != directive.argument.is_empty() {
            let (name, argument) = (&directive.name, &directive.argument);
            return Err(Complaint::new(if takes_nothing {
                format!("`{name}` takes no argument, and is given `{argument}`")
            } else {
                format!("`{name}` does not say what to show")
            }));
        }
        let Weave { chapters, snapshots, terms, math, .. } = self.weave;
        match directive.name.as_str() {
            "item" => self.items(directive),
            "exercise" => self.exercise(&directive.argument),
            "figure" => {
                let drawing = self.weave.catalogue.find(&directive.argument)?;
                self.counts.figures += 1;
                let steps = drawing.steps.as_ref();
                let steps = steps.map(|steps| steps::render(steps, self.weave, self.equations, self.page));
                Ok(self.figures.render(
                    drawing,
                    steps.transpose()?.as_deref(),
                    self.page,
                    directive,
                ))
            }
            "glossary" | "notation" if terms.is_empty() => {
                Err(nothing(&directive.name, term::FILE))
            }
            "glossary" => terms.glossary(math, chapters),
            "notation" => terms.notation(math, chapters),
            "misconceptions" => {
                match self.weave.misconceptions.list(&self.weave.exercises, chapters)? {
                    list if list.is_empty() => Err(nothing(&directive.name, misconception::FILE)),
                    list => Ok(list),
                }
            }
            "references" => match self.weave.references.list() {
                list if list.is_empty() => Err(nothing(&directive.name, reference::FILE)),
                list => Ok(list),
            },
            kind => {
                let (chapter, name) = chapters.split(&directive.argument)?;
                self.shown.example(&directive.argument);
                if kind == "output" {
                    return example::output(chapter, name, snapshots);
                }
                self.counts.listings += 1;
                example::program(chapter, name, snapshots, terms)
            }
        }
    }

    fn exercise(&mut self, id: &str) -> Result<String, Complaint> {
        let exercise = exercise::find(&self.weave.exercises, id)?;
        self.shown.exercise(id);
        let mut blocks = Vec::new();
        for part in exercise::parts(exercise, &self.weave.terms)? {
            blocks.push(match part {
                Part::Html(html) => html,
                Part::Markdown { file, whole, text } => self.part(file, whole, &text),
            });
        }
        Ok(blocks.join("\n\n"))
    }

    /// Text of another file, woven as if it stood on this page.
    fn part(&mut self, file: String, whole: bool, text: &str) -> String {
        let mut page = Page::read(&self.page.name, text);
        page.file = file;
        let Loom { weave, figures, equations, .. } = *self;
        let mut loom = Loom::new(weave, &page, figures, equations, self.shown);
        loom.sources = std::mem::take(&mut self.sources);
        loom.make_edits();
        let text = loom.text();
        let mut mistakes = loom.mistakes;
        self.sources = loom.sources;
        self.counts += loom.counts;
        mistakes.extend(lint::number::check(&page, &weave.allowed, equations));
        mistakes.extend(lint::markup::check(&page));
        if !whole {
            mistakes.iter_mut().for_each(|mistake| mistake.place = None);
        }
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
            indexes.push(self.weave.items(self.weave.chapters.by_rust_name(name)?));
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
        Ok(item::listing(&items, docs, &self.weave.terms))
    }

    fn value(&mut self, argument: &str) -> Result<value::Worked, Complaint> {
        let worked = value::resolve(argument, &self.weave.chapters, &self.weave.snapshots)?;
        self.counts.numbers += 1;
        self.sources.add(&worked.origin);
        Ok(worked)
    }

    /// The punctuation mark that follows an inline formula. It is set with the formula, because a
    /// browser may break the line between the two, whatever the mark.
    fn mark_after(&self, formula: &Formula) -> &'a str {
        let rest = &self.page.text[formula.range.end..];
        let is_mark = !formula.display && rest.starts_with(['.', ',', ';', ':', '!', '?', ')']);
        &rest[..usize::from(is_mark)]
    }

    fn formula(&mut self, formula: &Formula) -> Result<String, Complaint> {
        let page = self.page;
        if formula.display && !page.stands_alone(&formula.range) {
            return Err(Complaint::new("a display formula does not stand alone")
                .help("put a blank line before it and after it, or write it with single dollars"));
        }
        let mut tex = String::new();
        let mut origins = Vec::new();
        let mut from = formula.tex.start;
        let inside = page.directives.iter().filter(|directive| {
            formula.range.start <= directive.range.start && directive.range.end <= formula.range.end
        });
        for directive in inside {
            if directive.name != "value" {
                return Err(Complaint::new(format!(
                    "`{}` cannot stand in a formula",
                    directive.name
                ))
                .help("a formula takes `{{#value …}}` alone"));
            }
            let worked = self.value(&directive.argument)?;
            tex.push_str(&page.text[from..directive.range.start]);
            tex.push_str(&math::number(origins.len(), &worked.printed.tex));
            from = directive.range.end;
            origins.push(worked.origin);
        }
        tex.push_str(&page.text[from..formula.tex.end]);
        let mark = self.mark_after(formula);
        if !mark.is_empty() {
            tex.push_str(&format!("\\text{{{mark}}}"));
        }
        let mut html = self.weave.math.render(&tex, formula.display)?;
        for (index, origin) in origins.iter().enumerate() {
            html = html.replace(
                &format!("data-number=\"{index}\""),
                &format!("data-from=\"{}\"", html::attribute(&origin.sentence())),
            );
        }
        self.counts.formulas += 1;
        let id = equation::tag(&tex).filter(|_| formula.display);
        let id = id.map_or_else(String::new, |number| format!(" id=\"eq-{number}\""));
        let (class, focus) = if origins.is_empty() {
            ("", String::new())
        } else {
            let sources = html::attribute(&source::in_lines(&origins));
            let stop = if page.is_linked(&formula.range) { "" } else { " tabindex=\"0\"" };
            (" has-numbers", format!("{stop} data-from=\"{sources}\""))
        };
        Ok(if formula.display {
            format!("<div class=\"math display{class}\"{id}{focus}>{html}</div>")
        } else {
            format!("<span class=\"math{class}\"{focus}>{html}</span>")
        })
    }

    /// Links with a meaning of their own: `term:`, `fig:`, `eq:` and `ref:`.
    fn link(&mut self, link: &Link) -> Result<(), Complaint> {
        let Some((scheme, target)) = link.target.split_once(':') else { return Ok(()) };
        let words = self.page.text[link.inner.clone()].trim();
        let in_heading = self.page.in_heading(&link.range);
        let mut label = None;
        let (open, close) = match scheme {
            "term" => {
                let term = self.weave.terms.find(target)?;
                term::around(term, self.page, in_heading)
            }
            "fig" => {
                let (href, name) = self.figures.refer(target, self.page)?;
                if words.is_empty() || words.eq_ignore_ascii_case("figure") {
                    label = Some(name);
                }
                (format!("<a href=\"{href}\">"), "</a>")
            }
            "eq" => {
                let href = self.equations.href(target, self.page)?;
                if words.is_empty() {
                    label = Some(format!("({target})"));
                } else if words.eq_ignore_ascii_case("equation") {
                    label = Some(format!("Equation ({target})"));
                }
                (format!("<a href=\"{href}\">"), "</a>")
            }
            "ref" => {
                let href = self.weave.references.cite(target, self.page)?;
                (format!("<a class=\"ref\" href=\"{href}\">"), "</a>")
            }
            _ => return Ok(()),
        };
        if in_heading && scheme != "term" {
            return Err(Complaint::new("a link cannot stand in a heading")
                .help("the heading is a link itself; refer to it in the text below"));
        }
        if words.is_empty() && label.is_none() {
            return Err(Complaint::new(format!("the link to `{}` has no words", link.target)));
        }
        match label {
            Some(label) => self
                .edits
                .push((link.range.clone(), format!("{open}{}{close}", html::inline(&label)))),
            None => {
                self.edits.push((link.range.start..link.inner.start, open));
                self.edits.push((link.inner.end..link.range.end, close.to_owned()));
            }
        }
        Ok(())
    }

    /// `(10.4)` in the prose leads to its equation.
    fn cited_equations(&mut self) {
        for prose in &self.page.prose {
            for (at, number) in equation::cited(&self.page.own_words[prose.clone()]) {
                let start = prose.start + at;
                let range = start..start + number.len() + 2;
                if let Ok(href) = self.equations.href(number, self.page)
                    && !self.page.is_linked(&range)
                {
                    let link =
                        format!("<a href=\"{href}\">{}</a>", html::inline(&format!("({number})")));
                    self.edits.push((range, link));
                }
            }
        }
    }
}

fn nothing(directive: &str, file: &str) -> Complaint {
    Complaint::new(format!("`{directive}` yields nothing")).help(format!("{file} is empty"))
}
