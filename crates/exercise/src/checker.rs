//! Checking: compile, run under limits, compare.

use std::collections::BTreeMap;
use std::collections::hash_map::RandomState;
use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::hash::{BuildHasher, Hasher};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::time::{Duration, Instant, SystemTime};

use contents::{Chapters, Lock};
use programs::cargo;
use programs::{
    CompilerMessage, DISK_FULL, End, Libraries, Limits, Output, Program, Stop, Supervisor,
    is_of_a_full_disk, unjudged,
};

use crate::compile::{CHECKS, Compiled, Compiler, PRODUCT, main_of_checks};
use crate::diagnosis::Diagnosis;
use crate::disk::read;
use crate::error::shown;
use crate::formula::Slips;
use crate::kept::Kept;
use crate::signature::changed;
use crate::{Catalogue, Error, Exercise, Expected, Kind, Record, Verdict};

/// Bytes that a reader's code may print during a check.
pub(crate) const OUTPUT: usize = 1 << 20;

/// Bytes of memory for a reader's code: of address space for each process, in use for all together.
pub(crate) const MEMORY: u64 = 512 << 20;

/// Bytes of address space that the program around a reader's code takes without using them.
const ROOM: u64 = 128 << 20;

/// What cargo may use for a crate of the reader's and whatever that depends on.
const CARGO: Limits = Limits {
    time: Some(Duration::from_secs(600)),
    output: None,
    memory: Some(6 << 30),
    together: Some(6 << 30),
    tasks: Some(1024),
    file: Some(2 << 30),
    polite: false,
};

/// Processes and threads of a reader's code.
pub(crate) const TASKS: u64 = 256;

/// How much of what it printed is kept to be shown.
const KEPT: usize = 64 * 1024;

/// So many changed solutions are compiled into one program.
const AT_ONCE: usize = 40;

/// Where checks are compiled and run.
pub struct Checker<'a> {
    catalogue: &'a Catalogue,
    scratch: PathBuf,
    supervisor: Supervisor,
    one_at_a_time: Mutex<()>,
    /// What a compiler says of itself.
    compilers: Mutex<BTreeMap<OsString, Vec<u8>>>,
}

/// A check that was made.
#[derive(Debug)]
pub struct Checked {
    /// What it found.
    pub verdict: Verdict,
    /// Everything the reader's code answered.
    pub record: Record,
    /// What the reader's code printed on the way.
    pub printed: String,
    /// From start to verdict.
    pub took: Duration,
}

/// How far an answer came.
pub(crate) enum Attempt {
    /// It is not Rust.
    NotCompiled(Vec<CompilerMessage>),
    /// It is, and the checks cannot call it.
    NotMet(Vec<CompilerMessage>),
    /// It ran.
    Ran(Box<Record>, Output),
}

impl<'a> Checker<'a> {
    /// A checker in the checkout's target folder. This program supervises its children, and has
    /// to call [`programs::supervisor::act`] before anything else.
    pub fn open(catalogue: &'a Catalogue) -> Result<Checker<'a>, Error> {
        let supervisor = Supervisor::this_program()
            .map_err(|source| Error::Tool { tool: "the workbook".into(), source })?;
        Checker::supervised_by(catalogue, supervisor)
    }

    /// A checker whose children another program supervises.
    pub fn supervised_by(
        catalogue: &'a Catalogue,
        supervisor: Supervisor,
    ) -> Result<Checker<'a>, Error> {
        let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
        let scratch = catalogue.root.join(target.unwrap_or("target".into())).join("exercises");
        fs::create_dir_all(&scratch).map_err(Error::file(&scratch, "made"))?;
        sweep(&scratch);
        Ok(Checker {
            catalogue,
            scratch,
            supervisor,
            one_at_a_time: Mutex::new(()),
            compilers: Mutex::default(),
        })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.catalogue.root
    }

