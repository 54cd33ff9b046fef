//! The gradient check: which nudge, and what it cannot see.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;

use super::{Start, parity};
use crate::check::{NUDGE, flat, measured, relative_error};
use crate::ndarray::{Array1, ArrayView1};
use crate::{Activation, Gradients, Network, backpropagate, epoch};

/// A network of random shape with biases, an input and a target: up to five layers, with hidden
/// nodes of these activations.
pub fn random(hidden: &[Activation], seed: u64) -> (Network, Array1<f64>, Array1<f64>) {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let layers = rng.random_range(2..=5);
    let nodes: Vec<usize> = (0..=layers).map(|_| rng.random_range(1..=6)).collect();
    let pick = |rng: &mut ChaCha8Rng| hidden[rng.random_range(0..hidden.len())];
    let mut activations: Vec<Activation> = (1..layers).map(|_| pick(&mut rng)).collect();
    activations.push(Activation::Sigmoid);
    let mut network = Network::seeded(&nodes, &activations, seed);
    for layer in &mut network.layers {
        layer.biases.mapv_inplace(|_| rng.random_range(-1.0..1.0));
    }
    let input = Array1::from_shape_simple_fn(nodes[0], || rng.random_range(-2.0..2.0));
    let target = Array1::from_shape_simple_fn(nodes[layers], || rng.random_range(0.0..1.0));
    (network, input, target)
}

/// By one nudge upwards only: the error there less the error here, over the nudge.
fn one_sided(
    network: &Network,
    input: ArrayView1<f64>,
    target: ArrayView1<f64>,
    nudge: f64,
) -> Vec<f64> {
    let here = network.forward(input).error(target);
    let up = |number: &dyn Fn(&mut Network) -> &mut f64| {
        let mut nudged = network.clone();
        *number(&mut nudged) += nudge;
        (nudged.forward(input).error(target) - here) / nudge
    };
    let mut slopes = Vec::new();
    for (l, layer) in network.layers.iter().enumerate() {
        for (at, _) in layer.weights.indexed_iter() {
            slopes.push(up(&|network| &mut network.layers[l].weights[at]));
        }
        for at in 0..layer.biases.len() {
            slopes.push(up(&|network| &mut network.layers[l].biases[at]));
        }
    }
    slopes
}

/// The network of the curve: 3-4-4-4-1, tanh, a sigmoid at the output.
pub fn curve_network() -> (Network, Array1<f64>, Array1<f64>) {
    let activations = [&[Activation::Tanh; 3][..], &[Activation::Sigmoid]].concat();
    let mut network = Network::seeded(&[3, 4, 4, 4, 1], &activations, 19);
    let mut rng = ChaCha8Rng::seed_from_u64(19);
    for layer in &mut network.layers {
        layer.biases.mapv_inplace(|_| rng.random_range(-1.0..1.0));
    }
    (network, Array1::from(vec![0.5, -1.0, 0.8]), Array1::from(vec![0.0]))
}

/// The nudges of the curve: 0.1 down to 10⁻¹², four in each power of ten.
pub fn nudges() -> Vec<f64> {
    (4..=48).map(|quarter| libm::pow(10.0, -f64::from(quarter) / 4.0)).collect()
}

/// The relative errors at these nudges: with one nudge, and with two.
pub fn curve(nudges: &[f64]) -> Vec<[f64; 2]> {
    let (network, input, target) = curve_network();
    let (input, target) = (input.view(), target.view());
    let exact = flat(&backpropagate(&network, input, target));
    let at = |&nudge: &f64| {
        let two = flat(&measured(&network, input, target, nudge));
        let one = one_sided(&network, input, target, nudge);
        [relative_error(&exact, &one), relative_error(&exact, &two)]
    };
    nudges.iter().map(at).collect()
}

/// The check over nudges of powers of ten.
#[derive(Debug, Serialize)]
pub struct Nudges {
    /// How many weights and biases are nudged.
    pub numbers: usize,
    pub nudge: Vec<f64>,
    pub one_sided: Vec<f64>,
    pub central: Vec<f64>,
    /// The least relative error by one-sided differences, then the nudge that has it.
    pub best_one_sided: [f64; 2],
    /// The least relative error by central differences, then the nudge that has it.
    pub best_central: [f64; 2],
    /// The nudge by the rule for central differences: the cube root of three times the unit of
    /// rounding.
    pub rule: f64,
    /// The unit of rounding: the relative error of a number that is stored as an `f64`.
    pub rounding: f64,
}

