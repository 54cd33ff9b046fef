//! What must hold of networks of any depth, whatever the numbers are, and the numbers of other
//! programs.

use ch10_backpropagation::relative_error;
use ch19_any_network::Activation::{self, Linear, Relu, Sigmoid, Tanh};
use ch19_any_network::check::{NUDGE, flat, measured, nearest_kink};
use ch19_any_network::ndarray::{Array1, Array2, array};
use ch19_any_network::worked::{
    BITS, EPOCHS, HIDDEN, PATIENT, SEEDS, Start, as_before, blind, blind_start, by_hand, checked,
    counted, drawn, end, fresh, kink, length, lengths, multiplied_out, network, nudge_sizes,
    overlooked, parity, random, recorded, sample, secant, with_chapter_10, with_chapter_11,
    with_chapter_15,
};
use ch19_any_network::{
    Layer, Network, Samples, backpropagate, epoch, error, error_signals, figures, gradients,
    output_error_signal,
};
use plot::Parameters;
use serde_json::Value;

const ALL: [Activation; 4] = [Sigmoid, Tanh, Relu, Linear];

#[track_caller]
fn close(a: f64, b: f64, within: f64) {
    assert!((a - b).abs() <= within, "{a} is not {b} within {within}");
}

fn places() -> impl Iterator<Item = f64> {
    (-120..=120).map(|n| 0.05 * f64::from(n) + 0.0125)
}

#[test]
fn each_slope_is_the_slope() {
    for activation in ALL {
        for pre in places() {
            close(secant(activation, pre, 1e-5), activation.activate_prime(pre), 1e-10);
        }
    }
    assert_eq!(Relu.activate_prime(0.0), 0.0);
    assert_eq!([Relu.activate(-2.0), Relu.activate(2.0)], [0.0, 2.0]);
}

#[test]
fn the_slopes_have_the_bounds_of_the_page() {
    for pre in places() {
        assert!(Sigmoid.activate_prime(pre) <= 0.25);
        assert!(Tanh.activate_prime(pre) <= 1.0);
        // Two other formulas for tanh.
        close(Tanh.activate(pre), 2.0 / (1.0 + (-2.0 * pre).exp()) - 1.0, 1e-15);
        close(Tanh.activate_prime(pre), 1.0 - pre.tanh() * pre.tanh(), 1e-15);
    }
    assert_eq!([Sigmoid.activate_prime(0.0), Tanh.activate_prime(0.0)], [0.25, 1.0]);
}

fn oracle() -> Value {
    serde_json::from_str(include_str!("oracles/any_network.json")).expect("JSON")
}

fn list(value: &Value) -> Vec<f64> {
    let numbers = value.as_array().expect("a list");
    numbers.iter().map(|number| number.as_f64().expect("a number")).collect()
}

fn table(value: &Value) -> Array2<f64> {
    let rows: Vec<Vec<f64>> = value.as_array().expect("rows").iter().map(list).collect();
    Array2::from_shape_fn((rows.len(), rows[0].len()), |(row, column)| rows[row][column])
}

#[test]
fn pytorch_agrees_to_twelve_digits() {
    let oracle = oracle();
    let cases = oracle["cases"].as_array().expect("cases");
    let (mut depths, mut kinds) = (vec![], vec![]);
    for case in cases {
        let layers = case["layers"].as_array().expect("layers").iter().map(|layer| {
            let name = layer["activation"].as_str().expect("a name");
            let activation = ALL.into_iter().find(|known| format!("{known:?}") == name);
            let activation = activation.expect("one of the four");
            kinds.push(name.to_owned());
            Layer {
                weights: table(&layer["weights"]),
                biases: Array1::from(list(&layer["biases"])),
                activation,
            }
        });
        let network = Network { layers: layers.collect() };
        depths.push(network.layers.len());
        let (input, target) = (list(&case["input"]), list(&case["target"]));
        let (input, target) = (Array1::from(input), Array1::from(target));
        let forward = network.forward(input.view());
        for (ours, theirs) in forward.output().iter().zip(list(&case["output"])) {
            close(*ours, theirs, 1e-12);
        }
        close(forward.error(target.view()), case["error"].as_f64().expect("E"), 1e-12);
        let ours = backpropagate(&network, input.view(), target.view());
        let theirs = case["gradients"].as_array().expect("gradients");
        assert_eq!(ours.len(), theirs.len());
        for (ours, theirs) in ours.iter().zip(theirs) {
            let weights = table(&theirs["weights"]);
            assert_eq!(ours.weights.dim(), weights.dim());
            ours.weights.iter().zip(&weights).for_each(|(one, other)| close(*one, *other, 1e-12));
            let biases = list(&theirs["biases"]);
            ours.biases.iter().zip(&biases).for_each(|(one, other)| close(*one, *other, 1e-12));
        }
    }
    assert_eq!(cases.len(), 24, "two dozen");
    assert_eq!((depths.iter().min(), depths.iter().max()), (Some(&2), Some(&5)));
    kinds.sort();
    kinds.dedup();
    assert_eq!(kinds.len(), 4, "all four kinds");
}

