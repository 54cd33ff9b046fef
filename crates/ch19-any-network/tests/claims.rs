//! What the sentences of the page say, each as a test that fails where its sentence would be wrong.

use std::sync::LazyLock;

use ch19_any_network::Activation::{Relu, Sigmoid, Tanh};
use ch19_any_network::check::{NUDGE, nearest_kink};
use ch19_any_network::figures::crease_start;
use ch19_any_network::ndarray::array;
use ch19_any_network::worked::{
    Alarms, Depth, DepthRow, EPOCHS, HIDDEN, LIMIT, MOST, NETWORKS, Nudges, Shrinking, Start,
    alarms, blind, blind_start, checked, depth, drawn, end, fresh, kink, lengths, nudge_sizes,
    overlooked, overlooked_in, parity, recorded, shrinking,
};
use ch19_any_network::{Activation, Network, epoch};
use proof::{assert_above, assert_usual};
use study::over_seeds;

static SHRINKING: LazyLock<Shrinking> = LazyLock::new(shrinking);
static DEPTH: LazyLock<Depth> = LazyLock::new(depth);
static NUDGES: LazyLock<Nudges> = LazyLock::new(nudge_sizes);
static ALARMS: LazyLock<Alarms> = LazyLock::new(alarms);

/// 1 for each seed that solved the task.
fn solved(ends: &[u8]) -> Vec<f64> {
    ends.iter().map(|end| f64::from(u8::from(*end % 10 == 8))).collect()
}

fn counts(rows: &[DepthRow]) -> Vec<usize> {
    rows.iter().map(|row| row.solved).collect()
}

#[test]
fn a_quarter_to_the_eighth() {
    assert_eq!(SHRINKING.quarters, 1.0 / 65_536.0);
    // With weights that keep a length, a sigmoid layer leaves nearly a quarter, and less.
    let scaled = &SHRINKING.scaled[0];
    assert!(scaled.per_layer > 0.2 && scaled.per_layer < 0.25, "{}", scaled.per_layer);
    assert!(scaled.slope > 0.2 && scaled.slope < 0.25);
    // Weights from −1 to 1 are larger than those of that start: their spread is 1/√3.
    assert!(1.0 / 3.0_f64.sqrt() > 1.0 / 10.0_f64.sqrt());
    assert!(SHRINKING.book[0].per_layer > scaled.per_layer);
}

#[test]
fn what_is_left_by_start_and_activation() {
    let Shrinking { book, scaled, wide, .. } = &*SHRINKING;
    // The last hidden layer hears far more than the first.
    assert!(SHRINKING.last_over_first > 1000.0);
    // From another seed than the printed one, tanh loses and ReLU gains.
    let left = |activation, seed| lengths(Start::Book, activation, MOST, seed)[MOST];
    assert!((0..NETWORKS).any(|seed| left(Tanh, seed) < 1.0));
    assert!((0..NETWORKS).any(|seed| left(Relu, seed) > 1.0));
    // ReLU loses with a spread of 1/√n.
    assert!(scaled[2].per_layer < 1.0 && scaled[2].slope < 0.7);
    assert!(wide[0].per_layer > book[0].per_layer && wide[0].slope < book[0].slope / 2.0);
    assert!(wide[2].per_layer > 4.0);
    let apart = (wide[1].of_8.most / wide[1].of_8.least).log10();
    assert!((6.5..7.0).contains(&apart), "{apart}");
    assert!((0.1..10.0).contains(&wide[1].of_8.median), "looks harmless");
    // tanh, ReLU and the start change what is left by powers of ten.
    assert!(book[1].of_8.median > 1000.0 * book[0].of_8.median);
    assert!(book[2].of_8.median > 1000.0 * book[0].of_8.median);
    assert!(wide[0].of_8.median > 100.0 * book[0].of_8.median);
    assert!(book[0].of_8.median > 10.0 * scaled[0].of_8.median);
    assert_eq!(SHRINKING.silent, [0, 0, 0]);
    assert!(book[0].of_2.median > 100.0 * book[0].of_8.median);
    // Many nodes are saturated: their slope is below a tenth of its largest value.
    let (mut flat, mut all) = (0, 0);
    for seed in 0..NETWORKS {
        let (network, input) = drawn(Start::Wide, Sigmoid, MOST, seed);
        for pre in network.forward(input.view()).pre.into_iter().take(MOST).flatten() {
            all += 1;
            flat += usize::from(Sigmoid.activate_prime(pre) < 0.025);
        }
    }
    assert!(3 * flat > all, "{flat} of {all}");
}

