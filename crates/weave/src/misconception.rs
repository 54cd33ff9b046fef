//! The misconceptions that the exercises know, from `book/misconceptions.toml`.

use std::{collections::BTreeSet, path::Path};

use contents::{
    Chapters, Complaint, Diagnostic,
    exercise::{Catalogue, Exercise},
    table,
};
use serde::Deserialize;

use crate::{
    exercise::{self, Part, file},
    html,
};

/// Where the misconceptions are written down.
pub(crate) const FILE: &str = "book/misconceptions.toml";

/// A mistake that many make, and why it matters.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Misconception {
    number: u32,
    /// The heading that it stands under.
    group: String,
    name: String,
    /// Markdown, woven as a page is.
    why: String,
    /// Where `why` begins in the file.
    #[serde(skip)]
    start: Option<(usize, usize)>,
}

#[derive(Default, Deserialize)]
struct File {
    #[serde(default)]
    misconception: Vec<Misconception>,
}

/// All misconceptions, in the order of the file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Misconceptions {
    in_file: Vec<Misconception>,
}

impl Misconceptions {
    /// Reads the list; a book without one has none.
    pub(crate) fn read(root: &Path) -> Result<Self, Diagnostic> {
        let mut file: File = table::read(root, FILE)?;
        for Misconception { why, start, .. } in &mut file.misconception {
            *start = exercise::start_of(why.trim(), &root.join(FILE), "");
        }
        Ok(Self { in_file: file.misconception })
    }

    /// Numbers that are given twice, that no exercise looks for, or that an exercise has and the
    /// list has not.
    pub(crate) fn mistakes(&self, exercises: &Catalogue) -> Vec<Diagnostic> {
        if self.in_file.is_empty() {
            return Vec::new();
        }
        let mut known = BTreeSet::new();
        let mut mistakes = Vec::new();
        for Misconception { number, .. } in &self.in_file {
            if !known.insert(*number) {
                mistakes
                    .push(Diagnostic::new(FILE, format!("there are two misconceptions {number}")));
            }
        }
        let everywhere = || exercises.exercises().iter().chain(exercises.contracts());
        for number in &known {
            if !everywhere().any(|exercise| exercise.misconceptions().contains(number)) {
                let message = format!("no exercise looks for misconception {number}");
                let help = format!("write `misconception = {number}` at the answer it leads to");
                mistakes.push(Diagnostic::new(FILE, message).help(help));
            }
        }
        for exercise in everywhere() {
            for number in exercise.misconceptions() {
                if !known.contains(&number) {
                    let message = format!("there is no misconception {number}");
                    mistakes.push(
                        Diagnostic::new(file(exercise, "exercise.toml"), message)
                            .help(format!("the list is {FILE}")),
                    );
                }
            }
        }
        mistakes
    }

    /// The appendix: every misconception, in groups, with the exercises that look for it; without
    /// any, nothing.
    pub(crate) fn parts(
        &self,
        exercises: &Catalogue,
        chapters: &Chapters,
    ) -> Result<Vec<Part>, Complaint> {
        let mut groups: Vec<&str> = Vec::new();
        for Misconception { group, .. } in &self.in_file {
            if !groups.contains(&group.as_str()) {
                groups.push(group);
            }
        }
        let mut parts = Vec::new();
        for group in groups {
            parts.push(Part::Html(format!("## {group}")));
            let mut those: Vec<_> = self.in_file.iter().filter(|one| one.group == group).collect();
            those.sort_by_key(|one| one.number);
            for Misconception { number, name, why, start, .. } in those {
                parts.push(Part::Html(format!("### {number}. {name} {{#misconception-{number}}}")));
                parts.push(Part::Markdown {
                    file: FILE.into(),
                    start: *start,
                    text: why.trim().into(),
                });
                let links = exercises
                    .exercises()
                    .iter()
                    .filter(|exercise| exercise.misconceptions().contains(number))
                    .map(|exercise| link(exercise, chapters))
                    .collect::<Result<Vec<_>, _>>()?;
                if !links.is_empty() {
                    parts.push(Part::Html(format!(
                        "<p class=\"found-by\">Found by {}.</p>",
                        links.join(", ")
                    )));
                }
            }
        }
        Ok(parts)
    }
}

/// The link to an exercise, by its number and title.
fn link(exercise: &Exercise, chapters: &Chapters) -> Result<String, Complaint> {
    let (chapter, name) = chapters.split(&exercise.id)?;
    Ok(format!(
        "<a href=\"{}#exercise-{name}\">{}&nbsp;{}</a>",
        chapter.html(),
        exercise.place(),
        html::sentences(&exercise.title)
    ))
}