#[test]
fn mpmath_and_nudging_agree_with_the_example() {
    let (hand, oracle) = (by_hand(), oracle());
    let theirs: Vec<Vec<f64>> =
        oracle["example"]["error_signals"].as_array().expect("layers").iter().map(list).collect();
    let ours =
        [hand.error_signal_g.clone(), hand.error_signal_h.clone(), vec![hand.error_signal_o]];
    for (ours, theirs) in ours.iter().flatten().zip(theirs.iter().flatten()) {
        close(*ours, *theirs, 1e-15);
    }
    close(hand.error, oracle["example"]["error"].as_f64().expect("E"), 1e-15);
    close(hand.nudged_g1, hand.error_signal_g[0], 1e-10);
    // Path by path.
    close(hand.paths_g1.iter().sum(), hand.error_signal_g[0], 1e-16);
    close(hand.arriving[0][0] * hand.slope_g[0], hand.paths_g1[0], 1e-16);
    close(hand.arriving[0][1] * hand.slope_g[0], hand.paths_g1[1], 1e-16);
    for g in 0..2 {
        close(hand.arrived[g], hand.arriving[g].iter().sum(), 1e-16);
        close(hand.arrived[g] * hand.slope_g[g], hand.error_signal_g[g], 1e-16);
    }
    close(hand.final_error * hand.slope_o, hand.error_signal_o, 1e-16);
    close(hand.post_o - hand.target, hand.final_error, 1e-16);
    for h in 0..2 {
        close(
            hand.error_signal_o * hand.h_to_o[h] * hand.slope_h[h],
            hand.error_signal_h[h],
            1e-16,
        );
    }
    close(hand.gradient_to_g1[1], hand.input[1] * hand.error_signal_g[0], 1e-16);
    assert!(hand.new_error < hand.error);
    assert_eq!(network().layers.len(), 3);
    assert_eq!(sample().len(), 1);
}

/// The error signal of a node, along every path by itself.
fn along_paths(
    network: &Network,
    slopes: &[Vec<f64>],
    layer: usize,
    node: usize,
    at: &[f64],
) -> f64 {
    if layer + 1 == network.layers.len() {
        return at[node];
    }
    let weights = network.layers[layer + 1].weights.row(node);
    let ways = weights.iter().enumerate().map(|(next, weight)| {
        slopes[layer][node] * weight * along_paths(network, slopes, layer + 1, next, at)
    });
    ways.sum()
}

#[test]
fn the_recursion_is_the_sum_over_all_paths() {
    for seed in 0..200 {
        let (network, input, target) = random(&ALL, seed);
        let forward = network.forward(input.view());
        let at_output = output_error_signal(&network, &forward, target.view());
        let signals = error_signals(&network, &forward, at_output.clone());
        let slopes: Vec<Vec<f64>> = network
            .layers
            .iter()
            .zip(&forward.pre)
            .map(|(layer, pre)| {
                pre.iter().map(|&pre| layer.activation.activate_prime(pre)).collect()
            })
            .collect();
        for (layer, signal) in signals.iter().enumerate() {
            for (node, signal) in signal.iter().enumerate() {
                let at = at_output.to_vec();
                close(*signal, along_paths(&network, &slopes, layer, node, &at), 1e-12);
            }
        }
        let all = gradients(input.view(), &forward, signals.clone());
        assert_eq!(all, backpropagate(&network, input.view(), target.view()));
        // The gradient of a bias is the error signal.
        assert!(all.iter().zip(&signals).all(|(layer, signal)| layer.biases == *signal));
    }
}

#[test]
fn paths_counted_one_by_one() {
    fn one_by_one(widths: &[usize]) -> u64 {
        match widths {
            [] => 1,
            [width, rest @ ..] => (0..*width).map(|_| one_by_one(rest)).sum(),
        }
    }
    // Three hidden layers of four nodes: from a node of the first, 4 · 4 paths to one output.
    assert_eq!(one_by_one(&[4, 4, 1]), 16);
    let counted = counted();
    let (layers, nodes) = (counted.hidden_layers as u32, counted.nodes as u64);
    assert_eq!(counted.paths, nodes.pow(layers - 1));
    assert_eq!(counted.products, u64::from(layers - 1) * nodes * nodes + nodes);
}

