//! What an exercise's `formula.rs` sees: products that come out right, or with the mistake that
//! the workbook asks for.
//!
//! This file is compiled into the program that tries an exercise's formula in all its wrong forms.

use std::sync::{Mutex, PoisonError};

/// A product of the formula, as it introduces itself: what it is, its factors, its neighbours.
type Site = (String, Vec<String>, Vec<String>);

/// The products that were formed, and the mistakes that are wanted: of which product, and which.
static SITES: Mutex<Vec<Site>> = Mutex::new(Vec::new());
static WANTED: Mutex<Vec<(usize, Mistake)>> = Mutex::new(Vec::new());

/// One mistake in a product.
#[derive(Clone, Copy)]
enum Mistake {
    Absent(usize),
    Twice(usize),
    Divided(usize),
    Size(usize),
    Instead(usize, usize),
    Also(usize),
    Turned,
    Doubled,
}

/// The product of named factors; a `+` before a name says that this one is never negative, so
/// that its size is no mistake. `neighbours` are what a hand may reach for instead, or besides.
pub fn product(what: &str, factors: &[(&str, f64)], neighbours: &[(&str, f64)]) -> f64 {
    let site = site(what, factors, neighbours);
    let mut values: Vec<f64> = factors.iter().map(|factor| factor.1).collect();
    let wanted = WANTED.lock().unwrap_or_else(PoisonError::into_inner).clone();
    for (at, mistake) in wanted {
        if at != site {
            continue;
        }
        match mistake {
            Mistake::Absent(factor) => values[factor] = 1.0,
            Mistake::Twice(factor) => values[factor] *= values[factor],
            Mistake::Divided(factor) => values[factor] = 1.0 / values[factor],
            Mistake::Size(factor) => values[factor] = values[factor].abs(),
            Mistake::Instead(factor, neighbour) => values[factor] = neighbours[neighbour].1,
            Mistake::Also(neighbour) => values.push(neighbours[neighbour].1),
            Mistake::Turned => values.push(-1.0),
            Mistake::Doubled => values.push(2.0),
        }
    }
    values.iter().product()
}

/// The number of a product; it is entered where it is new.
fn site(what: &str, factors: &[(&str, f64)], neighbours: &[(&str, f64)]) -> usize {
    let mut sites = SITES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = sites.iter().position(|site| site.0 == what) {
        return known;
    }
    let names = |all: &[(&str, f64)]| all.iter().map(|one| one.0.to_owned()).collect();
    sites.push((what.to_owned(), names(factors), names(neighbours)));
    sites.len() - 1
}

/// Makes the mistakes of one line from now on: "0 instead 1 2, 1 absent 0".
pub fn choose(line: &str) {
    let one = |words: &str| {
        let words: Vec<&str> = words.split_whitespace().collect();
        let number = |at: usize| words.get(at)?.parse::<usize>().ok();
        let mistake = match *words.get(1)? {
            "absent" => Mistake::Absent(number(2)?),
            "twice" => Mistake::Twice(number(2)?),
            "divided" => Mistake::Divided(number(2)?),
            "size" => Mistake::Size(number(2)?),
            "instead" => Mistake::Instead(number(2)?, number(3)?),
            "also" => Mistake::Also(number(2)?),
            "turned" => Mistake::Turned,
            "doubled" => Mistake::Doubled,
            _ => return None,
        };
        Some((number(0)?, mistake))
    };
    let wanted = line.split(',').filter_map(one).collect();
    *WANTED.lock().unwrap_or_else(PoisonError::into_inner) = wanted;
}

/// The products that were formed so far, a line each.
pub fn sites() -> Vec<String> {
    let sites = SITES.lock().unwrap_or_else(PoisonError::into_inner);
    let line = |(what, factors, neighbours): &Site| {
        // A name may hold any mark that a formula has, `|w|` for one.
        format!("site\t{what}\t{}\t{}", factors.join("\u{1f}"), neighbours.join("\u{1f}"))
    };
    sites.iter().map(line).collect()
}
