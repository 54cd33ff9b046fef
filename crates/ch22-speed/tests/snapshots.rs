//! Every number and every program output that the page prints.

use ch22_speed::exp;
use ch22_speed::fixed::{Fixed, Network};
use ch22_speed::worked;
use ch22_speed::{Batch, Question};
use serde::Serialize;

/// How far the exponential is from the true value, in units in the last place.
#[derive(Serialize)]
struct Ulps {
    /// How many numbers were compared.
    numbers: usize,
    /// The most that our exponential is off by, in units in the last place.
    worst: f64,
    /// The most that libm's exponential is off by, in units in the last place.
    libm_worst: f64,
    /// The share of cases in which our exponential is the f64 next to the true value.
    right: f64,
}

fn ulps() -> Ulps {
    let lines = include_str!("oracles/exp.csv").lines();
    let of_bits = |hex: &str| f64::from_bits(u64::from_str_radix(hex, 16).expect("bits"));
    let rows: Vec<(f64, f64, f64)> = lines
        .map(|line| {
            let mut cells = line.split(',');
            let mut cell = || cells.next().expect("three cells");
            (of_bits(cell()), of_bits(cell()), cell().parse().expect("a number"))
        })
        .collect();
    let off = |value: f64, near: f64, above: f64| {
        let ulp = f64::from_bits(near.to_bits() + 1) - near;
        ((value - near) / ulp - above).abs()
    };
    let [mut worst, mut libm_worst] = [0.0_f64; 2];
    let mut right = 0;
    for &(x, near, above) in &rows {
        let [value] = exp([x]);
        worst = worst.max(off(value, near, above));
        libm_worst = libm_worst.max(off(libm::exp(x), near, above));
        right += usize::from(value == near);
    }
    let right = right as f64 / rows.len() as f64;
    Ulps { numbers: rows.len(), worst, libm_worst, right }
}

/// The memory of an update, counted.
#[derive(Serialize)]
struct Memory {
    /// How often the system is asked for memory in a hundred updates one by one, after the first.
    one_by_one: u64,
    batch: u64,
    /// How often the system is asked for memory in a hundred batches of the quick form, after the
    /// first.
    quick: u64,
    /// How many samples are in a batch of the quick form.
    quick_batch: usize,
    fixed: u64,
    /// How many bytes the network of fixed size takes.
    fixed_bytes: usize,
}

fn memory() -> Memory {
    let samples = worked::training_part(0);
    let network = worked::network(0);
    let numbers: Vec<usize> = (0..32).collect();
    let counted = |mut update: Box<dyn FnMut()>| {
        update();
        let info = allocation_counter::measure(|| (0..100).for_each(|_| update()));
        info.count_total
    };
    let with = |mut batch: Batch| {
        let (mut network, samples, numbers) = (network.clone(), samples.clone(), numbers.clone());
        counted(Box::new(move || {
            let gradients = batch.gradients(&network, Question::Number, &samples, &numbers);
            network.descend(gradients, 1e-3);
        }))
    };
    let one_by_one = {
        let (mut network, samples, numbers) = (network.clone(), samples.clone(), numbers.clone());
        counted(Box::new(move || {
            ch21_outputs::epoch(&mut network, Question::Number, &samples, &numbers[..1], 1e-3);
        }))
    };
    let fixed = {
        let mut network = Fixed::<3, 4, 1>::new(&Network::seeded(3, 4, 1, 1));
        let samples = [([0.5, 0.2, 0.9], [1.0]); 4];
        counted(Box::new(move || {
            network.epoch_ahead(&samples, 1.0, &ch22_speed::fixed::Polynomial);
        }))
    };
    Memory {
        one_by_one,
        batch: with(Batch::new(&network, 32)),
        quick: with(Batch::new(&network, 32).quick()),
        quick_batch: numbers.len(),
        fixed,
        fixed_bytes: size_of::<Fixed<3, 4, 1>>(),
    }
}

#[test]
fn worked_examples() {
    proof::worked!("by_hand", worked::by_hand());
    proof::worked!("noise", worked::noise());
    proof::worked!("exponential", worked::exponential());
    proof::worked!("ulps", ulps());
    proof::worked!("memory", memory());
    proof::worked!("speed", worked::speed());
}

#[test]
fn batches_of_several_sizes() {
    proof::worked!("batches", worked::batches());
}

#[test]
fn examples() {
    proof::example!("one_batch");
    proof::example!("same_bits");
    proof::example!("measured");
}
