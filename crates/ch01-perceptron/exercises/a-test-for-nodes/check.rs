use answer::test;
use ch01_perceptron::{perceptron, preactivation, unit_step};

use crate::checks::Checks;

fn from_behind(inputs: &[f64], weights: &[f64]) -> f64 {
    unit_step(inputs.iter().zip(weights).rev().map(|(input, weight)| input * weight).sum())
}

fn add_then_weigh(inputs: &[f64], weights: &[f64]) -> f64 {
    unit_step(inputs.iter().sum::<f64>() * weights.iter().sum::<f64>())
}

fn without_signs(inputs: &[f64], weights: &[f64]) -> f64 {
    let sizes: Vec<f64> = weights.iter().map(|weight| weight.abs()).collect();
    perceptron(inputs, &sizes)
}

fn without_the_first(inputs: &[f64], weights: &[f64]) -> f64 {
    perceptron(&inputs[1..], &weights[1..])
}

fn without_the_last(inputs: &[f64], weights: &[f64]) -> f64 {
    perceptron(&inputs[..inputs.len() - 1], &weights[..weights.len() - 1])
}

fn backwards(inputs: &[f64], weights: &[f64]) -> f64 {
    let backwards: Vec<f64> = weights.iter().rev().copied().collect();
    perceptron(inputs, &backwards)
}

fn above_zero(inputs: &[f64], weights: &[f64]) -> f64 {
    f64::from(u8::from(preactivation(inputs, weights) > 0.0))
}

fn from_one(inputs: &[f64], weights: &[f64]) -> f64 {
    unit_step(preactivation(inputs, weights) - 1.0)
}

fn from_minus_one(inputs: &[f64], weights: &[f64]) -> f64 {
    unit_step(preactivation(inputs, weights) + 1.0)
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the chapter's node", || test(perceptron));
    c.refuses("accepts the same node, added up from behind", || test(from_behind));
    c.refuses("refuses adding before weighing", || test(add_then_weigh));
    c.refuses("refuses a sign that is lost", || test(without_signs));
    c.refuses_each(
        "refuses an input left out",
        &[|| test(without_the_first), || test(without_the_last)],
    );
    c.refuses("refuses weights in the wrong order", || test(backwards));
    c.refuses("refuses a draw that is a no", || test(above_zero));
    c.refuses("refuses a step at one", || test(from_one));
    c.refuses("refuses a step at minus one", || test(from_minus_one));
    c.refuses("refuses a no to everything", || test(|_, _| 0.0));
    c.refuses("refuses a sum for an answer", || test(preactivation));
}