    /// Compiles the chapters' crates where they are not yet; `check` does it where it must.
    pub fn prepare(&self) -> Result<(), Error> {
        self.libraries().map(drop)
    }

    /// Checks the file `source` as an answer to the exercise.
    pub fn check(&self, exercise: &Exercise, source: &Path) -> Result<Checked, Error> {
        let begun = Instant::now();
        let text = read(source)?;
        let expected = Expected::of(exercise)?;
        let attempt = self.attempt(exercise, source, &text)?;
        let mut verdict = self.judge(exercise, &expected, &text, &attempt)?;
        if let (Verdict::Different { difference, .. }, Attempt::Ran(record, _)) =
            (&mut verdict, &attempt)
            && difference.diagnosis.may_be_a_slip()
            && let Some(slips) = Slips::of(self, exercise)?
            && let Some(sentence) = slips.told(
                record,
                exercise.tolerance,
                !matches!(difference.diagnosis, Diagnosis::Related { .. }),
            )
        {
            difference.diagnosis = Diagnosis::Slip(sentence);
        }
        let (record, printed) = match attempt {
            Attempt::Ran(record, ran) => (*record, printed(&ran)),
            _ => (Record::default(), String::new()),
        };
        Ok(Checked { verdict, record, printed, took: begun.elapsed() })
    }

    /// What an attempt with the file of this text comes to.
    pub(crate) fn judge(
        &self,
        exercise: &Exercise,
        expected: &Expected,
        text: &str,
        attempt: &Attempt,
    ) -> Result<Verdict, Error> {
        Ok(match attempt {
            Attempt::NotCompiled(messages) => Verdict::DoesNotCompile {
                words: CompilerMessage::rendered(messages),
                messages: messages.clone(),
            },
            Attempt::NotMet(messages) => match changed(&exercise.starter, text) {
                Some(sentence) => Verdict::Signature(sentence),
                None => Verdict::DoesNotMeet(CompilerMessage::rendered(messages)),
            },
            Attempt::Ran(record, ran) => Verdict::of(exercise, expected, record, ran, MEMORY)?,
        })
    }

    /// Runs the chapter's contract on the crate in the folder `path`.
    pub fn check_crate(&self, contract: &Exercise, path: &Path) -> Result<Checked, Error> {
        debug_assert_eq!(contract.kind, Kind::Contract);
        let begun = Instant::now();
        let path = std::path::absolute(path).map_err(Error::file(path, "read"))?;
        let manifest = path.join("Cargo.toml");
        let package = toml::from_str::<Manifest>(&read(&manifest)?)
            .ok()
            .and_then(|manifest| manifest.package)
            .ok_or_else(|| {
                Error::Refused(format!(
                    "{}: no [package] with a name. `--crate` takes the folder of one crate.",
                    shown(&manifest)
                ))
            })?;
        if package.name == self.contract_name(contract) {
            return Err(Error::Refused("That is the name of the check; rename your crate.".into()));
        }
        let folder = self.scratch.join(self.contract_name(contract));
        let program = match self.build_contract(contract, &folder, &path, &package.name)? {
            Ok(program) => program,
            Err(Unbuilt { words, theirs }) => {
                let asked = contract.told(&contract.task);
                return Ok(Checked {
                    verdict: match theirs {
                        true => Verdict::DoesNotCompile { words, messages: Vec::new() },
                        false => Verdict::DoesNotMeet(format!("{words}\n\n{asked}")),
                    },
                    record: Record::default(),
                    printed: String::new(),
                    took: begun.elapsed(),
                });
            }
        };
        let (record, ran) = self.run(&program, None, contract.time_limit, &folder)?;
        Ok(Checked {
            verdict: Verdict::of(contract, &Expected::of(contract)?, &record, &ran, MEMORY)?,
            record,
            printed: printed(&ran),
            took: begun.elapsed(),
        })
    }

    fn contract_name(&self, contract: &Exercise) -> String {
        format!("contract-of-chapter-{}", contract.chapter)
    }

