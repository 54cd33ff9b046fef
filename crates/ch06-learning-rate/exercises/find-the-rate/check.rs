use std::cell::Cell;

use answer::find_rate;
use ch03_learning_rule::Sample;
use ch06_learning_rate::worked::{in_unit, tank};
use ch06_learning_rate::{curvatures, limit, train};

use crate::checks::Checks;

/// A bowl with these curvatures along the diagonals, and as much error in either at the start.
fn bowl(flat: f64, steep: f64) -> Vec<Sample> {
    let (flat, steep) = ((0.5 * flat).sqrt(), (0.5 * steep).sqrt());
    let sample = |input: [f64; 2]| Sample { input: input.into(), target: 1.0 };
    vec![sample([flat, -flat]), sample([steep, steep])]
}

/// A bowl for which this rate is so many times the limit.
fn above(times: f64, rate: f64) -> Vec<Sample> {
    let steep = 2.0 * times / rate;
    bowl(steep / 9.0, steep)
}

pub fn check(c: &mut Checks) {
    for (bowl, samples) in [
        ("the tank", tank()),
        ("the outlet in seconds", in_unit(60.0)),
        ("round and flat", bowl(0.03, 0.03)),
        ("narrow and flat", bowl(0.001, 0.04)),
        ("narrow and steep", bowl(1.0, 300.0)),
        ("too large by a hair", above(1.002, 0.00001 * 3.0_f64.powi(9))),
        ("too large by a hair", above(1.002, 0.001 * 3.0_f64.powi(4))),
        ("too large by a little", above(1.05, 0.00001 * 3.0_f64.powi(8))),
    ] {
        let tries = Cell::new(0);
        let error_after = |rate: f64| {
            tries.set(tries.get() + 1);
            train(&mut [0.0, 0.0], &samples, rate, 20)[20]
        };
        let rate = find_rate(&error_after);
        let limit = limit(curvatures(&samples)[1]);
        c.case(inputs![bowl]);
        c.holds("at most thirty tries", tries.get() <= 30);
        c.holds("below the limit", rate < limit);
        c.holds("above a fifth of the limit", rate > 0.2 * limit);
    }
}
