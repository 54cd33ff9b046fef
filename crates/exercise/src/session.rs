//! What the commands do and say.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use anstream::{print, println};

use crate::disk::read;
use contents::exercise::RUNGS;

use crate::data::Data;
use crate::error::shown;
use crate::report::{BOLD, DIM, GREEN, PLAIN, RED, YELLOW};
use crate::text::count;
use crate::{
    Catalogue, Checked, Checker, Error, Exercise, Practice, Record, Selection, Standing, Verdict,
    Walk, report,
};

/// What a reader types, and an author, on one practice project.
pub struct Session<'a> {
    catalogue: &'a Catalogue,
    /// The practice project that was asked for.
    given: Option<&'a Path>,
    folder: PathBuf,
}

/// Whether all answers were right.
type Outcome = Result<bool, Error>;

impl<'a> Session<'a> {
    pub fn new(catalogue: &'a Catalogue, practice: Option<&'a Path>) -> Session<'a> {
        Session { catalogue, given: practice, folder: Practice::locate(catalogue, practice) }
    }

    fn practice(&self) -> Result<Practice<'a>, Error> {
        let practice = Practice::open(self.catalogue, &self.folder)?;
        warn(&practice);
        Ok(practice)
    }

    fn find(&self, asked: &str) -> Result<&'a Exercise, Error> {
        self.catalogue.find(asked).ok_or_else(|| self.unknown(asked))
    }

    fn select(&self, asked: &str) -> Result<Selection<'a>, Error> {
        self.catalogue.select(asked).ok_or_else(|| self.unknown(asked))
    }

    fn unknown(&self, asked: &str) -> Error {
        Error::no_exercise(asked, self.catalogue.exercises().iter().map(|one| one.id.as_str()))
    }

    pub fn start(&self) -> Outcome {
        let (practice, laid) = Practice::start(self.catalogue, self.given, true)?;
        warn(&practice);
        let folder = shown(practice.folder());
        let total = count(laid.added.len() + laid.kept, "exercise", "exercises");
        match (laid.added.as_slice(), laid.kept) {
            (_, 0) => {
                println!("{BOLD}{folder}{PLAIN} is yours: {total}, one file each in src/bin.")
            }
            ([], _) => println!(
                "{BOLD}{folder}{PLAIN} has all {total} already; your files are as they were."
            ),
            (added, kept) => {
                println!(
                    "{BOLD}{folder}{PLAIN}: {} added, {} kept as they were.",
                    count(added.len(), "exercise", "exercises"),
                    count(kept, "file", "files")
                );
                for id in added {
                    println!("  {GREEN}new{PLAIN}      {}", self.title(id));
                }
            }
        }
        for id in &laid.changed {
            println!("  {YELLOW}changed{PLAIN}  {}", self.title(id));
        }
        if !laid.changed.is_empty() {
            println!(
                "\nThe exercises marked “changed” are otherwise now than when your files began. \
                 Your files are kept.\n`cargo run -- reset 10.2` and the like lays the new starter \
                 out and keeps yours as a backup."
            );
        }
        if !laid.missing_dependencies.is_empty() {
            println!(
                "\nYour Cargo.toml is your own, so it was left alone. Newer exercises use these \
                 lines under [dependencies]:"
            );
            for line in &laid.missing_dependencies {
                println!("  {line}");
            }
        }
        if laid.kept == 0
            && let Some(first) = self.catalogue.exercises().first()
        {
            println!(
                "\nOpen {} in your editor, then\n\n  cargo run -- check {}\n\nor let \
                 `cargo run -- watch` check whenever you save.",
                shown(&practice.file(first)),
                first.place()
            );
        }
        Ok(true)
    }

    fn title(&self, id: &str) -> String {
        let exercise = self.catalogue.exercises().iter().find(|exercise| exercise.id == id);
        exercise.map_or(id.to_owned(), |e| format!("{:5} {}", e.place(), e.title))
    }

    pub fn check(&self, asked: Option<&str>, form: Form) -> Outcome {
        let practice = Practice::open(self.catalogue, &self.folder)?;
        if form == Form::Words {
            warn(&practice);
        }
        let checker = Checker::open(self.catalogue)?;
        let all: Vec<&Exercise> = match asked.map(|asked| self.select(asked)).transpose()? {
            Some(Selection::One(exercise)) => {
                return self.check_one(&practice, &checker, exercise, form);
            }
            Some(Selection::Chapter(all)) => all,
            None => self.catalogue.exercises().iter().collect(),
        };
        match form {
            Form::Words => check_all(&practice, &checker, &all),
            Form::Data => {
                let mut passed = true;
                for exercise in all {
                    if practice.lacks(exercise) {
                        continue;
                    }
                    match self.check_one(&practice, &checker, exercise, form) {
                        Ok(right) => passed &= right,
                        Err(error) => {
                            passed = false;
                            anstream::eprintln!("{}: {error}", exercise.id);
                        }
                    }
                }
                Ok(passed)
            }
        }
    }

    fn check_one(
        &self,
        practice: &Practice,
        checker: &Checker,
        exercise: &Exercise,
        form: Form,
    ) -> Outcome {
        let before = practice.standing(exercise);
        let (checked, unnoted) = checked(practice, checker, exercise)?;
        let file = shown(&practice.existing_file(exercise)?);
        let mut words = report(exercise, &checked, &file);
        if before == Standing::SolvedBefore {
            words += &format!(
                "\n{YELLOW}This exercise has changed since you solved it.{PLAIN} Your file is \
                 kept.\n"
            );
        }
        words += &self.what_next(practice, exercise, &checked);
        if let Some(error) = unnoted {
            words += &format!("\n{YELLOW}{UNNOTED}{PLAIN} {error}\n");
        }
        if let Some(warning) = practice.progress.warning() {
            words += &format!("\n{YELLOW}{warning}{PLAIN}\n");
        }
        tell(exercise, &checked, &file, &words, form);
        Ok(checked.verdict.passed())
    }

    /// What a reader may want to type after this check.
    fn what_next(&self, practice: &Practice, exercise: &Exercise, checked: &Checked) -> String {
        let place = exercise.place();
        if !checked.verdict.passed() {
            let rung = practice.progress.of(exercise).hints;
            return match RUNGS.get(rung) {
                Some(rung) => format!("\n{DIM}cargo run -- hint {place}{PLAIN}  {rung}.\n"),
                None => format!("\n{DIM}cargo run -- solution {place}{PLAIN}\n"),
            };
        }
        let ours =
            format!("\n{DIM}cargo run -- solution {place}{PLAIN}  shows ours beside yours.\n");
        match self.next_after(practice, exercise) {
            Some(next) => format!("{ours}{DIM}Next:{PLAIN} {}\n", self.title(&next.id)),
            None => ours,
        }
    }

    fn next_after(&self, practice: &Practice, exercise: &Exercise) -> Option<&Exercise> {
        let all = self.catalogue.exercises();
        let at = all.iter().position(|other| other.id == exercise.id)?;
        all[at + 1..].iter().chain(&all[..at]).find(|other| {
            !matches!(practice.standing(other), Standing::Solved | Standing::SolvedBefore)
        })
    }

    pub fn check_crate(&self, path: &Path, chapter: u32, form: Form) -> Outcome {
        let contract = self.catalogue.contract(chapter).ok_or_else(|| {
            let contracts = self.catalogue.contracts().iter();
            let those: Vec<String> = contracts.map(|one| one.chapter.to_string()).collect();
            Error::Refused(format!(
                "Chapter {chapter} has no contract; these have: {}.",
                those.join(", ")
            ))
        })?;
        let checked = Checker::open(self.catalogue)?.check_crate(contract, path)?;
        let path = shown(path);
        tell(contract, &checked, &path, &report(contract, &checked, &path), form);
        Ok(checked.verdict.passed())
    }

    pub fn watch(&self, asked: Option<&str>) -> Outcome {
        let practice = self.practice()?;
        let checker = Checker::open(self.catalogue)?;
        let watched: Vec<&Exercise> = match asked.map(|asked| self.select(asked)) {
            None => self.catalogue.exercises().iter().collect(),
            Some(Ok(Selection::One(exercise))) => vec![exercise],
            Some(Ok(Selection::Chapter(all))) => all,
            Some(Err(error)) => return Err(error),
        };
        // The first save should not have to wait for the chapters' crates. Should they not
        // compile just now, the checks that need them will say so.
        let _ = checker.prepare();
        let mut seen = saved(&practice, &watched);
        println!(
            "Watching {}. Save a file to check it; Ctrl-C ends.",
            shown(&practice.folder().join("src").join("bin"))
        );
        loop {
            thread::sleep(Duration::from_millis(50));
            let now = saved(&practice, &watched);
            for exercise in &watched {
                let id = exercise.id.as_str();
                if now.contains_key(id) && now.get(id) != seen.get(id) {
                    println!();
                    // A file that is gone again, or half an update of the workbook, is no reason
                    // to stop watching.
                    let outcome = self.check_one(&practice, &checker, exercise, Form::Words);
                    if let Err(error) = outcome {
                        println!("{error}");
                    }
                }
            }
            seen = now;
        }
    }

    pub fn list(&self) -> Outcome {
        let (practice, why) = match self.practice() {
            Ok(practice) => (Some(practice), None),
            Err(error) => (None, Some(error)),
        };
        let mut chapter = 0;
        for exercise in self.catalogue.exercises() {
            if exercise.chapter != chapter {
                chapter = exercise.chapter;
                let all: Vec<&Exercise> =
                    self.catalogue.exercises().iter().filter(|e| e.chapter == chapter).collect();
                let solved = all.iter().filter(|e| {
                    practice.as_ref().is_some_and(|p| {
                        matches!(p.standing(e), Standing::Solved | Standing::SolvedBefore)
                    })
                });
                println!(
                    "\n{BOLD}Chapter {chapter}{PLAIN}  {} of {} solved",
                    solved.count(),
                    all.len()
                );
            }
            let standing = practice.as_ref().map_or(Standing::New, |p| p.standing(exercise));
            let (mark, note) = match standing {
                Standing::Solved => (format!("{GREEN}✓{PLAIN}"), ""),
                Standing::SolvedBefore => {
                    (format!("{YELLOW}✓{PLAIN}"), "changed since you solved it; your file is kept")
                }
                Standing::BegunAgain => {
                    (format!("{YELLOW}…{PLAIN}"), "begun again since you solved it")
                }
                Standing::Begun => (format!("{RED}…{PLAIN}"), "begun"),
                Standing::Untouched | Standing::New => ("·".to_owned(), ""),
            };
            println!(
                "  {mark} {:5} {:42} {DIM}{:13}{PLAIN} {note}",
                exercise.place(),
                exercise.title,
                exercise.kind.word()
            );
        }
        println!();
        match why {
            None => Ok(true),
            Some(Error::NotStarted { command, .. }) => {
                println!("`{command}` lays out your practice project.");
                Ok(true)
            }
            Some(other) => Err(other),
        }
    }

    pub fn hint(&self, asked: &str) -> Outcome {
        let exercise = self.find(asked)?;
        let practice = self.practice()?;
        let mut shown = practice.progress.of(exercise).hints;
        let last = exercise.hints.len() - 1;
        // Whatever keeps that from being noted, the hint is given.
        let noted = practice.progress.change(exercise, |entry| {
            shown = entry.hints;
            entry.hints = shown.min(last) + 1;
        });
        let rung = shown.min(last);
        let hint = &exercise.hints[rung];
        println!(
            "{BOLD}{} {}{PLAIN}  {DIM}hint {} of {}{PLAIN}\n\n{BOLD}{}{PLAIN}\n{}\n",
            exercise.place(),
            exercise.title,
            rung + 1,
            exercise.hints.len(),
            hint.title,
            exercise.told(&hint.text)
        );
        noted?;
        if shown >= exercise.hints.len() {
            println!(
                "{DIM}That was the last one. `cargo run -- solution {}` shows ours.{PLAIN}",
                exercise.place()
            );
        }
        Ok(true)
    }

    pub fn solution(&self, asked: &str) -> Outcome {
        let exercise = self.find(asked)?;
        let practice = self.practice()?;
        let entry = practice.progress.of(exercise);
        if entry.solved.is_empty() && !entry.asked {
            practice.progress.change(exercise, |entry| entry.asked = true)?;
            println!(
                "{} is not solved yet. Our solution waits until it is; should you want it now, ask \
                 once more.\n{DIM}cargo run -- hint {}{PLAIN}  may be enough.",
                exercise.place(),
                exercise.place()
            );
            return Ok(true);
        }
        let yours = read(&practice.existing_file(exercise)?)?;
        println!("{}", beside(&yours, &exercise.solution, columns()));
        if let Some(why) = exercise.diagnosis_of_right() {
            println!("{}\n", exercise.told(why));
        }
        Ok(true)
    }

    pub fn reset(&self, asked: &str) -> Outcome {
        let exercise = self.find(asked)?;
        let practice = self.practice()?;
        let file = shown(&practice.file(exercise));
        let there = !practice.lacks(exercise);
        match practice.reset(exercise)? {
            Some(backup) => {
                println!("{file} is the starter again. Yours is kept as\n\n  {}", shown(&backup));
            }
            None if there => println!("{file} is the starter already."),
            None => println!("{file} was not there; it is the starter now."),
        }
        Ok(true)
    }

    pub fn record(&self, asked: Option<&str>) -> Outcome {
        let checker = Checker::open(self.catalogue)?;
        let all = self.catalogue.exercises().iter().chain(self.catalogue.contracts());
        let asked_for: Vec<&Exercise> = match asked {
            None => all.collect(),
            Some(asked) => all
                .filter(|one| {
                    one.id == asked
                        || one.place() == asked
                        || one.id.starts_with(&format!("{asked}/"))
                })
                .collect(),
        };
        if let (Some(asked), []) = (asked, asked_for.as_slice()) {
            return Err(self.unknown(asked));
        }
        let mut good = true;
        for exercise in asked_for {
            let (new, Walk { faults, .. }) = Walk::recording(&checker, exercise)?;
            let word = if new { "recorded" } else { "as recorded" };
            println!("{:12} {}", word, exercise.id);
            for fault in &faults {
                println!("  {RED}✗{PLAIN} {fault}");
            }
            good &= faults.is_empty();
        }
        Ok(good)
    }
}

