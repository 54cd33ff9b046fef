//! Every exercise of the book, walked: see [`exercise::Walk::of`].

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use std::{panic, thread};

use exercise::{Catalogue, Checker, Kind, Walk};
use programs::Supervisor;

fn catalogue() -> Catalogue {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("a workspace");
    Catalogue::load(root).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn every_exercise_knows_its_mistakes() {
    let catalogue = catalogue();
    // A test's own program cannot supervise others.
    let supervisor = Supervisor::at(env!("CARGO_BIN_EXE_exercises").into());
    let checker =
        Checker::supervised_by(&catalogue, supervisor).unwrap_or_else(|error| panic!("{error}"));
    let begun = Instant::now();
    checker.prepare().unwrap_or_else(|error| panic!("{error}"));
    let prepared = begun.elapsed();

    let all: Vec<_> = catalogue.exercises().iter().chain(catalogue.contracts()).collect();
    let (next, answers) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let faults = Mutex::new(Vec::new());
    let begun = Instant::now();
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, |n| n.get().min(8)) {
            scope.spawn(|| {
                while let Some(exercise) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let found = match Walk::of(&checker, exercise) {
                        Ok(walk) => {
                            answers.fetch_add(walk.answers, Ordering::Relaxed);
                            walk.faults
                        }
                        Err(error) => vec![format!("{}: {error}", exercise.id)],
                    };
                    faults.lock().expect("no walk panics").extend(found);
                }
            });
        }
    });
    let (answers, took) = (answers.into_inner(), begun.elapsed().as_secs_f64());
    println!(
        "{} exercises, {answers} answers compiled, run and judged in {took:.1} s, {:.2} s each; \
         the chapters' crates before that in {:.1} s",
        all.len(),
        took / answers as f64,
        prepared.as_secs_f64()
    );
    let faults = faults.into_inner().expect("no walk panics");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(answers > 100, "only {answers} answers: are the exercises still found?");
}

#[test]
fn chapters_number_their_exercises_from_one() {
    let catalogue = catalogue();
    let mut chapters: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for exercise in catalogue.exercises() {
        chapters.entry(exercise.chapter).or_default().push(exercise.number);
    }
    for (chapter, numbers) in chapters {
        let counted: Vec<u32> = (1..).take(numbers.len()).collect();
        assert_eq!(numbers, counted, "chapter {chapter}");
        assert!(numbers.len() >= 4, "chapter {chapter} has {} exercises", numbers.len());
        assert!(catalogue.contract(chapter).is_some(), "chapter {chapter} has no contract");
    }
}

#[test]
fn the_misconceptions_are_met() {
    let catalogue = catalogue();
    let met: Vec<u32> =
        catalogue.exercises().iter().flat_map(|exercise| exercise.misconceptions()).collect();
    let missing: Vec<u32> =
        (1..=33).chain(36..=37).filter(|number| !met.contains(number)).collect();
    assert!(missing.is_empty(), "no exercise is about misconceptions {missing:?}");
}

#[test]
fn every_kind_of_exercise_is_there_in_every_chapter() {
    let catalogue = catalogue();
    let chapters: BTreeSet<u32> = catalogue.exercises().iter().map(|one| one.chapter).collect();
    assert!(chapters.len() >= 14, "{chapters:?}");
    for chapter in chapters {
        for kind in [Kind::Implement, Kind::Predict, Kind::Bug, Kind::Extend] {
            let found =
                catalogue.exercises().iter().any(|e| e.chapter == chapter && e.kind == kind);
            assert!(found, "chapter {chapter} has no exercise to {}", kind.word());
        }
    }
}
