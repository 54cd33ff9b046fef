use answer::{accuracy_by_kind, confusion};
use ch11_architecture::Network;
use ch12_network::Trainer;
use ch13_validation::{bursts, largest};

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let outputs = [
        [0.5, 0.5, 0.25],
        [0.125, 0.75, 0.75],
        [0.625, 0.25, 0.625],
        [0.375, 0.375, 0.375],
        [0.0, 0.25, 0.125],
    ];
    let kinds = [1, 2, 2, 2, 0];
    c.case(inputs![outputs, kinds]);
    let counts = confusion(&outputs, &kinds);
    let rows: Vec<Vec<f64>> =
        counts.iter().map(|row| row.iter().map(|count| *count as f64).collect()).collect();
    c.table("confusion matrix", &rows);
    for (samples, epochs, seed) in [(60, 10, 3), (150, 20, 4), (240, 30, 5)] {
        c.case(inputs![samples, epochs, seed]);
        let training = bursts(120, 0.2, seed);
        let mut trainer = Trainer::new(Network::seeded(16, 6, 3, seed), 0.3);
        for _ in 0..epochs {
            trainer.epoch(&training);
        }
        let test = bursts(samples, 0.2, 100 + seed);
        let mut outputs = Vec::new();
        let mut kinds = Vec::new();
        // The kinds in unequal numbers.
        for (row, (input, target)) in test.iter().enumerate() {
            if row % 3 == 0 || row % 2 == 0 || row < 6 {
                let post_o = trainer.network.forward(input).expect("a burst").post_o;
                outputs.push([post_o[0], post_o[1], post_o[2]]);
                kinds.push(largest(target));
            }
        }
        let counts = confusion(&outputs, &kinds);
        let rows: Vec<Vec<f64>> =
            counts.iter().map(|row| row.iter().map(|count| *count as f64).collect()).collect();
        c.table("confusion matrix", &rows);
        let given = [[30, 5, 15], [2, 40, 8], [9, 1, 10]];
        c.block("accuracy by kind", &accuracy_by_kind(&given));
    }
}