/// The curve in whole powers of ten.
pub fn nudge_sizes() -> Nudges {
    let nudge: Vec<f64> = (1..=12).map(|power| libm::pow(10.0, -f64::from(power))).collect();
    let coarse = curve(&nudge);
    let fine_nudges = nudges();
    let fine = curve(&fine_nudges);
    let best = |way: usize| {
        let found =
            fine.iter().zip(&fine_nudges).min_by(|one, other| one.0[way].total_cmp(&other.0[way]));
        let (errors, nudge) = found.expect("a nudge");
        [*nudge, errors[way]]
    };
    let (network, input, target) = curve_network();
    Nudges {
        numbers: flat(&backpropagate(&network, input.view(), target.view())).len(),
        one_sided: coarse.iter().map(|pair| pair[0]).collect(),
        central: coarse.iter().map(|pair| pair[1]).collect(),
        nudge,
        best_one_sided: best(0),
        best_central: best(1),
        rule: libm::cbrt(1.5 * f64::EPSILON),
        rounding: 0.5 * f64::EPSILON,
    }
}

/// The check of many networks.
#[derive(Debug, Serialize)]
pub struct Alarms {
    /// How many random networks were checked.
    pub networks: u64,
    pub limit: f64,
    /// The largest relative error of right gradients with sigmoid, tanh and linear nodes, biases
    /// drawn.
    pub smooth_worst: f64,
    /// The largest relative error with ReLU nodes, biases drawn.
    pub relu_worst: f64,
    /// How many fresh 2-4-4-1 ReLU networks, their biases 0, were checked on XOR.
    pub fresh: u64,
    /// How many of the fresh networks raise an alarm for the inputs 0 and 0.
    pub at_zeros: usize,
    /// The smallest relative error of the fresh networks for the inputs 0 and 0.
    pub fresh_least: f64,
    /// The largest relative error of the fresh networks for the inputs 0 and 0.
    pub fresh_most: f64,
    /// How many of the fresh networks raise an alarm for any of the other three samples.
    pub elsewhere: usize,
    /// How many raise one for 0 and 0 with tanh nodes.
    pub with_tanh: usize,
    /// How many raise one for 0 and 0 with biases drawn from −1 to 1.
    pub with_biases: usize,
}

/// What is checked, and with which limit.
pub const LIMIT: f64 = 1e-6;
/// Networks of each kind.
pub const CHECKED: u64 = 2000;

/// The relative error of one check.
pub fn checked(network: &Network, input: &Array1<f64>, target: &Array1<f64>, nudge: f64) -> f64 {
    let (input, target) = (input.view(), target.view());
    let exact = flat(&backpropagate(network, input, target));
    relative_error(&exact, &flat(&measured(network, input, target, nudge)))
}

/// A 2-4-4-1 network for XOR as it is drawn, with biases of 0.
pub fn fresh(activation: Activation, seed: u64) -> Network {
    Network::seeded(&[2, 4, 4, 1], &[activation, activation, Activation::Sigmoid], seed)
}