#[test]
fn the_medians_are_those_of_other_networks_too() {
    for (start, rows) in
        Start::ALL.into_iter().zip([&SHRINKING.book, &SHRINKING.scaled, &SHRINKING.wide])
    {
        for (activation, row) in HIDDEN.into_iter().zip(rows) {
            let others: Vec<f64> =
                (5000..5100).map(|seed| lengths(start, activation, MOST, seed)[MOST]).collect();
            assert_usual(&format!("{start:?} {activation:?}"), row.of_8.median, &others);
        }
    }
}

#[test]
fn each_further_sigmoid_layer_costs() {
    let [first, second] = [0, 1].map(|hidden: usize| solved(&recorded::DEPTH[0][hidden]));
    assert_above("one layer of sigmoid nodes against two", &first, &second);
    assert_above("two against three", &second, &solved(&recorded::DEPTH[0][2]));
    assert_eq!(counts(&DEPTH.sigmoid)[2..], [0, 0, 0]);
    // The second layer costs most of them.
    assert!(3 * DEPTH.sigmoid[1].solved < DEPTH.sigmoid[0].solved);
}

#[test]
fn patience_helps_sigmoid_nodes() {
    let [two, three] = [0, 1].map(|row: usize| solved(&recorded::PATIENCE[row]));
    assert!(two.iter().all(|done| *done == 1.0), "all of the first forty");
    assert_above("patience, three layers", &three, &solved(&recorded::DEPTH[0][2][..40]));
    assert_above("patience, two layers", &two, &solved(&recorded::DEPTH[0][1][..40]));
    assert_eq!(DEPTH.patient_epochs, 10 * DEPTH.epochs);
}

#[test]
fn tanh_learns_it_at_every_depth() {
    assert_eq!(counts(&DEPTH.tanh)[..4], [100; 4]);
    for hidden in 0..5 {
        let (tanh, sigmoid) = (&recorded::DEPTH[1][hidden], &recorded::DEPTH[0][hidden]);
        assert_above("tanh against sigmoid", &solved(tanh), &solved(sigmoid));
    }
    assert!(DEPTH.tanh[4].solved > 90);
}

#[test]
fn relu_gains_from_a_second_layer_and_loses_from_the_fourth_on() {
    let row = |hidden: usize| solved(&recorded::DEPTH[2][hidden - 1]);
    assert_above("two layers of ReLU against one", &row(2), &row(1));
    assert_above("three against four", &row(3), &row(4));
    assert_above("four against five", &row(4), &row(5));
    let fifth = &DEPTH.relu[4];
    assert_eq!(fifth.failed + fifth.solved, 100);
    assert!(fifth.dead > 0 && fifth.dead < fifth.failed);
    assert!(DEPTH.relu[..3].iter().all(|row| row.dead == 0));
}

#[test]
fn larger_weights_carry_the_signal_and_it_pays() {
    for hidden in 0..5 {
        let wide = solved(&recorded::STARTS[1][hidden]);
        assert_above(
            "from −4 to 4 against the book's start",
            &wide,
            &solved(&recorded::DEPTH[0][hidden]),
        );
    }
    assert!(DEPTH.sigmoid_wide.iter().all(|row| row.solved > 90));
    assert_eq!(counts(&DEPTH.sigmoid_scaled)[2..], [0, 0, 0]);
}

