use answer::test;
use ch01_perceptron::preactivation;
use ch02_classification::{distance, length};

use crate::checks::Checks;

fn other_road(point: &[f64], weights: &[f64]) -> f64 {
    let long = length(weights);
    let unit: Vec<f64> = weights.iter().map(|weight| weight / long).collect();
    preactivation(point, &unit)
}

fn squared(point: &[f64], weights: &[f64]) -> f64 {
    distance(point, weights) / length(weights)
}

fn without_sign(point: &[f64], weights: &[f64]) -> f64 {
    distance(point, weights).abs()
}

fn city_blocks(point: &[f64], weights: &[f64]) -> f64 {
    preactivation(point, weights) / weights.iter().map(|weight| weight.abs()).sum::<f64>()
}

fn cosine(point: &[f64], weights: &[f64]) -> f64 {
    distance(point, weights) / length(point)
}

fn turned_round(point: &[f64], weights: &[f64]) -> f64 {
    -distance(point, weights)
}

fn too_large(point: &[f64], weights: &[f64]) -> f64 {
    distance(point, weights) + 0.01
}

fn too_small(point: &[f64], weights: &[f64]) -> f64 {
    distance(point, weights) - 0.01
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the chapter's distance", || test(distance));
    c.refuses("accepts a distance computed by another road", || test(other_road));
    c.refuses("refuses the preactivation", || test(preactivation));
    c.refuses("refuses a division by the squared length", || test(squared));
    c.refuses("refuses a distance without a sign", || test(without_sign));
    c.refuses("refuses a walk between city blocks", || test(city_blocks));
    c.refuses("refuses the cosine", || test(cosine));
    c.refuses("refuses a sign that is turned round", || test(turned_round));
    c.refuses_each("refuses an offset", &[|| test(too_large), || test(too_small)]);
}