#[test]
fn nudging_agrees_on_random_networks() {
    for seed in 10_000..10_300 {
        let (network, input, target) = random(&[Sigmoid, Tanh, Linear, Relu], seed);
        if nearest_kink(&network, input.view()) < 1e-3 {
            continue;
        }
        let off = checked(&network, &input, &target, NUDGE);
        assert!(off < 1e-8, "seed {seed}: {off:.1e}");
    }
}

#[test]
fn the_networks_of_chapters_10_11_and_15_to_the_last_bit() {
    for seed in 0..20 {
        for updates in [1, 1000] {
            assert_eq!(with_chapter_10(seed, updates).differ, 0);
            assert_eq!(with_chapter_11(seed, updates).differ, 0);
            assert_eq!(with_chapter_15(seed, updates).differ, 0);
        }
    }
    let page = as_before();
    let numbers = [page.chapter_10.numbers, page.chapter_11.numbers, page.chapter_15.numbers];
    // 2·4 + 4·1 weights, and five biases.
    assert_eq!(numbers, [12, 12, 17]);
    assert!([page.chapter_10, page.chapter_11, page.chapter_15].iter().all(|of| of.differ == 0));
    // The comparison can fail.
    let (mut moved, samples) = (blind_start(3).1, parity(2));
    let before = moved.clone();
    epoch(&mut moved, &samples, 1e-9);
    assert_ne!(before, moved);
}

#[test]
fn linear_layers_multiply_out_to_one_node() {
    for seed in 0..50 {
        let layers = 2 + (seed % 4) as usize;
        let nodes = [&vec![3; layers][..], &[1]].concat();
        let mut network = Network::seeded(&nodes, &vec![Linear; layers], seed);
        for layer in &mut network.layers {
            layer.biases.fill(0.25);
        }
        assert!((2..=5).contains(&network.layers.len()));
        let (weights, bias) = multiplied_out(&network);
        for input in [array![1.0, -2.0, 0.5], array![0.25, 3.0, -1.0]] {
            let one: f64 = input.iter().zip(&weights).map(|(x, w)| x * w).sum::<f64>() + bias;
            close(network.forward(input.view()).output()[0], one, 1e-12);
        }
    }
}

#[test]
fn no_layer_lengthens_the_signal_by_more_than_its_weights_and_slope() {
    for start in Start::ALL {
        for activation in HIDDEN {
            let most: f64 = if activation == Sigmoid { 0.25 } else { 1.0 };
            for seed in 0..20 {
                let (network, input) = drawn(start, activation, 8, seed);
                let forward = network.forward(input.view());
                let signals = error_signals(&network, &forward, Array1::ones(1));
                for (l, pair) in signals.windows(2).enumerate() {
                    let weights = &network.layers[l + 1].weights;
                    let norm = weights.iter().map(|w| w * w).sum::<f64>().sqrt();
                    assert!(length(&pair[0]) <= most * norm * length(&pair[1]) * (1.0 + 1e-12));
                }
                let back = lengths(start, activation, 8, seed);
                assert_eq!(back[8], length(&signals[0]));
            }
        }
    }
}

/// A spread of 1/√n keeps the square of a length on average.
#[test]
fn the_scaled_start_has_the_spread_that_its_name_says() {
    let squares: Vec<f64> = (0..200)
        .flat_map(|seed| {
            let network = Start::Scaled.network(&[10, 10], &[Linear], seed);
            network.layers[0].weights.iter().map(|w| 10.0 * w * w).collect::<Vec<f64>>()
        })
        .collect();
    let mean = squares.iter().sum::<f64>() / squares.len() as f64;
    let error = study::standard_error_of_mean(&squares);
    assert!((mean - 1.0).abs() < 3.0 * error, "{mean} ± {error}");
}

#[test]
fn an_epoch_is_an_update_after_each_sample() {
    let samples = parity(2);
    let (_, mut one) = blind_start(3);
    let mut other = one.clone();
    epoch(&mut one, &samples, 0.5);
    for (input, target) in samples.iter() {
        let gradients = backpropagate(&other, input, target);
        other.descend(&gradients, 0.5);
    }
    assert_eq!(one, other);
    let summed: f64 = samples.iter().map(|(x, t)| one.forward(x).error(t)).sum();
    assert_eq!(error(&one, &samples), summed);
}

