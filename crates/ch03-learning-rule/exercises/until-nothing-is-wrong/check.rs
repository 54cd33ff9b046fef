use answer::train;
use ch03_learning_rule::{Sample, generate};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    // A single epoch, a training that is cut short, and some that end by themselves.
    for (samples, seed, most) in [(8, 4, 1), (40, 1, 3), (300, 9, 4), (8, 4, 50), (20, 2, 50)] {
        let start = [0.3, -0.8, 0.6];
        c.case(inputs![samples, seed, start, most]);
        look(c, &generate(samples, seed), start, most);
    }
    // Each of a few samples is the first once, also one that is answered wrongly.
    for first in 0..8 {
        let (samples, seed, start, most) = (8, 4, [0.3, -0.8, 0.6], 1);
        c.case(inputs![samples, seed, start, first, most]);
        let mut turned = generate(samples, seed);
        turned.rotate_left(first);
        look(c, &turned, start, most);
    }
}

fn look(c: &mut Checks, samples: &[Sample], start: [f64; 3], most: usize) {
    let mut weights = start;
    let epochs = train(&mut weights, samples, 0.0625, most);
    c.number("epochs", epochs.len() as f64);
    let rows: Vec<Vec<f64>> =
        epochs.iter().map(|counts| counts.iter().map(|count| *count as f64).collect()).collect();
    c.table("a wrong yes and a wrong no in each epoch", &rows);
    c.block("weights in the end", &weights);
}
