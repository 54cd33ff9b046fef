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

/// The published network in plain numbers: the gradients of both layers, from-to, for an error that
/// is sent back with the slope of its output node or without, over these weights.
fn by_hand(shown: &worked::Mazur, i_to_h: [[f64; 2]; 2], h_to_o: [[f64; 2]; 2]) -> ByHand {
    let sigmoid = |pre: f64| 1.0 / (1.0 + (-pre).exp());
    let [x1, x2] = shown.input;
    let [h1, h2] = [0, 1].map(|h| sigmoid(x1 * i_to_h[0][h] + x2 * i_to_h[1][h] + shown.bias_h));
    let outputs = [0, 1].map(|o| sigmoid(h1 * h_to_o[0][o] + h2 * h_to_o[1][o] + shown.bias_o));
    let errors = [0, 1].map(|o| outputs[o] - shown.targets[o]);
    let signals = [0, 1].map(|o| errors[o] * outputs[o] * (1.0 - outputs[o]));
    ByHand {
        hidden: [h1, h2],
        outputs,
        errors,
        signals,
        of_h_to_o: [h1, h2].map(|h| signals.map(|signal| signal * h)),
    }
}

struct ByHand {
    hidden: [f64; 2],
    outputs: [f64; 2],
    errors: [f64; 2],
    signals: [f64; 2],
    of_h_to_o: [[f64; 2]; 2],
}

impl ByHand {
    /// The gradients of ItoH for what is sent back over these weights.
    fn of_i_to_h(&self, input: [f64; 2], sent: [f64; 2], over: [[f64; 2]; 2]) -> [[f64; 2]; 2] {
        let behind = [0, 1].map(|h| {
            let arriving = sent[0] * over[h][0] + sent[1] * over[h][1];
            arriving * self.hidden[h] * (1.0 - self.hidden[h])
        });
        input.map(|input| behind.map(|behind| behind * input))
    }
}

/// These weights, moved against the gradients.
fn moved(weights: [[f64; 2]; 2], rate: f64, gradients: [[f64; 2]; 2]) -> [[f64; 2]; 2] {
    [0, 1].map(|from| [0, 1].map(|to| weights[from][to] - rate * gradients[from][to]))
}

/// All that is printed of the published example follows from what it begins with.
#[test]
fn the_published_example_in_plain_numbers() {
    let shown = worked::mazur();
    let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-12, "{a} is not {b}");
    let error = |outputs: [f64; 2]| -> f64 {
        [0, 1].map(|o| (outputs[o] - shown.targets[o]).powi(2) / 2.0).iter().sum()
    };
    let first = by_hand(&shown, shown.i_to_h, shown.h_to_o);
    close(shown.error, error(first.outputs));
    for (early, after_one, of_one, after_many) in [
        (false, shown.i_to_h_gradients_first, shown.gradients_first, shown.many_gradients_first),
        (
            true,
            shown.i_to_h_output_weights_first,
            shown.output_weights_first,
            shown.many_output_weights_first,
        ),
    ] {
        let (mut i_to_h, mut h_to_o) = (shown.i_to_h, shown.h_to_o);
        for update in 0..shown.many {
            let at = by_hand(&shown, i_to_h, h_to_o);
            let after = moved(h_to_o, shown.learning_rate, at.of_h_to_o);
            let over = if early { after } else { h_to_o };
            let gradients = at.of_i_to_h(shown.input, at.signals, over);
            (i_to_h, h_to_o) = (moved(i_to_h, shown.learning_rate, gradients), after);
            if update == 0 {
                let flat = [after_one, i_to_h].map(|weights| weights.concat());
                flat[0].iter().zip(&flat[1]).for_each(|(shown, ours)| close(*shown, *ours));
                close(of_one, error(by_hand(&shown, i_to_h, h_to_o).outputs));
            }
        }
        let outputs = by_hand(&shown, i_to_h, h_to_o).outputs;
        (0..2).for_each(|o| close(after_many[o], outputs[o]));
    }
    assert!(
        (shown.difference - (shown.output_weights_first - shown.gradients_first)).abs() < 1e-17
    );
}

/// The four ways of the errata from the same plain numbers, and the nudged gradient, which the right
/// way comes nearest to.
#[test]
fn the_errata_in_plain_numbers() {
    let (mazur, shown) = (worked::mazur(), proof::recorded(include_str!("snapshots/errata.snap")));
    let number = |way: &str, what: &str| shown[way][what].as_f64().expect("a number");
    let first = by_hand(&mazur, mazur.i_to_h, mazur.h_to_o);
    let after = moved(mazur.h_to_o, mazur.learning_rate, first.of_h_to_o);
    let of = |sent: [f64; 2], over: [[f64; 2]; 2]| first.of_i_to_h(mazur.input, sent, over);
    let right = of(first.signals, mazur.h_to_o);
    let length = |block: &[f64]| block.iter().map(|x| x * x).sum::<f64>().sqrt();
    for (way, block) in [
        ("right", right),
        ("final_error_sent_back", of(first.errors, mazur.h_to_o)),
        ("moved_weights", of(first.signals, after)),
        ("both", of(first.errors, after)),
    ] {
        assert!((number(way, "gradient") - block[0][0]).abs() < 1e-14, "{way}");
        let (ours, right) = (block.concat(), right.concat());
        let times = length(&ours) / length(&right);
        assert!((number(way, "times") - times).abs() < 1e-6, "{way}: {times}");
        let apart: Vec<f64> = ours.iter().zip(&right).map(|(a, b)| a - b).collect();
        let off = length(&apart) / (length(&ours) + length(&right));
        // The page's is against nudging.
        assert!((number(way, "relative_error") - off).abs() < 1e-8, "{way}: {off}");
    }
    let nudged = shown["nudged"].as_f64().expect("a number");
    assert!((nudged / number("right", "gradient") - 1.0).abs() < 1e-7);
    // What is left for the right way is nudging's own error.
    let measured = nudged_hidden_gradients(&TwoOutputs::published(), 1e-5).concat();
    let left = relative_error(&right.concat(), &measured);
    assert!((number("right", "relative_error") / left - 1.0).abs() < 1e-3);
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
