//! What the page counts and measures over its seeds, once more in plain arrays: a network of one
//! output that shares with the chapter its starting weights and its sigmoid, and no matrix.

use ch08_sigmoid::activate;
use ch11_architecture::Network;
use ch11_architecture::worked::{EPOCHS, SEEDS, starts};
use proof::recorded;
use serde_json::Value;
use study::over_seeds;

/// I inputs, H hidden nodes, one output.
#[derive(Clone, Copy, Debug)]
struct Plain<const I: usize, const H: usize> {
    into: [[f64; H]; I],
    out: [f64; H],
}

type Sample<const I: usize> = ([f64; I], f64);

/// OR and XOR with a third input that is always 1.
const OR: [Sample<3>; 4] = [
    ([0.0, 0.0, 1.0], 0.0),
    ([0.0, 1.0, 1.0], 1.0),
    ([1.0, 0.0, 1.0], 1.0),
    ([1.0, 1.0, 1.0], 1.0),
];

const XOR: [Sample<3>; 4] = [OR[0], OR[1], OR[2], (OR[3].0, 0.0)];

const XOR_OF_TWO: [Sample<2>; 4] =
    [([0.0, 0.0], 0.0), ([0.0, 1.0], 1.0), ([1.0, 0.0], 1.0), ([1.0, 1.0], 0.0)];

/// The sample of chapter 9.
const NINTH: Sample<3> = ([1.0, 0.5, -0.5], 0.0);

impl<const I: usize, const H: usize> Plain<I, H> {
    fn of(network: &Network) -> Self {
        let into = std::array::from_fn(|i| std::array::from_fn(|h| network.i_to_h[[i, h]]));
        Self { into, out: std::array::from_fn(|h| network.h_to_o[[h, 0]]) }
    }

    fn forward(&self, x: &[f64; I]) -> ([f64; H], f64) {
        let mut hidden = [0.0; H];
        for (x, row) in x.iter().zip(&self.into) {
            hidden.iter_mut().zip(row).for_each(|(node, weight)| *node += x * weight);
        }
        let hidden = hidden.map(activate);
        (hidden, activate((0..H).map(|h| hidden[h] * self.out[h]).sum()))
    }

    fn error(&self, (x, target): &Sample<I>) -> f64 {
        let miss = self.forward(x).1 - target;
        0.5 * miss * miss
    }

    fn summed_error(&self, samples: &[Sample<I>]) -> f64 {
        samples.iter().map(|sample| self.error(sample)).sum()
    }

    fn solves(&self, samples: &[Sample<I>]) -> bool {
        samples.iter().all(|(x, target)| (self.forward(x).1 > 0.5) == (*target > 0.5))
    }

    /// What has come back behind each hidden node, and the gradients of HtoO.
    fn back(&self, (x, target): &Sample<I>) -> ([f64; H], [f64; H]) {
        let (hidden, output) = self.forward(x);
        let signal = (output - target) * output * (1.0 - output);
        let behind = |h: usize| signal * self.out[h] * hidden[h] * (1.0 - hidden[h]);
        (std::array::from_fn(behind), hidden.map(|post| signal * post))
    }

    /// The gradients of ItoH, row by row, and of HtoO, by nudging.
    fn nudged(&self, sample: &Sample<I>) -> (Vec<f64>, Vec<f64>) {
        let slope = |weight: &dyn Fn(&mut Self) -> &mut f64| {
            let at = |nudge: f64| {
                let mut moved = *self;
                *weight(&mut moved) += nudge;
                moved.error(sample)
            };
            (at(1e-5) - at(-1e-5)) / 2e-5
        };
        let each = (0..I).flat_map(|i| (0..H).map(move |h| (i, h)));
        let into = each.map(|(i, h)| slope(&move |plain| &mut plain.into[i][h])).collect();
        (into, (0..H).map(|h| slope(&move |plain| &mut plain.out[h])).collect())
    }
}

impl<const H: usize> Plain<H, H> {
    fn turned(mut self) -> Self {
        self.into = std::array::from_fn(|i| std::array::from_fn(|h| self.into[h][i]));
        self
    }
}

/// Trains with a learning rate of 1. `turned` exchanges rows and columns of the gradients of ItoH.
fn trained<const I: usize, const H: usize>(
    mut network: Plain<I, H>,
    samples: &[Sample<I>],
    turned: bool,
    epochs: u64,
) -> Plain<I, H> {
    for _ in 0..epochs {
        for sample in samples {
            let (behind, out) = network.back(sample);
            for (i, row) in network.into.iter_mut().enumerate() {
                for (h, weight) in row.iter_mut().enumerate() {
                    let (from, to) = if turned { (h, i) } else { (i, h) };
                    *weight -= sample.0[from] * behind[to];
                }
            }
            network.out.iter_mut().zip(out).for_each(|(weight, gradient)| *weight -= gradient);
        }
    }
    network
}

fn length(values: &[f64]) -> f64 {
    values.iter().map(|value| value * value).sum::<f64>().sqrt()
}

/// The relative error of two lists; two lists of zeros are not apart.
fn apart(a: &[f64], b: &[f64]) -> f64 {
    let between: Vec<f64> = a.iter().zip(b).map(|(a, b)| a - b).collect();
    let lengths = length(a) + length(b);
    if lengths > 0.0 { length(&between) / lengths } else { 0.0 }
}

fn count(value: &Value) -> u64 {
    value.as_u64().expect("a count")
}

/// The mean of the two numbers in the middle.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    0.5 * (values[(values.len() - 1) / 2] + values[values.len() / 2])
}

