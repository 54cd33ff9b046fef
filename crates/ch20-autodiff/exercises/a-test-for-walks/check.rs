use std::cell::RefCell;

use answer::test;
use ch20_autodiff::worked::forwards;
use ch20_autodiff::{Tape, Var};

use crate::checks::Checks;

fn overwriting(tape: &Tape, result: Var) -> Vec<f64> {
    let mut slopes = vec![0.0; tape.values().len()];
    slopes[result.place()] = 1.0;
    for arrow in tape.arrows().into_iter().rev().filter(|arrow| arrow.to <= result.place()) {
        slopes[arrow.from] = slopes[arrow.to] * arrow.slope;
    }
    slopes
}

fn first_arrows(tape: &Tape, result: Var) -> Vec<f64> {
    let mut slopes = vec![0.0; tape.values().len()];
    slopes[result.place()] = 1.0;
    let arrows = tape.arrows();
    for (n, arrow) in arrows.iter().enumerate().rev() {
        if n == 0 || arrows[n - 1].to != arrow.to {
            slopes[arrow.from] += slopes[arrow.to] * arrow.slope;
        }
    }
    slopes
}

fn back(tape: &Tape, from: usize, mut slopes: Vec<f64>) -> Vec<f64> {
    slopes.resize(tape.values().len(), 0.0);
    slopes[from] += 1.0;
    for arrow in tape.arrows().into_iter().rev() {
        slopes[arrow.from] += slopes[arrow.to] * arrow.slope;
    }
    slopes
}

fn right(tape: &Tape, result: Var) -> Vec<f64> {
    back(tape, result.place(), vec![])
}

fn from_the_end(tape: &Tape, _: Var) -> Vec<f64> {
    back(tape, tape.values().len() - 1, vec![])
}

fn never_reset(tape: &Tape, result: Var) -> Vec<f64> {
    thread_local! {
        static KEPT: RefCell<(Vec<f64>, Vec<f64>)> = const { RefCell::new((vec![], vec![])) };
    }
    KEPT.with_borrow_mut(|(values, slopes)| {
        // Another computation begins with nothing.
        if *values != tape.values() {
            *values = tape.values();
            slopes.clear();
        }
        *slopes = back(tape, result.place(), std::mem::take(slopes));
        slopes.clone()
    })
}

fn adding(tape: &Tape, result: Var) -> Vec<f64> {
    let mut slopes = vec![0.0; tape.values().len()];
    slopes[result.place()] = 1.0;
    for arrow in tape.arrows().into_iter().rev() {
        if slopes[arrow.to] != 0.0 {
            slopes[arrow.from] += slopes[arrow.to] + arrow.slope;
        }
    }
    slopes
}

fn a_little_low(tape: &Tape, result: Var) -> Vec<f64> {
    right(tape, result).into_iter().map(|slope| slope - 0.001).collect()
}

fn overwriting_inputs(tape: &Tape, result: Var) -> Vec<f64> {
    let mut slopes = right(tape, result);
    let arrows = tape.arrows();
    for place in 0..slopes.len() {
        let input = arrows.iter().all(|arrow| arrow.to != place);
        let mut used = arrows.iter().filter(|arrow| arrow.from == place);
        if let Some(first) = used.next().filter(|_| input) {
            slopes[place] = slopes[first.to] * first.slope;
        }
    }
    slopes
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the right walk", || test(right));
    c.refuses("refuses a walk that overwrites", || test(overwriting));
    c.refuses("refuses a walk from the first arrow on", || test(forwards));
    c.refuses("refuses a walk from the end of the tape", || test(from_the_end));
    c.refuses("refuses slopes that are never reset", || test(never_reset));
    c.refuses("refuses a walk that adds along a path", || test(adding));
    c.refuses("refuses a walk along first arrows only", || test(first_arrows));
    c.refuses("refuses a walk that overwrites at inputs", || test(overwriting_inputs));
    c.refuses("refuses slopes a little too low", || test(a_little_low));
}
