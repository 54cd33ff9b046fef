//! `exercise.toml` and its patches: any text is an exercise whose mistakes can be made and told
//! from each other, or is refused with the file and what is wrong in it.

use std::{collections::BTreeSet, fs, path::Path};

use book_tests::sample::{copy, project};
use contents::exercise::{Catalogue, Exercise};
use proptest::{collection::vec, prelude::*, sample::select};
use tempfile::TempDir;

use crate::{
    held::{Outcome, Target, alone, ensure, sentence},
    inputs::{bytes, edited, strewn},
};

const WORDS: &[&str] = &[
    "number = 1\n",
    "number = 0\n",
    "title = \"x\"\n",
    "kind = \"implement\"\n",
    "kind = \"predict\"\n",
    "kind = \"contract\"\n",
    "tolerance = 1e-9\n",
    "tolerance = nan\n",
    "tolerance = inf\n",
    "tolerance = -1.0\n",
    "time_limit = 0.0\n",
    "time_limit = inf\n",
    "time_limit = nan\n",
    "time_limit = 1e300\n",
    "time_limit = -1.0\n",
    "misconceptions = [1, 1]\n",
    "[[wrong]]\n",
    "[[wrong.change]]\n",
    "[[choice]]\n",
    "[explain]\n",
    "name = \"a\"\n",
    "name = \"doubled\"\n",
    "name = \"../x\"\n",
    "name = \"\"\n",
    "name = \"x y\"\n",
    "misconception = 2\n",
    "diagnosis = \"d\"\n",
    "diagnosis = \" \"\n",
    "from = \"input / 2.0\"\n",
    "from = \"2.0\"\n",
    "from = \"input\"\n",
    "from = \"\"\n",
    "from = '''\n",
    "to = \"input\"\n",
    "to = \"\"\n",
    "letter = \"a\"\n",
    "letter = \"ab\"\n",
    "letter = \"b\"\n",
    "text = \"t\"\n",
    "why = \"w\"\n",
    "right = true\n",
    "right = false\n",
    "'''",
    "\"\"\"",
    "\"",
    "\\",
    "\\u0000",
    "=",
    "[",
    "]",
    "[[",
    "{",
    "}",
    "#",
    "\n",
    "\r\n",
    "\t",
    ".",
    "-1",
    "0",
    "99999999999",
    "1e999",
    "true",
    "1979-05-27",
    "é",
    "\u{feff}",
    "{{#value ch01.doubled.input :.1}}",
    "`",
    "*",
    "$x$",
];

#[test]
fn exercises() {
    let sample = project().join("crates/weave/tests/sample");
    let own = |exercise: &str| {
        fs::read(project().join("crates").join(exercise).join("exercise.toml")).unwrap()
    };
    let mut files = vec![
        own("ch10-backpropagation/exercises/error-signal"),
        own("ch25-own-table/exercises/gaps"),
        own("weave/tests/sample/crates/ch01-double/exercises/halve"),
        own("weave/tests/sample/crates/ch01-double/exercises/twice-nothing"),
    ];
    let patch = "number = 1\ntitle = \"Halve it\"\nkind = \"implement\"\ntolerance = 1e-6\n\n[[wrong]]\n\
                 name = \"whole\"\nfrom = \"input / 2.0\"\nto = \"input\"\ndiagnosis = \"You kept all.\"\n\n\
                 [[wrong]]\nname = \"both\"\ndiagnosis = \"Two at once.\"\n\n[[wrong.change]]\n\
                 from = \"/ 2.0\"\nto = \"* 2.0\"\n\n[[wrong.change]]\nfrom = \"halve(2.0)\"\nto = \"halve(3.0)\"\n";
    let choice = "number = 1\ntitle = \"Choose\"\nkind = \"predict\"\n\n[[choice]]\nletter = \"a\"\n\
                  text = \"one\"\nwhy = \"because\"\nright = true\n\n[[choice]]\nletter = \"b\"\n\
                  text = \"two\"\nwhy = \"it is not\"\nmisconception = 2\n";
    for text in [patch, choice] {
        (0..4).for_each(|_| files.push(text.as_bytes().to_vec()));
    }
    let inputs = prop_oneof![
        6 => whole().prop_map(String::into_bytes),
        8 => edited(files, WORDS),
        2 => strewn(WORDS, 30),
        1 => bytes(60),
    ];
    let book = TempDir::new().unwrap();
    copy(&sample, book.path()).unwrap();
    // Its one wrong variant is a file, for which no text but one has an entry.
    fs::remove_dir_all(book.path().join(HALVE).join("wrong")).unwrap();
    let law = |input: &[u8]| law(book.path(), input);
    Target {
        name: "exercises",
        cases: 2400,
        inputs: inputs.boxed(),
        law: &law,
        peak_elsewhere: &alone,
    }
    .hold();
}

