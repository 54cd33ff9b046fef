use answer::{faultless, share_wrong, shut_at_the_mark};
use ch01_perceptron::perceptron;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    let weights = faultless();
    let mut wrong = 0;
    for warmth in -10..=10 {
        for damp in -10..=10 {
            for wind in -10..=10 {
                let right = if warmth >= 0 { 1.0 } else { 0.0 };
                let day = [warmth, damp, wind].map(f64::from);
                wrong += usize::from(perceptron(&day, &weights) != right);
            }
        }
    }
    c.number("days of 9,261 that your weights answer wrongly", wrong as f64);
    c.number("the share that the leaning weights answer wrongly", share_wrong());
    c.number("weights for the other gardener", f64::from(shut_at_the_mark()));
}
