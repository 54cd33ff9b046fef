//! What went wrong, read off the numbers.

use crate::record::{Block, Expected, Role, close};
use crate::{Exercise, Kind, Record};

/// The first block in which an answer differs, and what that tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What the solution answers.
    pub expected: Block,
    /// What the reader's code answered.
    pub yours: Block,
    /// The inputs of the case.
    pub inputs: Vec<(String, String)>,
    /// Where these are a yes and a no: the first numbers that differ, ours and theirs.
    pub numbers: Option<(Block, Block)>,
    /// What a test of the reader's said of each program.
    pub tried: Vec<Block>,
    /// What it tells.
    pub diagnosis: Diagnosis,
}

/// What a difference tells, the surest first.
#[derive(Clone, Debug, PartialEq)]
pub enum Diagnosis {
    /// The numbers are those of a mistake that the exercise knows.
    Known {
        /// The wrong variant's name.
        name: String,
        /// What went wrong.
        sentence: String,
        /// Whether all numbers are, or those of this block only.
        whole: bool,
    },
    /// The numbers are those of a wrong form of the exercise's formula.
    Slip(String),
    /// Yes and no, and nothing else, as a mistake that the exercise knows has them: and maybe
    /// others, which nobody thought of.
    Likely {
        /// The wrong variant's name.
        name: String,
        /// What went wrong there.
        sentence: String,
    },
    /// A test that says the same of every program.
    OneSided {
        /// That it is wrong, or that it is right.
        refuses: bool,
    },
    /// Not as many numbers as there should be, or not in the same rows.
    Shape(String),
    /// What is no number.
    NotANumber(String),
    /// The right numbers after a change that has a name.
    Related {
        /// The block.
        what: String,
        /// Whether that is said of the moves of an update, (after − before) / (−LR).
        moves: bool,
        /// The change.
        how: String,
    },
    /// The right numbers, but for the last digits.
    Nearly(String),
    /// Nothing but how far they are apart: ‖a − b‖ / (‖a‖ + ‖b‖) over all cases.
    Apart(f64),
    /// A yes or a no, of which there is nothing more to say.
    Unknown,
}

impl Diagnosis {
    /// Whether a wrong form of the formula would say more.
    pub fn may_be_a_slip(&self) -> bool {
        match self {
            Diagnosis::Known { whole, .. } => !whole,
            Diagnosis::Related { .. } | Diagnosis::Nearly(_) | Diagnosis::Apart(_) => true,
            Diagnosis::NotANumber(_) => true,
            _ => false,
        }
    }
}

/// The first block that differs, with its diagnosis; none where all that was recorded is right.
pub fn difference(exercise: &Exercise, expected: &Expected, record: &Record) -> Option<Difference> {
    let tolerance = exercise.tolerance;
    let differing = || {
        let pairs = expected.right.iter().zip(&record.blocks);
        pairs.filter(|(a, b)| !a.close(b, tolerance))
    };
    let (right, yours) = differing().next()?;
    let numbers = differing().find(|(_, yours)| !yours.is_fact());
    let own = |(right, yours): (&Block, &Block)| (right.clone(), yours.clone());
    Some(Difference {
        expected: right.clone(),
        yours: yours.clone(),
        inputs: record.cases.get(yours.case).cloned().unwrap_or_default(),
        numbers: numbers.filter(|_| yours.is_fact()).map(own),
        tried: match exercise.kind {
            Kind::Bug => record.blocks.clone(),
            _ => Vec::new(),
        },
        diagnosis: diagnosis(exercise, expected, record, numbers),
    })
}

fn diagnosis(
    exercise: &Exercise,
    expected: &Expected,
    record: &Record,
    numbers: Option<(&Block, &Block)>,
) -> Diagnosis {
    if exercise.kind == Kind::Bug
        && let Some(refuses) = one_sided(&record.blocks)
    {
        return Diagnosis::OneSided { refuses };
    }
    if let Some(found) = known(exercise, expected, record) {
        return found;
    }
    let Some((right, yours)) = numbers.filter(|_| exercise.choices.is_empty()) else {
        return Diagnosis::Unknown;
    };
    known_block(exercise, expected, record, &right.name)
        .or_else(|| shape(right, yours, exercise.tolerance))
        .or_else(|| not_a_number(right, yours))
        .or_else(|| related(exercise, expected, record, right, yours))
        .or_else(|| nearly(expected, record, &right.name))
        .unwrap_or_else(|| Diagnosis::Apart(apart(expected, record, &right.name)))
}

