//! The page's numbers once more: its networks in plain loops, with the mistakes of a walk written
//! out as what they leave of each formula, and the rest from chapter 19, the definitions or counting.

use ch19_any_network::check::{flat, measured};
use ch19_any_network::{Activation, Network, backpropagate};
use ch20_autodiff::expression::Expression;
use ch20_autodiff::worked::{self, drawn, plan_of, sample};
use proof::plainly::{number, whole};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::Value;
use study::over_seeds;

#[track_caller]
fn assert_near(ours: f64, shown: &Value, within: f64) {
    let shown = number(shown);
    assert!((ours - shown).abs() <= within * shown.abs(), "{ours} here, {shown} on the page");
}

/// Which mistake a walk makes.
#[derive(Clone, Copy, PartialEq)]
enum Walk {
    Right,
    /// What arrives last stays alone: of the two factors of the square one, and of the nodes behind
    /// a node the first, since the walk comes to it last.
    Overwrites,
    NeverReset,
}

/// Layers of nodes, each with its weights and behind them its bias.
#[derive(Clone)]
struct Loops {
    layers: Vec<Vec<Vec<f64>>>,
    /// Whether the output is a sigmoid of four steps; all other nodes are tanh.
    sigmoid: bool,
}

/// An input, then what each layer sends, with the slopes of its nodes.
struct Sent {
    values: Vec<Vec<f64>>,
    slopes: Vec<Vec<f64>>,
}

const XOR: [([f64; 2], f64); 4] =
    [([0.0, 0.0], 0.0), ([0.0, 1.0], 1.0), ([1.0, 0.0], 1.0), ([1.0, 1.0], 0.0)];

impl Loops {
    fn new(hidden_layers: usize, sigmoid: bool, seed: u64) -> Loops {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let (mut layers, mut from) = (vec![], 2);
        for to in [vec![3; hidden_layers], vec![1]].concat() {
            let mut layer = vec![vec![0.0; from + 1]; to];
            for i in 0..from {
                for node in &mut layer {
                    node[i] = rng.random_range(-1.0..1.0);
                }
            }
            layers.push(layer);
            from = to;
        }
        Loops { layers, sigmoid }
    }

    fn forward(&self, input: &[f64]) -> Sent {
        let mut sent = Sent { values: vec![input.to_vec()], slopes: vec![] };
        for (l, layer) in self.layers.iter().enumerate() {
            let from = &sent.values[l];
            let (mut values, mut slopes) = (vec![], vec![]);
            for node in layer {
                let mut pre = from[0] * node[0];
                for i in 1..from.len() {
                    pre += from[i] * node[i];
                }
                pre += node[from.len()];
                if self.sigmoid && l + 1 == self.layers.len() {
                    let shrunk = libm::exp(-pre);
                    values.push(libm::pow(1.0 + shrunk, -1.0));
                    slopes.push(libm::pow(1.0 + shrunk, -2.0) * shrunk);
                } else {
                    let cosh = libm::cosh(pre);
                    values.push(libm::tanh(pre));
                    slopes.push(1.0 / (cosh * cosh));
                }
            }
            sent.values.push(values);
            sent.slopes.push(slopes);
        }
        sent
    }

    fn output(&self, input: &[f64]) -> f64 {
        self.forward(input).values[self.layers.len()][0]
    }

    /// The gradients in the order of the weights.
    fn gradients(&self, input: &[f64], target: f64, walk: Walk) -> Vec<Vec<Vec<f64>>> {
        let sent = self.forward(input);
        let last = self.layers.len() - 1;
        let missed = sent.values[last + 1][0] - target;
        let once = if walk == Walk::Overwrites { 0.5 } else { 1.0 };
        let mut signals = vec![vec![]; last + 1];
        signals[last] = vec![once * missed * sent.slopes[last][0]];
        for l in (0..last).rev() {
            for i in 0..self.layers[l].len() {
                let heard = if walk == Walk::Overwrites { 1 } else { self.layers[l + 1].len() };
                let mut arriving = 0.0;
                for j in (0..heard).rev() {
                    arriving += signals[l + 1][j] * self.layers[l + 1][j][i];
                }
                signals[l].push(arriving * sent.slopes[l][i]);
            }
        }
        let mut gradients = self.layers.clone();
        for (l, layer) in gradients.iter_mut().enumerate() {
            for (j, node) in layer.iter_mut().enumerate() {
                for (gradient, value) in node.iter_mut().zip(&sent.values[l]) {
                    *gradient = signals[l][j] * value;
                }
                node[sent.values[l].len()] = signals[l][j];
            }
        }
        gradients
    }

