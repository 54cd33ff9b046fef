use answer::{Network, Samples, Trainer, correct, decide};
use ch11_architecture::ndarray::array;

use crate::checks::Checks;

fn network() -> Network {
    Network {
        i_to_h: array![[0.25, -0.5, 0.125], [-0.375, 0.5, 0.25]],
        h_to_o: array![[0.5, -0.25], [0.75, 1.0], [-1.5, 0.5]],
    }
}

fn samples() -> Samples {
    Samples {
        inputs: array![[1.0, 0.5], [-1.0, 2.0], [0.25, -3.0], [4.0, 1.0]],
        targets: array![[0.0, 1.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]],
    }
}

pub fn check(c: &mut Checks) {
    for learning_rate in [0.5, 2.0] {
        c.case(inputs![learning_rate]);
        let samples = samples();
        let mut trainer = Trainer::new(network(), learning_rate);
        let errors: Vec<f64> = (0..2)
            .map(|number| trainer.step(samples.inputs.row(number), samples.targets.row(number)))
            .collect();
        let rows = |matrix: &ch11_architecture::ndarray::Array2<f64>| -> Vec<Vec<f64>> {
            matrix.rows().into_iter().map(|row| row.to_vec()).collect()
        };
        c.table("HtoO after two steps", &rows(&trainer.network.h_to_o));
        c.table("ItoH after two steps", &rows(&trainer.network.i_to_h));
        c.block("E of the two steps", &errors);
        let mut trainer = Trainer::new(network(), learning_rate);
        c.number("E of an epoch", trainer.epoch(&samples));
        c.table("HtoO after the epoch", &rows(&trainer.network.h_to_o));
    }
    let outputs = [0.0, 0.25, 0.5, 0.75, 1.0];
    c.case(inputs![outputs]);
    c.block("answers", &outputs.map(decide));
    c.number("correct samples", correct(&network(), &samples()) as f64);
    // One at a time, with each of the four answers for its target.
    for target in [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]] {
        c.case(inputs![target]);
        let alone = |number: usize| {
            let input = samples().inputs.row(number).to_owned();
            let one = Samples {
                inputs: array![[input[0], input[1]]],
                targets: array![[target[0], target[1]]],
            };
            correct(&network(), &one) as f64
        };
        c.block("correct, sample by sample", &[0, 1, 2, 3].map(alone));
    }
}
