//! What the network is worth: its answers on rows that no training has seen, beside the answers of
//! a linear model and an answer that is always the same, each with its standard error.

use ch13_validation::standard_error;
use serde::{Deserialize, Serialize};

pub use crate::measured::{Measured, Says, says};
use crate::plan::{Plan, Question, Samples, short};
use crate::table::shortened;
use crate::train::outputs;
use ch19_any_network::Network;

/// A row and what was answered to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// Its number among the found rows.
    pub number: usize,
    /// The target: a number, or the place of a class.
    pub target: f64,
    /// The network's answer.
    pub network: f64,
    /// The probability that the network gives its answer; 0 where it is a number.
    pub sure: f64,
    /// The linear model's answer.
    pub linear: f64,
    /// The answer that is always the same.
    pub constant: f64,
}

/// The verdict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    /// How many rows were judged by.
    pub rows: usize,
    /// The share of right answers, or the root of the mean squared miss in the target's unit.
    pub network: Measured,
    /// The same of the linear model.
    pub linear: Measured,
    /// The same of the constant answer.
    pub constant: Measured,
    /// By how much the network is better than the linear model, row by row: right answers a row, or
    /// squared misses.
    pub over_linear: Measured,
    /// By how much it is better than the constant answer.
    pub over_constant: Measured,
    /// The constant answer.
    pub always: f64,
    /// R²: the part of the targets' variance that the network explains, if they are numbers.
    pub explained: Option<f64>,
    /// The same of the linear model.
    pub explained_by_linear: Option<f64>,
    /// For each class and each answer the rows; nothing if the target is a number.
    pub confusion: Vec<Vec<usize>>,
    /// The probability that the network gives its answers, on average.
    pub sure: f64,
    /// How many answers are given with a probability of at least 0.9, and how many of them are right.
    pub very_sure: (usize, usize),
    /// Half of the misses, and nine of ten, are smaller, if the target is a number.
    pub misses: Option<(f64, f64)>,
}

/// Asks both models about the rows of these numbers. The targets are numbers or places of classes.
pub fn judge(
    plan: &Plan,
    samples: &Samples,
    numbers: &[usize],
    targets: &[f64],
    models: [&Network; 2],
    constant: f64,
) -> Vec<Judged> {
    let mut judged: Vec<Judged> = numbers
        .iter()
        .map(|&number| Judged {
            number,
            target: targets[number],
            network: 0.0,
            sure: 0.0,
            linear: 0.0,
            constant,
        })
        .collect();
    for (place, network) in models.into_iter().enumerate() {
        let mut rows = judged.iter_mut();
        outputs(network, plan.target.question, samples, numbers, |_, outputs| {
            let Some(row) = rows.next() else { return };
            let (answer, sure) = answer(plan, outputs);
            match place {
                0 => (row.network, row.sure) = (answer, sure),
                _ => row.linear = answer,
            }
        });
    }
    judged
}

/// The answer that outputs stand for, and its probability: a number in the target's unit, or the
/// place of a class.
pub fn answer(plan: &Plan, outputs: &[f64]) -> (f64, f64) {
    match plan.target.question {
        Question::Number => (outputs[0] * plan.target.unit + plan.target.offset, 0.0),
        Question::YesNo if outputs[0] >= 0.5 => (1.0, outputs[0]),
        Question::YesNo => (0.0, 1.0 - outputs[0]),
        Question::OneOf => {
            let best = (1..outputs.len())
                .fold(0, |best, at| if outputs[at] > outputs[best] { at } else { best });
            (best as f64, outputs[best])
        }
    }
}

/// The probability of each class, from outputs; nothing for a number.
pub fn probabilities(plan: &Plan, outputs: &[f64]) -> Vec<f64> {
    match plan.target.question {
        Question::Number => vec![],
        Question::YesNo => vec![1.0 - outputs[0], outputs[0]],
        Question::OneOf => outputs.to_vec(),
    }
}

/// The answer that is always the same: the most frequent class, or the mean.
pub fn constant(question: Question, classes: usize, targets: &[f64]) -> f64 {
    if question == Question::Number {
        return targets.iter().sum::<f64>() / targets.len().max(1) as f64;
    }
    let mut counts = vec![0_usize; classes];
    targets.iter().for_each(|&target| counts[target as usize] += 1);
    (1..classes).fold(0, |best, at| if counts[at] > counts[best] { at } else { best }) as f64
}

