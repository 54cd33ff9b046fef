//! What went wrong, read off the numbers.

use crate::record::{Block, Expected, close};
use crate::{Exercise, Record};

/// The first block in which an answer differs, and what that tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What the solution answers.
    pub expected: Block,
    /// What the reader's code answered.
    pub yours: Block,
    /// The inputs of the case.
    pub inputs: Vec<(String, String)>,
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
    /// Not as many numbers as there should be, or not in the same rows.
    Shape(String),
    /// What is no number.
    NotANumber(String),
    /// The right numbers after a change that has a name.
    Related(String),
    /// Nothing but how far they are apart: ‖a − b‖ / (‖a‖ + ‖b‖) over all cases.
    Apart(f64),
}

/// The first block that differs, with its diagnosis; none where all that was recorded is right.
pub fn difference(exercise: &Exercise, expected: &Expected, record: &Record) -> Option<Difference> {
    let tolerance = exercise.tolerance;
    let pairs = expected.right.iter().zip(&record.blocks);
    let (right, yours) = pairs.into_iter().find(|(a, b)| !a.close(b, tolerance))?;
    Some(Difference {
        expected: right.clone(),
        yours: yours.clone(),
        inputs: record.cases.get(yours.case).cloned().unwrap_or_default(),
        diagnosis: known(exercise, expected, record, &right.name)
            .or_else(|| shape(right, yours))
            .or_else(|| not_a_number(right, yours))
            .or_else(|| related(exercise, expected, record, &right.name).map(Diagnosis::Related))
            .unwrap_or_else(|| Diagnosis::Apart(apart(expected, record, &right.name))),
    })
}

/// Whether two answers are alike in every block.
pub fn alike(a: &[Block], b: &[Block], tolerance: f64) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.close(b, tolerance))
}

fn named<'a>(blocks: &'a [Block], name: &'a str) -> impl Iterator<Item = &'a Block> {
    blocks.iter().filter(move |block| block.name == name)
}

fn known(
    exercise: &Exercise,
    expected: &Expected,
    record: &Record,
    first: &str,
) -> Option<Diagnosis> {
    let told = |name: &String, whole| {
        let sentence = exercise.diagnosis(name)?.to_owned();
        Some(Diagnosis::Known { name: name.clone(), sentence, whole })
    };
    let whole =
        expected.wrong.iter().find(|(_, wrong)| alike(wrong, &record.blocks, exercise.tolerance));
    if let Some((name, _)) = whole {
        return told(name, true);
    }
    // Two mistakes at once match no variant; the first block that differs may still be one's own.
    let part = |blocks: &[Block]| named(blocks, first).cloned().collect::<Vec<_>>();
    let (yours, right) = (part(&record.blocks), part(&expected.right));
    let mut matching = expected.wrong.iter().filter(|(_, wrong)| {
        let wrong = part(wrong);
        alike(&wrong, &yours, exercise.tolerance) && !alike(&wrong, &right, exercise.tolerance)
    });
    let (name, _) = matching.next()?;
    matching.next().is_none().then(|| told(name, false)).flatten()
}

fn shape(right: &Block, yours: &Block) -> Option<Diagnosis> {
    if right.same_shape(yours) {
        return None;
    }
    let turned = transposed(right).is_some_and(|turned| turned.same_shape(yours));
    let turned = if turned { " Rows and columns are exchanged." } else { "" };
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

/// The same block in every case, number by number.
fn all_pairs(expected: &Expected, record: &Record, name: &str) -> Option<Vec<(f64, f64)>> {
    let (right, yours) = (named(&expected.right, name), named(&record.blocks, name));
    let mut pairs = Vec::new();
    for (right, yours) in right.zip(yours) {
        if !right.same_shape(yours) {
            return None;
        }
        pairs.extend(right.values.iter().copied().zip(yours.values.iter().copied()));
    }
    Some(pairs)
}

fn related(
    exercise: &Exercise,
    expected: &Expected,
    record: &Record,
    name: &str,
) -> Option<String> {
    let near = |a: f64, b: f64| close(a, b, exercise.tolerance);
    let pairs = all_pairs(expected, record, name)?;
    if pairs.iter().any(|(right, yours)| !right.is_finite() || !yours.is_finite()) {
        return None;
    }
    let telling = pairs.iter().filter(|(right, _)| right.abs() > 1e-9).count();
    let times = |factor: f64| pairs.iter().all(|&(right, yours)| near(right * factor, yours));

    if telling >= 1 && times(-1.0) {
        return Some("exactly −1 × the right numbers: a sign is turned round".into());
    }
    if telling >= 2 && times(0.0) {
        return Some("all zero".into());
    }
    for (factor, what) in record
        .factors
        .iter()
        .map(|(what, factor)| (*factor, format!(", {what}")))
        .chain([(2.0, String::new())])
    {
        if telling < 1 || near(factor, 1.0) || factor == 0.0 {
            continue;
        }
        for (sign, turned) in [(1.0, ""), (-1.0, ", with the sign turned round")] {
            if times(sign * factor) {
                return Some(format!("too large by a factor of {}{what}{turned}", short(factor)));
            }
            if times(sign / factor) {
                return Some(format!("too small by a factor of {}{what}{turned}", short(factor)));
            }
        }
    }
    let ratio = pairs.iter().find(|(right, _)| right.abs() > 1e-9).map(|(a, b)| b / a)?;
    if telling >= 2 && times(ratio) {
        return Some(format!("exactly {} × the right numbers", short(ratio)));
    }
    if telling >= 2 && pairs.iter().all(|&(right, yours)| near(right.abs(), yours.abs())) {
        return Some("the right numbers, but some with the sign turned round".into());
    }
    let (right, yours): (Vec<&Block>, Vec<&Block>) =
        (named(&expected.right, name).collect(), named(&record.blocks, name).collect());
    let turned = right.iter().zip(&yours).all(|(right, yours)| {
        transposed(right).is_some_and(|turned| turned.close(yours, exercise.tolerance))
    });
    if turned {
        return Some("equal after exchanging rows and columns".into());
    }
    let mixed = right.iter().zip(&yours).all(|(right, yours)| {
        let sorted = |block: &Block| {
            let mut values = block.values.clone();
            values.sort_by(f64::total_cmp);
            values
        };
        sorted(right).iter().zip(&sorted(yours)).all(|(&a, &b)| near(a, b))
    });
    if telling >= 2 && mixed {
        return Some("the right numbers in another order".into());
    }
    let offset = pairs.first().map(|(right, yours)| yours - right)?;
    (telling >= 3 && pairs.iter().all(|(right, yours)| near(right + offset, *yours)))
        .then(|| format!("off by the same {} everywhere", short(offset)))
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
    let difference = length(&mut pairs.iter().map(|(a, b)| a - b));
    let lengths =
        length(&mut pairs.iter().map(|(a, _)| *a)) + length(&mut pairs.iter().map(|(_, b)| *b));
    if lengths == 0.0 { 0.0 } else { difference / lengths }
}

/// As few digits as say it.
fn short(value: f64) -> String {
    let text = format!("{value:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    let text = if text == "0" || text == "-0" { format!("{value:.3e}") } else { text.to_owned() };
    text.replace('-', "−")
}