/// An exercise with all its fields, each as it should be or as a slip has it.
fn whole() -> impl Strategy<Value = String> {
    const NUMBER: &[&str] = &[
        "number = 1",
        "number = 1",
        "number = 1",
        "number = 3",
        "number = 3",
        "number = 0",
        "number = 2",
        "",
    ];
    const TITLE: &[&str] =
        &["Halve it", "Halve it", "Halve it", "Halve it", "", " ", "a\\u001bb", "<b>"];
    const KIND: &[&str] = &[
        "implement",
        "implement",
        "implement",
        "implement",
        "predict",
        "bug",
        "extend",
        "contract",
    ];
    const LIMITS: &[&str] = &[
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "tolerance = 1e-6",
        "tolerance = nan",
        "tolerance = inf",
        "tolerance = -1.0",
        "tolerance = 1.0",
        "time_limit = 1",
        "time_limit = 0.0",
        "time_limit = nan",
        "time_limit = inf",
        "time_limit = 1e300",
        "time_limit = -1.0",
        "misconceptions = [4, 4]",
    ];
    const NAME: &[&str] =
        &["whole", "other", "third", "more", "a", "b", "", "two words", "../x", "é"];
    const FROM: &[&str] = &[
        "input / 2.0",
        "input / 2.0",
        "/ 2.0",
        "halve(2.0)",
        "2.0",
        "/ 2.0",
        "halve(2.0)",
        "nowhere",
        "",
        " ",
        "fn main() {\\n",
    ];
    const TO: &[&str] = &["input", "3.0", "2.0", "", "input / 2.0", "é"];
    const SAID: &[&str] = &[
        "You kept all.",
        "You kept all.",
        "You kept some.",
        "You kept all.",
        "You kept all.",
        "",
        "a\\u0000b",
        "*so* `x` $y$ {{#value ch01.doubled.input :.1}}",
    ];
    const LETTER: &[&str] = &["a", "b", "c", "é", "1", " "];
    let wrong = (select(NAME), select(FROM), select(TO), select(SAID)).prop_map(|(name, from, to, said)| {
        format!("[[wrong]]\nname = \"{name}\"\nfrom = \"{from}\"\nto = \"{to}\"\ndiagnosis = \"{said}\"\n")
    });
    let choice = (select(LETTER), select(SAID), select(SAID), any::<bool>()).prop_map(
        |(letter, text, why, right)| {
            format!(
                "[[choice]]\nletter = \"{letter}\"\ntext = \"{text}\"\nwhy = \"{why}\"\nright = {right}\n"
            )
        },
    );
    let lists = prop_oneof![3 => vec(wrong, 0..3), 1 => vec(choice, 0..4)];
    (select(NUMBER), select(TITLE), select(KIND), select(LIMITS), lists).prop_map(
        |(number, title, kind, limits, lists)| {
            format!(
                "{number}\ntitle = \"{title}\"\nkind = \"{kind}\"\n{limits}\n{}",
                lists.concat()
            )
        },
    )
}

const HALVE: &str = "crates/ch01-double/exercises/halve";

fn law(root: &Path, input: &[u8]) -> Outcome {
    let folder = root.join(HALVE);
    fs::write(folder.join("exercise.toml"), input).unwrap();
    let catalogue = match Catalogue::load(root) {
        Err(fault) => {
            ensure(fault.path.starts_with(root), "a fault of no file", || fault.to_string())?;
            return ensure(!fault.message.trim().is_empty(), "no words", || fault.to_string());
        }
        Ok(catalogue) => catalogue,
    };
    let all = catalogue.exercises().iter().chain(catalogue.contracts());
    let exercise = all.into_iter().find(|one| one.folder == folder);
    let exercise = exercise.ok_or("the exercise is not found: it was loaded")?;
    limits(exercise)?;
    mistakes(exercise)?;
    for text in exercise.texts() {
        let told = exercise.told(text);
        let obeyed = |c: char| c.is_control() && c != '\n' && c != '\t';
        ensure(!told.contains(obeyed), "a control character is told", || format!("{told:?}"))?;
    }
    let found = catalogue.find(&exercise.id).or(catalogue.contract(exercise.chapter));
    ensure(found.is_some_and(|found| found.id == exercise.id), "not found by its id", || {
        exercise.id.clone()
    })
}

/// The numbers that the checks compute with.
fn limits(exercise: &Exercise) -> Outcome {
    let Exercise { tolerance, time_limit, .. } = exercise;
    ensure((0.0..1.0).contains(tolerance), "a tolerance that is none", || tolerance.to_string())?;
    ensure(*time_limit > 0.0 && *time_limit <= 3600.0, "a time limit that is none", || {
        time_limit.to_string()
    })
}

/// Every mistake is another one, can be made of the solution, and has its words.
fn mistakes(exercise: &Exercise) -> Outcome {
    let names = exercise.variants();
    let different: BTreeSet<&String> = names.iter().collect();
    ensure(different.len() == names.len(), "two mistakes of one name", || format!("{names:?}"))?;
    for name in &names {
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        ensure(!name.is_empty() && name.chars().all(is_name), "a name that is none", || {
            format!("{name:?}")
        })?;
        let variant =
            exercise.variant(name).map_err(|fault| format!("no such mistake: {fault}"))?;
        ensure(variant != exercise.solution, "a mistake that changes nothing", || name.clone())?;
        let diagnosis = exercise.diagnosis(name).ok_or_else(|| format!("no diagnosis: {name}"))?;
        ensure(!diagnosis.trim().is_empty(), "no diagnosis", || name.clone())?;
    }
    sentence(&exercise.place())?;
    ensure(!exercise.title.trim().is_empty(), "no title", || format!("{exercise:?}"))
}