impl Verdict {
    /// From rows and answers.
    pub fn of(question: Question, classes: usize, judged: &[Judged]) -> Verdict {
        let number = question == Question::Number;
        let by = |answer: fn(&Judged) -> f64| -> Vec<f64> {
            let score = |row: &Judged| match number {
                true => (answer(row) - row.target) * (answer(row) - row.target),
                false => f64::from(u8::from(answer(row) == row.target)),
            };
            judged.iter().map(score).collect()
        };
        let (network, linear, constant) =
            (by(|row| row.network), by(|row| row.linear), by(|row| row.constant));
        let measured = |scores: &[f64]| {
            let mean = Measured::mean(scores);
            if !number {
                let standard_error = standard_error(mean.value, scores.len());
                return Measured { value: mean.value, standard_error };
            }
            let root = mean.value.sqrt();
            let standard_error = if root > 0.0 { 0.5 * mean.standard_error / root } else { 0.0 };
            Measured { value: root, standard_error }
        };
        let over = |other: &[f64]| {
            let sign = if number { -1.0 } else { 1.0 };
            let differences: Vec<f64> =
                network.iter().zip(other).map(|(own, other)| sign * (own - other)).collect();
            Measured::mean(&differences)
        };
        let targets: Vec<f64> = judged.iter().map(|row| row.target).collect();
        let middle = targets.iter().sum::<f64>() / targets.len().max(1) as f64;
        let total: f64 = targets.iter().map(|target| (target - middle) * (target - middle)).sum();
        let explained = |scores: &[f64]| {
            (number && total > 0.0).then(|| 1.0 - scores.iter().sum::<f64>() / total)
        };
        let mut confusion = vec![];
        let mut misses = None;
        if number {
            let mut sizes: Vec<f64> = network.iter().map(|square| square.sqrt()).collect();
            sizes.sort_by(f64::total_cmp);
            let at = |share: f64| {
                let place = libm::ceil(share * sizes.len() as f64) as usize;
                sizes.get(place.saturating_sub(1)).copied().unwrap_or(0.0)
            };
            misses = Some((at(0.5), at(0.9)));
        } else {
            confusion = vec![vec![0; classes]; classes];
            judged.iter().for_each(|row| confusion[row.target as usize][row.network as usize] += 1);
        }
        let very = || judged.iter().filter(|row| row.sure >= 0.9);
        Verdict {
            rows: judged.len(),
            network: measured(&network),
            linear: measured(&linear),
            constant: measured(&constant),
            over_linear: over(&linear),
            over_constant: over(&constant),
            always: judged.first().map_or(0.0, |row| row.constant),
            explained: explained(&network),
            explained_by_linear: explained(&linear),
            confusion,
            sure: judged.iter().map(|row| row.sure).sum::<f64>() / judged.len().max(1) as f64,
            very_sure: (very().count(), very().filter(|row| row.network == row.target).count()),
            misses,
        }
    }

    /// Whether the target is a number.
    pub fn of_number(&self) -> bool {
        self.misses.is_some()
    }

    /// Its lines, as the program prints them.
    pub fn lines(&self, classes: &[String]) -> Vec<String> {
        let mut lines = self.models(classes);
        lines.push(self.sentence());
        lines.push(self.calibration());
        lines
    }

    /// A line for each model.
    fn models(&self, classes: &[String]) -> Vec<String> {
        let always = match classes.get(self.always as usize) {
            Some(class) if !self.of_number() => shortened(class),
            _ => short(self.always),
        };
        let constant = format!("constant answer ({always})");
        let width = constant.chars().count();
        let models = [
            ("network", self.network, self.explained),
            ("linear model", self.linear, self.explained_by_linear),
            (constant.as_str(), self.constant, None),
        ];
        models
            .iter()
            .map(|(name, measured, explained)| {
                let value = self.said(*measured);
                let explained = match explained {
                    Some(share) => format!(", R² {share:.3}"),
                    None => String::new(),
                };
                format!("  {name:width$}  {value}{explained}")
            })
            .collect()
    }

    /// The lines without the linear model, where there is none.
    pub fn lines_without_linear(&self, classes: &[String]) -> Vec<String> {
        let mut lines = self.models(classes);
        lines.remove(1);
        lines.push(self.calibration());
        lines
    }