    fn trained(mut self, walk: Walk, rate: f64, epochs: usize) -> Loops {
        let mut kept: Option<Vec<Vec<Vec<f64>>>> = None;
        for _ in 0..epochs {
            for (input, target) in &XOR {
                let mut gradients = self.gradients(input, *target, walk);
                if let Some(before) = kept.take() {
                    let pairs = flatten(&mut gradients).zip(before.iter().flatten().flatten());
                    pairs.for_each(|(slope, before)| *slope += before);
                }
                let pairs = flatten(&mut self.layers).zip(gradients.iter().flatten().flatten());
                pairs.for_each(|(weight, slope)| *weight -= rate * slope);
                kept = Some(gradients).filter(|_| walk == Walk::NeverReset);
            }
        }
        self
    }

    fn learned(&self) -> bool {
        XOR.iter().all(|(input, target)| (self.output(input) >= 0.5) == (*target == 1.0))
    }
}

fn flatten(layers: &mut [Vec<Vec<f64>>]) -> impl Iterator<Item = &mut f64> {
    layers.iter_mut().flatten().flatten()
}

fn size(values: &[f64]) -> f64 {
    values.iter().map(|value| value * value).sum::<f64>().sqrt()
}

#[test]
fn the_traps_in_loops() {
    let shown = proof::recorded(include_str!("snapshots/traps.snap"));
    assert_eq!(whole(&shown["epochs"]), worked::TRAP_EPOCHS);
    let trained = |layers: usize, sigmoid: bool, walk: Walk| {
        let (rate, epochs) = (number(&shown["learning_rate"]), whole(&shown["epochs"]));
        over_seeds(whole(&shown["seeds"]) as u64, |seed| {
            Loops::new(layers, sigmoid, seed).trained(walk, rate, epochs)
        })
    };
    let assert_solved = |networks: &[Loops], shown: &Value, what: &str| {
        let ends: Vec<f64> =
            networks.iter().map(|network| f64::from(u8::from(network.learned()))).collect();
        let solved = ends.iter().sum::<f64>();
        let share = solved / ends.len() as f64;
        let variance: f64 = ends.iter().map(|end| (end - share) * (end - share)).sum();
        assert_near(variance.sqrt(), &shown["standard_error"], 1e-9);
        assert_eq!(solved, number(&shown["solved"]), "{what}");
    };
    for (row, walk) in [(0, Walk::Right), (1, Walk::Overwrites), (2, Walk::NeverReset)] {
        for (layers, name) in [(1, "solved_one"), (2, "solved_two")] {
            let what = format!("row {row}, {name}");
            assert_solved(&trained(layers, false, walk), &shown["rows"][row][name], &what);
        }
    }
    let wild = trained(1, true, Walk::NeverReset);
    assert_solved(&wild, &shown["wild"], "wild");
    let is_none = |network: &&Loops| network.layers.iter().flatten().flatten().any(|w| w.is_nan());
    assert_eq!(wild.iter().filter(is_none).count(), whole(&shown["wild_no_numbers"]));
    // Of the formulas the count is in the laws; each seed adds the same variance to it.
    let formula = &shown["wild_by_formula"];
    let (seeds, solved) = (number(&shown["seeds"]), number(&formula["solved"]));
    assert_near((solved * (seeds - solved) / seeds).sqrt(), &formula["standard_error"], 1e-9);
}

/// How far the mistakes put the first layer off, in the two networks of the page.
#[test]
fn the_first_layer_off_by() {
    let shown = proof::recorded(include_str!("snapshots/traps.snap"));
    for (layers, name) in [(1, "one_hidden"), (2, "two_hidden")] {
        let mut network = Loops::new(layers, false, 7);
        let mut biases = 0.0;
        for node in network.layers.iter_mut().flatten() {
            biases += 0.1;
            *node.last_mut().expect("a bias") = biases;
        }
        let first = |walk: Walk| network.gradients(&[0.5, -1.0], 1.0, walk).swap_remove(0).concat();
        let right = first(Walk::Right);
        for (row, walk) in [(0, Walk::Right), (1, Walk::Overwrites), (2, Walk::NeverReset)] {
            let wrong = first(walk);
            let off: Vec<f64> = right.iter().zip(&wrong).map(|(a, b)| a - b).collect();
            let off = size(&off) / (size(&right) + size(&wrong));
            assert!((off - number(&shown["rows"][row][name])).abs() < 1e-9, "{row} {name}: {off}");
        }
    }
}

/// Nudging by chapter 19's functions: what it is off by is the bend of the error, not rounding.
#[test]
fn how_far_nudging_is_off() {
    let shown = proof::recorded(include_str!("snapshots/routes.snap"));
    let off = over_seeds(whole(&shown["networks"]) as u64, |seed| {
        let plan = plan_of(seed);
        let network = drawn(&plan, seed);
        let (input, target) = sample(&plan);
        let (input, target) = (input.as_slice().into(), target.as_slice().into());
        let formula = flat(&backpropagate(&network, input, target));
        let nudged = flat(&measured(&network, input, target, 1e-5));
        let largest = formula.iter().fold(0.0_f64, |most, slope| most.max(slope.abs()));
        let pairs = formula.iter().zip(&nudged);
        let off = pairs.fold(0.0_f64, |most, (one, other)| most.max((one - other).abs()));
        if largest > 0.0 { off / largest } else { 0.0 }
    });
    let most = off.into_iter().fold(0.0, f64::max);
    assert_near(most, &shown["apart"]["nudge"], 0.01);
}