#[test]
fn the_task_is_parity() {
    let samples = parity(BITS);
    assert_eq!(samples.len(), 8);
    for (input, target) in samples.iter() {
        assert_eq!(target[0], input.sum() % 2.0);
    }
    let xor = parity(2);
    assert_eq!(xor.inputs, array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]);
}

/// Some seeds of each recorded row, trained again.
#[test]
fn the_recorded_trainings() {
    for (kind, activation) in HIDDEN.into_iter().enumerate() {
        for hidden in 1..=5 {
            let seed = (7 * hidden + 13 * kind) % SEEDS as usize;
            let again = end(activation, hidden, Start::Book, seed as u64, EPOCHS);
            assert_eq!(again.record(), recorded::DEPTH[kind][hidden - 1][seed]);
        }
    }
    for (place, start) in [Start::Scaled, Start::Wide].into_iter().enumerate() {
        for hidden in 1..=5 {
            let seed = (11 * hidden + place) % SEEDS as usize;
            let again = end(Sigmoid, hidden, start, seed as u64, EPOCHS);
            assert_eq!(again.record(), recorded::STARTS[place][hidden - 1][seed]);
        }
    }
    let again = end(Sigmoid, 2, Start::Book, 5, PATIENT);
    assert_eq!(again.record(), recorded::PATIENCE[0][5]);
    // One that died, and one seed of the deepest with a dead layer is enough to try the flag.
    let dead = recorded::DEPTH[2][4].iter().position(|end| *end >= 10).expect("a dead layer");
    assert!(end(Relu, 5, Start::Book, dead as u64, EPOCHS).dead);
}

#[test]
fn two_nudges_across_a_kink_have_a_slope_between() {
    for pre in [-0.9, -0.4, 0.0, 0.3, 0.99] {
        close(secant(Relu, pre * 1e-5, 1e-5), (pre + 1.0) / 2.0, 1e-10);
    }
    let page = kink();
    close(page.measured, (page.pre + page.nudge) / (2.0 * page.nudge), 1e-12);
    assert_eq!((page.slope, page.measured_smaller, page.below), (0.0, 0.0, 0.0));
    assert!(page.smaller < page.pre.abs() && page.pre.abs() < page.nudge);
}

#[test]
fn the_nearest_kink_is_the_smallest_preactivation_of_relu() {
    let network = fresh(Relu, 1);
    assert_eq!(nearest_kink(&network, array![0.0, 0.0].view()), 0.0);
    assert_eq!(nearest_kink(&fresh(Tanh, 1), array![0.0, 0.0].view()), f64::INFINITY);
    let mut one = Network::seeded(&[1, 2, 1], &[Relu, Linear], 1);
    one.layers[0].weights = array![[2.0, -0.5]];
    close(nearest_kink(&one, array![3.0].view()), 1.5, 1e-15);
}

#[test]
fn equal_weights_stay_equal() {
    for (activation, value) in [(Tanh, 0.5), (Sigmoid, -0.25), (Relu, 0.75)] {
        let mut network = Network::seeded(&[2, 3, 3, 1], &[activation, activation, Sigmoid], 0);
        network.layers.iter_mut().for_each(|layer| layer.weights.fill(value));
        for _ in 0..300 {
            epoch(&mut network, &parity(2), 0.3);
        }
        for layer in &network.layers {
            for row in layer.weights.rows() {
                assert!(row.iter().all(|weight| weight.to_bits() == row[0].to_bits()));
            }
            assert!(layer.biases.iter().all(|bias| bias.to_bits() == layer.biases[0].to_bits()));
        }
        let second = &network.layers[1].weights;
        assert!(second.iter().all(|weight| weight.to_bits() == second[[0, 0]].to_bits()));
    }
    let page = blind();
    assert_eq!([page.rows[0].different, page.rows[1].different], [1, 1]);
}

#[test]
fn a_dead_layer_hears_nothing_and_a_push_wakes_it() {
    let (_, network) = blind_start(2);
    let samples = parity(2);
    for (input, target) in samples.iter() {
        assert!(network.forward(input).pre[1].iter().all(|pre| *pre < 0.0));
        let gradients = backpropagate(&network, input, target);
        assert!(flat(&gradients[..2].to_vec()).iter().all(|slope| *slope == 0.0));
    }
    let mut pushed = network.clone();
    pushed.layers[1].biases += 3.5;
    let before = error(&pushed, &samples);
    for _ in 0..3000 {
        epoch(&mut pushed, &samples, 0.3);
    }
    assert!(error(&pushed, &samples) < before - 0.1);
}

