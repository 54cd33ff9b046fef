//! A chapter has at least four exercises, numbered from one, and a contract for a reader's own
//! crate.

use contents::{Chapter, Diagnostic, exercise::Exercise};

use crate::{allow, exercise::file, sources::Sources};

/// Fewer than this and a chapter is not practised.
const ENOUGH: usize = 4;

pub(crate) fn check(sources: &Sources) -> Vec<Diagnostic> {
    sources.chapters.iter().flat_map(|chapter| of_chapter(sources, chapter)).collect()
}

fn of_chapter(sources: &Sources, chapter: &Chapter) -> Vec<Diagnostic> {
    let folder = format!("{}/exercises", chapter.shown_folder());
    let or_allow = format!(
        "or list it in {} as [[chapter]] path = \"{}\" with the reason",
        allow::FILE,
        chapter.id
    );
    let all = sources.exercises.exercises().iter();
    let here: Vec<&Exercise> = all.filter(|exercise| exercise.chapter == chapter.number).collect();
    let mut mistakes = Vec::new();
    // In the order of their numbers, and no number is there twice.
    if let Some((number, exercise)) =
        (1..).zip(&here).find(|(number, exercise)| *number != exercise.number)
    {
        let message = format!(
            "`{}` is number {}, and number {number} is missing",
            exercise.id, exercise.number
        );
        let help = "a chapter numbers its exercises from 1 without a gap";
        mistakes.push(Diagnostic::new(file(exercise, "exercise.toml"), message).help(help));
    }
    let has_contract = sources.exercises.contract(chapter.number).is_some();
    if here.len() >= ENOUGH && has_contract || sources.allowed.chapter(&chapter.id) {
        return mistakes;
    }
    if here.len() < ENOUGH {
        let count = match here.len() {
            0 => "no exercise".to_owned(),
            1 => "one exercise".to_owned(),
            count => format!("{count} exercises"),
        };
        let message = format!("{} has {count}, and a chapter has at least four", chapter.id);
        mistakes.push(Diagnostic::new(&folder, message).help(format!(
            "CONTRIBUTING.md has \"Adding an exercise in ten minutes\",\n{or_allow}"
        )));
    }
    if !has_contract {
        let message = format!("{} has no contract", chapter.id);
        mistakes.push(Diagnostic::new(folder, message).help(format!(
            "the exercise `contract` says what `check --crate` holds a reader's own crate to,\n\
             {or_allow}"
        )));
    }
    mistakes
}
