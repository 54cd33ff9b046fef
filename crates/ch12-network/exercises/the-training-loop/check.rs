use answer::train;
use ch11_architecture::Network;
use ch11_architecture::ndarray::Array2;
use ch12_network::{Samples, colours};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let cases = [(1, 0.5, 1, 3), (3, 0.75, 1, 4), (6, 2.0, 3, 5), (9, 0.25, 2, 6)];
    for (samples, learning_rate, epochs, seed) in cases {
        c.case(inputs![samples, learning_rate, epochs, seed]);
        c.factor("the number of samples", samples as f64);
        let mut network = Network::seeded(3, 2, 1, seed);
        let errors = train(&mut network, &colours(samples, seed), learning_rate, epochs);
        c.block("HtoO after the training", &network.h_to_o.column(0).to_vec());
        let rows: Vec<Vec<f64>> =
            network.i_to_h.rows().into_iter().map(|row| row.to_vec()).collect();
        c.table("ItoH after the training", &rows);
        c.block("E of each epoch", &errors);
        // The same with a second output that asks for the opposite.
        let of_one = colours(samples, seed);
        let targets = Array2::from_shape_fn((samples, 2), |(row, output)| {
            let target = of_one.targets[[row, 0]];
            if output == 0 { target } else { 1.0 - target }
        });
        let both = Samples { inputs: of_one.inputs, targets };
        let mut network = Network::seeded(3, 2, 2, seed);
        let errors = train(&mut network, &both, learning_rate, epochs);
        c.block("E of each epoch, two outputs", &errors);
    }
}