    /// Cargo builds the contract's program, since a crate may have dependencies of its own.
    fn build_contract(
        &self,
        contract: &Exercise,
        folder: &Path,
        path: &Path,
        package: &str,
    ) -> Result<Result<PathBuf, Unbuilt>, Error> {
        fs::create_dir_all(folder).map_err(Error::file(folder, "made"))?;
        let put = |name: &str, text: String| {
            let file = folder.join(name);
            fs::write(&file, text).map_err(Error::file(&file, "written"))
        };
        put("harness.rs", main_of_checks(folder, &contract.check())?)?;
        put(
            "Cargo.toml",
            format!(
                "[workspace]\n[package]\nname = {:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\
                 [[bin]]\nname = {0:?}\npath = \"harness.rs\"\n\
                 [dependencies]\nanswer = {{ package = {package:?}, path = {:?} }}\n\
                 [lints.rust]\nwarnings = \"allow\"\n",
                self.contract_name(contract),
                path
            ),
        )?;
        // The versions of the workbook are on this machine already, others may not be.
        let lock = self.catalogue.root.join("Cargo.lock");
        fs::copy(&lock, folder.join("Cargo.lock")).map_err(Error::file(&lock, "read"))?;

        let mut command = cargo::cargo(folder);
        command
            .env("CARGO_TARGET_DIR", self.scratch.join("contracts"))
            .args(["build", "--quiet", "--color=always"])
            .arg("--message-format=json-diagnostic-rendered-ansi");
        let tool = |source| Error::Tool { tool: "cargo".into(), source };
        let scratch = self.folder()?;
        let output = Program::new(command, CARGO)
            .within(scratch.path())
            .output(&self.supervisor, &Stop::default(), usize::MAX)
            .map_err(tool)?;
        let stdout = String::from_utf8_lossy(&output.stdout);
        let messages: Vec<serde_json::Value> =
            stdout.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        let program = messages.iter().find_map(|message| message["executable"].as_str());
        if let (true, Some(program)) = (output.success(), program) {
            return Ok(Ok(PathBuf::from(program)));
        }
        let name = self.contract_name(contract);
        let met = messages.iter().any(|message| {
            message["message"]["level"] == "error" && message["target"]["name"] == name.as_str()
        });
        let words = cargo::errors(&output.stdout, &output.stderr);
        let what = match output.end {
            End::NotStarted => return Err(tool(std::io::ErrorKind::NotFound.into())),
            _ if is_of_a_full_disk(&words) => Some(DISK_FULL.to_owned()),
            End::Exited(_) if !words.is_empty() => None,
            end => unjudged(end, &[], &output.last_words, &CARGO),
        };
        if let Some(what) = what {
            return Err(Error::Outside { what, detail: words });
        }
        Ok(Err(Unbuilt { words, theirs: !met }))
    }

    /// Compiles and runs an answer.
    pub(crate) fn attempt(
        &self,
        exercise: &Exercise,
        source: &Path,
        text: &str,
    ) -> Result<Attempt, Error> {
        let folder = self.folder()?;
        let check = exercise.check();
        let sources = [text, &read(&check)?];
        let mut compiler = self.compiler(&sources)?;
        // The compiler and a panic name the file as it was given, so it is given as the reader
        // knows it.
        let source = PathBuf::from(shown(source));
        let mut compiled = compiler.answer(&source, folder.path())?;
        if let Compiled::No(messages) = &compiled
            && messages.iter().any(|message| message.rendered.contains(OTHER_COMPILER))
        {
            Libraries::forget(&self.catalogue.root);
            compiler = self.compiler(&sources)?;
            compiled = compiler.answer(&source, folder.path())?;
        }
        if let Compiled::No(messages) = compiled {
            return Ok(Attempt::NotCompiled(messages));
        }
        let (compiled, program) = compiler.checks(&check, folder.path())?;
        if let Compiled::No(messages) = compiled {
            return Ok(Attempt::NotMet(messages));
        }
        let (record, ran) = self.run(&program, None, exercise.time_limit, folder.path())?;
        Ok(Attempt::Ran(Box::new(record), ran))
    }

