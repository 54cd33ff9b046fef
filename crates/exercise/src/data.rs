//! The verdict as data, for the page and for other programs: what `check --json` prints.

use programs::{CompilerMessage, Span};
use serde::Serialize;

use crate::diagnosis::Diagnosis;
use crate::record::{Block, Panic};
use crate::{Checked, Exercise, Verdict};

/// One check, as one line of JSON.
#[derive(Serialize)]
pub struct Data<'a> {
    /// The exercise's id, `ch10/error-signal`.
    exercise: &'a str,
    title: &'a str,
    /// The kind of verdict, as [`Verdict::name`] has it.
    verdict: &'static str,
    passed: bool,
    /// The reader's file or folder as they know it.
    file: &'a str,
    seconds: f64,
    /// The places in the reader's file that the verdict names.
    marks: Vec<Mark>,
    difference: Option<DifferenceData<'a>>,
    diagnosis: Option<DiagnosisData<'a>>,
    /// What the terminal shows, colours included.
    words: &'a str,
}

/// Something to be said at a place of the reader's file.
#[derive(Serialize)]
struct Mark {
    /// `error` or `warning`.
    level: String,
    message: String,
    places: Vec<Span>,
}

/// The first block that differs.
#[derive(Serialize)]
struct DifferenceData<'a> {
    block: &'a str,
    /// From 1.
    case: usize,
    inputs: Vec<InputData<'a>>,
    expected: &'a Block,
    yours: &'a Block,
}

#[derive(Serialize)]
struct InputData<'a> {
    name: &'a str,
    value: &'a str,
}

#[derive(Serialize)]
struct DiagnosisData<'a> {
    kind: &'static str,
    /// Of a known mistake.
    name: Option<&'a str>,
    /// Of a number that is all there is to say, how far the answers are apart.
    apart: Option<f64>,
    text: String,
}

impl<'a> Data<'a> {
    /// The check of `file`, of which the terminal says `words`.
    pub fn of(
        exercise: &'a Exercise,
        checked: &'a Checked,
        file: &'a str,
        words: &'a str,
    ) -> Data<'a> {
        let difference = match &checked.verdict {
            Verdict::Different { difference, .. } => Some(difference),
            _ => None,
        };
        Data {
            exercise: &exercise.id,
            title: &exercise.title,
            verdict: checked.verdict.name(),
            passed: checked.verdict.passed(),
            file,
            seconds: checked.took.as_secs_f64(),
            marks: marks(&checked.verdict, file),
            difference: difference.map(|difference| DifferenceData {
                block: &difference.expected.name,
                case: difference.expected.case + 1,
                inputs: difference
                    .inputs
                    .iter()
                    .map(|(name, value)| InputData { name, value })
                    .collect(),
                expected: &difference.expected,
                yours: &difference.yours,
            }),
            diagnosis: difference.map(|difference| diagnosis(exercise, &difference.diagnosis)),
            words,
        }
    }

    /// All of it on one line.
    pub fn to_json(&self) -> String {
        // Strings, numbers and lists of them: there is nothing that JSON has no words for.
        serde_json::to_string(self).unwrap_or_default()
    }
}

fn diagnosis<'a>(exercise: &Exercise, diagnosis: &'a Diagnosis) -> DiagnosisData<'a> {
    let (kind, name, apart, text) = match diagnosis {
        Diagnosis::Known { name, sentence, .. } => {
            ("known", Some(name.as_str()), None, &**sentence)
        }
        Diagnosis::Likely { name, sentence } => ("likely", Some(name.as_str()), None, &**sentence),
        Diagnosis::OneSided { refuses: true } => ("refuses-all", None, None, ""),
        Diagnosis::OneSided { refuses: false } => ("accepts-all", None, None, ""),
        Diagnosis::Slip(sentence) => ("slip", None, None, &**sentence),
        Diagnosis::Shape(sentence) => ("shape", None, None, &**sentence),
        Diagnosis::NotANumber(sentence) => ("not-a-number", None, None, &**sentence),
        Diagnosis::Related { how, .. } => ("related", None, None, &**how),
        Diagnosis::Nearly(sentence) => ("nearly", None, None, &**sentence),
        Diagnosis::Apart(apart) => ("apart", None, Some(*apart), ""),
        Diagnosis::Unknown => ("unknown", None, None, ""),
    };
    DiagnosisData { kind, name, apart, text: exercise.told(text.trim()) }
}

fn marks(verdict: &Verdict, file: &str) -> Vec<Mark> {
    let panic = |panic: &Panic, message: &str| {
        let place = Span {
            file: panic.file.clone(),
            line: panic.line.into(),
            column: panic.column.into(),
            end_line: panic.line.into(),
            end_column: u64::from(panic.column) + 1,
            label: String::new(),
        };
        Mark { level: "error".into(), message: message.into(), places: vec![place] }
    };
    let all: Vec<Mark> = match verdict {
        Verdict::DoesNotCompile { messages, .. } => messages.iter().map(Mark::from).collect(),
        Verdict::NotWritten { place: Some(place), .. } => vec![panic(place, "This was reached")],
        Verdict::Panicked { panic: place, .. } | Verdict::Different { then: Some(place), .. } => {
            vec![panic(place, "It panicked here")]
        }
        _ => Vec::new(),
    };
    // A panic inside of a chapter's crate, say, is nowhere in the reader's file.
    all.into_iter()
        .filter_map(|Mark { level, message, places }| {
            let places: Vec<Span> = places.into_iter().filter(|place| place.file == file).collect();
            (!places.is_empty()).then_some(Mark { level, message, places })
        })
        .collect()
}

impl From<&CompilerMessage> for Mark {
    fn from(message: &CompilerMessage) -> Mark {
        Mark {
            level: message.level.clone(),
            message: message.message.clone(),
            places: message.places.clone(),
        }
    }
}
