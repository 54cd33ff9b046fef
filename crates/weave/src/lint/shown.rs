//! The book shows its code: every public item of a chapter once, every figure, every example
//! program and every exercise at least once.

use std::collections::{BTreeMap, BTreeSet};

use contents::Diagnostic;

use crate::{allow, example, exercise, figure::Figures, sources::Sources};

/// A page's file, with line and column where they are known.
type Place = (String, Option<(usize, usize)>);

/// What the pages show, and where.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    items: BTreeMap<String, Vec<Place>>,
    examples: BTreeSet<String>,
    exercises: BTreeSet<String>,
}

impl Shown {
    pub(crate) fn item(&mut self, path: &str, file: String, place: Option<(usize, usize)>) {
        self.items.entry(path.to_owned()).or_default().push((file, place));
    }

    pub(crate) fn exercise(&mut self, id: &str) {
        self.exercises.insert(id.to_owned());
    }

    pub(crate) fn example(&mut self, id: &str) {
        self.examples.insert(id.to_owned());
    }
}

pub(crate) fn check(sources: &Sources, shown: &Shown, figures: &Figures) -> Vec<Diagnostic> {
    let mut mistakes = Vec::new();
    let or_allow = |kind: &str, path: &str| {
        format!("or list it in {} as [[{kind}]] path = \"{path}\" with the reason", allow::FILE)
    };
    for chapter in sources.chapters.iter() {
        for item in sources.items(chapter).public() {
            let places = shown.items.get(&item.path).map_or(&[][..], Vec::as_slice);
            if places.len() == 1 || sources.allowed.item(&item.path) {
                continue;
            }
            if places.is_empty() && !sources.allowed.module_of(&item.path) {
                mistakes.push(
                    Diagnostic::new(&item.file, format!("no page shows `{}`", item.path))
                        .at(item.place)
                        .help(format!(
                            "show it with {{{{#item {}}}}},\n{}",
                            item.path,
                            or_allow("item", &item.path)
                        )),
                );
            }
            for (file, place) in places.iter().skip(1) {
                let (first, at) = &places[0];
                let line = at.map(|(line, _)| format!(", line {line}")).unwrap_or_default();
                mistakes.push(Diagnostic {
                    place: *place,
                    ..Diagnostic::new(file, format!("`{}` is shown again", item.path)).help(
                        format!(
                            "it is shown in {first}{line};\nrefer to it there, {}",
                            or_allow("item", &item.path)
                        ),
                    )
                });
            }
        }
        for name in example::names(chapter) {
            let id = format!("{}/{name}", chapter.id);
            if !shown.examples.contains(&id) && !sources.allowed.example(&id) {
                let file = format!("{}/examples/{name}.rs", chapter.shown_folder());
                mistakes.push(
                    Diagnostic::new(file, format!("no page shows the example `{id}`"))
                        .help(or_allow("example", &id)),
                );
            }
        }
    }
    for exercise in sources.exercises.exercises() {
        if !shown.exercises.contains(&exercise.id) {
            let file = exercise::file(exercise, "exercise.toml");
            mistakes.push(
                Diagnostic::new(file, format!("no page shows the exercise `{}`", exercise.id))
                    .help(format!("show it with {{{{#exercise {}}}}}", exercise.id)),
            );
        }
    }
    for id in sources.catalogue.ids() {
        if !figures.is_shown(id) && !sources.allowed.figure(id) {
            mistakes.push(
                Diagnostic::new(format!("figure {id}"), "no page shows it").help(format!(
                    "show it with {{{{#figure {id}}}}},\n{}",
                    or_allow("figure", id)
                )),
            );
        }
    }
    mistakes
}