    /// Compiles several answers at once and runs each of them in a process of its own; answers
    /// that do not go together in one program get one each.
    pub(crate) fn attempts(
        &self,
        exercise: &Exercise,
        answers: &[String],
    ) -> Result<Vec<Attempt>, Error> {
        let folder = self.folder()?;
        let check = read(&exercise.check())?;
        let sources: Vec<&str> = answers.iter().map(String::as_str).chain([&*check]).collect();
        let mut compiler = Compiler { patient: true, ..self.compiler(&sources)? };
        // A mistake in a contract may be a patch of its chapter, which uses more than chapters.
        if exercise.kind == Kind::Contract {
            compiler.libraries = self.libraries()?.all();
        }
        let kept = self.kept(exercise, "answers", &compiler, &sources);
        let (compiled, program) = kept_or_made(&kept, folder.path(), || {
            compiler.together(&check, answers, folder.path())
        })?;
        let numbered = answers.iter().enumerate();
        match compiled {
            Compiled::Yes => numbered
                .map(|(number, _)| {
                    // Ours come to their end, however busy the machine is; should one not, this
                    // does.
                    let seconds = 10.0 * exercise.time_limit;
                    let (record, ran) = self.run(&program, Some(number), seconds, folder.path())?;
                    Ok(Attempt::Ran(Box::new(record), ran))
                })
                .collect(),
            Compiled::No(_) => numbered
                .map(|(number, text)| {
                    let source = folder.path().join(format!("answer{number}.rs"));
                    self.attempt(exercise, &source, text)
                })
                .collect(),
        }
    }

    /// Compiles a few changes of a solution and runs each of them, for at most so many seconds;
    /// none where one does not compile. What chapters use can be used too.
    pub(crate) fn changes(
        &self,
        exercise: &Exercise,
        answers: &[String],
        seconds: f64,
    ) -> Result<Vec<Option<(Record, Output)>>, Error> {
        let folder = self.folder()?;
        let check = read(&exercise.check())?;
        let libraries = self.libraries()?;
        let compiler = Compiler {
            rustc: libraries.rustc.clone().into(),
            libraries: libraries.all(),
            supervisor: &self.supervisor,
            patient: true,
        };
        let mut well = Vec::new();
        for few in answers.chunks(AT_ONCE) {
            well.extend(compiler.compiling(few, folder.path())?);
        }
        let numbers: Vec<usize> = (0..answers.len()).filter(|&number| well[number]).collect();
        let mut all: Vec<Option<(Record, Output)>> = answers.iter().map(|_| None).collect();
        for few in numbers.chunks(AT_ONCE) {
            let texts: Vec<String> = few.iter().map(|&number| answers[number].clone()).collect();
            let (compiled, program) = compiler.together(&check, &texts, folder.path())?;
            if let Compiled::No(messages) = compiled {
                return Err(Error::Refused(CompilerMessage::rendered(&messages)));
            }
            for (place, &number) in few.iter().enumerate() {
                all[number] = Some(self.run(&program, Some(place), seconds, folder.path())?);
            }
        }
        Ok(all)
    }

    /// Compiles the program that tries the wrong forms of an exercise's formula.
    pub(crate) fn formula(&self, exercise: &Exercise, file: &Path) -> Result<Formula, Error> {
        let folder = self.folder()?;
        let (formula, check) = (read(file)?, read(&exercise.check())?);
        let compiler = self.compiler(&[&formula, &check])?;
        let kept = self.kept(exercise, "formula", &compiler, &[&formula, &check, PRODUCT]);
        let make = || compiler.formula(file, &check, folder.path());
        match kept_or_made(&kept, folder.path(), make)? {
            (Compiled::Yes, program) => {
                Ok(Formula { program, folder, seconds: 10.0 * exercise.time_limit })
            }
            (Compiled::No(messages), _) => Err(Error::author(
                file,
                format!("it does not compile\n\n{}", CompilerMessage::rendered(&messages)),
            )),
        }
    }

