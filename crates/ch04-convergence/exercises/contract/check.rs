use answer::{Sample, margin, mistake_bound, radius};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let rows = [([3.0, 1.0], 1.0), ([-2.0, 3.0], 1.0), ([1.0, -2.0], 0.0), ([-4.0, 2.0], 0.0)];
    for (unit, weights) in [(1.0, [3.0, 4.0]), (1.0, [-1.0, 4.0]), (0.125, [9.0, 8.0])] {
        let sample = |(input, target): ([f64; 2], f64)| Sample {
            input: input.iter().map(|value| unit * value).collect(),
            target,
        };
        let mut samples: Vec<Sample> = rows.into_iter().map(sample).collect();
        c.case(inputs![unit, weights]);
        // Each of them is the first once.
        for _ in 0..samples.len() {
            samples.rotate_left(1);
            c.number("R", radius(&samples));
            c.number("γ", margin(&samples, &weights));
        }
    }
    let (radius, margin) = (4.5, 0.75);
    c.case(inputs![radius, margin]);
    c.number("bound", mistake_bound(radius, margin));
}
