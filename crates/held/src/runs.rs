//! A chapter's test programs, and what they say of a wrong number.

use std::{
    collections::BTreeSet,
    env,
    ffi::OsString,
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::Mutex,
    thread,
};

use anyhow::{Context, Result, bail, ensure};
use contents::Chapter;
use serde_json::Value;

use crate::wrong::{NOTES, NUMBER, RECORDING};

/// One test of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// The program, as a place in [`Tests::programs`].
    pub program: usize,
    /// Its name there.
    pub name: String,
    /// What it looks at: `function ch10/one_update`, `recording ch10/cost`.
    pub looks_at: BTreeSet<String>,
}

/// The tests of a chapter, but for those that compare with recordings.
#[derive(Debug)]
pub struct Tests {
    folder: PathBuf,
    notes: PathBuf,
    /// The programs by name, `laws`, with the files.
    pub programs: Vec<(String, PathBuf)>,
    /// All tests, program by program, by their names.
    pub all: Vec<Test>,
}

/// A number that is to be wrong while tests run.
#[derive(Clone, Debug)]
pub struct Wrong {
    /// The function that returns it, `ch10/one_update`, if one does.
    pub function: Option<String>,
    /// The snapshot that has it, `ch10/one_update`.
    pub recording: String,
    /// A file with the snapshot as it would be.
    pub file: PathBuf,
    /// The steps to the number.
    pub field: String,
    /// What is added to it.
    pub by: f64,
}

/// What tests say.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The test that failed first.
    pub failed: Option<String>,
    /// Whether the number was made wrong at all.
    pub is_changed: bool,
}

impl Tests {
    /// Compiles the tests of a chapter of the copy, runs each alone, and notes what it looks at.
    ///
    /// # Errors
    /// Where something does not compile, or a test fails though no number is wrong.
    pub fn of(chapter: &Chapter, copy: &Path, here: &Path) -> Result<Self> {
        let folder = copy.join(chapter.shown_folder());
        let programs = compiled(chapter, copy, &here.join("build"))?;
        let notes = here.join("notes");
        fs::create_dir_all(&notes)?;
        let mut tests = Self { folder, notes, programs, all: vec![] };
        let mut names = vec![];
        for (program, (_, path)) in tests.programs.iter().enumerate() {
            let listed = Command::new(path)
                .args(["--list", "--format", "terse"])
                .current_dir(&tests.folder)
                .output()
                .with_context(|| path.display().to_string())?;
            let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
            let found = listed.lines().filter_map(|line| line.strip_suffix(": test"));
            names.extend(found.map(|name| (program, name.to_owned())));
        }
        tests.all = in_turn(&names, |(program, name)| {
            let (verdict, looks_at) = tests.run(*program, &[name], None)?;
            if let Some(failed) = verdict.failed {
                bail!("{failed} of {} fails in the copy, with every number right", chapter.name);
            }
            Ok(Test { program: *program, name: name.clone(), looks_at })
        })?;
        Ok(tests)
    }

    /// `laws::name` of a test.
    pub fn shown(&self, test: &Test) -> String {
        format!("{}::{}", self.programs[test.program].0, test.name)
    }

    /// The tests that can notice a wrong number, in their order.
    pub fn that_see(&self, wrong: &Wrong) -> Vec<&Test> {
        let function = wrong.function.as_ref().map(|name| format!("function {name}"));
        let recording = format!("recording {}", wrong.recording);
        let sees = |test: &&Test| {
            test.looks_at.contains(&recording)
                || function.as_ref().is_some_and(|name| test.looks_at.contains(name))
        };
        self.all.iter().filter(sees).collect()
    }

    /// Runs the tests that can notice it until one does: those first that were named by `before`,
    /// the last of them first, and then the others, program by program.
    ///
    /// # Errors
    /// Where a program cannot be run.
    pub fn notice(&self, wrong: &Wrong, before: &[String]) -> Result<Verdict> {
        let tests = self.that_see(wrong);
        let known = |name: &String| tests.iter().find(|test| self.shown(test) == *name);
        let first: Vec<&Test> = before.iter().rev().filter_map(known).copied().collect();
        let mut runs: Vec<(usize, Vec<&str>)> =
            first.iter().map(|test| (test.program, vec![&*test.name])).collect();
        for program in 0..self.programs.len() {
            let rest = tests.iter().filter(|test| test.program == program && !first.contains(test));
            let rest: Vec<&str> = rest.map(|test| &*test.name).collect();
            if !rest.is_empty() {
                runs.push((program, rest));
            }
        }
        let mut all = Verdict::default();
        for (program, names) in runs {
            let (verdict, _) = self.run(program, &names, Some(wrong))?;
            all.is_changed |= verdict.is_changed;
            if verdict.failed.is_some() {
                return Ok(Verdict { failed: verdict.failed, ..all });
            }
        }
        Ok(all)
    }

