//! The author's side: what an exercise has to show before a reader meets it.

use std::collections::BTreeMap;

use programs::{CompilerMessage, Output};

use crate::checker::{Attempt, MEMORY};
use crate::diagnosis::{Diagnosis, alike};
use crate::disk::{sweep, write_whole};
use crate::formula::Slips;
use crate::mutate::equivalents;
use crate::record::Expected;
use crate::signature::under_check;
use crate::{Checker, Error, Exercise, Kind, Mutation, Record, Verdict};

/// A walk over one exercise, with everything that was found wrong with it.
pub struct Walk<'a> {
    checker: &'a Checker<'a>,
    exercise: &'a Exercise,
    /// What is wrong, one sentence each.
    pub faults: Vec<String>,
    /// How many answers were checked.
    pub answers: usize,
    /// How many wrong forms of its formula it knows.
    pub slips: usize,
}

impl<'a> Walk<'a> {
    /// Records what the solution and the wrong variants answer into `expected.json`, and walks the
    /// exercise by it; true where that was not known.
    pub fn recording(
        checker: &'a Checker<'a>,
        exercise: &'a Exercise,
    ) -> Result<(bool, Walk<'a>), Error> {
        let mut walk = Walk::new(checker, exercise);
        sweep(&exercise.folder);
        let answers = walk.answers()?;
        let fresh = answers.expected();
        let known = Expected::of(exercise).ok();
        let new = !known.is_some_and(|known| same(exercise, &known, &fresh));
        if new {
            write_whole(&exercise.expected_path(), fresh.to_json().as_bytes())?;
        }
        walk.examine(&answers, &fresh)?;
        Ok((new, walk))
    }

