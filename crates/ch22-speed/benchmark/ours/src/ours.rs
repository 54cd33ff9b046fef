//! What the book has for these workloads.

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use ch12_network::{Trainer, colours};
use ch22_speed::fixed::{Fixed, Libm, Polynomial, Sigmoid, Table};
use ch22_speed::worked::{network as page_start, training_part};
use ch22_speed::ndarray::{Array1, Array2};
use ch22_speed::{Activation, Batch, Layer, Network, Question, Samples};

use crate::Train;
use crate::data::f64s;

const RATE: f64 = 1.0;

/// With the exponential of the machine: the standard library asks the C library.
struct Std;

impl Sigmoid for Std {
    #[inline(always)]
    fn sigmoid<const N: usize>(&self, pre: [f64; N]) -> [f64; N] {
        pre.map(|pre| 1.0 / (1.0 + (-pre).exp()))
    }
}

/// W1: 3-4-1, an update after each sample.
pub fn online(way: &str, folder: &Path) -> Train {
    let rows = f64s(folder, "w1_samples.bin");
    let start = f64s(folder, "w1_start.bin");
    let samples: Vec<([f64; 3], [f64; 1])> =
        rows.chunks_exact(4).map(|row| ([row[0], row[1], row[2]], [row[3]])).collect();
    let network = ch12_network::ndarray::Array2::from_shape_vec((3, 4), start[..12].to_vec())
        .and_then(|i_to_h| Ok((i_to_h, Array2::from_shape_vec((4, 1), start[12..].to_vec())?)))
        .map(|(i_to_h, h_to_o)| ch22_speed::fixed::Network::new(i_to_h, h_to_o))
        .expect("the shapes")
        .expect("the shapes");
    let table = Table::default();
    match way {
        "fresh arrays" => {
            let samples = as_table(&samples);
            Box::new(move |updates| {
                let mut network = network.clone();
                let clock = Instant::now();
                for (input, target) in samples.iter().cycle_through(updates) {
                    let gradients =
                        ch11_architecture::backpropagate(&network, input, target).expect("shapes");
                    network.descend(&gradients, RATE);
                }
                (clock.elapsed().as_secs_f64(), weights_of(&network))
            })
        }
        "chapter 12" => {
            let samples = as_table(&samples);
            Box::new(move |updates| {
                let mut trainer = Trainer::new(network.clone(), RATE);
                let clock = Instant::now();
                for (input, target) in samples.iter().cycle_through(updates) {
                    trainer.step(input, target);
                }
                (clock.elapsed().as_secs_f64(), weights_of(&trainer.network))
            })
        }
        "fixed" => fixed(network, samples, |n, s| n.epoch(s, RATE, &Libm)),
        "fixed std" => fixed(network, samples, |n, s| n.epoch(s, RATE, &Std)),
        "fixed polynomial" => fixed(network, samples, |n, s| n.epoch(s, RATE, &Polynomial)),
        "ahead polynomial" => fixed(network, samples, |n, s| n.epoch_ahead(s, RATE, &Polynomial)),
        "ahead table" => fixed(network, samples, move |n, s| n.epoch_ahead(s, RATE, &table)),
        "sigmoids libm" => waits(Libm),
        "sigmoids table" => waits(table),
        other => panic!("no way {other}"),
    }
}

/// The samples of an iterator from the beginning again and again, so many of them.
trait CycleThrough: Iterator + Sized {
    fn cycle_through(self, count: usize) -> impl Iterator<Item = Self::Item>;
}

impl<I: Iterator + Sized> CycleThrough for I
where
    I::Item: Clone,
{
    fn cycle_through(self, count: usize) -> impl Iterator<Item = I::Item> {
        let all: Vec<I::Item> = self.collect();
        (0..count).map(move |place| all[place % all.len()].clone())
    }
}

fn as_table(samples: &[([f64; 3], [f64; 1])]) -> Samples {
    Samples {
        inputs: Array2::from_shape_fn((samples.len(), 3), |(row, column)| samples[row].0[column]),
        targets: Array2::from_shape_fn((samples.len(), 1), |(row, _)| samples[row].1[0]),
    }
}

