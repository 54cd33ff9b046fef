//! The page's tables once more in plain sums, each from the weights and inputs that it prints.

use ch07_hidden_layer::worked::{
    self, NetworkTable, alarm, corners, count, cycle, no_target, nudged, pushed_off, start, starts,
    triangle_table, xor_network,
};

fn step(pre: f64) -> f64 {
    if pre < 0.0 { 0.0 } else { 1.0 }
}

/// The sum of inputs times weights, and the bias.
fn summed(inputs: &[f64], weights: &[f64]) -> f64 {
    let bias = weights[inputs.len()];
    inputs.iter().zip(weights).map(|(input, weight)| input * weight).sum::<f64>() + bias
}

#[test]
fn every_network_node_by_node() {
    let networks: [NetworkTable; 4] = [xor_network(), pushed_off(), alarm(), triangle_table()];
    for network in &networks {
        for row in &network.rows {
            for (h, weights) in network.into_hidden.iter().enumerate() {
                assert!((row.pre_h[h] - summed(&row.input, weights)).abs() < 1e-12);
                assert_eq!(row.post_h[h], step(row.pre_h[h]));
            }
            assert!((row.pre_o - summed(&row.post_h, &network.into_output)).abs() < 1e-12);
            assert_eq!(row.post_o, step(row.pre_o));
        }
    }
    // A bias that pushes the line off the square: its node says no to all four, and nothing else
    // of the network is another.
    let [xor, pushed, ..] = &networks;
    assert!(pushed.rows.iter().all(|row| row.post_h[0] == 0.0));
    assert_eq!(
        (&xor.into_hidden[1], &xor.into_output),
        (&pushed.into_hidden[1], &pushed.into_output)
    );
    assert_eq!(xor.into_hidden[0][..2], pushed.into_hidden[0][..2]);
}

#[test]
fn the_round_of_the_rule_step_by_step() {
    let told = cycle();
    assert_eq!(told.first_mistakes.len(), told.epoch);
    let mut weights = told.before.clone();
    let mut sum = vec![0.0; 3];
    for (at, corner) in told.steps.iter().zip(corners()) {
        assert_eq!(at.input, corner);
        assert_eq!(at.pre, summed(&at.input, &weights));
        assert_eq!(at.final_error, step(at.pre) - at.target);
        let inputs = [at.input[0], at.input[1], 1.0];
        for i in 0..3 {
            // A learning rate of 1.
            assert_eq!(at.change[i], -at.final_error * inputs[i]);
            weights[i] += at.change[i];
            sum[i] += at.change[i];
        }
        assert_eq!(at.weights, weights);
    }
    assert_eq!(told.sum, sum);
}

/// The rule from the page's starts at its learning rate, in plain sums.
#[test]
fn the_starts_of_the_rule() {
    let told = starts();
    let finished = |targets: [f64; 4], seed: usize| {
        let mut weights = start(seed as u64);
        (1..=told.epochs).find(|_| {
            let mut mistakes = 0;
            for (corner, target) in corners().iter().zip(targets) {
                let error = step(summed(corner, &weights)) - target;
                mistakes += usize::from(error != 0.0);
                for (weight, input) in weights.iter_mut().zip([corner[0], corner[1], 1.0]) {
                    *weight -= told.learning_rate * error * input;
                }
            }
            mistakes == 0
        })
    };
    let and: Vec<usize> =
        (0..told.seeds).filter_map(|seed| finished(worked::AND_TARGETS, seed)).collect();
    assert_eq!((and.len(), and.iter().max()), (told.and_finished, Some(&told.and_slowest)));
    let xor = (0..told.seeds).filter_map(|seed| finished(worked::XOR, seed)).count();
    assert_eq!(xor, told.xor_finished);
}

/// As many ways to set the inputs as powers of two, and as many questions as ways to answer them.
#[test]
fn how_many_functions_there_are() {
    for (row, inputs) in count().iter().zip(1..) {
        assert_eq!((row.inputs, row.rows), (inputs, (0..inputs).fold(1, |rows, _| 2 * rows)));
        assert_eq!(row.functions, (0..row.rows).fold(1, |functions, _| 2 * functions));
        assert!((row.share * row.functions as f64 - row.separable as f64).abs() < 1e-9);
    }
}

/// The nine weights of the network, and nudges that are a tenth of the one before.
#[test]
fn what_is_nudged_and_how_far() {
    let (network, told) = (xor_network(), no_target());
    let weights = network.into_hidden.iter().flatten().count() + network.into_output.len();
    assert_eq!(weights, told.weights);
    let nudges: Vec<f64> = nudged().rows.iter().map(|row| row.nudge).collect();
    assert_eq!(nudges[0], told.nudge);
    assert!(nudges.windows(2).all(|pair| (pair[0] / pair[1] - 10.0).abs() < 1e-9));
}
