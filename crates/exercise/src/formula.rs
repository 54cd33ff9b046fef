//! Mistakes by their grammar: of each product of a formula every factor absent, twice, divided
//! by, exchanged with a neighbour, without its sign; a neighbour besides; the sign turned round;
//! twice as large; one of these, or two.
//!
//! An exercise that is about a formula has a file `formula.rs`: the solution once more, with its
//! products formed by [`product`](../product.rs), which names the factors. All its wrong forms are
//! computed where an answer is wrong, so none of them is recorded.

use crate::diagnosis::alike;
use crate::{Checker, Error, Exercise, Record};

/// A product of a formula.
#[derive(Clone, Debug, PartialEq)]
struct Site {
    what: String,
    /// The names, and whether they are never negative.
    factors: Vec<(String, bool)>,
    neighbours: Vec<String>,
}

/// One or two mistakes at once: what they are told as, and how the program is asked for them.
#[derive(Clone, Debug, PartialEq)]
pub struct Slip {
    /// What went wrong, a sentence each.
    pub sentences: Vec<String>,
    asked: String,
}

/// All wrong forms of an exercise's formula, with what each answers.
pub struct Slips {
    /// What the formula itself answers.
    pub right: Record,
    /// Each wrong form, those of one mistake first.
    pub wrong: Vec<(Slip, Record)>,
}

impl Slips {
    /// Tries the formula of an exercise in every form; none where it has no formula.
    pub fn of(checker: &Checker, exercise: &Exercise) -> Result<Option<Slips>, Error> {
        let file = exercise.folder.join("formula.rs");
        if !file.is_file() {
            return Ok(None);
        }
        let program = checker.formula(exercise, &file)?;
        let (mut right, sites) = program.run(checker, &[String::new()])?;
        let Some(right) = right.pop().filter(|right| right.complete && right.panic.is_none())
        else {
            return Err(Error::author(&file, "it does not come to its end"));
        };
        let sites: Vec<Site> = sites.iter().filter_map(|line| Site::read(line)).collect();
        let slips = all_slips(&sites);
        let asked: Vec<String> = slips.iter().map(|slip| slip.asked.clone()).collect();
        let (records, _) = program.run(checker, &asked)?;
        if records.len() != slips.len() {
            return Err(Error::author(&file, "one of its wrong forms did not come to its end"));
        }
        Ok(Some(Slips { right, wrong: slips.into_iter().zip(records).collect() }))
    }

    /// What the numbers of an answer tell, if they are those of a wrong form: of one mistake if
    /// one explains them, and of two otherwise if `two_wanted`. Where several do, all are
    /// named.
    pub fn told(&self, record: &Record, tolerance: f64, two_wanted: bool) -> Option<String> {
        let fits = |count: usize| -> Vec<String> {
            self.wrong
                .iter()
                .filter(|(slip, wrong)| {
                    slip.sentences.len() == count
                        && wrong.panic.is_none()
                        && alike(&wrong.blocks, &record.blocks, tolerance)
                })
                .map(|(slip, _)| slip.sentences.join(" "))
                .collect()
        };
        let one = fits(1);
        let single = !one.is_empty();
        let found = if single || !two_wanted { one } else { fits(2) };
        match found.as_slice() {
            [] => None,
            [sentence] if single => Some(sentence.clone()),
            [sentences] => Some(format!("Two things at once. {sentences}")),
            several if several.len() <= 3 => {
                Some(format!("One of these gives your numbers: {}", several.join(" Or: ")))
            }
            _ => None,
        }
    }
}

impl Site {
    fn read(line: &str) -> Option<Site> {
        let names = |list: &str| -> Vec<String> {
            list.split('\u{1f}').filter(|name| !name.is_empty()).map(str::to_owned).collect()
        };
        match line.split('\t').collect::<Vec<_>>().as_slice() {
            ["site", what, factors, neighbours] => Some(Site {
                what: (*what).to_owned(),
                factors: names(factors)
                    .into_iter()
                    .map(|name| match name.strip_prefix('+') {
                        Some(positive) => (positive.to_owned(), true),
                        None => (name, false),
                    })
                    .collect(),
                neighbours: names(neighbours),
            }),
            _ => None,
        }
    }