fn weights_of(network: &ch22_speed::fixed::Network) -> Vec<f64> {
    network.i_to_h.iter().chain(&network.h_to_o).copied().collect()
}

/// Whole epochs, and the rest.
fn fixed(
    network: ch22_speed::fixed::Network,
    samples: Vec<([f64; 3], [f64; 1])>,
    epoch: impl Fn(&mut Fixed<3, 4, 1>, &[([f64; 3], [f64; 1])]) + 'static,
) -> Train {
    Box::new(move |updates| {
        let mut network = Fixed::<3, 4, 1>::new(&network);
        let clock = Instant::now();
        let mut left = updates;
        while left > 0 {
            let count = left.min(samples.len());
            epoch(&mut network, &samples[..count]);
            left -= count;
        }
        let took = clock.elapsed().as_secs_f64();
        let weights = network.i_to_h.iter().flatten().chain(network.h_to_o.iter().flatten());
        (took, weights.copied().collect())
    })
}

/// The two sigmoids of an update alone, each waiting for the one before.
fn waits(f_a: impl Sigmoid + 'static) -> Train {
    Box::new(move |updates| {
        let mut pre = black_box([0.1, -0.4, 0.7, 0.2]);
        let clock = Instant::now();
        for _ in 0..updates {
            let [post] = f_a.sigmoid([f_a.sigmoid(pre)[0]]);
            pre[0] = post;
        }
        (clock.elapsed().as_secs_f64(), black_box(pre).to_vec())
    })
}

/// A network with one hidden layer of tanh and linear outputs from weights in a list.
fn network_of(start: &[f64], inputs: usize, hidden: usize, outputs: usize) -> Network {
    let (first, rest) = start.split_at(inputs * hidden);
    let (first_biases, rest) = rest.split_at(hidden);
    let (second, second_biases) = rest.split_at(hidden * outputs);
    let layer = |weights: &[f64], from, to, biases: &[f64], activation| Layer {
        weights: Array2::from_shape_vec((from, to), weights.to_vec()).expect("the shape"),
        biases: Array1::from_vec(biases.to_vec()),
        activation,
    };
    Network {
        layers: vec![
            layer(first, inputs, hidden, first_biases, Activation::Tanh),
            layer(second, hidden, outputs, second_biases, Activation::Linear),
        ],
    }
}

fn digits(folder: &Path) -> Samples {
    let inputs = f64s(folder, "w2_inputs.bin");
    let targets = f64s(folder, "w2_targets.bin");
    let rows = inputs.len() / 64;
    Samples {
        inputs: Array2::from_shape_vec((rows, 64), inputs).expect("rows of 64"),
        targets: Array2::from_shape_vec((rows, 10), targets).expect("rows of 10"),
    }
}

fn all_of(network: &Network) -> Vec<f64> {
    let of = |layer: &Layer| layer.weights.iter().chain(&layer.biases).copied().collect::<Vec<_>>();
    network.layers.iter().flat_map(of).collect()
}

/// Epochs of batches.
fn in_batches(
    start: Network,
    samples: Samples,
    size: usize,
    rate: f64,
    quick: bool,
) -> impl FnMut(usize) -> (f64, Vec<f64>) {
    let order: Vec<usize> = (0..samples.len()).collect();
    move |epochs| {
        let mut network = start.clone();
        let clock = Instant::now();
        let mut batch = Batch::new(&network, size);
        if quick {
            batch = batch.quick();
        }
        for _ in 0..epochs {
            for numbers in order.chunks(size) {
                let gradients = batch.gradients(&network, Question::OneOf, &samples, numbers);
                network.descend(gradients, rate);
            }
        }
        (clock.elapsed().as_secs_f64(), all_of(&network))
    }
}

