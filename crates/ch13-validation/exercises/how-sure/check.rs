use answer::{interval, standard_error};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for (right, samples) in [(160, 200), (37, 60), (570, 600), (19, 20), (1, 30)] {
        c.case(inputs![right, samples]);
        c.number("standard error", standard_error(right, samples));
        let (low, high) = interval(right, samples);
        c.block("interval", &[low, high]);
    }
}