    /// Runs some tests of a program, one after the other, until the first failure, and says what
    /// they have looked at.
    fn run(
        &self,
        program: usize,
        names: &[&str],
        wrong: Option<&Wrong>,
    ) -> Result<(Verdict, BTreeSet<String>)> {
        let (shown, path) = &self.programs[program];
        let notes = self.notes.join(format!("{:?}", thread::current().id()));
        fs::remove_file(&notes).ok();
        let mut command = Command::new(path);
        command.args(["--test-threads", "1", "--exact"]).args(names).current_dir(&self.folder);
        command.env("CARGO_MANIFEST_DIR", &self.folder).env("CARGO", cargo());
        command.env("INSTA_UPDATE", "no").env(NOTES, &notes);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        command.env_remove(NUMBER).env_remove(RECORDING);
        if let Some(wrong) = wrong {
            if let Some(function) = &wrong.function {
                command.env(NUMBER, format!("{function}|{}|{}", wrong.field, wrong.by));
            }
            command.env(RECORDING, format!("{}|{}", wrong.recording, wrong.file.display()));
        }
        let mut child = command.spawn().with_context(|| path.display().to_string())?;
        let (mut failed, mut running) = (None, None);
        for line in BufReader::new(child.stdout.take().context("the output is piped")?).lines() {
            // What a test prints need not be text.
            let Ok(line) = line else { continue };
            let Some((name, said)) =
                line.strip_prefix("test ").and_then(|line| line.split_once(" ... "))
            else {
                continue;
            };
            // `should panic` stands behind the name.
            let name = name.split(' ').next().unwrap_or(name).to_owned();
            if said == "FAILED" {
                failed = Some(name);
                child.kill().ok();
                break;
            }
            running = said.is_empty().then_some(name);
        }
        let status = child.wait()?;
        // A program that was ended by a signal has not said which test it was.
        if failed.is_none() && !status.success() {
            failed = Some(running.unwrap_or_else(|| names.join(" or ")));
        }
        let notes = fs::read_to_string(&notes).unwrap_or_default();
        let (changed, looks_at): (Vec<&str>, Vec<&str>) =
            notes.lines().partition(|line| line.starts_with("changed "));
        let verdict = Verdict {
            failed: failed.map(|name| format!("{shown}::{name}")),
            is_changed: !changed.is_empty(),
        };
        Ok((verdict, looks_at.into_iter().map(str::to_owned).collect()))
    }
}

fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// The chapter's test programs by their names, without the one that compares with recordings.
fn compiled(chapter: &Chapter, copy: &Path, build: &Path) -> Result<Vec<(String, PathBuf)>> {
    let mut cargo = Command::new(cargo());
    cargo.args(["test", "--quiet", "--offline", "--no-run", "--lib", "--bins", "--tests"]);
    cargo.args(["--package", &chapter.name]);
    // So that the next chapter finds what this one has compiled.
    if copy.join("crates/one-build").is_dir() {
        cargo.args(["--package", "one-build"]);
    }
    cargo.args(["--message-format", "json-render-diagnostics"]);
    cargo.current_dir(copy).env("CARGO_TARGET_DIR", build);
    let output = cargo.output().context("cargo cannot be started")?;
    ensure!(
        output.status.success(),
        "the copy of {} does not compile:\n{}",
        chapter.name,
        String::from_utf8_lossy(&output.stderr)
    );
    let messages = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut programs = vec![];
    for message in messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        let manifest = message["manifest_path"].as_str().unwrap_or_default();
        let ours = Path::new(manifest).starts_with(copy.join(chapter.shown_folder()));
        let (Some(file), Some(name)) =
            (message["executable"].as_str(), message["target"]["name"].as_str())
        else {
            continue;
        };
        if ours && message["profile"]["test"] == true && name != "snapshots" {
            programs.push((name.to_owned(), file.into()));
        }
    }
    programs.sort();
    Ok(programs)
}

/// What `work` makes of all of these, in their order, on all cores.
///
/// # Errors
/// The first that there is.
pub fn in_turn<T: Sync, R: Send>(
    all: &[T],
    work: impl Fn(&T) -> Result<R> + Sync,
) -> Result<Vec<R>> {
    let next = Mutex::new(0..all.len());
    let done = Mutex::new(vec![]);
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some(place) = next.lock().ok().and_then(|mut next| next.next()) {
                    let result = work(&all[place]);
                    let is_error = result.is_err();
                    if let Ok(mut done) = done.lock() {
                        done.push((place, result));
                    }
                    if is_error && let Ok(mut next) = next.lock() {
                        *next = 0..0;
                    }
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}
