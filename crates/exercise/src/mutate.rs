//! Mutations of a solution, run through the exercise's own cases: one that passes and is not
//! known to be right is a hole in the check.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use contents::Chapters;
use programs::Output;
use serde::Deserialize;

use crate::checker::MEMORY;
use crate::disk::read;
use crate::mutant::{Calls, Scope, mutants};
use crate::record::Expected;
use crate::{Checker, Error, Exercise, Kind, Record, Verdict};

/// Where an exercise lists the mutants that are right.
const EQUIVALENTS: &str = "equivalents.toml";

/// What became of an exercise's mutants.
#[derive(Clone, Debug, Default)]
pub struct Mutation {
    /// The exercise.
    pub id: String,
    /// How many were made.
    pub made: usize,
    /// How many of them compile.
    pub compiled: usize,
    /// How many of those the check refuses.
    pub killed: usize,
    /// How many pass, and are listed as right with their reason.
    pub equivalent: usize,
    /// Those that pass: before and after.
    pub survived: Vec<String>,
    /// What is wrong with the list.
    pub faults: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    #[serde(default)]
    equivalent: Vec<Equivalent>,
}

/// Mutants that answer rightly, and why.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Equivalent {
    /// Why no case can tell them from the solution.
    why: String,
    /// The changed lines before and after, as `mutate` prints them.
    mutants: Vec<String>,
}

impl fmt::Display for Mutation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Mutation { id, made, compiled, killed, equivalent, survived, faults } = self;
        write!(
            f,
            "{id:42} {made:4} made, {compiled:4} compile, {killed:4} killed, {equivalent:3} \
             equivalent, {:3} survived",
            survived.len()
        )?;
        for mutant in survived {
            write!(f, "\n  survived: {mutant}")?;
        }
        faults.iter().try_for_each(|fault| write!(f, "\n  {fault}"))
    }
}

/// A solution with everything in it that is to be changed.
struct Program {
    source: String,
    scope: Scope,
}

impl Mutation {
    /// Changes the exercise's solution in every way and checks what comes of it.
    pub fn of(checker: &Checker, exercise: &Exercise) -> Result<Mutation, Error> {
        let mut mutation = Mutation { id: exercise.id.clone(), ..Mutation::default() };
        if !exercise.choices.is_empty() {
            return Ok(mutation);
        }
        let program = Program::of(checker, exercise)?;
        let named = program.named();
        let mut listed = equivalents(exercise)?;
        mutation.faults = list_faults(&listed, &named);
        mutation.made = named.len();
        let expected = Expected::of(exercise)?;
        let begun = Instant::now();
        let original = [program.source.clone()];
        let solution = checker.changes(exercise, &original, 10.0 * exercise.time_limit)?;
        let taken = begun.elapsed().as_secs_f64();
        match passes(exercise, &expected, &solution[0])? {
            Some(true) => {}
            passed => {
                let how = if passed.is_none() { "compile" } else { "pass" };
                mutation.faults.push(format!("the solution itself does not {how}"));
                return Ok(mutation);
            }
        }
        // One that has not finished after several times the solution's time never will.
        let seconds = (3.0 * taken).clamp(5.0, 10.0 * exercise.time_limit);
        let (words, sources): (Vec<String>, Vec<String>) = named.into_iter().unzip();
        let answers = checker.changes(exercise, &sources, seconds)?;
        for (words, answer) in words.into_iter().zip(&answers) {
            let Some(passed) = passes(exercise, &expected, answer)? else {
                if listed.remove(&words).is_some() {
                    mutation.faults.push(format!("listed and does not compile: {words}"));
                }
                continue;
            };
            mutation.compiled += 1;
            match (passed, listed.remove(&words)) {
                (false, None) => mutation.killed += 1,
                (false, Some(_)) => {
                    mutation.killed += 1;
                    mutation.faults.push(format!("listed as right and refused: {words}"));
                }
                (true, Some(_)) => mutation.equivalent += 1,
                (true, None) => mutation.survived.push(words),
            }
        }
        Ok(mutation)
    }

    /// The same of several exercises, telling of each; false where one has a hole.
    pub fn of_all(
        checker: &Checker,
        exercises: &[&Exercise],
        tell: impl Fn(&Mutation) + Sync,
    ) -> Result<bool, Error> {
        checker.prepare()?;
        let next = AtomicUsize::new(0);
        let all = Mutex::new((Mutation { id: "all".into(), ..Mutation::default() }, true));
        let failed = Mutex::new(None);
        thread::scope(|scope| {
            for _ in 0..thread::available_parallelism().map_or(1, |n| n.get().min(8)) {
                scope.spawn(|| {
                    while let Some(exercise) = exercises.get(next.fetch_add(1, Ordering::Relaxed)) {
                        match Mutation::of(checker, exercise) {
                            Ok(mutation) => {
                                let mut all = all.lock().unwrap_or_else(|e| e.into_inner());
                                all.0.made += mutation.made;
                                all.0.compiled += mutation.compiled;
                                all.0.killed += mutation.killed;
                                all.0.equivalent += mutation.equivalent;
                                all.1 &= mutation.survived.is_empty() && mutation.faults.is_empty();
                                if exercise.choices.is_empty() {
                                    tell(&mutation);
                                }
                            }
                            Err(error) => {
                                let mut failed = failed.lock().unwrap_or_else(|e| e.into_inner());
                                *failed = Some(Error::Refused(format!("{}: {error}", exercise.id)));
                            }
                        }
                    }
                });
            }
        });
        if let Some(error) = failed.into_inner().unwrap_or_else(|e| e.into_inner()) {
            return Err(error);
        }
        let (sum, good) = all.into_inner().unwrap_or_else(|e| e.into_inner());
        let survived = sum.compiled - sum.killed - sum.equivalent;
        println!(
            "{} mutants, {} compile: {} refused, {} known to be right, {survived} survived.",
            sum.made, sum.compiled, sum.killed, sum.equivalent
        );
        Ok(good)
    }

