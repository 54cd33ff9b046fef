use answer::rate;
use ch03_learning_rule::Sample;
use ch05_gradient_descent::delta_update;
use ch06_learning_rate::worked::{TRUE, readings};

use crate::checks::Checks;

/// What the node is always shown, and the curvature that it makes.
const INPUT: f64 = 0.2;
const CURVATURE: f64 = INPUT * INPUT;

/// How far off the answer of the median run of four hundred is.
fn median(updates: usize) -> f64 {
    let off = |seed| {
        let mut weights = [0.0];
        for (update, reading) in readings(updates, seed).iter().enumerate() {
            let sample = Sample { input: vec![INPUT], target: reading.target };
            delta_update(&mut weights, &sample, rate(update));
        }
        (INPUT * weights[0] - TRUE).abs()
    };
    let mut all: Vec<f64> = (0..400).map(off).collect();
    all.sort_by(f64::total_cmp);
    0.5 * (all[199] + all[200])
}

pub fn check(c: &mut Checks) {
    let rates: Vec<f64> = (0..1000).map(rate).collect();
    let left: f64 = rates.iter().map(|rate| (1.0 - CURVATURE * rate).abs()).product();
    c.case(inputs![]);
    c.holds("a rate is a positive number", rates.iter().all(|r| r.is_finite() && *r > 0.0));
    c.holds("below the limit", rates.iter().all(|rate| CURVATURE * *rate < 2.0));
    // Twenty updates that each leave more than 19 parts of 20 are near nothing.
    c.holds("begins with long steps", rates[..20].iter().any(|rate| CURVATURE * *rate >= 0.05));
    c.holds("arrives from far away", left < 0.001);
    c.holds("near after twenty updates", median(20) < 0.3);
    c.holds("settled after a thousand", median(1000) < 0.025);
}