/// The same with seeds that the page has not used.
#[test]
fn other_seeds_say_the_same() {
    let run = |activation: Activation, hidden: usize, start: Start| -> Vec<f64> {
        over_seeds(16, |seed| {
            f64::from(u8::from(end(activation, hidden, start, 700 + seed, EPOCHS).right == 8))
        })
    };
    let sum = |of: &[f64]| of.iter().sum::<f64>();
    let (one, two) = (run(Sigmoid, 1, Start::Book), run(Sigmoid, 2, Start::Book));
    assert_above("one layer against two", &one, &two);
    assert_eq!(sum(&run(Sigmoid, 3, Start::Book)), 0.0);
    assert!(sum(&run(Tanh, 3, Start::Book)) > 14.0);
    assert!(sum(&run(Sigmoid, 3, Start::Wide)) > 12.0);
}

#[test]
fn the_second_layer_bends_where_the_first_one_turns() {
    let samples = parity(2);
    for activation in [Tanh, Relu] {
        let mut network = crease_start(activation);
        for _ in 0..600 {
            epoch(&mut network, &samples, 0.5);
        }
        // Both have learned XOR by then.
        for (input, target) in samples.iter() {
            assert!(
                (network.forward(input).output()[0] - target[0]).abs() < 0.25,
                "{activation:?}"
            );
        }
    }
    let mut network = crease_start(Relu);
    for _ in 0..600 {
        epoch(&mut network, &samples, 0.5);
    }
    // Along a short piece on which no node of the first layer turns, those of the second change evenly.
    let pre = |x: f64, y: f64| network.forward(array![x, y].view()).pre;
    let (mut even, mut bent) = (0, 0);
    for n in 0..40 {
        for m in 0..40 {
            let (x, y) = (-0.5 + 0.05 * f64::from(n), -0.5 + 0.05 * f64::from(m));
            let [from, middle, to] = [0.0, 0.02, 0.04].map(|by| pre(x + by, y + 0.5 * by));
            let turns = (0..3).any(|node| (from[0][node] > 0.0) != (to[0][node] > 0.0));
            let off = (0..3)
                .map(|node| (from[1][node] + to[1][node] - 2.0 * middle[1][node]).abs())
                .fold(0.0, f64::max);
            if turns {
                bent += usize::from(off > 1e-12);
            } else {
                even += 1;
                assert!(off < 1e-12, "at {x} {y}: {off}");
            }
        }
    }
    assert!(even > 1000 && bent > 10, "{even} {bent}");
}

#[test]
fn the_two_ends_of_the_nudge() {
    let Nudges { central, one_sided, best_central, best_one_sided, .. } = &*NUDGES;
    // With two nudges a tenth of the nudge makes a hundredth of the error, with one a tenth.
    for n in 0..3 {
        assert!((central[n] / central[n + 1] / 100.0 - 1.0).abs() < 0.02);
        assert!((one_sided[n] / one_sided[n + 1] / 10.0 - 1.0).abs() < 0.02);
    }
    // At the small end it is rounding: some ten times more for each tenth.
    for n in 6..11 {
        assert!((2.0..50.0).contains(&(central[n + 1] / central[n])));
    }
    assert!((1e-6..1e-4).contains(&best_central[0]) && best_central[1] < 1e-10);
    assert!((1e-9..1e-6).contains(&best_one_sided[0]) && best_one_sided[1] > 1e-9);
    assert!(best_one_sided[1] > 100.0 * best_central[1]);
    assert!(central[4] < 2.0 * best_central[1], "10⁻⁵ serves");
    assert!((0.2..5.0).contains(&(NUDGES.rule / NUDGE)));
}

#[test]
fn the_limit_leaves_room() {
    assert!(ALARMS.smooth_worst < LIMIT / 1000.0);
    assert!(ALARMS.relu_worst < LIMIT, "no alarm with drawn biases");
}

