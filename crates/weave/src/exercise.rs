//! Exercises on the page: task, starter, command line, hints and solution, all of it readable
//! without JavaScript.

use std::{collections::BTreeMap, fs, path::Path};

use contents::{
    Complaint, Diagnostic,
    diagnostics::place,
    exercise::{Catalogue, Exercise, Fault},
};

use crate::{html, listing, page::Page, term::Terms};

/// A piece of what stands outside of a page's file, in the order in which the page shows it.
pub(crate) enum Part {
    /// Text that is woven as the page is: its file, and where in it the text begins.
    Markdown { file: String, start: Option<(usize, usize)>, text: String },
    /// What is finished.
    Html(String),
}

/// The exercises of the checkout in `root`.
pub(crate) fn catalogue(root: &Path) -> Result<Catalogue, Diagnostic> {
    Catalogue::load(root).map_err(|Fault { path, message }| {
        let file = path.strip_prefix(root).unwrap_or(&path);
        Diagnostic::new(file.display().to_string(), message)
    })
}

/// The exercise that a page asks for.
pub(crate) fn find<'a>(catalogue: &'a Catalogue, id: &str) -> Result<&'a Exercise, Complaint> {
    let ids = || catalogue.exercises().iter().map(|exercise| exercise.id.as_str());
    let found = catalogue.exercises().iter().find(|exercise| exercise.id == id);
    found.ok_or_else(|| Complaint::unknown("exercise", id, ids()))
}

/// The file of an exercise as a reader knows it, `crates/ch10-…/exercises/…/task.md`.
pub(crate) fn file(exercise: &Exercise, name: &str) -> String {
    let parts: Vec<_> = exercise.folder.iter().map(|part| part.to_string_lossy()).collect();
    let from = parts.iter().rposition(|part| part == "crates").unwrap_or(0);
    format!("{}/{name}", parts[from..].join("/"))
}

/// Where `before` and `text` would begin in the file that `text` is from. An escape in a TOML
/// string hides it.
pub(crate) fn start_of(text: &str, file: &Path, before: &str) -> Option<(usize, usize)> {
    let whole = fs::read_to_string(file).ok()?.replace("\r\n", "\n");
    let (line, column) = place(&whole, whole.find(text)?);
    Some((line, column.saturating_sub(before.chars().count()).max(1)))
}

/// The pages that exercises stand on, by the exercises' ids.
#[derive(Debug, Default)]
pub(crate) struct Pages(BTreeMap<String, String>);

impl Pages {
    /// Collects them from all pages.
    pub(crate) fn collect(pages: &[Page]) -> Self {
        let mut found = BTreeMap::new();
        for page in pages {
            for directive in page.directives.iter().filter(|one| one.name == "exercise") {
                found.entry(directive.argument.clone()).or_insert_with(|| page.name.clone());
            }
        }
        Self(found)
    }

    /// The link from one page to an exercise.
    pub(crate) fn href(&self, exercise: &Exercise, from: &Page) -> Result<String, Complaint> {
        let page = self.0.get(&exercise.id).ok_or_else(|| {
            Complaint::new(format!("no page shows the exercise `{}`", exercise.id))
                .help(format!("show it first: {{{{#exercise {}}}}}", exercise.id))
        })?;
        Ok(from.href(page, &anchor(exercise)))
    }
}

/// The id of an exercise's heading.
fn anchor(exercise: &Exercise) -> String {
    format!("exercise-{}", name(exercise))
}

/// The exercise's folder, which names it in its chapter.
fn name(exercise: &Exercise) -> &str {
    exercise.id.rsplit('/').next().unwrap_or(&exercise.id)
}

/// An exercise as it stands on the page.
pub(crate) fn parts(exercise: &Exercise, terms: &Terms) -> Result<Vec<Part>, Complaint> {
    let id = &exercise.id;
    let name = name(exercise);
    let place = exercise.place();
    let markdown = |name: &str, before: &str, text: &str| {
        let text = text.trim();
        Part::Markdown {
            file: file(exercise, name),
            start: start_of(text, &exercise.folder.join(name), before),
            text: format!("{before}{text}"),
        }
    };
    let code = |name: &str, what: &str, text: &str| {
        Part::Html(listing::figure(&file(exercise, name), what, text.trim(), terms))
    };
    let html = |text: String| Part::Html(text);
    let mut parts = vec![
        html(format!("<section class=\"exercise\" data-exercise=\"{id}\">")),
        html(format!("### {place} {} {{#{}}}", exercise.title, anchor(exercise))),
        html(format!("<p class=\"kind\">{}</p>", exercise.kind.word())),
        markdown("task.md", "", &exercise.task),
    ];
    if exercise.choices.is_empty() {
        parts.push(code("starter.rs", "the starter", &exercise.starter));
    } else {
        let legend = "Decide<span class=\"on-the-screen\">, then open your answer</span>";
        parts.push(html(format!("<fieldset class=\"quiz\"><legend>{legend}</legend>")));
        for choice in &exercise.choices {
            if choice.text.contains(['*', '`', '$', '[', '{']) {
                return Err(Complaint::new(format!(
                    "the text of choice {} of `{id}` has Markdown in it",
                    choice.letter
                ))
                .help("it stands in a button; say it in plain words"));
            }
            let verdict = if choice.right { "Right. " } else { "No. " };
            parts.push(html(format!(
                "<details name=\"{name}\"><summary><b>{}</b> {}</summary>",
                choice.letter,
                html::sentences(&choice.text)
            )));
            parts.push(markdown("exercise.toml", verdict, &choice.why));
            parts.push(html("</details>".into()));
        }
        parts.push(html("</fieldset>".into()));
    }
    parts.push(html(format!("<p class=\"command\"><code>cargo run -- check {place}</code></p>")));
    for (rung, hint) in exercise.hints.iter().enumerate() {
        let title = html::sentences(&hint.title.to_lowercase());
        parts.push(html(format!("<details><summary>Hint {}: {title}</summary>", rung + 1)));
        parts.push(markdown("hints.md", "", &hint.text));
        parts.push(html("</details>".into()));
    }
    parts.push(html("<details><summary>Our solution</summary>".into()));
    parts.push(code("solution.rs", "", &exercise.solution));
    parts.push(html("</details>".into()));
    parts.push(html("</section>".into()));
    Ok(parts)
}
