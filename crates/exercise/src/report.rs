//! The verdict in words, for the terminal.

use std::fmt::Write;

use programs::End;

use crate::diagnosis::{Diagnosis, Difference};
use crate::record::{Block, Panic, close};
use crate::text::count;
use crate::{Checked, Exercise, Kind, Verdict};

pub(crate) const BOLD: &str = "\u{1b}[1m";
pub(crate) const RED: &str = "\u{1b}[1;31m";
pub(crate) const GREEN: &str = "\u{1b}[1;32m";
pub(crate) const YELLOW: &str = "\u{1b}[1;33m";
pub(crate) const DIM: &str = "\u{1b}[2m";
pub(crate) const PLAIN: &str = "\u{1b}[0m";

/// The verdict in words, with terminal colours. `file` is the reader's file as they know it.
pub fn report(exercise: &Exercise, checked: &Checked, file: &str) -> String {
    let mut out = String::new();
    let (colour, mark) = match &checked.verdict {
        Verdict::Passed { .. } => (GREEN, "✓"),
        Verdict::NotWritten { .. } => (YELLOW, "·"),
        _ => (RED, "✗"),
    };
    let _ = writeln!(
        out,
        "{colour}{mark} {}{PLAIN} {BOLD}{}{PLAIN}  {DIM}{file} · {:.2} s{PLAIN}\n",
        exercise.place(),
        exercise.title,
        checked.took.as_secs_f64()
    );
    let _ = writeln!(out, "{}", body(exercise, &checked.verdict).trim_end());
    if !checked.verdict.passed() && !checked.printed.trim().is_empty() {
        let _ = writeln!(
            out,
            "\n{DIM}Your code printed:{PLAIN}\n{}",
            indented(&head(&checked.printed, 12))
        );
    }
    out
}

/// The verdict in a few words, for a list.
pub(crate) fn in_short(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Passed { .. } => "right".into(),
        Verdict::NotWritten { place: None, .. } => "not begun".into(),
        Verdict::NotWritten { .. } => "not finished".into(),
        Verdict::Different { difference, .. } => match &difference.diagnosis {
            Diagnosis::Known { .. } => format!("{}: a known mistake", difference.expected.name),
            Diagnosis::Related(how) => format!("{}: {how}", difference.expected.name),
            _ => format!("{} differs", difference.expected.name),
        },
        Verdict::DoesNotCompile { .. } => "does not compile".into(),
        Verdict::Signature(_) | Verdict::DoesNotMeet(_) => "a signature has changed".into(),
        Verdict::Panicked { .. } => "panics".into(),
        Verdict::TooSlow { .. } => "takes too long".into(),
        Verdict::TooLoud { .. } => "prints without end".into(),
        Verdict::TooBig { said: None, .. } => "wants too much memory".into(),
        Verdict::TooBig { said: Some(said), .. } => format!("ends with “{said}”"),
        Verdict::TooMany { .. } => "starts too many processes".into(),
        Verdict::TooDeep => "runs out of stack".into(),
        Verdict::EndedEarly { .. } => "ends before the checks do".into(),
    }
}