    /// Compiles the solution with every warning an error; the compiler's words, if there are any.
    pub(crate) fn strictly(&self, exercise: &Exercise) -> Result<Option<String>, Error> {
        let folder = self.folder()?;
        let source = exercise.folder.join("solution.rs");
        let text = read(&source)?;
        let compiler = self.compiler(&[&text])?;
        let kept = self.kept(exercise, "strict", &compiler, &[&text]);
        let make = || compiler.strictly(&PathBuf::from(shown(&source)), folder.path());
        Ok(match kept_or_made(&kept, folder.path(), make)?.0 {
            Compiled::Yes => None,
            Compiled::No(messages) => Some(CompilerMessage::rendered(&messages)),
        })
    }

    fn run(
        &self,
        program: &Path,
        answer: Option<usize>,
        seconds: f64,
        folder: &Path,
    ) -> Result<(Record, Output), Error> {
        let number = answer.map(|n| n.to_string()).unwrap_or_default();
        let ran = self.recorded(program, Path::new(&number), seconds, folder)?;
        let mut record = Record::parse(&ran.text, &ran.word);
        record.too_deep = ran.too_deep;
        if !record.complete && ran.output.end == End::Exited(2) {
            // So ends a check that could not write its record, if it was not the reader's code.
            writable(folder)?;
        }
        Ok((record, ran.output))
    }

    /// Runs a program of checks.
    fn recorded(
        &self,
        program: &Path,
        argument: &Path,
        seconds: f64,
        folder: &Path,
    ) -> Result<Recorded, Error> {
        let path = folder.join("record");
        let written = Error::file(folder, "written");
        // Opened before the reader's code runs, so that whatever that puts in its place is not read.
        let options = &mut OpenOptions::new();
        let record = options.read(true).write(true).create(true).truncate(true).open(&path);
        let mut record = record.map_err(written)?;
        let any = || RandomState::new().build_hasher().finish();
        let (word, name) = (format!("{:016x}", any()), format!("{:016x}", any()));
        let mut command = Command::new(program);
        command.arg(&path).arg(argument).current_dir(folder);
        // Its last words are to be its own.
        command.env("RUST_BACKTRACE", "0");
        let limits = Limits {
            time: Some(Duration::from_secs_f64(seconds)),
            output: Some(OUTPUT),
            memory: Some(MEMORY + ROOM),
            together: Some(MEMORY),
            tasks: Some(TASKS),
            file: Some(64 << 20),
            polite: false,
        };
        let mut ran = Program::new(command, limits)
            .within(folder)
            .input(format!("{word} {name}\n"))
            .output(&self.supervisor, &Stop::default(), KEPT)
            .map_err(|source| Error::Tool { tool: shown(program), source })?;
        let too_deep = overflowed(&ran, &name);
        for said in [&mut ran.stdout, &mut ran.stderr, &mut ran.last_words] {
            *said = String::from_utf8_lossy(said).replace(&name, "main").into_bytes();
        }
        let mut text = Vec::new();
        record.read_to_end(&mut text).map_err(Error::file(&path, "read"))?;
        let text = String::from_utf8_lossy(&text).into_owned();
        Ok(Recorded { text, word, too_deep, output: ran })
    }

    /// A folder that is gone after its use.
    fn folder(&self) -> Result<Folder, Error> {
        let folder = tempfile::Builder::new()
            .prefix(SCRATCH)
            .tempdir_in(&self.scratch)
            .map_err(Error::file(&self.scratch, "written"))?;
        Ok(Folder::held(folder.keep()))
    }