    /// Walks one exercise: its starter compiles and fails, its solution passes without a warning,
    /// every wrong variant is told from the solution and from the others, each by its own
    /// diagnosis, and what is recorded is what they answer.
    pub fn of(checker: &'a Checker<'a>, exercise: &'a Exercise) -> Result<Walk<'a>, Error> {
        let mut walk = Walk::new(checker, exercise);
        let recorded = Expected::of(exercise)?;
        let answers = walk.answers()?;
        if !same(exercise, &recorded, &answers.expected()) {
            walk.fault("expected.json is not what the answers give; run `cargo run -- record`");
        }
        walk.examine(&answers, &recorded)?;
        Ok(walk)
    }

    fn new(checker: &'a Checker<'a>, exercise: &'a Exercise) -> Walk<'a> {
        Walk { checker, exercise, faults: Vec::new(), answers: 0, slips: 0 }
    }

    fn fault(&mut self, fault: impl AsRef<str>) {
        self.faults.push(format!("{}: {}", self.exercise.id, fault.as_ref()));
    }

    fn answers(&mut self) -> Result<Answers, Error> {
        let names = self.exercise.variants();
        let mut sources = vec![self.exercise.solution.clone()];
        for name in &names {
            sources.push(self.exercise.variant(name)?);
        }
        let contract = self.exercise.kind == Kind::Contract;
        sources.extend((!contract).then(|| self.exercise.starter.clone()));
        self.answers += sources.len();
        let mut attempts = self.checker.attempts(self.exercise, &sources)?.into_iter();
        let mut next = |what: &str| {
            let attempt = attempts.next().unwrap_or(Attempt::NotCompiled(Vec::new()));
            self.ended(what, attempt)
        };
        let right = next("the solution")?;
        let mut wrong = BTreeMap::new();
        for name in names {
            let answer = next(&format!("the wrong variant `{name}`"))?;
            wrong.insert(name, answer);
        }
        Ok(Answers { right, wrong, starter: attempts.next() })
    }

    /// The answer of a program of ours, which has to come to its end.
    fn ended(&self, what: &str, attempt: Attempt) -> Result<(Record, Output), Error> {
        let fault = |how: String| {
            Err(Error::author(&self.exercise.folder.join("exercise.toml"), format!("{what} {how}")))
        };
        match attempt {
            Attempt::Ran(record, ran) if record.complete && record.panic.is_none() => {
                Ok((*record, ran))
            }
            Attempt::Ran(record, ran) => fault(format!(
                "did not come to its end: {:?} {:?} {}",
                record.panic,
                ran.end,
                String::from_utf8_lossy(&ran.stderr)
            )),
            Attempt::NotCompiled(messages) | Attempt::NotMet(messages) => {
                fault(format!("does not compile\n\n{}", CompilerMessage::rendered(&messages)))
            }
        }
    }

    fn examine(&mut self, answers: &Answers, expected: &Expected) -> Result<(), Error> {
        self.tell_apart(expected);
        let judged = |(record, ran): &(Record, Output)| {
            Verdict::of(self.exercise, expected, record, ran, MEMORY)
        };
        let right = judged(&answers.right)?;
        let mut faults = Vec::new();
        if !right.passed() {
            faults.push(format!("the solution does not pass: {right:?}"));
        }
        for (name, answer) in &answers.wrong {
            match judged(answer)? {
                Verdict::Different { difference, .. } => match difference.diagnosis {
                    Diagnosis::Known { name: found, whole: true, .. }
                    | Diagnosis::Likely { name: found, .. }
                        if found == *name => {}
                    Diagnosis::OneSided { refuses } => faults.push(format!(
                        "`{name}` {} everything, as many a mistake does, and so cannot be told by \
                         name; add a program that it says otherwise of, or leave it out",
                        if refuses { "refuses" } else { "accepts" }
                    )),
                    other => faults.push(format!("`{name}` is not told by name, but: {other:?}")),
                },
                other => faults.push(format!("`{name}` is not rejected, but: {other:?}")),
            }
        }
        for fault in faults {
            self.fault(fault);
        }
        for text in self.exercise.texts() {
            let told = self.exercise.told(text);
            if let Some((_, unresolved)) = told.split_once("{{#") {
                let name = unresolved.split("}}").next().unwrap_or_default().to_owned();
                self.fault(format!(
                    "its text asks for {{{{#{name}}}}}, which is nowhere to be found"
                ));
            }
        }
        self.formula(expected)?;
        for fault in Mutation::faults_of_list(self.checker, self.exercise)? {
            self.fault(fault);
        }
        if self.exercise.kind != Kind::Contract {
            self.signatures();
            self.warnings()?;
        }
        if let Some(starter) = &answers.starter {
            self.starter(expected, starter)?;
        }
        Ok(())
    }

    fn tell_apart(&mut self, fresh: &Expected) {
        let tolerance = self.exercise.tolerance;
        let all: Vec<_> = fresh.wrong.iter().collect();
        for (at, (name, wrong)) in all.iter().enumerate() {
            if alike(&fresh.right, wrong, tolerance) {
                self.fault(format!("the cases do not tell `{name}` from the solution"));
            }
            for (other, twin) in &all[at + 1..] {
                if alike(wrong, twin, tolerance) {
                    self.fault(format!("the cases do not tell `{name}` from `{other}`"));
                }
            }
        }
    }

    /// The formula is the solution's, and the cases tell each of its wrong forms from it.
    fn formula(&mut self, expected: &Expected) -> Result<(), Error> {
        let Some(slips) = Slips::of(self.checker, self.exercise)? else { return Ok(()) };
        let tolerance = self.exercise.tolerance;
        if !alike(&expected.right, &slips.right.blocks, tolerance) {
            self.fault("formula.rs does not give the solution's numbers");
        }
        self.slips = slips.wrong.len();
        let unseen: Vec<String> = slips
            .wrong
            .iter()
            .filter(|(slip, wrong)| {
                slip.sentences.len() == 1 && alike(&expected.right, &wrong.blocks, tolerance)
            })
            .map(|(slip, _)| slip.sentences.concat())
            .collect();
        let known = equivalents(self.exercise)?;
        for sentence in unseen.iter().filter(|sentence| !known.contains_key(*sentence)) {
            self.fault(format!(
                "the cases do not tell a wrong formula from the right one: “{sentence}”"
            ));
        }
        for sentence in known.keys().filter(|words| !words.starts_with('`')) {
            if !unseen.contains(sentence) {
                self.fault(format!("listed as right, and the cases tell it: “{sentence}”"));
            }
        }
        Ok(())
    }

    fn signatures(&mut self) {
        let of = |source: &str| -> Vec<String> {
            under_check(source).iter().map(ToString::to_string).collect()
        };
        let (starter, solution) = (of(&self.exercise.starter), of(&self.exercise.solution));
        if starter.is_empty() {
            self.fault("the starter has no public function for the checks to call");
        }
        if starter != solution {
            self.fault("the starter and the solution have different functions");
        }
    }

    fn warnings(&mut self) -> Result<(), Error> {
        if let Some(words) = self.checker.strictly(self.exercise)? {
            self.fault(format!("the solution has a warning:\n{words}"));
        }
        Ok(())
    }

    fn starter(&mut self, expected: &Expected, attempt: &Attempt) -> Result<(), Error> {
        match self.checker.judge(self.exercise, expected, &self.exercise.starter, attempt)? {
            Verdict::NotWritten { .. } | Verdict::Different { .. } => {}
            verdict => {
                self.fault(format!("the starter should compile and fail, and: {verdict:?}"));
            }
        }
        Ok(())
    }
}

struct Answers {
    right: (Record, Output),
    wrong: BTreeMap<String, (Record, Output)>,
    /// A contract has none.
    starter: Option<Attempt>,
}

impl Answers {
    fn expected(&self) -> Expected {
        let wrong =
            self.wrong.iter().map(|(name, (record, _))| (name.clone(), record.blocks.clone()));
        Expected { right: self.right.0.blocks.clone(), wrong: wrong.collect() }
    }
}

/// Whether two recordings are the same to well below the exercise's tolerance.
fn same(exercise: &Exercise, a: &Expected, b: &Expected) -> bool {
    let tolerance = exercise.tolerance * 1e-2;
    alike(&a.right, &b.right, tolerance)
        && a.wrong.len() == b.wrong.len()
        && a.wrong.iter().all(|(name, wrong)| {
            b.wrong.get(name).is_some_and(|other| alike(wrong, other, tolerance))
        })
}