/// Whether two answers are alike in every block.
pub fn alike(a: &[Block], b: &[Block], tolerance: f64) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.close(b, tolerance))
}

/// What a test says of every program, if it says the same of all.
pub fn one_sided(blocks: &[Block]) -> Option<bool> {
    let said = |block: &Block| block.values.first().is_some_and(|value| *value != 0.0);
    let first = said(blocks.first()?);
    (blocks.len() > 1 && blocks.iter().all(|block| said(block) == first)).then_some(first)
}

fn named<'a>(blocks: &'a [Block], name: &'a str) -> impl Iterator<Item = &'a Block> {
    blocks.iter().filter(move |block| block.name == name)
}

/// The mistake that has all these numbers.
fn known(exercise: &Exercise, expected: &Expected, record: &Record) -> Option<Diagnosis> {
    let (name, _) = expected
        .wrong
        .iter()
        .find(|(_, wrong)| alike(wrong, &record.blocks, exercise.tolerance))?;
    let (name, sentence) = (name.clone(), exercise.diagnosis(name)?.to_owned());
    Some(match record.blocks.iter().all(Block::is_fact) {
        true => Diagnosis::Likely { name, sentence },
        false => Diagnosis::Known { name, sentence, whole: true },
    })
}

/// The one mistake that has the numbers of this block. Two mistakes at once match no variant; the
/// first block that differs may still be one's own. A mistake would spoil what it spoils: what is
/// right here speaks against all that have it wrong.
fn known_block(
    exercise: &Exercise,
    expected: &Expected,
    record: &Record,
    first: &str,
) -> Option<Diagnosis> {
    let tolerance = exercise.tolerance;
    let part = |blocks: &[Block]| named(blocks, first).cloned().collect::<Vec<_>>();
    let (yours, right) = (part(&record.blocks), part(&expected.right));
    let possible = |wrong: &[Block]| {
        let both = expected.right.iter().zip(&record.blocks).zip(wrong);
        both.into_iter().all(|((right, yours), wrong)| {
            !right.close(yours, tolerance) || right.close(wrong, tolerance)
        })
    };
    let mut matching = expected.wrong.iter().filter(|(_, wrong)| {
        let its = part(wrong);
        alike(&its, &yours, tolerance) && !alike(&right, &its, tolerance) && possible(wrong)
    });
    let (name, _) = matching.next()?;
    if matching.next().is_some() {
        return None;
    }
    let sentence = exercise.diagnosis(name)?.to_owned();
    Some(Diagnosis::Known { name: name.clone(), sentence, whole: false })
}

fn shape(right: &Block, yours: &Block, tolerance: f64) -> Option<Diagnosis> {
    if right.same_shape(yours) {
        return None;
    }
    let turned = match transposed(right) {
        Some(turned) if turned.close(yours, tolerance) => " Rows and columns are exchanged.",
        Some(turned) if turned.same_shape(yours) => {
            " That is its shape with rows and columns exchanged."
        }
        _ => "",
    };
    Some(Diagnosis::Shape(format!(
        "`{}` has {}; it should have {}.{turned}",
        right.name,
        yours.shape(),
        right.shape()
    )))
}

fn not_a_number(right: &Block, yours: &Block) -> Option<Diagnosis> {
    let found =
        right.values.iter().zip(&yours.values).find(|(a, b)| a.is_finite() && !b.is_finite());
    let (_, value) = found?;
    let (what, why) = if value.is_nan() {
        (
            "not a number (NaN)",
            "that is what 0/0, ∞ − ∞, ∞/∞ and the square root of a negative number give",
        )
    } else {
        ("infinite", "a division by zero or an exponential that grew too large gives that")
    };
    Some(Diagnosis::NotANumber(format!("`{}` is {what} here: {why}.", right.name)))
}

/// Two numbers that should be equal, and their case.
struct Pair {
    case: usize,
    right: f64,
    yours: f64,
}

/// The same block in every case, number by number.
fn all_pairs(expected: &Expected, record: &Record, name: &str) -> Option<Vec<Pair>> {
    pairs(expected, record, name, |block, _| Some(block.values.clone()))
}

/// The moves of an update in every case, (after − before) / (−LR), where the check gave what it
/// takes.
fn all_moves(expected: &Expected, record: &Record, name: &str) -> Option<Vec<Pair>> {
    pairs(expected, record, name, |block, yours| match &yours.role {
        Role::Moved { from, rate } if from.len() == block.values.len() && *rate != 0.0 => {
            let moves = block.values.iter().zip(from);
            Some(moves.map(|(after, before)| (before - after) / rate).collect())
        }
        _ => None,
    })
}