    /// A measured value with its standard error.
    pub fn said(&self, measured: Measured) -> String {
        let Measured { value, standard_error } = measured;
        match self.of_number() {
            true => format!("off by {} ± {}", short(value), short(standard_error)),
            false => {
                let right = libm::round(value * self.rows as f64);
                // Where none of n is wrong, 3/n may still be, with 95 per cent confidence.
                let all = match value {
                    1.0 if self.rows > 3 => {
                        format!(" (and up to {:.1} % may be wrong)", 300.0 / self.rows as f64)
                    }
                    _ => String::new(),
                };
                format!(
                    "{right} of {} right, {:.1} % ± {:.1} %{all}",
                    self.rows,
                    100.0 * value,
                    100.0 * standard_error
                )
            }
        }
    }

    /// What it comes to, in a sentence.
    pub fn sentence(&self) -> String {
        let few = match self.rows {
            0..30 => {
                format!(" Only {} rows judge here; --folds 5 judges by all of them.", self.rows)
            }
            _ => String::new(),
        };
        let (linear, constant) =
            (says(self.over_linear, self.rows), says(self.over_constant, self.rows));
        let sentence = match (constant, linear) {
            (Says::Better, Says::Better) => {
                "The network is better than the linear model and than the constant answer.".into()
            }
            (Says::Better, Says::CannotTell) => format!(
                "The network is better than the constant answer and cannot be told from the linear \
                 model ({}): nothing here speaks for the larger one.",
                self.difference()
            ),
            (Says::Better, Says::Worse) => format!(
                "The network is better than the constant answer, and worse than the linear model \
                 ({}). Try fewer hidden nodes, or more rows.",
                self.difference()
            ),
            (Says::Worse, _) => {
                "The network is worse than an answer that is always the same. Do not use it.".into()
            }
            (Says::CannotTell, _) => {
                "The network cannot be told from an answer that is always the \
                                      same: nothing shows that it has learned anything."
                    .to_string()
            }
        };
        sentence + &few
    }

    fn difference(&self) -> String {
        let Measured { value, standard_error } = self.over_linear;
        match self.of_number() {
            true => format!(
                "squared misses differ by {} ± {}",
                short(value.abs()),
                short(standard_error)
            ),
            false => format!(
                "the difference is {:+.1} % ± {:.1} %",
                100.0 * value,
                100.0 * standard_error
            ),
        }
    }

    /// How far its words can be trusted.
    pub fn calibration(&self) -> String {
        if let Some((half, most)) = self.misses {
            return format!(
                "Half of its answers are within {} of the truth, nine of ten within {}.",
                short(half),
                short(most)
            );
        }
        let (very, right) = self.very_sure;
        let very = match very {
            0 => "It gives no answer a probability of 90 % or more.".into(),
            _ => format!("Of {very} answers with 90 % or more, {right} are right."),
        };
        format!(
            "It gives its answers a probability of {:.1} % on average, and {:.1} % are right. {very}",
            100.0 * self.sure,
            100.0 * self.network.value
        )
    }
}

/// The confusion matrix in lines: a row for each true class, a column for each answer.
pub fn confusion_lines(classes: &[String], confusion: &[Vec<usize>]) -> Vec<String> {
    const MOST: usize = 12;
    if confusion.is_empty() {
        return vec![];
    }
    if classes.len() > MOST {
        // The worst confusions say more than a table that no screen holds.
        let mut pairs: Vec<(usize, usize, usize)> = vec![];
        for (from, row) in confusion.iter().enumerate() {
            pairs.extend(
                row.iter().enumerate().filter(|(to, _)| *to != from).map(|(to, &n)| (n, from, to)),
            );
        }
        pairs.retain(|(count, ..)| *count > 0);
        pairs.sort_by_key(|&(count, from, to)| (std::cmp::Reverse(count), from, to));
        let lines = pairs.iter().take(MOST).map(|&(count, from, to)| {
            format!(
                "  {} taken for {}: {count}",
                shortened(&classes[from]),
                shortened(&classes[to])
            )
        });
        return lines.collect();
    }
    let names: Vec<String> = classes.iter().map(|class| shortened(class)).collect();
    let corner = "true, answered".to_string();
    let width = |text: &String| text.chars().count();
    let first = names.iter().chain([&corner]).map(width).max().unwrap_or(0);
    let widths: Vec<usize> = names.iter().map(|name| width(name).max(4)).collect();
    let line = |start: &str, cells: Vec<String>| {
        let cells = cells.iter().zip(&widths).map(|(cell, width)| format!("  {cell:>width$}"));
        format!("  {start:first$}{}", cells.collect::<String>())
    };
    let rows = names.iter().zip(confusion);
    let rows = rows.map(|(name, row)| line(name, row.iter().map(usize::to_string).collect()));
    std::iter::once(line(&corner, names.clone())).chain(rows).collect()
}
