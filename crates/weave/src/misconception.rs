//! The misconceptions that the exercises know, from `book/misconceptions.toml`.

use std::{collections::BTreeSet, path::Path};

use contents::{
    Chapters, Complaint, Diagnostic,
    exercise::{Catalogue, Exercise},
    table,
};
use serde::Deserialize;

use crate::{exercise::file, html};

/// Where the misconceptions are written down.
pub(crate) const FILE: &str = "book/misconceptions.toml";

/// A mistake that many make, and why it matters.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Misconception {
    number: u32,
    name: String,
    why: String,
}

#[derive(Default, Deserialize)]
struct File {
    #[serde(default)]
    misconception: Vec<Misconception>,
}

/// All misconceptions by their numbers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Misconceptions(Vec<Misconception>);

impl Misconceptions {
    /// Reads the list; a book without one has none.
    pub(crate) fn read(root: &Path) -> Result<Self, Diagnostic> {
        let mut file: File = table::read(root, FILE)?;
        file.misconception.sort_by_key(|misconception| misconception.number);
        Ok(Self(file.misconception))
    }

    /// Numbers that are given twice, that no exercise looks for, or that an exercise has and the
    /// list has not.
    pub(crate) fn mistakes(&self, exercises: &Catalogue) -> Vec<Diagnostic> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let mut known = BTreeSet::new();
        let mut mistakes = Vec::new();
        for Misconception { number, .. } in &self.0 {
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

    /// The appendix: every misconception with the diagnoses of the exercises that look for it;
    /// without any, nothing.
    pub(crate) fn list(
        &self,
        exercises: &Catalogue,
        chapters: &Chapters,
    ) -> Result<String, Complaint> {
        let mut blocks = Vec::new();
        for Misconception { number, name, why } in &self.0 {
            blocks.push(format!("## {number}. {name} {{#misconception-{number}}}"));
            blocks.push(format!("<p>{}</p>", html::sentences(why)));
            let mut met = String::new();
            for exercise in exercises.exercises() {
                met.push_str(&met_in(exercise, *number, chapters)?);
            }
            if !met.is_empty() {
                blocks.push(format!("<ul class=\"diagnoses\">{met}</ul>"));
            }
        }
        Ok(blocks.join("\n\n"))
    }
}

/// Where an exercise looks for a misconception, and what it says to it.
fn met_in(exercise: &Exercise, number: u32, chapters: &Chapters) -> Result<String, Complaint> {
    let this = |misconception: Option<u32>| misconception == Some(number);
    let mut said: Vec<String> = exercise
        .wrong
        .iter()
        .filter(|wrong| this(wrong.misconception))
        .map(|wrong| html::sentences(&exercise.told(&wrong.diagnosis)))
        .collect();
    for choice in exercise.choices.iter().filter(|choice| this(choice.misconception)) {
        let answer = html::sentences(&choice.text);
        let why = html::sentences(&exercise.told(&choice.why));
        said.push(format!("To the answer “{answer}”: {why}"));
    }
    if said.is_empty() {
        return Ok(String::new());
    }
    let (chapter, name) = chapters.split(&exercise.id)?;
    let link = format!(
        "<a href=\"{}#exercise-{name}\">{} {}</a>",
        chapter.html(),
        exercise.place(),
        html::sentences(&exercise.title)
    );
    let said: String = said.iter().map(|words| format!("<p>{words}</p>")).collect();
    Ok(format!("<li>{link}{said}</li>"))
}
