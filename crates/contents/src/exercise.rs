//! The exercises of the book, found in the chapters' crates.

mod fault;
mod hint;
mod patch;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use sha2::{Digest, Sha256};

pub use fault::Fault;
pub use hint::{Hint, RUNGS};
pub use patch::Change;

use crate::{
    Chapter, Chapters,
    terminal::{plain, resolved, wrapped},
};
use hint::hints;
use patch::patched;

/// What the reader is asked to do.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Write a formula, a step or a loop.
    Implement,
    /// Say a number, or choose, before running.
    Predict,
    /// Write the test that exposes a program which learns and is wrong.
    Bug,
    /// Build something open-ended that keeps a contract.
    Extend,
    /// The chapter's numeric contract, for a crate of the reader's own.
    Contract,
}

impl Kind {
    /// The kind in a word, for lists and headings.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Implement => "implement",
            Kind::Predict => "predict",
            Kind::Bug => "write a test",
            Kind::Extend => "extend",
            Kind::Contract => "contract",
        }
    }
}

/// A mistake that the exercise knows: a patch of the solution, or where it is another program, the
/// file `wrong/<name>.rs`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wrong {
    /// Its name; in `expected.json` too.
    pub name: String,
    /// Its number in the book's list of misconceptions, where it has one.
    pub misconception: Option<u32>,
    /// What went wrong, to the reader who did it.
    pub diagnosis: String,
    /// A patch of one change: what the solution says,
    from: Option<String>,
    /// and what the mistake says.
    to: Option<String>,
    /// A patch of several.
    #[serde(default)]
    change: Vec<Change>,
}

impl Wrong {
    /// The changes that make the mistake of the solution; none where it is another program.
    fn changes(&self) -> Result<Vec<Change>, String> {
        match (&self.from, &self.to, self.change.as_slice()) {
            (Some(from), Some(to), []) => Ok(vec![Change { from: from.clone(), to: to.clone() }]),
            (None, None, changes) => Ok(changes.to_vec()),
            (Some(_), None, _) => Err("its `from` has no `to`".into()),
            (None, Some(_), _) => Err("its `to` has no `from`".into()),
            _ => Err("it has both `from` and `change`; write all of them as `change`".into()),
        }
    }
}

/// One of the answers to choose from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What the reader types.
    pub letter: char,
    /// The answer.
    pub text: String,
    /// Why it is right, or what the reader who chose it may have thought.
    pub why: String,
    /// The one right answer.
    #[serde(default)]
    pub right: bool,
    /// The misconception that leads here.
    pub misconception: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExerciseToml {
    number: Option<u32>,
    title: String,
    kind: Kind,
    #[serde(default = "close_enough")]
    tolerance: f64,
    #[serde(default = "patience")]
    time_limit: f64,
    #[serde(default)]
    misconceptions: Vec<u32>,
    #[serde(default)]
    wrong: Vec<Wrong>,
    #[serde(default)]
    choice: Vec<Choice>,
    #[serde(default)]
    explain: BTreeMap<String, String>,
}

/// The seconds between which a time limit lies.
const MOMENT: f64 = 0.01;
const HOUR: f64 = 3600.0;

fn close_enough() -> f64 {
    1e-9
}

fn patience() -> f64 {
    5.0
}

/// One exercise: everything in its folder but the checks themselves, which only a compiler reads.
#[derive(Clone, Debug)]
pub struct Exercise {
    /// Stable for ever: chapter and folder, `ch10/output-gradient`.
    pub id: String,
    /// The chapter's number.
    pub chapter: u32,
    /// Its place in the chapter; may change, the id may not. 0 for a contract.
    pub number: u32,
    /// The folder.
    pub folder: PathBuf,
    root: PathBuf,
    /// The title.
    pub title: String,
    /// What the reader is asked to do.
    pub kind: Kind,
    /// How far two numbers may lie apart, relative to their size, and count as equal.
    pub tolerance: f64,
    /// Seconds that the checks may take.
    pub time_limit: f64,
    /// The mistakes it knows, choices aside.
    pub wrong: Vec<Wrong>,
    /// The answers to choose from; empty unless it is a choice.
    pub choices: Vec<Choice>,
    /// For a block of the record: what it means that it differs.
    pub explain: BTreeMap<String, String>,
    /// Markdown, as the page shows it.
    pub task: String,
    /// The three rungs; empty for a contract.
    pub hints: Vec<Hint>,
    /// What the reader's file begins as.
    pub starter: String,
    /// Ours.
    pub solution: String,
    /// Misconceptions it is about, beyond those of its wrong variants.
    misconceptions: Vec<u32>,
    check: String,
}