#[test]
fn a_check_by_hand_of_the_overlooked_layer() {
    let page = overlooked();
    let (network, input) = drawn(Start::Scaled, Sigmoid, page.hidden_layers, 1);
    let right = backpropagate(&network, input.view(), array![1.0].view());
    let whole = flat(&right);
    let squares = |numbers: &[f64]| numbers.iter().map(|x| x * x).sum::<f64>();
    let first = flat(&right[..1].to_vec());
    // The first layer is missing in one of two lists of nearly the same length.
    let expected = (squares(&first) / squares(&whole)).sqrt() / 2.0;
    close(page.whole / expected, 1.0, 1e-3);
    assert_eq!(page.first_layer, 1.0);
}

#[test]
fn the_rule_for_the_nudge() {
    let page = nudge_sizes();
    close(page.rule.powi(3), 3.0 * page.rounding, 1e-30);
    // h² + 3u/h·(…): the sum of a square and a reciprocal is smallest at the cube root.
    let cost = |h: f64| h * h / 6.0 + page.rounding / h;
    for factor in [0.5, 0.9, 1.1, 2.0] {
        assert!(cost(page.rule) < cost(page.rule * factor));
    }
    let (network, input, target) = ch19_any_network::worked::curve_network();
    let exact = flat(&backpropagate(&network, input.view(), target.view()));
    let two = flat(&measured(&network, input.view(), target.view(), page.nudge[4]));
    close(page.central[4] / relative_error(&exact, &two), 1.0, 1e-10);
    assert_eq!(page.numbers, (3 + 1) * 4 + (4 + 1) * 4 + (4 + 1) * 4 + 4 + 1);
}

#[test]
fn misfits_are_refused() {
    let network = fresh(Tanh, 1);
    let refused = |run: &(dyn Fn() + std::panic::RefUnwindSafe)| {
        assert!(std::panic::catch_unwind(run).is_err());
    };
    refused(&|| drop(network.forward(array![1.0].view())));
    refused(&|| drop(backpropagate(&network, array![1.0, 0.0].view(), array![1.0, 0.0].view())));
    refused(&|| drop(Network::seeded(&[2, 3, 1], &[Tanh], 1)));
    let samples = Samples { inputs: array![[0.0, 1.0]], targets: array![[0.0, 1.0]] };
    refused(&|| _ = error(&network, &samples));
    refused(&|| {
        let other = backpropagate(&blind_start(0).1, array![1.0, 0.0].view(), array![1.0].view());
        network.clone().descend(&other, 1.0);
    });
}

fn datum<'a>(figure: &'a plot::Figure, name: &str) -> &'a [f64] {
    let found = figure.data.iter().find(|(known, _)| known == name);
    &found.unwrap_or_else(|| panic!("no {name} among the data")).1
}

#[test]
fn the_figures_say_what_they_draw() {
    let figure = figures::paths(&figures::Back::default());
    let hand = by_hand();
    assert_eq!(datum(&figure, "arriving"), hand.arriving[0]);
    for pre in [-4.0, -0.5, 0.0, 2.5] {
        let figure = figures::activations(&figures::Place { pre });
        let said = format!("tanh {} with slope", plot::fixed(pre.tanh(), 3));
        assert!(figure.desc.contains(&said), "{}", figure.desc);
    }
    for hidden in 2..=8 {
        let figure = figures::shrinking(&figures::Layers { hidden: f64::from(hidden) });
        let medians = ch19_any_network::worked::medians(Start::Book, Sigmoid, hidden as usize, 25);
        let said = format!("sigmoid {}", plot::number(medians[hidden as usize], 2));
        assert!(figure.desc.contains(&said), "{}", figure.desc);
    }
    for pre in [-2.0, -0.4, 0.0, 1.5] {
        let figure = figures::kink(&figures::Near { pre });
        let slope = ((pre + 1.0_f64).max(0.0) - (pre - 1.0).max(0.0)) / 2.0;
        let said = format!("slope of that line is {}", plot::fixed(slope, 2));
        assert!(figure.desc.contains(&said), "{}", figure.desc);
    }
    for epochs in [0.0, 600.0] {
        let figure = figures::creases(&figures::Epochs { epochs });
        for name in ["tanh", "ReLU"] {
            let outputs = datum(&figure, &format!("outputs, {name}"));
            let list: Vec<String> = outputs.iter().map(|output| plot::fixed(*output, 2)).collect();
            assert!(figure.desc.contains(&list.join(", ")));
        }
    }
    assert_eq!(figures::Back::PARAMS.len(), 1);
}