    fn compiler(&self, sources: &[&str]) -> Result<Compiler<'_>, Error> {
        let root = &self.catalogue.root;
        let chapters = Chapters::find(root).map_err(Error::file(root, "read"))?;
        let names_one =
            |source: &&str| chapters.iter().any(|chapter| source.contains(&chapter.rust_name()));
        let supervisor = &self.supervisor;
        Ok(if sources.iter().any(names_one) {
            let libraries = self.libraries()?;
            let (rustc, libraries) = (libraries.rustc.clone().into(), libraries.chapters());
            Compiler { rustc, libraries, supervisor, patient: false }
        } else {
            let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
            Compiler { rustc, libraries: Vec::new(), supervisor, patient: false }
        })
    }

    /// Where the program of an exercise that this compiler makes of these texts is kept.
    fn kept(&self, exercise: &Exercise, purpose: &str, by: &Compiler, texts: &[&str]) -> Kept {
        let mut known = self.compilers.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let words = known.entry(by.rustc.clone()).or_insert_with(|| {
            let said = Command::new(&by.rustc).arg("-vV").output();
            said.map(|said| said.stdout).unwrap_or_default()
        });
        let texts: Vec<&str> = texts.iter().copied().chain([CHECKS]).collect();
        Kept::of(&self.scratch.join("kept"), &exercise.id, purpose, words, &by.libraries, &texts)
    }

    fn libraries(&self) -> Result<Libraries, Error> {
        // There is nothing in the lock that a panic could have left half done.
        let _turn = self.one_at_a_time.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let scratch = self.folder()?;
        let compiling = || {
            anstream::eprintln!(
                "Compiling the chapters' crates where they have changed; later checks need not \
                 wait for it."
            );
        };
        let (root, stop) = (&self.catalogue.root, Stop::default());
        Libraries::ready(root, &self.supervisor, &stop, scratch.path(), compiling).map_err(
            |error| match error {
                programs::libraries::Error::Tool { tool, source } => Error::Tool { tool, source },
                programs::libraries::Error::Build { words } if is_of_a_full_disk(&words) => {
                    Error::Outside { what: DISK_FULL.into(), detail: words }
                }
                programs::libraries::Error::Build { words } => Error::Build {
                    what: "The chapters' crates do not compile, so nothing can be checked against \
                       them."
                        .into(),
                    detail: words,
                },
                other => Error::Refused(other.to_string()),
            },
        )
    }
}

/// A program that tries the wrong forms of a formula.
pub(crate) struct Formula {
    program: PathBuf,
    folder: Folder,
    seconds: f64,
}

impl Formula {
    /// What each form answers, and the lines in which the program's products introduce themselves.
    pub(crate) fn run(
        &self,
        checker: &Checker,
        forms: &[String],
    ) -> Result<(Vec<Record>, Vec<String>), Error> {
        let asked = self.folder.path().join("asked");
        fs::write(&asked, forms.join("\n") + "\n").map_err(Error::file(&asked, "written"))?;
        let Recorded { text, word, .. } =
            checker.recorded(&self.program, &asked, self.seconds, self.folder.path())?;
        let mut parts: Vec<&str> = text.split("next\n").collect();
        let last = parts.pop().unwrap_or_default();
        let complete = Record::parse(last, &word).complete;
        let record = |part: &&str| Record { complete, ..Record::parse(part, &word) };
        let notes = last.lines().map(str::to_owned).collect();
        Ok((parts.iter().map(record).collect(), notes))
    }
}

/// The program that is kept, put into this folder, or the one that is made there and then kept.
fn kept_or_made(
    kept: &Kept,
    folder: &Path,
    make: impl FnOnce() -> Result<(Compiled, PathBuf), Error>,
) -> Result<(Compiled, PathBuf), Error> {
    let taken = folder.join(format!("kept{}", std::env::consts::EXE_SUFFIX));
    if kept.take(&taken) {
        return Ok((Compiled::Yes, taken));
    }
    let made = make()?;
    if let (Compiled::Yes, program) = &made {
        kept.keep(program);
    }
    Ok(made)
}