impl Exercise {
    fn load(root: &Path, chapter: &Chapter, folder: &Path) -> Result<Exercise, Fault> {
        let path = folder.join("exercise.toml");
        let entries: ExerciseToml = toml::from_str(&read(&path)?)
            .map_err(|error| Fault::new(&path, error.to_string().trim_end()))?;
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let contract = entries.kind == Kind::Contract;
        let number = entries.number.unwrap_or(0);
        if (number == 0) != contract || contract != (name == "contract") {
            let message = "an exercise has a `number` from 1 up; the chapter's contract has none, \
                           is of the kind \"contract\" and lies in the folder `contract`";
            return Err(Fault::new(&path, message));
        }
        let (starter, hints) = if contract {
            (String::new(), Vec::new())
        } else {
            let path = folder.join("hints.md");
            (read(&folder.join("starter.rs"))?, hints(&path, &read(&path)?)?)
        };
        let exercise = Exercise {
            id: format!("{}/{name}", chapter.id),
            chapter: chapter.number,
            number,
            folder: folder.to_path_buf(),
            root: root.to_path_buf(),
            title: entries.title,
            kind: entries.kind,
            tolerance: entries.tolerance,
            time_limit: entries.time_limit,
            wrong: entries.wrong,
            choices: entries.choice,
            explain: entries.explain,
            task: read(&folder.join("task.md"))?,
            hints,
            starter,
            solution: read(&folder.join("solution.rs"))?,
            misconceptions: entries.misconceptions,
            check: read(&folder.join("check.rs"))?,
        };
        exercise.accept()?;
        Ok(exercise)
    }

