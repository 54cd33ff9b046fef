use answer::train;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    // One sample and one epoch: a single update.
    for (inputs, target) in [([0.5, -2.0], 0.0), ([3.0, 1.0], 1.0)] {
        let (start, learning_rate) = ([0.75, -0.25, 0.5], 0.8);
        c.case(inputs![inputs, target, learning_rate]);
        let (weights, bias) =
            train(&[(inputs, target)], [start[0], start[1]], start[2], learning_rate, 1);
        let after = [weights[0], weights[1], bias];
        c.moved("weights and bias after one update", &start, &after, learning_rate);
    }

    let samples = [([1.0, 0.5], 1.0), ([-1.0, 2.0], 0.0), ([0.25, 1.5], 1.0)];
    for epochs in [0, 1, 2] {
        c.case(inputs![epochs]);
        let (weights, bias) = train(&samples, [0.5, 1.0], -0.5, 1.5, epochs);
        c.block("weights and bias after these epochs", &[weights[0], weights[1], bias]);
    }

    let inputs = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    for targets in [[0.0, 1.0, 1.0, 1.0], [0.0, 1.0, 1.0, 0.0]] {
        let samples: Vec<([f64; 2], f64)> = inputs.into_iter().zip(targets).collect();
        c.case(inputs![targets]);
        let (weights, bias) = train(&samples, [0.0, 0.0], 0.0, 1.0, 100);
        c.block("weights and bias after a hundred epochs", &[weights[0], weights[1], bias]);
    }
}