fn body(exercise: &Exercise, verdict: &Verdict) -> String {
    match verdict {
        Verdict::Passed { cases } if exercise.kind == Kind::Predict => {
            match exercise.diagnosis_of_right() {
                Some(why) => exercise.told(&format!("Right. {why}")),
                None => format!("Right, in {}.", count(*cases, "case", "cases")),
            }
        }
        Verdict::Passed { cases } => match exercise.kind {
            Kind::Bug => "Your test accepts the right program and refuses every wrong one.".into(),
            _ => format!("Right in {}.", count(*cases, "case", "cases")),
        },
        Verdict::NotWritten { place: None, .. } => {
            "Not begun: the file is as it was laid out.".into()
        }
        Verdict::NotWritten { place: Some(panic), right } => {
            let Panic { file, line, .. } = panic;
            let at = if file.is_empty() { String::new() } else { format!(" at {file}:{line}") };
            format!("Not finished: the `todo!`{at} was reached.{}", right_so_far(*right))
        }
        Verdict::Different { difference, then } => {
            let mut text = different(exercise, difference);
            if let Some(panic) = then {
                let _ = write!(text, "\n\nAfter that it {}.", panicked(panic));
            }
            text
        }
        Verdict::DoesNotCompile { words, .. } => format!("It does not compile yet.\n\n{words}"),
        Verdict::Signature(sentence) => {
            format!("{sentence}\n\nNames of parameters are yours to choose, their types are not.")
        }
        Verdict::DoesNotMeet(words) => {
            format!(
                "Your code compiles by itself, but not together with the checks that call it.\n\n{words}"
            )
        }
        Verdict::Panicked { panic, inputs, right } => {
            format!("It {}.\n{}{}", panicked(panic), given(inputs), right_so_far(*right))
        }
        Verdict::TooSlow { limit, inputs } => format!(
            "It was stopped: it had not finished after {limit} seconds. Is there a loop that never \
             ends?\n{}",
            given(inputs)
        ),
        Verdict::TooLoud { limit } => format!(
            "It was stopped: it had printed more than {} KiB. Is there a print in a loop that \
             never ends?",
            limit / 1024
        ),
        Verdict::TooBig { limit, said: Some(said) } => format!(
            "It ended by aborting, with the words\n\n    {said}\n\nRust says that of a program that \
             asked for more memory than there is; here there are {} MiB. Is something growing in a \
             loop?",
            limit / (1024 * 1024)
        ),
        Verdict::TooBig { limit, said: None } => format!(
            "It was stopped: it asked for more memory than the {} MiB there are for it. Is \
             something growing in a loop?",
            limit / (1024 * 1024)
        ),
        Verdict::TooMany { limit } => format!(
            "It was stopped: it started more than {limit} processes and threads. Does it start \
             some in a loop?"
        ),
        Verdict::TooDeep => {
            "It ran out of stack. Does a function call itself without an end?".into()
        }
        Verdict::EndedEarly { end, said } => {
            let mut text = format!("It ended before the checks did, {}.", end.words());
            if matches!(end, End::Exited(_)) {
                text.push_str(" Does it call `std::process::exit`?");
            }
            if !said.is_empty() {
                let _ = write!(text, " Its last words were:\n\n{}", indented(said));
            }
            text
        }
    }
}

fn panicked(panic: &Panic) -> String {
    let Panic { file, line, said, .. } = panic;
    let at = if file.is_empty() { String::new() } else { format!(" at {file}:{line}") };
    let said = if said.is_empty() { String::new() } else { format!(" and said: {said}") };
    format!("panicked{at}{said}")
}

fn right_so_far(right: usize) -> String {
    match right {
        0 => String::new(),
        right => format!(
            " {} right up to there.",
            match right {
                1 => "One block was".to_owned(),
                more => format!("{more} blocks were"),
            }
        ),
    }
}

fn given(inputs: &[(String, String)]) -> String {
    if inputs.is_empty() {
        return String::new();
    }
    let width = inputs.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let lines = inputs.iter().map(|(name, value)| format!("    {name:width$}  {}\n", cut(value)));
    format!("\n  {DIM}given{PLAIN}\n{}", lines.collect::<String>())
}

/// A value as long as a line may be.
fn cut(value: &str) -> String {
    const LONGEST: usize = 100;
    if value.chars().count() <= LONGEST {
        return value.to_owned();
    }
    value.chars().take(LONGEST - 1).chain(['…']).collect()
}

