use answer::train;
use ch11_architecture::Network;
use ch12_network::colours;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    for (samples, learning_rate, epochs, seed) in [(1, 0.5, 1, 3), (3, 0.75, 1, 4), (6, 2.0, 3, 5)]
    {
        c.case(inputs![samples, learning_rate, epochs, seed]);
        let mut network = Network::seeded(3, 2, 1, seed);
        let errors = train(&mut network, &colours(samples, seed), learning_rate, epochs);
        c.block("HtoO after the training", &network.h_to_o.column(0).to_vec());
        let rows: Vec<Vec<f64>> =
            network.i_to_h.rows().into_iter().map(|row| row.to_vec()).collect();
        c.table("ItoH after the training", &rows);
        c.block("E of each epoch", &errors);
    }
}
