use answer::{accuracy, confusion, largest, standard_error};
use ch11_architecture::Network;
use ch11_architecture::ndarray::{ArrayView1, arr1};
use ch13_validation::bursts;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for values in [[0.2, 0.9, 0.4], [0.7, 0.1, 0.7], [0.6, 0.6, 0.2], [0.1, 0.5, 0.5], [-3.0, -2.0, -1.0]] {
        c.case(inputs![values]);
        c.number("largest", largest(arr1(&values).view()) as f64);
    }
    for (samples, noise, seed) in [(40, 0.1, 1), (101, 0.3, 2)] {
        c.case(inputs![samples, noise, seed]);
        let network = Network::seeded(16, 5, 3, seed);
        let answer = |input: ArrayView1<f64>| {
            let outputs = network.forward(input).expect("a burst").post_o;
            (0..3).fold(0, |best, place| if outputs[place] > outputs[best] { place } else { best })
        };
        let counts = confusion(&bursts(samples, noise, seed), answer);
        let rows: Vec<Vec<f64>> =
            counts.iter().map(|row| row.iter().map(|count| *count as f64).collect()).collect();
        c.table("confusion matrix", &rows);
        c.number("accuracy", accuracy(&counts));
        c.number("standard error", standard_error(0.8, samples));
    }
}