/// What a check is told in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Words and colours, for a reader.
    Words,
    /// A line of JSON, for another program.
    Data,
}

impl Form {
    /// JSON where that was asked for.
    pub fn of(json: bool) -> Form {
        if json { Form::Data } else { Form::Words }
    }
}

fn tell(exercise: &Exercise, checked: &Checked, file: &str, words: &str, form: Form) {
    match form {
        Form::Words => print!("{words}"),
        Form::Data => println!("{}", Data::of(exercise, checked, file, words).to_json()),
    }
}

fn warn(practice: &Practice) {
    if let Some(warning) = practice.progress.warning() {
        println!("{YELLOW}{warning}{PLAIN}\n");
    }
}

/// What a reader is told of a pass that could not be noted.
const UNNOTED: &str = "That could not be noted as solved.";

/// Checks the reader's file and notes a pass; what kept it from being noted does not keep the
/// verdict. A starter that nobody has touched need not be compiled to be known.
fn checked(
    practice: &Practice,
    checker: &Checker,
    exercise: &Exercise,
) -> Result<(Checked, Option<Error>), Error> {
    let file = practice.existing_file(exercise)?;
    if practice.untouched(exercise) {
        let checked = Checked {
            verdict: Verdict::NotWritten { place: None, right: 0 },
            record: Record::default(),
            printed: String::new(),
            took: Duration::ZERO,
        };
        return Ok((checked, None));
    }
    let checked = checker.check(exercise, &file)?;
    let unnoted = match checked.verdict.passed() {
        true => practice.solved(exercise).err(),
        false => None,
    };
    Ok((checked, unnoted))
}