fn pairs(
    expected: &Expected,
    record: &Record,
    name: &str,
    numbers: impl Fn(&Block, &Block) -> Option<Vec<f64>>,
) -> Option<Vec<Pair>> {
    let mut all = Vec::new();
    for (right, yours) in named(&expected.right, name).zip(named(&record.blocks, name)) {
        if !right.same_shape(yours) {
            return None;
        }
        let case = yours.case;
        let both = numbers(right, yours)?.into_iter().zip(numbers(yours, yours)?);
        all.extend(both.map(|(right, yours)| Pair { case, right, yours }));
    }
    Some(all)
}

fn related(
    exercise: &Exercise,
    expected: &Expected,
    record: &Record,
    right: &Block,
    yours: &Block,
) -> Option<Diagnosis> {
    let name = &right.name;
    let moves = all_moves(expected, record, name)
        .and_then(|pairs| factor(exercise, record, &pairs).or_else(|| by_signs(exercise, &pairs)));
    if let Some(how) = moves {
        return Some(Diagnosis::Related { what: name.clone(), moves: true, how });
    }
    let pairs = all_pairs(expected, record, name)?;
    let how = match matches!(yours.role, Role::Moved { .. }) {
        true => None,
        false => factor(exercise, record, &pairs),
    };
    let how = how
        .or_else(|| by_signs(exercise, &pairs))
        .or_else(|| by_place(exercise, expected, record, name))
        .or_else(|| by_offset(exercise, &pairs))?;
    Some(Diagnosis::Related { what: name.clone(), moves: false, how })
}

/// Numbers below this say nothing about a ratio.
const TELLING: f64 = 1e-9;

