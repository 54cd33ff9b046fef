//! The record of a check as the workbook reads it, and the recorded answers of the exercise.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::disk::read;
use crate::{Error, Exercise};

/// A block of numbers that an answer gave for one case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// The case, from 0.
    pub case: usize,
    /// The name that the book has for these numbers.
    pub name: String,
    /// The lengths of the rows, for a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<Vec<usize>>,
    /// The numbers, row after row.
    #[serde(with = "numbers")]
    pub values: Vec<f64>,
    /// How many there were, should there have been more than a record holds.
    #[serde(skip)]
    pub beyond: usize,
}

impl Block {
    /// How many numbers, or how many rows of how many.
    pub fn shape(&self) -> String {
        match &self.rows {
            None => crate::text::count(self.values.len() + self.beyond, "number", "numbers"),
            Some(rows) => {
                let count = crate::text::count(rows.len(), "row", "rows");
                match rows.as_slice() {
                    [] => "no rows".to_owned(),
                    [first, rest @ ..] if rest.iter().all(|row| row == first) => {
                        format!("{count} of {first}")
                    }
                    _ => format!(
                        "{count} of {}",
                        rows.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")
                    ),
                }
            }
        }
    }

    /// Same name, same case, same number of numbers in the same rows.
    pub fn same_shape(&self, other: &Block) -> bool {
        self.rows == other.rows
            && self.values.len() == other.values.len()
            && self.beyond == other.beyond
    }

    /// Equal within the tolerance.
    pub fn close(&self, other: &Block, tolerance: f64) -> bool {
        self.case == other.case
            && self.name == other.name
            && self.same_shape(other)
            && self.values.iter().zip(&other.values).all(|(&a, &b)| close(a, b, tolerance))
    }
}

/// Two numbers that count as equal: relative to their size, with a floor for what is nothing but
/// rounding. Not-a-number equals itself here: what matters is whether two answers are alike.
pub fn close(a: f64, b: f64, tolerance: f64) -> bool {
    if a.is_nan() || b.is_nan() {
        return a.is_nan() && b.is_nan();
    }
    if a.is_infinite() || b.is_infinite() {
        return a == b;
    }
    (a - b).abs() <= tolerance * a.abs().max(b.abs()).max(1e-3)
}

/// Where and with what words the reader's code panicked.
#[derive(Clone, Debug, PartialEq)]
pub struct Panic {
    /// The file, as the compiler was given it.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
    /// What it said.
    pub said: String,
}

/// Everything that a check wrote down.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// For each case its inputs, name and value.
    pub cases: Vec<Vec<(String, String)>>,
    /// The numbers.
    pub blocks: Vec<Block>,
    /// Numbers that the answer may be too large by.
    pub factors: Vec<(String, f64)>,
    /// How it ended, if not well.
    pub panic: Option<Panic>,
    /// Whether it called itself until the stack was full.
    pub too_deep: bool,
    /// Whether it came to its end and said the word that it was given.
    pub complete: bool,
}

impl Record {
    /// Reads what a check wrote. Lines that make no sense are not the check's and are passed over.
    pub fn parse(text: &str, word: &str) -> Record {
        let mut record = Record::default();
        for line in text.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            match fields.as_slice() {
                ["case"] => record.cases.push(Vec::new()),
                ["given", name, value] => {
                    if let Some(case) = record.cases.last_mut() {
                        case.push((restored(name), restored(value)));
                    }
                }
                ["factor", name, bits] => {
                    record.factors.extend(number(bits).map(|value| (restored(name), value)));
                }
                ["block", name, rows, length, values] => {
                    let values: Vec<f64> = values.split(' ').filter_map(number).collect();
                    let length: usize = length.parse().unwrap_or(values.len());
                    record.blocks.push(Block {
                        case: record.cases.len().saturating_sub(1),
                        name: restored(name),
                        rows: (!rows.is_empty())
                            .then(|| rows.split(',').filter_map(|row| row.parse().ok()).collect()),
                        beyond: length.saturating_sub(values.len()),
                        values,
                    });
                }
                ["panic", file, line, column, said] => {
                    record.panic = Some(Panic {
                        file: restored(file),
                        line: line.parse().unwrap_or(0),
                        column: column.parse().unwrap_or(0),
                        said: restored(said),
                    });
                }
                ["end", said] => record.complete = *said == word,
                _ => {}
            }
        }
        record
    }
}

fn number(bits: &str) -> Option<f64> {
    u64::from_str_radix(bits, 16).ok().map(f64::from_bits)
}

fn restored(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (letter, letter == '\\') {
            (_, true) => match letters.next() {
                Some('t') => out.push('\t'),
                Some('n') => out.push('\n'),
                Some(other) => out.push(other),
                None => {}
            },
            (letter, false) => out.push(letter),
        }
    }
    out
}