fn check_all(practice: &Practice, checker: &Checker, all: &[&Exercise]) -> Outcome {
    let (mut right, mut wrong, mut new) = (0, Vec::new(), 0);
    // What kept exercises from being checked, each sentence once.
    let (mut unchecked, mut faults) = (0, Vec::<String>::new());
    for exercise in all {
        if practice.lacks(exercise) {
            new += 1;
            continue;
        }
        let (mark, note) = match checked(practice, checker, exercise) {
            Ok((checked, unnoted)) => {
                faults.extend(unnoted.map(|error| format!("{UNNOTED} {error}")));
                match &checked.verdict {
                    Verdict::Passed { .. } => {
                        right += 1;
                        (format!("{GREEN}✓{PLAIN}"), String::new())
                    }
                    Verdict::NotWritten { place: None, .. } => {
                        new += 1;
                        continue;
                    }
                    other => {
                        wrong.push(exercise.place());
                        (format!("{RED}✗{PLAIN}"), report::in_short(other))
                    }
                }
            }
            Err(error) => {
                unchecked += 1;
                faults.push(error.to_string());
                (format!("{YELLOW}?{PLAIN}"), "could not be checked".to_owned())
            }
        };
        println!("  {mark} {:5} {:42} {DIM}{note}{PLAIN}", exercise.place(), exercise.title);
    }
    print!("{right} right, {} not yet, {new} not begun", wrong.len());
    match unchecked {
        0 => println!("."),
        more => println!(", {more} not checked."),
    }
    if let Some(first) = wrong.first() {
        println!("`cargo run -- check {first}` says more.");
    }
    let mut told = Vec::new();
    for fault in faults {
        if !told.contains(&fault) {
            println!("\n{YELLOW}{fault}{PLAIN}");
            told.push(fault);
        }
    }
    warn(practice);
    Ok(wrong.is_empty() && unchecked == 0)
}