fn factor(exercise: &Exercise, record: &Record, pairs: &[Pair]) -> Option<String> {
    let near = |a: f64, b: f64| close(a, b, exercise.tolerance.max(1e-9));
    if pairs.iter().any(|pair| !pair.right.is_finite() || !pair.yours.is_finite()) {
        return None;
    }
    let telling: Vec<&Pair> = pairs.iter().filter(|pair| pair.right.abs() > TELLING).collect();
    let times = |factor: &dyn Fn(&Pair) -> Option<f64>| {
        pairs.iter().all(|pair| factor(pair).is_some_and(|by| near(pair.right * by, pair.yours)))
    };
    if !telling.is_empty() && times(&|_| Some(-1.0)) {
        return Some("exactly −1 × the right numbers: a sign is turned round".into());
    }
    if telling.len() >= 2 && pairs.iter().all(|pair| pair.yours == 0.0) {
        return Some("all zero".into());
    }
    if telling.is_empty() {
        return None;
    }
    let mut names: Vec<&str> = Vec::new();
    for (_, name, _) in &record.factors {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let turned = |sign: f64| if sign < 0.0 { ", with the sign turned round" } else { "" };
    for name in names {
        let value = |pair: &Pair| {
            let of_case =
                record.factors.iter().find(|(case, what, _)| *case == pair.case && what == name);
            of_case.map(|(.., value)| *value)
        };
        let values: Vec<f64> = telling.iter().filter_map(|pair| value(pair)).collect();
        if values.len() < telling.len() || values.iter().all(|value| near(*value, 1.0)) {
            continue;
        }
        let how_much = match values.iter().all(|value| value == &values[0]) {
            true => format!(" ({})", short(values[0])),
            false => String::new(),
        };
        for sign in [1.0, -1.0] {
            for (number, twice) in
                [(1.0, ""), (2.0, " and multiplied by 2"), (0.5, " and divided by 2")]
            {
                if times(&|pair| value(pair).map(|value| sign * number * value)) {
                    return Some(format!(
                        "right, but multiplied by {name}{how_much}{twice}{}",
                        turned(sign)
                    ));
                }
                if times(&|pair| value(pair).map(|value| sign * number / value)) {
                    return Some(format!(
                        "right, but divided by {name}{how_much}{twice}{}",
                        turned(sign)
                    ));
                }
            }
        }
    }
    let ratio = telling.first().map(|pair| pair.yours / pair.right)?;
    let size = ratio.abs();
    if near(2.0, size) && times(&|_| Some(ratio)) {
        return Some(format!("too large by a factor of 2{}", turned(ratio)));
    }
    if near(0.5, size) && times(&|_| Some(ratio)) {
        return Some(format!("too small by a factor of 2{}", turned(ratio)));
    }
    let enough = telling.len() >= 2 && times(&|_| Some(ratio)) && !near(1.0, ratio);
    enough.then(|| format!("exactly {} × the right numbers", short(ratio)))
}

fn by_signs(exercise: &Exercise, pairs: &[Pair]) -> Option<String> {
    let near = |a: f64, b: f64| close(a, b, exercise.tolerance.max(1e-9));
    let telling = pairs.iter().filter(|pair| pair.right.abs() > TELLING).count();
    let same = pairs.iter().all(|pair| near(pair.right.abs(), pair.yours.abs()));
    let turned = pairs.iter().any(|pair| pair.right * pair.yours < 0.0);
    (telling >= 2 && same && turned)
        .then(|| "the right numbers, but some with the sign turned round".into())
}

fn by_place(
    exercise: &Exercise,
    expected: &Expected,
    record: &Record,
    name: &str,
) -> Option<String> {
    let (right, yours): (Vec<&Block>, Vec<&Block>) =
        (named(&expected.right, name).collect(), named(&record.blocks, name).collect());
    let turned = right.iter().zip(&yours).all(|(right, yours)| {
        transposed(right).is_some_and(|turned| turned.close(yours, exercise.tolerance))
    });
    if turned {
        return Some("equal after exchanging rows and columns".into());
    }
    let several = right.iter().any(|block| block.values.len() >= 2);
    let mixed = right.iter().zip(&yours).all(|(right, yours)| {
        let sorted = |block: &Block| {
            let mut values = block.values.clone();
            values.sort_by(f64::total_cmp);
            values
        };
        let both = sorted(right).into_iter().zip(sorted(yours));
        both.into_iter().all(|(a, b)| close(a, b, exercise.tolerance))
    });
    (several && mixed).then(|| "the right numbers in another order".into())
}

fn by_offset(exercise: &Exercise, pairs: &[Pair]) -> Option<String> {
    let offset = pairs.first().map(|pair| pair.yours - pair.right)?;
    let all = pairs.iter().all(|pair| close(pair.right + offset, pair.yours, exercise.tolerance));
    (pairs.len() >= 3 && all).then(|| format!("off by the same {} everywhere", short(offset)))
}

/// Numbers that are right to the seventh digit or so.
fn nearly(expected: &Expected, record: &Record, name: &str) -> Option<Diagnosis> {
    let pairs = all_pairs(expected, record, name)?;
    let largest = pairs.iter().map(|pair| pair.right.abs()).fold(0.0, f64::max);
    let apart =
        |pair: &Pair| (pair.yours - pair.right).abs() / pair.right.abs().max(0.01 * largest);
    let worst = pairs.iter().map(apart).fold(0.0, f64::max);
    if worst.is_nan() || worst > 2e-5 {
        return None;
    }
    let single = |value: f64| f64::from(value as f32) == value;
    let all_single =
        pairs.iter().all(|pair| single(pair.yours)) && !pairs.iter().all(|pair| single(pair.right));
    Some(Diagnosis::Nearly(match all_single {
        true => format!(
            "Your {name} is right to single precision: each of your numbers is an `f32`. The \
             book computes in `f64`."
        ),
        false => format!(
            "Your {name} is right but for {worst:.0e} of its size. Either something small is added \
             or rounded on the way, or a part of it is computed in `f32`, which has seven digits."
        ),
    }))
}

fn transposed(block: &Block) -> Option<Block> {
    let rows = block.rows.as_ref()?;
    let width = *rows.first()?;
    if rows.iter().any(|&row| row != width) || block.values.len() != rows.len() * width {
        return None;
    }
    let values = (0..width)
        .flat_map(|column| (0..rows.len()).map(move |row| block.values[row * width + column]))
        .collect();
    Some(Block { rows: Some(vec![rows.len(); width]), values, ..block.clone() })
}

fn apart(expected: &Expected, record: &Record, name: &str) -> f64 {
    let length = |values: &mut dyn Iterator<Item = f64>| values.map(|x| x * x).sum::<f64>().sqrt();
    let pairs = all_pairs(expected, record, name).unwrap_or_default();
    let difference = length(&mut pairs.iter().map(|pair| pair.right - pair.yours));
    let lengths = length(&mut pairs.iter().map(|pair| pair.right))
        + length(&mut pairs.iter().map(|pair| pair.yours));
    if lengths == 0.0 { 0.0 } else { difference / lengths }
}

/// As few digits as say it.
fn short(value: f64) -> String {
    let text = format!("{value:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    let text = if text == "0" || text == "-0" { format!("{value:.3e}") } else { text.to_owned() };
    text.replace('-', "−")
}