    /// What keeps the exercise's solution from being changed: that, taken apart for it, it does not
    /// pass its own check any more.
    pub fn hindrance(checker: &Checker, exercise: &Exercise) -> Result<Option<String>, Error> {
        let program = Program::of(checker, exercise)?;
        if program.named().is_empty() {
            return Ok(Some("there is nothing to change in the solution".into()));
        }
        let sources = [program.source];
        let answers = checker.changes(exercise, &sources, 10.0 * exercise.time_limit)?;
        let expected = Expected::of(exercise)?;
        Ok(match passes(exercise, &expected, &answers[0])? {
            Some(true) => None,
            Some(false) => Some("the solution itself does not pass".into()),
            None => Some("the solution itself does not compile".into()),
        })
    }

    /// What the list of mutants that are right has wrong, as far as it shows without running any.
    pub fn faults_of_list(checker: &Checker, exercise: &Exercise) -> Result<Vec<String>, Error> {
        let listed = equivalents(exercise)?;
        if listed.is_empty() {
            return Ok(Vec::new());
        }
        Ok(list_faults(&listed, &Program::of(checker, exercise)?.named()))
    }
}

/// Whether an answer passes; nothing where it does not compile.
fn passes(
    exercise: &Exercise,
    expected: &Expected,
    answer: &Option<(Record, Output)>,
) -> Result<Option<bool>, Error> {
    let Some((record, ran)) = answer else { return Ok(None) };
    Ok(Some(Verdict::of(exercise, expected, record, ran, MEMORY)?.passed()))
}

fn list_faults(listed: &BTreeMap<String, String>, named: &BTreeMap<String, String>) -> Vec<String> {
    let mut faults = Vec::new();
    for (words, why) in listed {
        // Others are wrong forms of the formula, which the walk looks at.
        if words.starts_with('`') && !named.contains_key(words) {
            faults.push(format!("{EQUIVALENTS} lists what is no change of the solution: {words}"));
        }
        if why.trim().is_empty() {
            faults.push(format!("{EQUIVALENTS} gives no reason for {words}"));
        }
    }
    faults
}

impl Program {
    fn of(checker: &Checker, exercise: &Exercise) -> Result<Program, Error> {
        if exercise.kind != Kind::Contract {
            let scope = Scope { data_is_free: exercise.kind == Kind::Bug, ..Scope::default() };
            return Ok(Program { source: exercise.solution.clone(), scope });
        }
        // The solution of a contract is the chapter's crate, which is put into it.
        let root = checker.root();
        let chapters = Chapters::find(root).map_err(Error::file(root, "read"))?;
        let Some(chapter) = chapters.iter().find(|one| one.number == exercise.chapter) else {
            return Err(Error::author(&exercise.folder, "there is no such chapter"));
        };
        let check = read(&exercise.check())?;
        let library = whole(&chapter.folder.join("src"), &check)?;
        let solution = exercise.solution.replace(&chapter.rust_name(), "self::chapter");
        Ok(Program {
            source: format!("{solution}\npub mod chapter {{\n{library}}}\n"),
            scope: Scope {
                called: Some(Calls::of_answer(&check)),
                assertions_are_free: true,
                ..Scope::default()
            },
        })
    }

    /// The mutants, by what they are called.
    fn named(&self) -> BTreeMap<String, String> {
        let mut all = BTreeMap::new();
        for mutant in mutants(&self.source, &self.scope) {
            let words = mutant.words(&self.source);
            let mut name = words.clone();
            let mut times = 1;
            while all.contains_key(&name) {
                times += 1;
                name = format!("{words} ({times})");
            }
            all.insert(name, mutant.of(&self.source));
        }
        all
    }
}

/// A chapter's library as one source: with the modules that it or its contract calls by their
/// name, and without the others, such as the figures and the numbers of the page.
fn whole(folder: &Path, check: &str) -> Result<String, Error> {
    let library = read(&folder.join("lib.rs"))?;
    let code = |line: &&str| !line.trim_start().starts_with("//");
    let named = |module: &str| {
        let name = format!("{module}::");
        let all = library.lines().chain(check.lines()).filter(code);
        all.flat_map(|line| line.match_indices(&name).map(move |(at, _)| &line[..at])).any(
            |before| !before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_'),
        )
    };
    let mut all = String::new();
    for line in library.lines() {
        let declared = line.strip_prefix("pub ").unwrap_or(line).strip_prefix("mod ");
        match declared.and_then(|rest| rest.strip_suffix(';')) {
            None => all.push_str(&format!("{line}\n")),
            Some(module) if named(module) => {
                let source = read(&folder.join(format!("{module}.rs")))?;
                // What is the crate's there is the module's around it here.
                let source = source.replace("crate::", "super::");
                all.push_str(&format!("pub mod {module} {{\n{source}}}\n"));
            }
            Some(_) => all.push('\n'),
        }
    }
    Ok(all)
}

/// The mutants of an exercise that are right, by their words, and why.
pub(crate) fn equivalents(exercise: &Exercise) -> Result<BTreeMap<String, String>, Error> {
    let path = exercise.folder.join(EQUIVALENTS);
    if !path.is_file() {
        return Ok(BTreeMap::new());
    }
    let listed: Listed = toml::from_str(&read(&path)?)
        .map_err(|error| Error::author(&path, error.to_string().trim_end()))?;
    let each = listed.equivalent.into_iter().flat_map(|Equivalent { why, mutants }| {
        mutants.into_iter().map(move |words| (words, why.clone()))
    });
    Ok(each.collect())
}