fn different(exercise: &Exercise, difference: &Difference) -> String {
    let name = &difference.expected.name;
    let mut out = String::new();
    let wanted = exercise.explain.get(name);
    match (exercise.kind, wanted) {
        (Kind::Predict, _) if !exercise.choices.is_empty() => {
            let answer = difference.yours.values.first().copied().unwrap_or_default();
            let letter = char::from_u32(answer as u32).unwrap_or('?');
            let _ = writeln!(out, "Your answer is {letter}.");
            if !exercise.choices.iter().any(|choice| choice.letter == letter) {
                let letters: Vec<String> =
                    exercise.choices.iter().map(|choice| format!("'{}'", choice.letter)).collect();
                let _ = writeln!(out, "\nThe choice is between {}.", letters.join(", "));
                return out;
            }
        }
        (Kind::Bug | Kind::Extend, wanted) => {
            let sentence = wanted
                .map_or_else(|| format!("`{name}` does not hold."), |wanted| exercise.told(wanted));
            let _ = writeln!(out, "{sentence}");
            out.push_str(&given(&difference.inputs));
        }
        _ => {
            let case = difference.expected.case + 1;
            let _ = writeln!(
                out,
                "The first block that differs is {BOLD}{name}{PLAIN}, in case {case}."
            );
            if let Some(wanted) = wanted {
                let _ = writeln!(out, "{}", exercise.told(wanted));
            }
            out.push_str(&given(&difference.inputs));
            out.push_str(&beside(&difference.yours, &difference.expected, exercise.tolerance));
        }
    }
    let told = match &difference.diagnosis {
        Diagnosis::Known { sentence, whole: true, .. } => sentence.clone(),
        Diagnosis::Known { sentence, whole: false, .. } => {
            format!("In {name}: {sentence} Other numbers differ for another reason.")
        }
        Diagnosis::Shape(sentence) | Diagnosis::NotANumber(sentence) => sentence.clone(),
        Diagnosis::Related(how) => format!("Your {name} is {how}."),
        Diagnosis::Apart(_) if matches!(exercise.kind, Kind::Bug | Kind::Extend) => return out,
        Diagnosis::Apart(apart) => format!(
            "No mistake that we know gives these numbers. Their relative error is {apart:.1e} \
             (0 is equal, 1 is opposite)."
        ),
    };
    let _ = write!(out, "\n{YELLOW}→{PLAIN} {}", exercise.told(told.trim()));
    out
}

/// Yours above ours, the columns under each other; of a long block the rows that differ first.
fn beside(yours: &Block, ours: &Block, tolerance: f64) -> String {
    const ROWS: usize = 6;
    let (left, right) = (rows(yours), rows(ours));
    let mut out = String::new();
    let mut shown = 0;
    for (row, (left, right)) in left.iter().zip(&right).enumerate() {
        let differ = left.len() != right.len()
            || left.iter().zip(right).any(|(&a, &b)| !close(a, b, tolerance));
        if !differ {
            continue;
        }
        if shown == ROWS {
            out.push_str("    …\n");
            break;
        }
        shown += 1;
        if ours.rows.is_some() {
            let _ = writeln!(out, "  {DIM}row {}{PLAIN}", row + 1);
        }
        let digits = digits(left, right, tolerance);
        let _ = writeln!(out, "    yours     {RED}{}{PLAIN}", line(left, digits));
        let _ = writeln!(out, "    expected  {GREEN}{}{PLAIN}", line(right, digits));
    }
    if shown == 0 { String::new() } else { format!("\n{out}") }
}

fn rows(block: &Block) -> Vec<Vec<f64>> {
    const WIDTH: usize = 6;
    match &block.rows {
        None => block.values.chunks(WIDTH).map(<[f64]>::to_vec).collect(),
        Some(lengths) => {
            let mut values = block.values.iter().copied();
            lengths.iter().map(|&length| values.by_ref().take(length).collect()).collect()
        }
    }
}

fn line(values: &[f64], digits: usize) -> String {
    let number = |value: &f64| format!("{:>width$}", written(*value, digits), width = digits + 7);
    if values.is_empty() { "nothing".into() } else { values.iter().map(number).collect() }
}

fn written(value: f64, digits: usize) -> String {
    let size = value.abs();
    let text = if value == 0.0 || (1e-4..1e6).contains(&size) || !value.is_finite() {
        format!("{value:.digits$}")
    } else {
        format!("{value:.*e}", digits - 1)
    };
    text.replace('-', "−")
}

/// As many digits as it takes to see the difference.
fn digits(left: &[f64], right: &[f64], tolerance: f64) -> usize {
    let differing =
        left.iter().zip(right).filter(|(a, b)| !close(**a, **b, tolerance)).collect::<Vec<_>>();
    (6..17)
        .find(|&digits| differing.iter().all(|(a, b)| written(**a, digits) != written(**b, digits)))
        .unwrap_or(17)
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}\n")).collect::<String>().trim_end().to_owned()
}

fn head(text: &str, lines: usize) -> String {
    let mut all = text.lines();
    let mut out: Vec<String> = all.by_ref().take(lines).map(cut).collect();
    if all.next().is_some() {
        out.push("…".into());
    }
    out.join("\n")
}
