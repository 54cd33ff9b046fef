//! The errata of published sources that concern backpropagation: each entry has its test.

use ch10_backpropagation::mazur::{INPUT, LEARNING_RATE, Order, TARGETS, TwoOutputs};
use ch10_backpropagation::relative_error;
use ch10_backpropagation::worked;
use ch10_backpropagation::worked::errata::{Way, hidden_gradients, nudged_hidden_gradients};

/// The relative error of the ItoH block against nudging, which knows only the error.
fn apart(way: Way) -> f64 {
    let network = TwoOutputs::published();
    let nudged = nudged_hidden_gradients(&network, 1e-5);
    relative_error(&hidden_gradients(&network, way).concat(), &nudged.concat())
}

#[test]
fn the_right_way_is_the_slope_of_the_error() {
    assert!(apart(Way::Right) < 1e-8, "{:e}", apart(Way::Right));
}

/// Mazur 2015: the printed error after one update is the one of weights that moved too early.
#[test]
fn mazur() {
    let after = |order| {
        let mut network = TwoOutputs::published();
        network.update(INPUT, TARGETS, LEARNING_RATE, order);
        format!("{:.9}", network.error(INPUT, TARGETS))
    };
    assert_eq!(after(Order::OutputWeightsFirst), "0.291027924");
    assert_ne!(after(Order::GradientsFirst), "0.291027924");
    // The update moves ItoH by LR times the gradient of the way that it goes.
    for (order, way) in
        [(Order::GradientsFirst, Way::Right), (Order::OutputWeightsFirst, Way::MovedWeights)]
    {
        let before = TwoOutputs::published();
        let mut moved = before.clone();
        moved.update(INPUT, TARGETS, LEARNING_RATE, order);
        let gradients = hidden_gradients(&before, way);
        let used = [0, 1]
            .map(|i| [0, 1].map(|h| (before.i_to_h[i][h] - moved.i_to_h[i][h]) / LEARNING_RATE));
        for (used, gradient) in used.concat().iter().zip(gradients.concat()) {
            assert!((used - gradient).abs() < 1e-15, "{order:?}: {used} {gradient}");
        }
    }
}

/// Mazur 2015: the new weights are those of the right order. The outputs after ten thousand updates
/// are those of the wrong one, and the error printed with them is not theirs.
#[test]
fn mazur_order_by_order() {
    let shown = worked::mazur();
    // w1 to w4 in the publication's numbering, to the digits that it prints.
    let printed = |[[w1, w3], [w2, w4]]: [[f64; 2]; 2]| {
        [format!("{w1:.9}"), format!("{w2:.8}"), format!("{w3:.8}"), format!("{w4:.8}")]
    };
    let article = ["0.149780716", "0.19956143", "0.24975114", "0.29950229"];
    assert_eq!(printed(shown.i_to_h_gradients_first), article);
    let moved = printed(shown.i_to_h_output_weights_first);
    assert!(moved.iter().zip(article).all(|(moved, article)| moved != article), "{moved:?}");

    let printed = |outputs: [f64; 2]| outputs.map(|output| format!("{output:.9}"));
    let article = ["0.015912196", "0.984065734"];
    assert_eq!(printed(shown.many_output_weights_first), article);
    let first = printed(shown.many_gradients_first);
    assert!(first.iter().zip(article).all(|(first, article)| first != article), "{first:?}");
    let of_its_outputs: f64 = [0.015_912_196, 0.984_065_734]
        .iter()
        .zip(TARGETS)
        .map(|(output, target): (&f64, f64)| (output - target).powi(2) / 2.0)
        .sum();
    assert!((of_its_outputs - shown.many_error).abs() < 1e-10);
    assert_ne!(format!("{of_its_outputs:.10}"), "0.0000351085");
}

/// Rashid 2016, code of part 2: the hidden layer is sent the final error.
#[test]
fn rashid() {
    assert!(apart(Way::FinalErrorSentBack) > 0.5);
}

/// Toy-Neural-Network-JS: the final error, over weights that have already moved.
#[test]
fn toy_neural_network_js() {
    assert!(apart(Way::Both) > 0.5);
    let network = TwoOutputs::published();
    assert_ne!(
        hidden_gradients(&network, Way::Both),
        hidden_gradients(&network, Way::FinalErrorSentBack)
    );
}

/// Grus 2015, first edition: the error signal, over weights that have already moved.
#[test]
fn grus() {
    assert!(apart(Way::MovedWeights) > 0.01);
}
