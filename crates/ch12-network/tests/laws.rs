//! The trainer by another road.

use ch11_architecture::ndarray::{Array2, array};
use ch11_architecture::{Network, backpropagate};
use ch12_network::{Samples, Trainer};

/// The step in place and chapter 11's gradients lead to the same weights.
#[test]
fn a_step_is_an_update_of_chapter_11() {
    for (inputs, hidden, outputs) in [(3, 4, 1), (2, 5, 3), (9, 11, 2)] {
        let mut plain = Network::seeded(inputs, hidden, outputs, 7);
        let mut trainer = Trainer::new(plain.clone(), 0.5);
        let samples = Samples {
            inputs: Array2::from_shape_fn((20, inputs), |(n, i)| {
                ((n * 7 + i * 3) % 5) as f64 - 2.0
            }),
            targets: Array2::from_shape_fn((20, outputs), |(n, o)| ((n + o) % 2) as f64),
        };
        for (input, target) in samples.iter() {
            let gradients = backpropagate(&plain, input, target).unwrap();
            plain.descend(&gradients, 0.5);
            trainer.step(input, target);
        }
        for (a, b) in
            [(&plain.i_to_h, &trainer.network.i_to_h), (&plain.h_to_o, &trainer.network.h_to_o)]
        {
            for (a, b) in a.iter().zip(b) {
                assert!((a - b).abs() < 1e-12, "{a} {b}");
            }
        }
    }
}

#[test]
fn shapes_are_told() {
    let error = Network::seeded(3, 4, 1, 0).forward(array![1.0, 2.0].view()).unwrap_err();
    assert_eq!(error.to_string(), "the input has 2 values, but ItoH is 3×4 and wants 3");
}