/// What a program of checks wrote, and how it ended.
struct Recorded {
    text: String,
    /// The word that it was told, with which a whole record ends.
    word: String,
    /// Whether its stack overflowed.
    too_deep: bool,
    output: Output,
}

/// What a program printed, both streams one after the other.
fn printed(ran: &Output) -> String {
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    text(&ran.stdout) + &text(&ran.stderr)
}

/// A contract's program that could not be built.
struct Unbuilt {
    words: String,
    /// Whether the reader's crate does not compile by itself.
    theirs: bool,
}

/// What a compiler says of a library that an older or newer one made.
const OTHER_COMPILER: &str = "E0514";

const SCRATCH: &str = "check-";

/// A folder for one check, which holds its lock as long as it lives.
struct Folder {
    path: PathBuf,
    lock: Option<Lock>,
}

impl Folder {
    fn held(path: PathBuf) -> Self {
        let lock = Lock::on(&path, Duration::ZERO).ok().flatten();
        Self { path, lock }
    }

    fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        self.lock = None;
        // What cannot be removed now may be later, by `sweep`.
        let _ = programs::remove(&self.path);
    }
}

/// Whether the stack of the thread of this name overflowed. Rust's own words say so; what the
/// reader's code prints has no way to know the name.
fn overflowed(ran: &Output, name: &str) -> bool {
    let said = String::from_utf8_lossy(&ran.last_words);
    let thread = format!("thread '{name}'");
    said.lines().any(|line| line.contains(&thread) && line.ends_with("has overflowed its stack"))
}

/// Refuses to go on where nothing can be written.
fn writable(folder: &Path) -> Result<(), Error> {
    let probe = folder.join("probe");
    fs::write(&probe, [0; 4096]).map_err(Error::file(&probe, "written"))
}

/// What a killed check left behind goes: what nobody holds, once it is no longer brand-new, and where
/// the system has no locks, once it is old enough to be nobody's.
fn sweep(scratch: &Path) {
    let (young, old) = (Duration::from_secs(60), Duration::from_secs(3600));
    for entry in fs::read_dir(scratch).into_iter().flatten().flatten() {
        let ours = entry.file_name().to_string_lossy().starts_with(SCRATCH);
        let modified = entry.metadata().and_then(|about| about.modified());
        let Ok(modified) = modified else { continue };
        let age = SystemTime::now().duration_since(modified).unwrap_or_default();
        if !ours || age < young {
            continue;
        }
        let Ok(Some(lock)) = Lock::on(&entry.path(), Duration::ZERO) else { continue };
        if lock.keeps_out() || age > old {
            drop(lock);
            let _ = programs::remove(&entry.path());
        }
    }
}

#[derive(serde::Deserialize)]
struct Manifest {
    package: Option<Package>,
}

#[derive(serde::Deserialize)]
struct Package {
    name: String,
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// A check may take long, and a killed one is not taken up again.
    #[test]
    fn what_nobody_holds_goes_and_what_a_check_holds_stays() {
        let scratch = tempfile::tempdir().unwrap();
        let folder = |name: &str, age: u64| {
            let path = scratch.path().join(name);
            fs::create_dir(&path).unwrap();
            let then = SystemTime::now() - Duration::from_secs(age);
            fs::File::open(&path).unwrap().set_modified(then).unwrap();
            path
        };
        let held = Folder::held(folder("check-held", 7200));
        let left = folder("check-left", 120);
        let new = folder("check-new", 0);
        let theirs = folder("mine", 7200);
        sweep(scratch.path());
        assert!(held.path().is_dir() && !left.exists() && new.is_dir() && theirs.is_dir());
        let path = held.path().to_path_buf();
        drop(held);
        assert!(!path.exists());
    }
}
