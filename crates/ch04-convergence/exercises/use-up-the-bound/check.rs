use answer::{good, samples};
use ch02_classification::{distance, length};
use ch04_convergence::{margin, mistake_bound, radius, train_until_right};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    let (samples, good) = (samples(), good());
    let (radius, margin) = (radius(&samples), margin(&samples, &good));
    let mut weights = vec![0.0; good.len()];
    let mistakes = train_until_right(&mut weights, &samples, 1.0, 1000).mistakes as f64;
    let equal = |one: f64, other: f64| (one - other).abs() <= 1e-9 * one.abs().max(other.abs());
    let squared = length(&weights) * length(&weights);
    let reach = if mistakes == 0.0 { 0.0 } else { distance(&weights, &good) };
    c.holds("a plane between them", margin > 0.0);
    c.holds("four mistakes or more", mistakes >= 4.0);
    c.holds("longest step every time", equal(squared, mistakes * radius * radius));
    c.holds("shortest reach every time", equal(reach, mistakes * margin));
    c.holds("all of the bound", equal(mistakes, mistake_bound(radius, margin)));
}