/// What the solution and each wrong variant answer; kept beside the exercise as `expected.json`,
/// so that checking a reader's file compiles that file and nothing else.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Expected {
    /// The solution's numbers.
    pub right: Vec<Block>,
    /// The numbers of each wrong variant, by its name.
    pub wrong: BTreeMap<String, Vec<Block>>,
}

/// What the author does when a solution, a variant or the cases have changed.
pub(crate) const RECORD_AGAIN: &str = "run `cargo run -- record`";

impl Expected {
    /// What was recorded of an exercise.
    pub fn of(exercise: &Exercise) -> Result<Expected, Error> {
        let path = exercise.expected_path();
        let expected: Expected = serde_json::from_str(&read(&path)?)
            .map_err(|error| Error::author(&path, format!("{error}; {RECORD_AGAIN}")))?;
        for name in exercise.variants() {
            if !expected.wrong.contains_key(&name) {
                return Err(Error::author(
                    &path,
                    format!("the wrong variant `{name}` is not in it; {RECORD_AGAIN}"),
                ));
            }
        }
        Ok(expected)
    }

    /// One line a block, so that a change shows in a diff.
    pub fn to_json(&self) -> String {
        let blocks = |blocks: &[Block], indent: &str| {
            let line = |block| serde_json::to_string(block).unwrap_or_default();
            let lines: Vec<String> =
                blocks.iter().map(|block| format!("{indent}  {}", line(block))).collect();
            format!("[\n{}\n{indent}]", lines.join(",\n"))
        };
        let wrong: Vec<String> = self
            .wrong
            .iter()
            .map(|(name, wrong)| format!("    {:?}: {}", name, blocks(wrong, "    ")))
            .collect();
        let wrong =
            if wrong.is_empty() { "{}".into() } else { format!("{{\n{}\n  }}", wrong.join(",\n")) };
        format!("{{\n  \"right\": {},\n  \"wrong\": {wrong}\n}}\n", blocks(&self.right, "  "))
    }
}

/// JSON has no word for what is not a number; wrong variants do answer with it.
mod numbers {
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    #[serde(untagged)]
    enum Number {
        Finite(f64),
        Other(String),
    }

    pub fn serialize<S: Serializer>(values: &[f64], serializer: S) -> Result<S::Ok, S::Error> {
        let number = |&value: &f64| match value.is_finite() {
            true => Number::Finite(value),
            false => Number::Other(value.to_string()),
        };
        values.iter().map(number).collect::<Vec<_>>().serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<f64>, D::Error> {
        let numbers = Vec::<Number>::deserialize(deserializer)?;
        let value = |number| match number {
            Number::Finite(value) => Ok(value),
            Number::Other(word) => word.parse().map_err(D::Error::custom),
        };
        numbers.into_iter().map(value).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_comes_back_as_it_was_written() {
        let text = "case\ngiven\tpost_h\t[1.0]\nfactor\tthe batch\t4010000000000000\n\
                    block\ta\t\t1\t3ff0000000000000 \nblock\tb\t1,0\t1\tbff0000000000000 \n\
                    stray words\npanic\tsrc\\\\a.rs\t7\t5\ttwo\\nlines\nend\tword\n";
        let record = Record::parse(text, "word");
        assert_eq!(record.cases, [[("post_h".to_owned(), "[1.0]".to_owned())]]);
        assert_eq!(record.factors, [("the batch".to_owned(), 4.0)]);
        assert_eq!(record.blocks[0].values, [1.0]);
        assert_eq!(record.blocks[1].shape(), "2 rows of 1, 0");
        let panic = record.panic.unwrap();
        assert_eq!((panic.file.as_str(), panic.line, panic.column), ("src\\a.rs", 7, 5));
        assert_eq!(panic.said, "two\nlines");
        assert!(record.complete);
        assert!(!Record::parse(text, "another").complete);
    }

    #[test]
    fn recorded_answers_survive_the_file() {
        let block =
            |values: Vec<f64>| Block { case: 0, name: "a".into(), rows: None, values, beyond: 0 };
        let expected = Expected {
            right: vec![block(vec![0.1, f64::INFINITY])],
            wrong: BTreeMap::from([("b".to_owned(), vec![block(vec![f64::NAN])])]),
        };
        let back: Expected = serde_json::from_str(&expected.to_json()).unwrap();
        assert_eq!(back.right, expected.right);
        assert!(back.wrong["b"][0].values[0].is_nan());
    }

    #[test]
    fn closeness_is_relative_and_has_a_floor() {
        assert!(close(1e6, 1e6 + 1e-4, 1e-9));
        assert!(!close(1e-4, 1.1e-4, 1e-9));
        assert!(close(0.0, 1e-17, 1e-9));
        assert!(close(f64::NAN, f64::NAN, 1e-9) && !close(f64::NAN, 1.0, 1e-9));
        assert!(!close(f64::INFINITY, f64::NEG_INFINITY, 1e-9));
    }
}
