//! How many hidden nodes are deaf before the first update.

use std::f64::consts::PI;

use ch08_sigmoid::activate_prime;
use ch14_datasets::worked::DEAF;
use serde::Serialize;
use study::{Spread, over_seeds, spread};

use crate::{Network, Rule, Scaler, scaled};

/// Raw inputs and scaled ones, before training.
#[derive(Serialize)]
pub struct Saturation {
    /// How many networks were counted.
    pub seeds: u64,
    pub deaf: f64,
    /// Beyond this preactivation, on either side, the slope of the sigmoid is below a hundredth.
    pub edge: f64,
    /// The variance of a weight from −1 to 1.
    pub weight_variance: f64,
    /// The variance of an input from −20 to 20.
    pub input_variance: f64,
    /// The variance of a hidden node's preactivation: four times the product of the variances of a
    /// weight and of an input.
    pub variance: f64,
    /// The standard deviation of a hidden node's preactivation.
    pub sd: f64,
    /// The share of preactivations beyond the edge, by the distribution of the preactivation.
    pub share: f64,
    /// The median preactivation, without its sign.
    pub median_pre: f64,
    /// The slope at the median preactivation.
    pub median_slope: f64,
    /// The same, counted in networks of four hidden nodes.
    pub counted_sd: f64,
    /// The share of preactivations beyond the edge, counted.
    pub counted_share: f64,
    pub counted_slope: f64,
    /// The counted share by seed.
    pub spread: Spread,
    /// The standard deviation of a preactivation of scaled inputs, by formula: the root of four
    /// times a weight's variance.
    pub scaled_theory_sd: f64,
    /// The standard deviation of a preactivation of scaled inputs, counted.
    pub scaled_sd: f64,
    pub scaled_share: f64,
    pub scaled_slope: f64,
}

/// The probability that a preactivation of four raw inputs lies between −edge and edge.
///
/// A product of a weight from −1 to 1 and an input from −20 to 20, both even, has the
/// characteristic function Si(u)/u at u = 20t, where Si is the sine integral; four of them add up,
/// and the probability is (2/π) ∫ sin(edge·u/20)/u · (Si(u)/u)⁴ du from 0 to ∞.
pub fn share_within(edge: f64) -> f64 {
    let step = 0.01;
    let sinc = |u: f64| if u == 0.0 { 1.0 } else { libm::sin(u) / u };
    let value = |u: f64, si: f64| {
        if u == 0.0 {
            return edge / 20.0;
        }
        let ratio = si / u;
        libm::sin(edge * u / 20.0) / u * ratio * ratio * ratio * ratio
    };
    // Simpson's rule for both integrals, Si half a step at a time.
    let (mut si, mut sum) = (0.0, 0.0);
    for place in 0..30_000 {
        let u = f64::from(place) * step;
        let half = |from: f64| {
            let quarter = step / 4.0;
            (step / 12.0) * (sinc(from) + 4.0 * sinc(from + quarter) + sinc(from + 2.0 * quarter))
        };
        let first = value(u, si);
        let middle = si + half(u);
        let last = middle + half(u + step / 2.0);
        sum += step / 6.0 * (first + 4.0 * value(u + step / 2.0, middle) + value(u + step, last));
        si = last;
    }
    2.0 / PI * sum
}

/// Before the first update.
pub fn saturation() -> Saturation {
    let seeds = 200;
    let edge = libm::log((1.0 + (1.0 - 4.0 * DEAF).sqrt()) / (1.0 - (1.0 - 4.0 * DEAF).sqrt()));
    let (mut low, mut high) = (0.0, 20.0);
    for _ in 0..40 {
        let middle = 0.5 * (low + high);
        if share_within(middle) < 0.5 { low = middle } else { high = middle }
    }
    let counted = |scale: bool| {
        let runs = over_seeds(seeds, |seed| {
            let raw = Rule::Ball.samples(200, 2 * seed);
            let samples = if scale { scaled(&Scaler::fit(&raw.inputs), &raw) } else { raw };
            let network = Network::seeded(4, 4, 1, seed);
            let pre = |row| network.forward(row).pre_h.to_vec();
            samples.inputs.rows().into_iter().flat_map(pre).collect::<Vec<f64>>()
        });
        let by_seed: Vec<f64> = runs
            .iter()
            .map(|run| {
                let deaf = run.iter().filter(|pre| activate_prime(**pre) < DEAF).count();
                deaf as f64 / run.len() as f64
            })
            .collect();
        let all: Vec<f64> = runs.into_iter().flatten().collect();
        let squares: f64 = all.iter().map(|pre| pre * pre).sum();
        let sd = (squares / all.len() as f64).sqrt();
        let slope = spread(all.iter().map(|pre| activate_prime(*pre))).median;
        (sd, super::mean(&by_seed), slope, spread(by_seed))
    };
    let (counted_sd, counted_share, counted_slope, spread) = counted(false);
    let (scaled_sd, scaled_share, scaled_slope, _) = counted(true);
    Saturation {
        seeds,
        deaf: DEAF,
        edge,
        weight_variance: 1.0 / 3.0,
        input_variance: 400.0 / 3.0,
        variance: 4.0 * 400.0 / 9.0,
        sd: (1600.0_f64 / 9.0).sqrt(),
        share: 1.0 - share_within(edge),
        median_pre: low,
        median_slope: activate_prime(low),
        counted_sd,
        counted_share,
        counted_slope,
        spread,
        scaled_theory_sd: (4.0_f64 / 3.0).sqrt(),
        scaled_sd,
        scaled_share,
        scaled_slope,
    }
}
