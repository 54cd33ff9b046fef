//! The worked numbers by another route, and what holds for every output layer, tried on layers drawn
//! from seeds.

use ch08_sigmoid::activate;
use ch14_datasets::penguins;
use ch19_any_network::{Layer, backpropagate as by_half_square};
use ch21_outputs::ndarray::{Array1, Array2, ArrayView1, Axis, array};
use ch21_outputs::worked::{
    Cost, FEATURES, HIDDEN, METHODS, by_hand, cross_entropy_by_nudging, deaf, fingerprints, mixed,
    on_features, outputs_by_epoch, prepared, saturation, told, trained_for,
};
use ch21_outputs::{
    Activation, Network, Question, Samples, Scaler, backpropagate, brought_back, correct, epoch,
    error, figures, largest, log_sum_exp, root_mean_square, scaled, seeded, softmax,
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::Value;

const QUESTIONS: [Question; 3] = [Question::Number, Question::YesNo, Question::OneOf];

fn close(a: f64, b: f64, within: f64) {
    assert!((a - b).abs() <= within, "{a} is not {b} within {within:e}");
}

fn drawn(rng: &mut ChaCha8Rng, count: usize, reach: f64) -> Array1<f64> {
    Array1::from_shape_simple_fn(count, || rng.random_range(-reach..reach))
}

/// Preactivations of 1 to 6 nodes, and targets for a question.
fn layer(question: Question, seed: u64) -> (Array1<f64>, Array1<f64>) {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let count = rng.random_range(1..=6);
    let pre = drawn(&mut rng, count, 4.0);
    let target = match question {
        Question::Number => drawn(&mut rng, count, 3.0),
        Question::YesNo => drawn(&mut rng, count, 1.0).mapv(|one| f64::from(u8::from(one > 0.0))),
        Question::OneOf => {
            let mut target = Array1::zeros(count);
            target[rng.random_range(0..count)] = 1.0;
            target
        }
    };
    (pre, target)
}

#[test]
fn the_error_signal_is_the_final_error_for_all_three() {
    for question in QUESTIONS {
        for seed in 0..200 {
            let (pre, target) = layer(question, seed);
            let signals = question.error_signals(pre.view(), target.view());
            for node in 0..pre.len() {
                let error_at = |by: f64| {
                    let mut nudged = pre.clone();
                    nudged[node] += by;
                    question.error(nudged.view(), target.view())
                };
                let slope = (error_at(1e-5) - error_at(-1e-5)) / 2e-5;
                close(signals[node], slope, 1e-9);
                let output = question.outputs(pre.view())[node];
                assert_eq!(signals[node], output - target[node]);
            }
        }
    }
}

/// The page's derivation by the other road: through the outputs, with all their slopes.
#[test]
fn through_the_outputs_the_slopes_cancel() {
    for seed in 0..100 {
        let (pre, target) = layer(Question::YesNo, seed);
        for (&pre, &target) in pre.iter().zip(&target) {
            let output = activate(pre);
            let by_output = (output - target) / (output * (1.0 - output));
            close(by_output * output * (1.0 - output), output - target, 1e-12);
        }
        let (pre, target) = layer(Question::OneOf, seed);
        let outputs = softmax(pre.view());
        for node in 0..pre.len() {
            // Raising one preactivation moves every output.
            let signal: f64 = (0..pre.len())
                .map(|k| {
                    let kept = f64::from(u8::from(k == node));
                    -target[k] / outputs[k] * outputs[k] * (kept - outputs[node])
                })
                .sum();
            close(signal, outputs[node] - target[node], 1e-12);
        }
    }
}

/// Each error is a curve of the preactivation alone, minus target times preactivation; the slope of
/// the curve is the output.
#[test]
fn one_pattern_for_all_three() {
    for seed in 0..100 {
        for question in QUESTIONS {
            let (pre, target) = layer(question, seed);
            let zero = Array1::zeros(pre.len());
            let curve = question.error(pre.view(), zero.view());
            let rest = match question {
                Question::Number => 0.5 * target.dot(&target),
                _ => 0.0,
            };
            let error = question.error(pre.view(), target.view());
            close(error, curve - target.dot(&pre) + rest, 1e-11);
        }
    }
}

#[test]
fn cross_entropy_is_minus_the_logarithm_of_what_was_given() {
    for seed in 0..100 {
        let (pre, target) = layer(Question::YesNo, seed);
        let given = pre.iter().zip(&target).map(|(&pre, &target)| {
            let yes = activate(pre);
            if target == 1.0 { yes } else { 1.0 - yes }
        });
        let error: f64 = given.map(|given| -given.ln()).sum();
        close(Question::YesNo.error(pre.view(), target.view()), error, 1e-9);
        let (pre, target) = layer(Question::OneOf, seed);
        let given = softmax(pre.view())[largest(target.view())];
        close(Question::OneOf.error(pre.view(), target.view()), -given.ln(), 1e-11);
    }
}

/// The mean of −ln of the share, over answers that come with the probability p, is least where the
/// share is p, and what is above that is the Kullback-Leibler divergence.
#[test]
fn an_honest_share_costs_least() {
    for tenth in 1..10 {
        let p = f64::from(tenth) / 10.0;
        let mean = |share: f64| -p * share.ln() - (1.0 - p) * (1.0 - share).ln();
        for other in 1..100 {
            let share = f64::from(other) / 100.0;
            let divergence = p * (p / share).ln() + (1.0 - p) * ((1.0 - p) / (1.0 - share)).ln();
            close(mean(share) - mean(p), divergence, 1e-12);
            assert!(mean(share) >= mean(p));
        }
    }
}

#[test]
fn softmax_is_shares_and_only_differences_count() {
    for seed in 0..100 {
        let (pre, _) = layer(Question::OneOf, seed);
        let shares = softmax(pre.view());
        close(shares.sum(), 1.0, 1e-14);
        assert!(shares.iter().all(|share| (0.0..=1.0).contains(share)));
        assert_eq!(largest(shares.view()), largest(pre.view()));
        for by in [-1000.0, -3.5, 100.0, 1e6] {
            for (one, other) in shares.iter().zip(&softmax((&pre + by).view())) {
                close(*one, *other, 1e-9);
            }
        }
        let sum: f64 = pre.iter().map(|pre| pre.exp()).sum();
        close(log_sum_exp(pre.view()), sum.ln(), 1e-13);
        for (pre, share) in pre.iter().zip(&shares) {
            close(*share, pre.exp() / sum, 1e-14);
        }
        let final_errors =
            Question::OneOf.error_signals(pre.view(), layer(Question::OneOf, seed).1.view());
        close(final_errors.sum(), 0.0, 1e-14);
    }
}

#[test]
fn two_outputs_of_softmax_are_one_sigmoid() {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    for _ in 0..100 {
        let pre = drawn(&mut rng, 2, 20.0);
        let [first, second] = [pre[0], pre[1]];
        close(softmax(pre.view())[0], activate(first - second), 1e-14);
        for target in [array![1.0, 0.0], array![0.0, 1.0]] {
            let two = Question::OneOf.error(pre.view(), target.view());
            let one = array![first - second];
            close(two, Question::YesNo.error(one.view(), array![target[0]].view()), 1e-13);
        }
    }
}

#[test]
fn nothing_runs_over() {
    for (pre, target, wanted) in [
        (array![1000.0, 999.0], array![0.0, 1.0], 1.313_261_687_518_223),
        (array![-1000.0, -1001.0], array![0.0, 1.0], 1.313_261_687_518_223),
        (array![800.0, 0.0], array![0.0, 1.0], 800.0),
        (array![1e6, -1e6], array![1.0, 0.0], 0.0),
        (array![1e6, -1e6], array![0.0, 1.0], 2e6),
    ] {
        close(Question::OneOf.error(pre.view(), target.view()), wanted, 1e-12);
        assert!(softmax(pre.view()).iter().all(|share| share.is_finite()));
    }
    for (pre, target, wanted) in
        [(40.0, 0.0, 40.0), (-40.0, 1.0, 40.0), (1e5, 0.0, 1e5), (-1e5, 0.0, 0.0)]
    {
        let error = Question::YesNo.error(array![pre].view(), array![target].view());
        close(error, wanted, 1e-12);
    }
    // What is lost when 1 is added to something small is kept.
    let error = Question::YesNo.error(array![-40.0].view(), array![0.0].view());
    close(error / (-40.0_f64).exp(), 1.0, 1e-14);
    assert_eq!(log_sum_exp(Array1::zeros(0).view()), f64::NEG_INFINITY);
    assert_eq!(log_sum_exp(array![f64::INFINITY, 1.0].view()), f64::INFINITY);
}

/// A network of some layers, and samples for a question.
fn network(question: Question, seed: u64) -> (Network, Samples) {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let [inputs, hidden, outputs] = [0; 3].map(|_| rng.random_range(1..=4));
    let network = seeded(inputs, &[hidden, 3][..rng.random_range(0..=2)], outputs, seed);
    let rows = 5;
    let mut targets = Array2::zeros((rows, outputs));
    for row in 0..rows {
        match question {
            Question::Number => targets.row_mut(row).assign(&drawn(&mut rng, outputs, 2.0)),
            Question::YesNo => {
                let coin = |_| f64::from(rng.random_range(0..2_u8));
                targets.row_mut(row).mapv_inplace(coin);
            }
            Question::OneOf => targets[[row, rng.random_range(0..outputs)]] = 1.0,
        }
    }
    let inputs = Array2::from_shape_simple_fn((rows, inputs), || rng.random_range(-2.0..2.0));
    (network, Samples { inputs, targets })
}

#[test]
fn all_gradients_agree_with_nudging() {
    for question in QUESTIONS {
        for seed in 0..60 {
            let (network, samples) = network(question, seed);
            let one = Samples {
                inputs: samples.inputs.select(Axis(0), &[0]),
                targets: samples.targets.select(Axis(0), &[0]),
            };
            let gradients =
                backpropagate(&network, question, one.inputs.row(0), one.targets.row(0));
            let slope = |nudge: &dyn Fn(&mut Network, f64)| {
                let error_at = |by: f64| {
                    let mut nudged = network.clone();
                    nudge(&mut nudged, by);
                    error(&nudged, question, &one)
                };
                (error_at(1e-5) - error_at(-1e-5)) / 2e-5
            };
            for (index, layer) in gradients.iter().enumerate() {
                for ((from, to), gradient) in layer.weights.indexed_iter() {
                    let by =
                        |net: &mut Network, by: f64| net.layers[index].weights[[from, to]] += by;
                    close(*gradient, slope(&by), 1e-8);
                }
                for (node, gradient) in layer.biases.indexed_iter() {
                    let by = |net: &mut Network, by: f64| net.layers[index].biases[node] += by;
                    close(*gradient, slope(&by), 1e-8);
                }
            }
        }
    }
}

#[test]
fn a_number_is_chapter_19_s_error() {
    for seed in 0..50 {
        let (network, samples) = network(Question::Number, seed);
        for (input, target) in samples.iter() {
            let ours = backpropagate(&network, Question::Number, input, target);
            assert_eq!(ours, by_half_square(&network, input, target));
        }
        close(
            error(&network, Question::Number, &samples),
            ch19_any_network::error(&network, &samples),
            1e-12,
        );
    }
}

/// The sum over the samples is a sum, and the sum over the classes has one term that counts.
#[test]
fn sums_over_samples_and_over_classes() {
    let (network, samples) = network(Question::OneOf, 3);
    let of = |(input, target): (ArrayView1<f64>, ArrayView1<f64>)| {
        let shares = softmax(network.forward(input).output());
        -shares[largest(target)].ln()
    };
    let expected: f64 = samples.iter().map(of).sum();
    assert!(expected > 0.1, "more classes than one: {expected}");
    close(error(&network, Question::OneOf, &samples), expected, 1e-12);
}

#[test]
fn an_epoch_is_one_update_after_the_other() {
    let mut moved = 0;
    for (question, seed) in
        QUESTIONS.into_iter().flat_map(|question| (0..10).map(move |n| (question, n)))
    {
        let (start, samples) = network(question, seed);
        let mut by_epoch = start.clone();
        epoch(&mut by_epoch, question, &samples, &[3, 0, 0, 4], 0.3);
        let mut one_by_one = start.clone();
        for row in [3, 0, 0, 4] {
            let (input, target) = (samples.inputs.row(row), samples.targets.row(row));
            let gradients = backpropagate(&one_by_one, question, input, target);
            one_by_one.descend(&gradients, 0.3);
        }
        assert_eq!(by_epoch, one_by_one);
        moved += usize::from(by_epoch != start);
    }
    // The only class of one has nothing to learn.
    assert!(moved > 20, "{moved} of 30");
}

#[test]
#[should_panic(expected = "linear nodes before the question")]
fn a_sigmoid_before_the_question_is_refused() {
    let mut network = seeded(2, &[], 1, 0);
    network.layers[0].activation = Activation::Sigmoid;
    backpropagate(&network, Question::YesNo, array![1.0, 2.0].view(), array![1.0].view());
}

#[test]
fn answers_are_counted() {
    let layer =
        Layer { weights: Array2::eye(3), biases: Array1::zeros(3), activation: Activation::Linear };
    let network = Network { layers: vec![layer] };
    let samples = Samples {
        inputs: array![[0.2, 0.4, 0.1], [2.0, -1.0, -1.0], [-1.0, -2.0, -3.0], [1.0, 1.0, 0.0]],
        targets: array![[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]],
    };
    // The last has two largest, and the first of them is the answer.
    assert_eq!(correct(&network, Question::OneOf, &samples), 3);
    assert_eq!(correct(&network, Question::YesNo, &samples), 1);
    assert_eq!(correct(&network, Question::Number, &samples), 0);
}

#[test]
fn scaled_and_brought_back() {
    let values = array![[2.0, 5.0], [4.0, 5.0], [9.0, 5.0]];
    let scaler = Scaler::fit(&values);
    let ready = scaled(&scaler, &values);
    for (row, back) in ready.rows().into_iter().zip(values.rows()) {
        for (one, other) in brought_back(&scaler, row).iter().zip(back) {
            close(*one, *other, 1e-13);
        }
    }
    close(root_mean_square(&[3.0, 1.0], &[0.0, 5.0]), 12.5_f64.sqrt(), 1e-15);
    // A constant answer at the mean is off by the unit, the standard deviation.
    let column = values.column(0).to_vec();
    close(root_mean_square(&[scaler.offset[0]; 3], &column), scaler.unit[0], 1e-14);
}

#[test]
fn as_mpmath_has_it() {
    let oracle: Value = serde_json::from_str(include_str!("oracles/outputs.json")).expect("JSON");
    let numbers = |value: &Value| -> Vec<f64> {
        value.as_array().expect("a list").iter().map(|n| n.as_f64().expect("f64")).collect()
    };
    let page = by_hand();
    let pages = [&page.number, &page.yes_no, &page.one_of];
    for (place, row) in oracle["samples"].as_array().expect("samples").iter().enumerate() {
        let question = match row["question"].as_str().expect("a name") {
            "number" => Question::Number,
            "yes_no" => Question::YesNo,
            _ => Question::OneOf,
        };
        let (pre, target) =
            (Array1::from(numbers(&row["pre"])), Array1::from(numbers(&row["target"])));
        let wanted = row["error"].as_f64().expect("f64");
        close(question.error(pre.view(), target.view()) / wanted, 1.0, 1e-13);
        let outputs = question.outputs(pre.view());
        for (ours, theirs) in outputs.iter().zip(numbers(&row["outputs"])) {
            close(ours / theirs, 1.0, 1e-13);
        }
        let signals = question.error_signals(pre.view(), target.view());
        for (ours, theirs) in signals.iter().zip(numbers(&row["slopes"])) {
            close(*ours, theirs, 1e-13);
        }
        if let Some(page) = pages.get(place) {
            assert_eq!(page.pre, numbers(&row["pre"]));
            close(page.error, wanted, 1e-12);
            for (ours, theirs) in page.nudged.iter().zip(numbers(&row["slopes"])) {
                close(*ours, theirs, 1e-9);
            }
        }
    }
    let rows = saturation();
    for row in oracle["courses"].as_array().expect("courses") {
        let number = |key: &str| row[key].as_f64().expect("f64");
        let cost = match row["cost"].as_str().expect("a name") {
            "half_square" => Cost::HalfSquare,
            _ => Cost::CrossEntropy,
        };
        let start = [number("weight"), number("bias")];
        let ours = outputs_by_epoch(cost, start, number("rate"), 300);
        let theirs = numbers(&row["outputs"]);
        for (place, theirs) in theirs.iter().enumerate() {
            close(ours[50 * place], *theirs, 1e-12);
        }
        let page = rows.rows.iter().find(|page| page.weight == start[0]).expect("a row");
        let (end, half) = (theirs[6], row["half"].as_u64().map(|half| half as usize));
        close(page.start, theirs[0], 1e-12);
        match (cost, number("rate")) {
            (Cost::HalfSquare, _) => {
                close(page.square, end, 1e-12);
                assert_eq!(Some(page.half_square), half);
            }
            (_, rate) if rate == rows.square_rate => {
                close(page.cross_same_rate, end, 1e-12);
                assert_eq!(Some(page.half_cross_same_rate), half);
            }
            _ => close(page.cross, end, 1e-12),
        }
    }
}

#[test]
fn the_tables_by_hand() {
    for row in told().rows {
        close((-row.surprise).exp(), row.given, 1e-15);
        close(2.0 * row.half_square, (1.0 - row.given).powi(2), 1e-15);
    }
    for row in deaf().rows {
        let output = 1.0 / (1.0 + (-row.pre).exp());
        close(row.output, output, 1e-15);
        close(row.slope, output * (1.0 - output), 1e-15);
        close(row.of_half_square, output * output * (1.0 - output), 1e-15);
        close(row.of_cross_entropy, output, 1e-15);
    }
    let page = by_hand();
    let e = 1.0_f64.exp();
    close(page.one_of.sum_of_exponentials, e * e + e + 1.0 / e, 1e-13);
    close(page.twice_at_most, e / (e + 2.0), 1e-15);
    for (share, shifted) in page.one_of.outputs.iter().zip(&page.shifted) {
        close(*share, *shifted, 1e-14);
    }
    close(page.two_outputs[0], page.sigmoid_of_difference, 1e-15);
    for row in &page.temperatures {
        let by = |n: usize| (page.one_of.pre[n] / row.temperature).exp();
        close(row.outputs[0], by(0) / (by(0) + by(1) + by(2)), 1e-14);
        close(row.outputs[2], by(2) / (by(0) + by(1) + by(2)), 1e-14);
    }
    let twice = |n: usize| page.one_of.outputs[n].exp();
    for n in 0..3 {
        close(page.twice[n], twice(n) / (twice(0) + twice(1) + twice(2)), 1e-14);
    }
    let rows = saturation().rows;
    let first = |row: usize| {
        let outputs = |cost, rate| {
            let start = [rows[row].weight, rows[row].bias];
            // Weight and bias move alike.
            let course = outputs_by_epoch(cost, start, rate, 1);
            let pre = |output: f64| (output / (1.0 - output)).ln();
            0.5 * (pre(course[0]) - pre(course[1]))
        };
        (outputs(Cost::HalfSquare, 0.15), outputs(Cost::CrossEntropy, 0.005))
    };
    for (row, page) in rows.iter().enumerate() {
        close(page.first_square, first(row).0, 1e-12);
        close(page.first_cross, first(row).1, 1e-12);
    }
}

/// To 1e-9, as the page says: what chapter 10 called a mistake is the gradient of the cross-entropy.
#[test]
fn the_mistake_is_the_gradient_of_another_error() {
    use ch09_training::worked::{network, sample};
    use ch10_backpropagation::worked::{Bug, gradients_with};
    let (network, sample) = (network(), sample());
    for target in [0.0, 1.0] {
        let sample = ch09_training::Sample { target, ..sample.clone() };
        let mistaken = gradients_with(Bug::NoSlopeAtOutput, &network, &sample, 1.0);
        let measured = cross_entropy_by_nudging(&network, &sample);
        let ours = mistaken.i_to_h.concat().into_iter().chain(mistaken.h_to_o);
        let theirs = measured.i_to_h.concat().into_iter().chain(measured.h_to_o);
        for (ours, theirs) in ours.zip(theirs) {
            close(ours, theirs, 1e-9);
        }
    }
    let page = fingerprints();
    for off in [
        page.without_slope.cross_i_to_h,
        page.without_slope.cross_h_to_o,
        page.sent_back.cross_i_to_h,
        page.sent_back.square_h_to_o,
    ] {
        assert!(off < 1e-9, "{off:e}");
    }
    // One factor, the slope at the output, is all that is between the two gradients.
    let output = network.forward(&sample.input).post_o;
    let slope = output * (1.0 - output);
    for off in [page.with_slope.cross_i_to_h, page.with_slope.cross_h_to_o] {
        close(off, (1.0 - slope) / (1.0 + slope), 1e-9);
    }
    // Chapter 10 has these counts.
    let chapter_10 = proof::recorded(include_str!(
        "../../ch10-backpropagation/tests/snapshots/fingerprints.snap"
    ));
    assert_eq!(chapter_10["right"], page.solved_with);
    assert_eq!(chapter_10["bugs"]["no_slope_at_output"]["solved"], page.solved_without);
    assert_eq!(page.solved_with + page.only_without, page.solved_without + page.only_with);
}

/// Gradients of one error change with each other's weights by the same; those of the program that
/// sends FE back do not, so there is no error that it descends on.
#[test]
fn mixed_slopes_agree_for_one_error_alone() {
    use ch09_training::worked::sample;
    use ch10_backpropagation::worked::{Bug, gradients_with};
    let sample = sample();
    let cross = mixed(|network| gradients_with(Bug::NoSlopeAtOutput, network, &sample, 1.0));
    let square = mixed(|network| ch10_backpropagation::backpropagate(network, &sample));
    close(cross[0], cross[1], 1e-9);
    close(square[0], square[1], 1e-9);
    let page = fingerprints().mixed;
    close(page[0], cross[0], 1e-9);
    close(page[1], square[0], 1e-9);
    assert!((page[0] - page[1]).abs() > 0.01, "{page:?}");
}

/// A nudge of one preactivation moves another share as much as the other way round.
#[test]
fn softmax_has_symmetric_slopes() {
    for seed in 0..50 {
        let (pre, _) = layer(Question::OneOf, seed);
        let shares = softmax(pre.view());
        let slope = |of: usize, at: usize| {
            let output = |by: f64| {
                let mut pre = pre.clone();
                pre[at] += by;
                softmax(pre.view())[of]
            };
            (output(1e-5) - output(-1e-5)) / 2e-5
        };
        for j in 0..pre.len() {
            for k in (0..pre.len()).filter(|k| *k != j) {
                close(slope(j, k), -shares[j] * shares[k], 1e-9);
            }
        }
    }
}

/// From which preactivation on 1 − output is 0, by halving.
#[test]
fn an_output_is_rounded_to_1() {
    let page = by_hand();
    let (mut below, mut above) = (30.0, 45.0);
    for _ in 0..60 {
        let middle = 0.5 * (below + above);
        if 1.0 - activate(middle) == 0.0 { above = middle } else { below = middle }
    }
    close(page.rounds_at, above, 0.01);
    assert_eq!(1.0 - activate(page.sure), 0.0);
    assert!((-page.sure).exp() > f64::MIN_POSITIVE);
    let safe = Question::YesNo.error(array![page.sure].view(), array![0.0].view());
    close(safe, page.sure, 1e-12);
}

/// One continuous output has to pass through 1 on the way from 0 to 2.
#[test]
fn between_two_regions_lies_the_middle_one() {
    let (training, _) = prepared(&on_features(&FEATURES), 1);
    for hidden in HIDDEN {
        for method in &METHODS[2..] {
            let network = trained_for(*method, hidden, &training, 20, 1);
            let answer = |point: &Array1<f64>| network.forward(point.view()).output()[0].round();
            let points: Vec<Array1<f64>> =
                training.inputs.rows().into_iter().map(|row| row.to_owned()).collect();
            let low = points.iter().filter(|point| answer(point) <= 0.0).take(5);
            for low in low {
                for high in points.iter().filter(|point| answer(point) >= 2.0).take(5) {
                    let way = (0..=1000).map(|step| {
                        let share = f64::from(step) / 1000.0;
                        answer(&(low * (1.0 - share) + high * share))
                    });
                    assert!(way.into_iter().any(|number| number == 1.0));
                }
            }
        }
    }
    assert_eq!(penguins::SPECIES[1], "Chinstrap");
}

/// At many settings the live figures say what they draw.
#[test]
fn figures_say_what_they_draw() {
    let mut rng = ChaCha8Rng::seed_from_u64(4);
    let data = |figure: &plot::Figure, name: &str| {
        figure.data.iter().find(|(key, _)| key == name).expect("a series").1.clone()
    };
    for _ in 0..20 {
        let mut setting =
            |low: f64, high: f64| 0.25 * rng.random_range(4.0 * low..=4.0 * high).round();
        let p = figures::Pushed { pre: setting(-2.25, 3.0) };
        let figure = figures::all_three(&p);
        for name in ["a number", "yes or no", "one of three"] {
            let values = data(&figure, &format!("{name}: E, output, FE"));
            let said = format!("a slope of {}", plot::fixed(values[2], 3));
            assert!(figure.desc.contains(&said), "{said}: {}", figure.desc);
        }
        let temperature = setting(0.25, 5.0);
        let p =
            figures::Three { a: setting(-5.0, 5.0), b: 0.0, c: setting(-5.0, 5.0), temperature };
        let figure = figures::shares(&p);
        let shares = data(&figure, "outputs: y");
        close(shares.iter().sum(), 1.0, 1e-12);
        assert!(figure.desc.contains(&plot::fixed(shares[2], 3)), "{}", figure.desc);
        let p = figures::Started { weight: setting(-3.0, 4.0), bias: 1.0 };
        let figure = figures::saturation(&p);
        let outputs = data(&figure, "cross-entropy, second start: y");
        let end = plot::fixed(outputs[outputs.len() - 1], 3);
        assert!(figure.desc.contains(&end), "{}", figure.desc);
        let p = figures::Sure { pre: setting(-6.0, 6.0) };
        let figure = figures::two_errors(&p);
        let named = |(key, _): &&(String, Vec<f64>)| key.starts_with("of ½") && key.ends_with("y");
        let slopes = &figure.data.iter().find(named).expect("a series").1;
        let most = slopes.iter().copied().fold(0.0, f64::max);
        assert!(most <= 4.0 / 27.0 && most > 0.147, "{most}");
        let signal = data(&figure, "signal 2: y")[0];
        assert!(figure.desc.contains(&plot::fixed(signal, 4)), "{}", figure.desc);
    }
}