    /// What no compiler would notice.
    fn accept(&self) -> Result<(), Fault> {
        let path = self.folder.join("exercise.toml");
        let fault = |message: String| Err(Fault::new(&path, message));
        let right = self.choices.iter().filter(|choice| choice.right).count();
        if !self.choices.is_empty() && (right != 1 || self.kind != Kind::Predict) {
            return fault(format!(
                "{right} choices are marked `right`; exactly one should be, in a \"predict\""
            ));
        }
        if self.title.trim().is_empty() {
            return fault("its `title` is empty".into());
        }
        if !(0.0..1.0).contains(&self.tolerance) {
            let wanted = "should be a share of a number, from 0 to less than 1";
            return fault(format!("the `tolerance` {} {wanted}", self.tolerance));
        }
        // What is no number lies in no range.
        if !(MOMENT..=HOUR).contains(&self.time_limit) {
            let wanted = "should be seconds, from 0.01 to 3600";
            return fault(format!("the `time_limit` {} {wanted}", self.time_limit));
        }
        let names = self.variants();
        for (place, name) in names.iter().enumerate() {
            if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
                return fault(format!(
                    "the mistake {name:?} should have a name of letters, digits and hyphens"
                ));
            }
            if names[..place].contains(name) {
                return fault(format!("two mistakes have the name `{name}`; rename one"));
            }
        }
        for choice in &self.choices {
            if choice.right && names.contains(&choice.letter.to_string()) {
                return fault(format!("two answers have the letter `{}`", choice.letter));
            }
            if choice.text.trim().is_empty() || choice.why.trim().is_empty() {
                return fault(format!("the choice `{}` has no `text` or no `why`", choice.letter));
            }
        }
        for wrong in &self.wrong {
            if wrong.diagnosis.trim().is_empty() {
                return fault(format!("the wrong variant `{}` has no diagnosis", wrong.name));
            }
            if self.wrong_source(wrong)? == self.solution {
                let name = &wrong.name;
                return fault(format!(
                    "the wrong variant `{name}` changes nothing in the solution"
                ));
            }
        }
        let obeyed = |c: char| c.is_control() && c != '\n' && c != '\t';
        if let Some(text) = self.texts().chain([self.title.as_str()]).find(|t| t.contains(obeyed)) {
            return fault(format!("{text:?} holds a character that a terminal would obey"));
        }
        let variants = self.folder.join("wrong");
        if variants.is_dir() {
            for entry in fs::read_dir(&variants).map_err(Fault::unread(&variants))? {
                let file = entry.map_err(Fault::unread(&variants))?.path();
                let name = file.file_stem().unwrap_or_default().to_string_lossy();
                if !self.wrong.iter().any(|wrong| wrong.name == name) {
                    return fault(format!("wrong/{name}.rs has no [[wrong]] with its diagnosis"));
                }
            }
        }
        if self.task.trim().is_empty() {
            return Err(Fault::new(&self.folder.join("task.md"), "it is empty"));
        }
        Ok(())
    }

    /// "10.2", or "the contract of chapter 10".
    pub fn place(&self) -> String {
        match self.kind {
            Kind::Contract => format!("the contract of chapter {}", self.chapter),
            _ => format!("{}.{}", self.chapter, self.number),
        }
    }

    /// The source of the known mistake of this name, choices included.
    pub fn variant(&self, name: &str) -> Result<String, Fault> {
        match self.wrong.iter().find(|wrong| wrong.name == name) {
            Some(wrong) => self.wrong_source(wrong),
            None => {
                let letter = name.chars().next().unwrap_or('?');
                Ok(format!("pub fn answer() -> char {{ {letter:?} }}\n"))
            }
        }
    }

    fn wrong_source(&self, wrong: &Wrong) -> Result<String, Fault> {
        let name = &wrong.name;
        let fault = |message: String| {
            let message = format!("the wrong variant `{name}`: {message}");
            Fault::new(&self.folder.join("exercise.toml"), message)
        };
        let changes = wrong.changes().map_err(fault)?;
        let file = self.folder.join("wrong").join(format!("{name}.rs"));
        match (changes.is_empty(), file.is_file()) {
            (true, true) => read(&file),
            (true, false) => {
                Err(fault(format!("it has neither `from` and `to` nor a file wrong/{name}.rs")))
            }
            (false, true) => Err(fault(format!(
                "it has both a patch and a file wrong/{name}.rs; keep one of them"
            ))),
            (false, false) => {
                let quoted = |change: &Change| self.solution.contains(&change.from);
                if self.kind == Kind::Contract && !changes.iter().any(quoted) {
                    patched(&self.library()?, &changes).map_err(fault)
                } else {
                    patched(&self.solution, &changes).map_err(fault)
                }
            }
        }
    }

    /// What the solution of a contract stands for: the `lib.rs` of its chapter, without the modules
    /// that have files of their own.
    fn library(&self) -> Result<String, Fault> {
        let chapter = self.folder.ancestors().nth(2).unwrap_or(&self.folder);
        let library = read(&chapter.join("src/lib.rs"))?;
        let own = |line: &&str| {
            let declared = line.strip_prefix("pub ").unwrap_or(line).strip_prefix("mod ");
            !declared.is_some_and(|rest| rest.ends_with(';'))
        };
        Ok(library.lines().filter(own).flat_map(|line| [line, "\n"]).collect())
    }

    /// The program of checks.
    pub fn check(&self) -> PathBuf {
        self.folder.join("check.rs")
    }

    /// The reader's file in the practice project; its name follows the id, since a number may
    /// change when an exercise joins the chapter.
    pub fn file_name(&self) -> String {
        format!("{}.rs", self.id.replace(['/', '-'], "_"))
    }

    /// The program's name for `cargo run --bin`.
    pub fn program(&self) -> String {
        self.id.replace(['/', '-'], "_")
    }

    /// Where it is recorded what the solution and every wrong variant answer.
    pub fn expected_path(&self) -> PathBuf {
        self.folder.join("expected.json")
    }

    /// The names of all known mistakes: wrong variants and wrong choices.
    pub fn variants(&self) -> Vec<String> {
        let choices = self.choices.iter().filter(|choice| !choice.right);
        let wrong = self.wrong.iter().map(|wrong| wrong.name.clone());
        wrong.chain(choices.map(|choice| choice.letter.to_string())).collect()
    }

    /// What to say to the reader who made the mistake of this name.
    pub fn diagnosis(&self, name: &str) -> Option<&str> {
        let wrong = self.wrong.iter().find(|wrong| wrong.name == name);
        let choice = self.choices.iter().find(|choice| choice.letter.to_string() == name);
        wrong.map(|wrong| wrong.diagnosis.trim()).or(choice.map(|choice| choice.why.trim()))
    }

    /// What to say to the reader who chose right.
    pub fn diagnosis_of_right(&self) -> Option<&str> {
        self.choices.iter().find(|choice| choice.right).map(|choice| choice.why.trim())
    }

    /// All its texts that a terminal may show.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let wrong = self.wrong.iter().map(|wrong| wrong.diagnosis.as_str());
        let choices = self.choices.iter().flat_map(|one| [one.text.as_str(), one.why.as_str()]);
        let hints = self.hints.iter().map(|hint| hint.text.as_str());
        let explained = self.explain.values().map(String::as_str);
        wrong.chain(choices).chain(hints).chain(explained)
    }

    /// Text of this exercise as a terminal shows it: plain, with the book's numbers in place, and
    /// no line too long to read.
    pub fn told(&self, markdown: &str) -> String {
        wrapped(&plain(&resolved(markdown, &self.root)))
    }

    /// The numbers of the misconceptions it is about.
    pub fn misconceptions(&self) -> Vec<u32> {
        let wrong = self.wrong.iter().filter_map(|wrong| wrong.misconception);
        let choices = self.choices.iter().filter_map(|choice| choice.misconception);
        let mut all: Vec<u32> =
            wrong.chain(choices).chain(self.misconceptions.iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// A mark of the task as it stands: what is asked, of which functions, on which cases.
    pub fn mark(&self) -> String {
        let mut hash = Sha256::new();
        for text in [&self.task, &self.starter, &self.check] {
            for word in text.split_whitespace() {
                hash.update(word.as_bytes());
                hash.update(b" ");
            }
            hash.update(b"\n");
        }
        hash.finalize()[..6].iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// All exercises of a checkout, in the order of the book.
#[derive(Debug)]
pub struct Catalogue {
    /// The folder with the workspace's `Cargo.toml`.
    pub root: PathBuf,
    exercises: Vec<Exercise>,
    contracts: Vec<Exercise>,
}

/// What `check`, `reset` and the like may be asked about.
#[derive(Debug)]
pub enum Selection<'a> {
    /// One exercise.
    One(&'a Exercise),
    /// All of a chapter.
    Chapter(Vec<&'a Exercise>),
}

impl Catalogue {
    /// Finds the exercises of the checkout at `root`.
    pub fn load(root: &Path) -> Result<Catalogue, Fault> {
        let chapters = Chapters::find(root).map_err(Fault::unread(&root.join("crates")))?;
        let mut all = Vec::new();
        for chapter in &chapters {
            let exercises = chapter.folder.join("exercises");
            if exercises.is_dir() {
                for folder in folders(&exercises)? {
                    all.push(Exercise::load(root, chapter, &folder)?);
                }
            }
        }
        all.sort_by_key(|exercise| (exercise.chapter, exercise.number));
        let twice = all
            .windows(2)
            .find(|two| (two[0].chapter, two[0].number) == (two[1].chapter, two[1].number));
        if let Some([first, second]) = twice {
            return Err(Fault::new(
                &second.folder.join("exercise.toml"),
                format!("{} is the number of {} too", second.place(), first.id),
            ));
        }
        let (contracts, exercises) =
            all.into_iter().partition(|exercise| exercise.kind == Kind::Contract);
        Ok(Catalogue { root: root.to_path_buf(), exercises, contracts })
    }

    /// The exercises, contracts aside.
    pub fn exercises(&self) -> &[Exercise] {
        &self.exercises
    }

    /// The chapters' contracts.
    pub fn contracts(&self) -> &[Exercise] {
        &self.contracts
    }

    /// The contract of a chapter.
    pub fn contract(&self, chapter: u32) -> Option<&Exercise> {
        self.contracts.iter().find(|contract| contract.chapter == chapter)
    }

    /// The exercise of this number, id, folder name or file name; or all of chapter `10`, `ch10`.
    pub fn select(&self, asked: &str) -> Option<Selection<'_>> {
        let chapter = asked.strip_prefix("ch").unwrap_or(asked).parse::<u32>().ok();
        if let Some(chapter) = chapter {
            let all: Vec<&Exercise> =
                self.exercises.iter().filter(|one| one.chapter == chapter).collect();
            if !all.is_empty() {
                return Some(Selection::Chapter(all));
            }
        }
        self.find(asked).map(Selection::One)
    }

    /// The exercise of this number, id, folder name or file name.
    pub fn find(&self, asked: &str) -> Option<&Exercise> {
        let file = Path::new(asked).file_name().unwrap_or_default().to_string_lossy();
        self.exercises.iter().find(|one| {
            one.place() == asked
                || one.id == asked
                || one.id.rsplit('/').next() == Some(asked)
                || one.file_name() == file
        })
    }
}

fn folders(parent: &Path) -> Result<Vec<PathBuf>, Fault> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(parent).map_err(Fault::unread(parent))? {
        let path = entry.map_err(Fault::unread(parent))?.path();
        if path.is_dir() {
            folders.push(path);
        }
    }
    folders.sort();
    Ok(folders)
}

/// A checkout on Windows may have other line ends; a task is the same task with them.
fn read(path: &Path) -> Result<String, Fault> {
    Ok(fs::read_to_string(path).map_err(Fault::unread(path))?.replace("\r\n", "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOML: &str = "number = 1\ntitle = \"Halve it\"\nkind = \"implement\"\ntolerance = 1e-6\n\
                        time_limit = 2.0\n\n[[wrong]]\nname = \"whole\"\nfrom = \"x / 2.0\"\nto = \"x\"\n\
                        diagnosis = \"You kept all.\"\n\n[[wrong]]\nname = \"more\"\nfrom = \"2.0\"\n\
                        to = \"3.0\"\ndiagnosis = \"You took a third.\"\n";
    const CHOICE: &str = "number = 1\ntitle = \"Choose\"\nkind = \"predict\"\n\n[[choice]]\n\
                          letter = \"a\"\ntext = \"one\"\nwhy = \"because\"\nright = true\n\n\
                          [[choice]]\nletter = \"b\"\ntext = \"two\"\nwhy = \"it is not\"\n";

    /// What is said of an exercise of this text; nothing if it is one.
    fn said(toml: &str) -> String {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("crates/ch01-halves/exercises/halve");
        fs::create_dir_all(&folder).unwrap();
        for (file, text) in [
            ("exercise.toml", toml),
            ("task.md", "Halve it."),
            ("solution.rs", "pub fn halve(x: f64) -> f64 {\n    x / 2.0\n}\n"),
            ("starter.rs", ""),
            ("check.rs", ""),
            ("hints.md", "## A nudge\na\n## A worked step\nb\n## What the answer looks like\nc\n"),
        ] {
            fs::write(folder.join(file), text).unwrap();
        }
        match Catalogue::load(root.path()) {
            Ok(_) => String::new(),
            Err(fault) => {
                assert!(fault.path.ends_with("halve/exercise.toml"), "{fault}");
                fault.message
            }
        }
    }

    #[test]
    fn what_no_check_could_work_with_is_refused() {
        assert_eq!((said(TOML), said(CHOICE)), (String::new(), String::new()));
        for (text, from, to, words) in [
            (TOML, "Halve it", " ", "`title` is empty"),
            (TOML, "tolerance = 1e-6", "tolerance = nan", "`tolerance` NaN should be"),
            (TOML, "tolerance = 1e-6", "tolerance = -1.0", "`tolerance` -1 should be"),
            (TOML, "time_limit = 2.0", "time_limit = nan", "`time_limit` NaN should be"),
            (TOML, "time_limit = 2.0", "time_limit = -1.0", "`time_limit` -1 should be"),
            (TOML, "time_limit = 2.0", "time_limit = 1e300", "3600"),
            (TOML, "time_limit = 2.0", "time_limit = inf", "`time_limit` inf should be"),
            (TOML, "\"more\"", "\"whole\"", "two mistakes have the name `whole`"),
            (TOML, "\"more\"", "\"../more\"", "\"../more\" should have a name of letters"),
            (TOML, "\"more\"", "\"\"", "should have a name of letters"),
            (TOML, "to = \"3.0\"", "to = \"2.0\"", "`more` changes nothing"),
            (TOML, "You kept", "You\\u001b[2J kept", "a terminal would obey"),
            (CHOICE, "letter = \"b\"", "letter = \"a\"", "two answers have the letter `a`"),
            (CHOICE, "letter = \"b\"", "letter = \"é\"", "should have a name of letters"),
            (CHOICE, "text = \"two\"", "text = \"\"", "choice `b` has no `text`"),
        ] {
            let said = said(&text.replace(from, to));
            assert!(said.contains(words), "{to}: {said}");
        }
    }
}