#[test]
fn the_parameters_of_xor_and_where_both_trainings_end() {
    let shown = proof::recorded(include_str!("snapshots/xor.snap"));
    let layers = Loops::new(1, true, 1).layers;
    // Two hidden nodes in the place of three.
    let counted = 2 * layers[0][0].len() + layers[1][0].len() - 1;
    assert_eq!(counted, whole(&shown["parameters"]));
    // Two weights from ½ on are a whole number of steps apart.
    let steps = number(&shown["from_formula"]) / (0.5 * f64::EPSILON);
    assert!((steps - steps.round()).abs() < 1e-9 && steps < 16.0, "{steps}");
}

/// Each node is a number before its activation function and one behind it.
#[test]
fn what_a_gradient_costs() {
    let costs = proof::recorded(include_str!("snapshots/cost.snap"));
    for cost in costs.as_array().expect("a list") {
        let nodes: Vec<usize> =
            cost["nodes"].as_array().expect("nodes").iter().map(whole).collect();
        let network = Network::seeded(&nodes, &vec![Activation::Sigmoid; nodes.len() - 1], 1);
        let forward = network.forward(vec![0.5; nodes[0]].as_slice().into());
        let kept: usize = forward.pre.iter().chain(&forward.post).map(|layer| layer.len()).sum();
        assert_eq!(kept, whole(&cost["numbers_kept"]));
        let [error, tape] = ["forward", "by_tape"].map(|name| whole(&cost[name]));
        assert_near((tape - error) as f64 / error as f64, &cost["walk_in_forwards"], 1e-9);
        // The operations of the formulas, one after the other.
        let mut operations = error + nodes[nodes.len() - 1];
        for (l, ends) in nodes.windows(2).enumerate() {
            for _ in 0..ends[1] {
                // The slope, what arrives times the slope, and the gradient of each weight.
                operations += 2 + ends[0];
            }
            if l > 0 {
                for _ in 0..ends[0] {
                    operations += ends[1] + (ends[1] - 1);
                }
            }
        }
        assert_eq!(operations, whole(&cost["by_formula"]));
    }
}

#[test]
fn the_longest_and_the_deepest_formula() {
    let shown = proof::recorded(include_str!("snapshots/by_hand.snap"));
    let [longest, deepest] = [0, 1].map(|n| whole(&shown["limits"][n]));
    let is_read = |text: &str| Expression::parse(text, &["x"]).is_ok();
    for (more, read) in [(0, true), (1, false)] {
        assert_eq!(is_read(&format!("x{}", " ".repeat(longest - 1 + more))), read);
        assert_eq!(is_read(&format!("{}x", "-".repeat(deepest + more))), read);
        let [open, close] = ["(", ")"].map(|sign| sign.repeat(deepest + more));
        assert_eq!(is_read(&format!("{open}x{close}")), read);
    }
}

/// The cup of tea by the slopes of its error, written out.
#[test]
fn the_tea_in_loops() {
    let shown = proof::recorded(include_str!("snapshots/tea.snap"));
    let readings: Vec<f64> = (0..=60)
        .step_by(5)
        .map(|minutes| (20.0 + 65.0 * (-f64::from(minutes) / 25.0).exp()).round() / 10.0)
        .collect();
    assert_eq!(readings.len(), whole(&shown["measured"]));
    let [mut a, mut b, mut c] = [4.0, 2.0, 1.0];
    for _ in 0..whole(&shown["steps"]) {
        let mut slopes = [0.0; 3];
        for (n, reading) in readings.iter().enumerate() {
            let t = 0.5 * n as f64;
            let left = (-c * t).exp();
            let off = a + b * left - reading;
            slopes[0] += off;
            slopes[1] += off * left;
            slopes[2] -= off * b * t * left;
        }
        let rate = number(&shown["learning_rate"]);
        a -= rate * slopes[0];
        b -= rate * slopes[1];
        c -= rate * slopes[2];
    }
    for (n, ours) in [a, b, c].into_iter().enumerate() {
        assert_near(ours, &shown["found"][n], 1e-10);
    }
    assert_near(10.0 * a, &shown["room"], 1e-10);
    assert_near(10.0 * b, &shown["above"], 1e-10);
    assert_near(10.0 / c, &shown["minutes"], 1e-10);
}
