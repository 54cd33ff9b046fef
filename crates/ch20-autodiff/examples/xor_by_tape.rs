//! XOR learned with the tape alone: no formula for a gradient anywhere.

use ch20_autodiff::Tape;
use ch20_autodiff::network::{Plan, parameters};
use ch20_autodiff::{Activation, Network};

fn main() {
    let plan =
        Plan { nodes: vec![2, 2, 1], activations: vec![Activation::Tanh, Activation::Sigmoid] };
    let samples =
        [([0.0, 0.0], [0.0]), ([0.0, 1.0], [1.0]), ([1.0, 0.0], [1.0]), ([1.0, 1.0], [0.0])];
    let mut weights = parameters(&Network::seeded(&plan.nodes, &plan.activations, 1));

    for epoch in 0..=1000 {
        let mut error = 0.0;
        for (input, target) in &samples {
            // A new tape for every sample: what it computes, and one walk back.
            let tape = Tape::new();
            let on_tape: Vec<_> = weights.iter().map(|&weight| tape.var(weight)).collect();
            let sample_error = plan.error(&on_tape, &input.map(|value| tape.var(value)), target);
            error += sample_error.value();
            let slopes = sample_error.backward();
            for (weight, var) in weights.iter_mut().zip(on_tape) {
                *weight -= 0.5 * slopes.of(var);
            }
        }
        if epoch % 200 == 0 {
            println!("epoch {epoch:>4}: error {error:.6}");
        }
    }
    for (input, target) in samples {
        let output = plan.output(&weights, &input)[0];
        println!("{input:?}: {output:.4}, and the target is {}", target[0]);
    }
}