/// The check with and without kinks.
pub fn alarms() -> Alarms {
    let smooth = [Activation::Sigmoid, Activation::Tanh, Activation::Linear];
    let worst = |hidden: &[Activation]| {
        let of = |seed| {
            let (network, input, target) = random(hidden, seed);
            checked(&network, &input, &target, NUDGE)
        };
        (0..CHECKED).map(of).fold(0.0, f64::max)
    };
    let samples = parity(2);
    let at = |network: &Network, row: usize| {
        let (input, target) = (samples.inputs.row(row), samples.targets.row(row));
        checked(network, &input.to_owned(), &target.to_owned(), NUDGE)
    };
    let seeds = 0..100;
    let zeros: Vec<f64> = seeds.clone().map(|seed| at(&fresh(Activation::Relu, seed), 0)).collect();
    let alarm = |off: &f64| *off > LIMIT;
    let moved = |seed: u64| {
        let mut network = fresh(Activation::Relu, seed);
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        for layer in &mut network.layers {
            layer.biases.mapv_inplace(|_| rng.random_range(-1.0..1.0));
        }
        network
    };
    let others = |seed: &u64| (1..4).any(|row| alarm(&at(&fresh(Activation::Relu, *seed), row)));
    Alarms {
        networks: CHECKED,
        limit: LIMIT,
        smooth_worst: worst(&smooth),
        relu_worst: worst(&[Activation::Relu]),
        fresh: seeds.end,
        at_zeros: zeros.iter().filter(|off| alarm(off)).count(),
        fresh_least: zeros.iter().copied().fold(f64::INFINITY, f64::min),
        fresh_most: zeros.iter().copied().fold(0.0, f64::max),
        elsewhere: seeds.clone().filter(others).count(),
        with_tanh: seeds
            .clone()
            .filter(|&seed| alarm(&at(&fresh(Activation::Tanh, seed), 0)))
            .count(),
        with_biases: seeds.clone().filter(|&seed| alarm(&at(&moved(seed), 0))).count(),
    }
}

/// One ReLU node near its kink, and what a check makes of it.
#[derive(Debug, Serialize)]
pub struct Kink {
    /// The preactivation of the ReLU node.
    pub pre: f64,
    /// How far the preactivation is nudged to each side.
    pub nudge: f64,
    /// The slope of the ReLU node by the formula.
    pub slope: f64,
    pub above: f64,
    pub below: f64,
    /// The slope of the ReLU node as measured by two nudges.
    pub measured: f64,
    pub smaller: f64,
    /// With the smaller nudge.
    pub measured_smaller: f64,
}

/// The central difference of one activation function.
pub fn secant(activation: Activation, pre: f64, nudge: f64) -> f64 {
    (activation.activate(pre + nudge) - activation.activate(pre - nudge)) / (2.0 * nudge)
}

/// The kink of the page.
pub fn kink() -> Kink {
    let (pre, nudge, smaller) = (-4e-6, 1e-5, 1e-6);
    let relu = Activation::Relu;
    Kink {
        pre,
        nudge,
        slope: relu.activate_prime(pre),
        above: relu.activate(pre + nudge),
        below: relu.activate(pre - nudge),
        measured: secant(relu, pre, nudge),
        smaller,
        measured_smaller: secant(relu, pre, smaller),
    }
}

/// A start that passes the check and never learns.
#[derive(Debug, Serialize)]
pub struct Unseen {
    pub name: String,
    /// The largest relative error that the check finds over the four samples, before training.
    pub check: f64,
    /// The length of the summed gradient before training.
    pub gradient: f64,
    /// The error E of all four samples together before training.
    pub error: f64,
    /// The error E of all four samples together after training.
    pub after: f64,
    /// How many different numbers the second layer's nine weights are in the end.
    pub different: usize,
}

/// The same check and the same training, from several starts.
#[derive(Debug, Serialize)]
pub struct Blind {
    /// How many epochs of training.
    pub epochs: usize,
    /// The learning rate.
    pub learning_rate: f64,
    /// The rows of the table.
    pub rows: Vec<Unseen>,
    /// The least and the greatest gradient of the output node's bias for a sample, when all weights
    /// are 0.
    pub output_bias: [f64; 2],
}

/// A 2-3-3-1 network for XOR: all zero, all one half, dead, or drawn.
pub fn blind_start(number: usize) -> (&'static str, Network) {
    let hidden = if number == 2 { Activation::Relu } else { Activation::Tanh };
    let mut network = Network::seeded(&[2, 3, 3, 1], &[hidden, hidden, Activation::Sigmoid], 4);
    let name = match number {
        0 => {
            network.layers.iter_mut().for_each(|layer| layer.weights.fill(0.0));
            "all weights 0, tanh"
        }
        1 => {
            network.layers.iter_mut().for_each(|layer| layer.weights.fill(0.5));
            "all weights ½, tanh"
        }
        2 => {
            network.layers[1].biases.fill(-3.0);
            "biases of layer 2 at −3, ReLU"
        }
        _ => "all weights drawn, tanh",
    };
    (name, network)
}