/// Within a ten-millionth of itself.
#[track_caller]
fn nearly(value: &Value, expected: f64) {
    let value = value.as_f64().expect("a number");
    assert!((value / expected - 1.0).abs() < 1e-7, "{value} is not {expected}");
}

#[test]
fn both_programs_on_the_page_s_own_seeds() {
    let shown = recorded(include_str!("snapshots/transposed.snap"));
    assert_eq!((count(&shown["seeds"]), count(&shown["epochs"])), (SEEDS, EPOCHS as u64));
    for (told, samples) in shown["tasks"].as_array().expect("tasks").iter().zip([OR, XOR]) {
        let [right, wrong] = [false, true].map(|turned| {
            over_seeds(count(&shown["seeds"]), |seed| {
                let network = Plain::<3, 3>::of(&Network::seeded(3, 3, 1, seed));
                trained(network, &samples, turned, count(&shown["epochs"]))
            })
        });
        let solved: Vec<_> = right.iter().filter(|network| network.solves(&samples)).collect();
        assert_eq!(count(&told["right"]), solved.len() as u64);
        let wrong_solved = wrong.iter().filter(|network| network.solves(&samples)).count();
        assert_eq!(count(&told["wrong"]), wrong_solved as u64);
        let turned = solved.iter().filter(|network| network.turned().solves(&samples)).count();
        assert_eq!(count(&told["read_transposed"]), turned as u64);

        let errors = |networks: &[Plain<3, 3>]| -> Vec<f64> {
            networks.iter().map(|network| network.summed_error(&samples)).collect()
        };
        nearly(&told["right_error"], median(errors(&right)));
        let errors = errors(&wrong);
        let middle = median(errors.clone());
        nearly(&told["wrong_error"], middle);
        // No seed's error is nearer to the median.
        let from_it = |error: &f64| (error - middle).abs();
        let of_seed = from_it(&errors[count(&told["median_seed"]) as usize]);
        assert!(errors.iter().map(from_it).all(|other| of_seed <= other * (1.0 + 1e-7)));
    }
}

/// The right gradients of ItoH are `input ⊗ behind` and the transposed ones `behind ⊗ input`. Both
/// are as long as the product of the two lengths, and their distance depends on nothing but the
/// angle between the two lists: it is √2 times the sine of it, so the relative error is the sine
/// over √2.
#[test]
fn the_transposed_gradients_are_off_by_the_sine_of_an_angle() {
    let shown = recorded(include_str!("snapshots/transposed.snap"));
    let (x, _) = NINTH;
    let checks = over_seeds(SEEDS, |seed| {
        let network = Plain::<3, 3>::of(&Network::seeded(3, 3, 1, seed));
        let (behind, _) = network.back(&NINTH);
        let across = |i: usize, j: usize| x[i] * behind[j] - x[j] * behind[i];
        let sine = length(&[across(0, 1), across(1, 2), across(2, 0)]);
        let computed: Vec<f64> = x.iter().flat_map(|x| behind.map(|behind| x * behind)).collect();
        let by_angle = sine / (length(&x) * length(&behind)) / 2.0_f64.sqrt();
        (by_angle, apart(&computed, &network.nudged(&NINTH).0))
    });
    let by_angle: Vec<f64> = checks.iter().map(|check| check.0).collect();
    nearly(&shown["i_to_h_least"], by_angle.iter().copied().fold(1.0, f64::min));
    nearly(&shown["i_to_h"], median(by_angle));
    // What nudging leaves is the rounding of the errors, the same in plain arrays.
    let right = checks.iter().map(|check| check.1).fold(0.0, f64::max);
    assert!((shown["right"].as_f64().expect("a number") / right - 1.0).abs() < 1e-3, "{right:e}");
}

/// The four starts: different hidden nodes, solved seeds and gradient checks.
#[test]
fn the_four_starts_in_plain_arrays() {
    let shown = recorded(include_str!("snapshots/twins.snap"));
    assert_eq!(count(&shown["seeds"]), SEEDS);
    // The last of them is chapter 10's XOR.
    assert_eq!(count(&shown["epochs"]), ch10_backpropagation::worked::EPOCHS as u64);
    for (start, told) in shown["starts"].as_array().expect("four starts").iter().enumerate() {
        let seeds = if start == 0 { 1 } else { SEEDS };
        let runs = over_seeds(seeds, |seed| {
            let network = Plain::<2, 4>::of(&starts(seed)[start]);
            let sample = ([1.0, 0.5], 0.0);
            let (behind, out) = network.back(&sample);
            let into: Vec<f64> =
                sample.0.iter().flat_map(|x| behind.map(|behind| x * behind)).collect();
            let nudged = network.nudged(&sample);
            let check = apart(&into, &nudged.0).max(apart(&out, &nudged.1));
            let network = trained(network, &XOR_OF_TWO, false, count(&shown["epochs"]));
            let mut nodes: Vec<[u64; 3]> = (0..4)
                .map(|h| [network.into[0][h], network.into[1][h], network.out[h]].map(f64::to_bits))
                .collect();
            nodes.sort_unstable();
            nodes.dedup();
            (nodes.len() as u64, network.solves(&XOR_OF_TWO), check)
        });
        assert_eq!(count(&told["most"]), runs.iter().map(|run| run.0).max().expect("runs"));
        assert_eq!(count(&told["fewest"]), runs.iter().map(|run| run.0).min().expect("runs"));
        assert_eq!(count(&told["solved"]), runs.iter().filter(|run| run.1).count() as u64);
        let check = runs.iter().map(|run| run.2).fold(0.0, f64::max);
        let told = told["check"].as_f64().expect("a number");
        assert!((told / check - 1.0).abs() < 1e-3, "start {start}: {told:e} and {check:e}");
    }
}