#[test]
fn fresh_relu_networks_raise_false_alarms() {
    assert_eq!(ALARMS.at_zeros as u64, ALARMS.fresh);
    assert!(ALARMS.fresh_least > 0.1 && ALARMS.fresh_most < 0.5);
    assert_eq!((ALARMS.with_tanh, ALARMS.with_biases), (0, 0));
    assert!(ALARMS.elsewhere > 0);
    let samples = parity(2);
    for seed in 0..100 {
        let network = fresh(Relu, seed);
        for (row, (input, target)) in samples.iter().enumerate() {
            let off = checked(&network, &input.to_owned(), &target.to_owned(), NUDGE);
            // An alarm is a preactivation on the kink, because the inputs are 0 or a layer is silent.
            let on_kink = nearest_kink(&network, input) == 0.0;
            assert!(off <= LIMIT || on_kink, "seed {seed}, sample {row}");
            let silent = network.forward(input).post[0].iter().all(|post| *post == 0.0);
            assert_eq!(on_kink, silent, "seed {seed}, sample {row}");
        }
    }
    assert!((kink().measured - 0.3).abs() < 1e-10);
}

#[test]
fn one_list_overlooks_the_first_layer() {
    let page = overlooked();
    assert!(page.whole < 1e-5 && page.first_layer == 1.0);
    assert!(page.deeper > page.hidden_layers && page.deeper_whole < LIMIT, "it passes");
    assert!(page.right > LIMIT, "the limit has to give way");
    // A thousandth for each layer by itself, in both networks.
    for hidden in [page.hidden_layers, page.deeper] {
        let right = overlooked_in(hidden);
        assert!(right.right < 1e-3 && right.first_layer == 1.0, "{hidden}: {}", right.right);
    }
    // The longest part of the list is the last layer.
    let (network, input) = drawn(Start::Scaled, Sigmoid, page.hidden_layers, 1);
    let layers = ch19_any_network::backpropagate(&network, input.view(), array![1.0].view());
    let long = |layer: &ch19_any_network::LayerGradients| {
        layer.weights.iter().chain(&layer.biases).map(|slope| slope * slope).sum::<f64>()
    };
    let last = long(&layers[page.hidden_layers]);
    assert!(layers[..page.hidden_layers].iter().all(|layer| long(layer) < last));
}

#[test]
fn four_pass_the_check_and_one_learns() {
    let page = blind();
    assert!(page.rows.iter().all(|row| row.check < LIMIT));
    let [zero, equal, dead, drawn] = &page.rows[..] else { panic!("four") };
    assert_eq!((zero.gradient, dead.gradient), (0.0, 0.0));
    // For a sample only the output's bias has a gradient, and the four cancel.
    assert_eq!(page.output_bias, [-0.125, 0.125]);
    for start in [0, 2] {
        let (_, network) = blind_start(start);
        let mut sum = 0.0;
        for (input, target) in parity(2).iter() {
            let layers = ch19_any_network::backpropagate(&network, input, target);
            assert!(layers.iter().all(|layer| layer.weights.iter().all(|slope| *slope == 0.0)));
            assert!(layers[..2].iter().all(|layer| layer.biases.iter().all(|slope| *slope == 0.0)));
            let bias = layers[2].biases[0];
            assert!(page.output_bias.contains(&bias), "{bias}");
            sum += bias;
        }
        assert_eq!(sum, 0.0);
    }
    assert!(equal.gradient > 0.01 && equal.different == 1);
    assert!(zero.after > 0.499 && dead.after > 0.499 && equal.after > 0.3);
    assert!(drawn.after < 0.01 && drawn.different == 9);
    // Other drawn starts learn it as well, and equal weights of other sizes do not.
    let samples = parity(2);
    let after = |mut network: Network| {
        for _ in 0..page.epochs {
            epoch(&mut network, &samples, page.learning_rate);
        }
        ch19_any_network::error(&network, &samples)
    };
    let shape = |seed| Network::seeded(&[2, 3, 3, 1], &[Tanh, Tanh, Sigmoid], seed);
    let learned = (10..20).filter(|seed| after(shape(*seed)) < 0.05).count();
    assert!(learned >= 8, "{learned}");
    for value in [-1.0, 0.25, 0.9] {
        let mut network = shape(0);
        network.layers.iter_mut().for_each(|layer| layer.weights.fill(value));
        assert!(after(network) > 0.2);
    }
}