/// The samples of a batch one after the other by chapter 21's program, and one update.
fn in_turn(
    start: Network,
    samples: Samples,
    size: usize,
    rate: f64,
) -> impl FnMut(usize) -> (f64, Vec<f64>) {
    let order: Vec<usize> = (0..samples.len()).collect();
    move |epochs| {
        let mut network = start.clone();
        let clock = Instant::now();
        for _ in 0..epochs {
            for numbers in order.chunks(size) {
                let mut gradients = numbers.iter().map(|&number| {
                    let (input, target) = (samples.inputs.row(number), samples.targets.row(number));
                    ch21_outputs::backpropagate(&network, Question::OneOf, input, target)
                });
                let mut sum = gradients.next().expect("a sample");
                for one in gradients {
                    for (sum, one) in sum.iter_mut().zip(one) {
                        sum.weights += &one.weights;
                        sum.biases += &one.biases;
                    }
                }
                network.descend(&sum, rate / numbers.len() as f64);
            }
        }
        (clock.elapsed().as_secs_f64(), all_of(&network))
    }
}

/// The way forward alone, of all batches with our exponential.
fn forward(start: Network, samples: Samples, size: usize) -> impl FnMut(usize) -> (f64, Vec<f64>) {
    let order: Vec<usize> = (0..samples.len()).collect();
    move |epochs| {
        let mut batch = Batch::new(&start, size).quick();
        let clock = Instant::now();
        for _ in 0..epochs {
            for numbers in order.chunks(size) {
                black_box(batch.forward(black_box(&start), &samples, numbers));
            }
        }
        (clock.elapsed().as_secs_f64(), vec![])
    }
}

/// W2: digits, 64-32-10.
pub fn batches(way: &str, folder: &Path) -> Train {
    let samples = digits(folder);
    let start = network_of(&f64s(folder, "w2_start.bin"), 64, 32, 10);
    let rate = 0.1;
    match way {
        "in turn" => Box::new(in_turn(start, samples, 32, rate)),
        "batch" => Box::new(in_batches(start, samples, 32, rate, false)),
        "quick" => Box::new(in_batches(start, samples, 32, rate, true)),
        "forward" => Box::new(forward(start, samples, 32)),
        other => panic!("no way {other}"),
    }
}

/// The digits again, with batches of any size; a unit is a sample.
pub fn of_batch(size: &str, folder: &Path) -> Train {
    let samples = digits(folder);
    let start = network_of(&f64s(folder, "w2_start.bin"), 64, 32, 10);
    let count = samples.len();
    let size: usize = size.parse().expect("a size");
    let mut train = in_batches(start, samples, size, 0.1, true);
    Box::new(move |epochs| {
        let (seconds, weights) = train(epochs);
        (seconds / (epochs * count) as f64, weights)
    })
}

/// Chapter 12's update with so many hidden nodes; a unit is an update.
pub fn of_hidden(hidden: &str) -> Train {
    let samples = colours(1000, 1);
    let network = ch22_speed::fixed::Network::seeded(3, hidden.parse().expect("a number"), 1, 1);
    Box::new(move |updates| {
        let mut trainer = Trainer::new(network.clone(), 0.01);
        let clock = Instant::now();
        for (input, target) in samples.iter().cycle_through(updates) {
            trainer.step(input, target);
        }
        (clock.elapsed().as_secs_f64() / updates as f64, vec![])
    })
}

/// An epoch of chapter 12 over so many samples; a unit is an epoch.
pub fn of_samples(count: &str) -> Train {
    let samples = colours(count.parse().expect("a number"), 1);
    let network = ch22_speed::fixed::Network::seeded(3, 4, 1, 1);
    Box::new(move |epochs| {
        let mut trainer = Trainer::new(network.clone(), 0.01);
        let clock = Instant::now();
        for _ in 0..epochs {
            trainer.epoch(&samples);
        }
        (clock.elapsed().as_secs_f64() / epochs as f64, vec![])
    })
}

/// The page's penguins in batches of any size, with chapter 21's bits; a unit is an epoch, and what is
/// told is the time of a sample.
pub fn of_penguins(size: &str) -> Train {
    let samples = training_part(0);
    let order: Vec<usize> = (0..samples.len()).collect();
    let size: usize = size.parse().expect("a size");
    Box::new(move |epochs| {
        let mut network = page_start(0);
        let clock = Instant::now();
        for _ in 0..epochs {
            ch22_speed::epoch(&mut network, Question::OneOf, &samples, &order, size, 0.1);
        }
        (clock.elapsed().as_secs_f64() / (epochs * samples.len()) as f64, vec![])
    })
}