fn unseen(number: usize, epochs: usize, learning_rate: f64) -> Unseen {
    let (name, mut network) = blind_start(number);
    let samples = parity(2);
    let check = samples
        .iter()
        .map(|(input, target)| checked(&network, &input.to_owned(), &target.to_owned(), NUDGE));
    let check = check.fold(0.0, f64::max);
    let mut sum = vec![
        0.0;
        flat(&backpropagate(&network, samples.inputs.row(0), samples.targets.row(0)))
            .len()
    ];
    for (input, target) in samples.iter() {
        for (sum, gradient) in sum.iter_mut().zip(flat(&backpropagate(&network, input, target))) {
            *sum += gradient;
        }
    }
    let error = crate::error(&network, &samples);
    for _ in 0..epochs {
        epoch(&mut network, &samples, learning_rate);
    }
    let mut bits: Vec<u64> =
        network.layers[1].weights.iter().map(|weight| weight.to_bits()).collect();
    bits.sort_unstable();
    bits.dedup();
    Unseen {
        name: name.to_owned(),
        check,
        gradient: sum.iter().map(|slope| slope * slope).sum::<f64>().sqrt(),
        error,
        after: crate::error(&network, &samples),
        different: bits.len(),
    }
}

/// Four starts.
pub fn blind() -> Blind {
    let (epochs, learning_rate) = (2000, 0.3);
    let rows = (0..4).map(|number| unseen(number, epochs, learning_rate)).collect();
    let (_, network) = blind_start(0);
    let samples = parity(2);
    let of_sample = |(input, target): (ArrayView1<f64>, ArrayView1<f64>)| {
        backpropagate(&network, input, target)[2].biases[0]
    };
    let output_bias = samples
        .iter()
        .map(of_sample)
        .fold([0.0_f64; 2], |[least, most], slope| [least.min(slope), most.max(slope)]);
    Blind { epochs, learning_rate, rows, output_bias }
}

/// A mistake in the first layer of a deep network, seen in one list and layer by layer.
#[derive(Debug, Serialize)]
pub struct Overlooked {
    /// How many hidden layers.
    pub hidden_layers: usize,
    /// The relative error of all gradients in one list when the first layer's are set to 0.
    pub whole: f64,
    /// How many hidden layers the deeper network has.
    pub deeper: usize,
    /// The relative error of all gradients of the deeper network in one list when the first layer's
    /// are set to 0.
    pub deeper_whole: f64,
    /// The relative error of the first layer's gradients alone when they are set to 0.
    pub first_layer: f64,
    /// The largest relative error that a layer's right gradients have against nudging.
    pub right: f64,
}

/// That mistake in networks of sigmoid nodes, with a spread of 1/√n.
pub fn overlooked() -> Overlooked {
    let deeper = overlooked_in(10);
    Overlooked {
        deeper: deeper.hidden_layers,
        deeper_whole: deeper.whole,
        ..overlooked_in(super::MOST)
    }
}

/// The same in one network.
pub fn overlooked_in(hidden_layers: usize) -> Overlooked {
    let (network, input) = super::drawn(Start::Scaled, Activation::Sigmoid, hidden_layers, 1);
    let target = Array1::from(vec![1.0]);
    let right = backpropagate(&network, input.view(), target.view());
    let mut wrong = right.clone();
    wrong[0].weights.fill(0.0);
    wrong[0].biases.fill(0.0);
    let by_nudging = measured(&network, input.view(), target.view(), NUDGE);
    let of_layer = |gradients: &Gradients, layer: usize| flat(&gradients[layer..=layer].to_vec());
    let off =
        |layer: usize| relative_error(&of_layer(&right, layer), &of_layer(&by_nudging, layer));
    Overlooked {
        hidden_layers,
        deeper: 0,
        deeper_whole: 0.0,
        whole: relative_error(&flat(&wrong), &flat(&by_nudging)),
        first_layer: relative_error(&of_layer(&wrong, 0), &of_layer(&by_nudging, 0)),
        right: (0..=hidden_layers).map(off).fold(0.0, f64::max),
    }
}