/// When and how large each file was saved last.
fn saved<'e>(practice: &Practice, all: &[&'e Exercise]) -> BTreeMap<&'e str, (SystemTime, u64)> {
    all.iter()
        .filter_map(|exercise| {
            let about = practice.file(exercise).metadata().ok()?;
            Some((exercise.id.as_str(), (about.modified().ok()?, about.len())))
        })
        .collect()
}

/// Two texts in two columns, or below each other where the terminal is too narrow.
fn beside(yours: &str, ours: &str, columns: usize) -> String {
    let yours = yours.trim_end();
    let ours = ours.trim_end();
    let width = |text: &str| text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let left = width(yours).max(5);
    if left + 3 + width(ours) > columns {
        return format!("{BOLD}yours{PLAIN}\n\n{yours}\n\n{BOLD}ours{PLAIN}\n\n{ours}\n");
    }
    let mut out = format!("{BOLD}yours{PLAIN}{:pad$}   {BOLD}ours{PLAIN}\n\n", "", pad = left - 5);
    let (mut yours, mut ours) = (yours.lines(), ours.lines());
    loop {
        match (yours.next(), ours.next()) {
            (None, None) => return out,
            (a, b) => {
                let line = format!("{:left$} │ {}", a.unwrap_or(""), b.unwrap_or(""));
                out.push_str(line.trim_end());
                out.push('\n');
            }
        }
    }
}

fn columns() -> usize {
    #[cfg(unix)]
    if let Ok(size) = rustix::termios::tcgetwinsize(std::io::stdout()) {
        return usize::from(size.ws_col);
    }
    std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).unwrap_or(80)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_columns_where_there_is_room_for_them() {
        let wide = beside("fn a() {\n}", "fn b() {}", 80);
        assert!(wide.contains("fn a() { │ fn b() {}\n}        │"), "{wide}");
        assert!(!beside("fn a() {\n}", "fn b() {}", 15).contains('│'));
    }
}