    /// What can go wrong in it: the sentence, what the program is told, and the place it touches.
    fn slips(&self, number: usize) -> Vec<(Slip, (usize, Option<usize>))> {
        let Site { what, factors, neighbours } = self;
        let mut all = Vec::new();
        let mut add = |asked: String, sentence: String, factor: Option<usize>| {
            let slip = Slip { sentences: vec![sentence], asked: format!("{number} {asked}") };
            all.push((slip, (number, factor)));
        };
        for (at, (factor, positive)) in factors.iter().enumerate() {
            let here = Some(at);
            add(format!("absent {at}"), format!("In {what} the factor {factor} is missing."), here);
            add(
                format!("twice {at}"),
                format!("In {what} the factor {factor} is there twice."),
                here,
            );
            add(
                format!("divided {at}"),
                format!("In {what} you divide by {factor}, which is a factor."),
                here,
            );
            if !positive {
                add(
                    format!("size {at}"),
                    format!("In {what} you take the size of {factor}, and its sign counts."),
                    here,
                );
            }
            for (place, neighbour) in neighbours.iter().enumerate() {
                add(
                    format!("instead {at} {place}"),
                    format!("In {what} you have {neighbour} where {factor} belongs."),
                    here,
                );
            }
        }
        for (place, neighbour) in neighbours.iter().enumerate() {
            let sentence = format!("In {what} there is a factor too many: {neighbour}.");
            add(format!("also {place}"), sentence, None);
        }
        add("turned".into(), format!("The sign of {what} is turned round."), None);
        add("doubled".into(), format!("There is a factor too many in {what}: a 2."), None);
        all
    }
}

/// Every single slip, and every two that do not touch the same factor.
fn all_slips(sites: &[Site]) -> Vec<Slip> {
    let single: Vec<_> =
        sites.iter().enumerate().flat_map(|(number, site)| site.slips(number)).collect();
    let mut pairs = Vec::new();
    for (at, (first, place)) in single.iter().enumerate() {
        for (second, other) in &single[at + 1..] {
            if place.0 != other.0 || place.1.is_none() || place.1 != other.1 {
                pairs.push(Slip {
                    sentences: [first.sentences.clone(), second.sentences.clone()].concat(),
                    asked: format!("{}, {}", first.asked, second.asked),
                });
            }
        }
    }
    single.into_iter().map(|(slip, _)| slip).chain(pairs).collect()
}

/// What the formulas' programs use, so that what it writes is what is read here.
#[cfg(test)]
#[allow(dead_code, reason = "the programs around the formulas use the rest")]
#[path = "product.rs"]
mod product;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_hold_any_mark_of_a_formula() {
        let factors = [("|FE|", 1.0), ("+f_A′(x, y)", 2.0)];
        let neighbours = [("w/Σ|w|", 3.0), ("½ · x", 4.0), ("1/n", 5.0)];
        product::product("S | t", &factors, &neighbours);
        let site = Site::read(&product::sites()[0]).expect("a site");
        assert_eq!(site.what, "S | t");
        assert_eq!(site.factors, [("|FE|".to_owned(), false), ("f_A′(x, y)".to_owned(), true)]);
        assert_eq!(site.neighbours, neighbours.map(|neighbour| neighbour.0.to_owned()));
    }

    #[test]
    fn a_product_goes_wrong_in_every_way_and_in_two() {
        let line = "site\tS_ERROR\tFE\u{1f}+the slope\tthe output";
        let site = Site::read(line).unwrap();
        let all = all_slips(std::slice::from_ref(&site));
        let told: Vec<String> = all.iter().map(|slip| slip.sentences.join(" ")).collect();
        for expected in [
            "In S_ERROR the factor FE is missing.",
            "In S_ERROR the factor the slope is there twice.",
            "In S_ERROR you have the output where the slope belongs.",
            "In S_ERROR there is a factor too many: the output.",
            "In S_ERROR the factor FE is missing. In S_ERROR the factor the slope is there twice.",
        ] {
            assert!(told.iter().any(|told| told == expected), "{expected} is not in {told:#?}");
        }
        let twice = "In S_ERROR the factor FE is missing. In S_ERROR the factor FE is there twice.";
        assert!(!told.iter().any(|told| told == twice));
        // Of FE five, of the slope, which is never negative, four; one besides, sign and size.
        let single = 5 + 4 + 1 + 2;
        let same_factor = 5 * 4 / 2 + 4 * 3 / 2;
        assert_eq!(all.len(), single + single * (single - 1) / 2 - same_factor);
    }
}
