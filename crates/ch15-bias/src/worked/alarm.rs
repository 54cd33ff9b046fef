//! Chapter 7's alarm, which no network without biases can learn.

use serde::Serialize;
use study::over_seeds;

use super::{Count, Place, RATE, SEEDS, all_right, count};
use crate::ndarray::array;
use crate::{Network, Samples, Trainer, correct};

/// Two inputs that are each other's mirror image.
#[derive(Serialize)]
pub struct MirrorPair {
    pub input: f64,
    pub pre: f64,
    pub pre_mirrored: f64,
    pub sum: f64,
}

/// The alarm by hidden size.
#[derive(Serialize)]
pub struct AlarmRow {
    pub hidden: usize,
    pub without: Count,
    /// Samples that the best seed without biases has right.
    pub most_right: usize,
    /// A bias at the output node alone.
    pub output_only: Count,
    pub hidden_only: Count,
    pub both: Count,
}

/// The alarm.
#[derive(Serialize)]
pub struct Alarm {
    pub seeds: u64,
    pub epochs: usize,
    pub inputs: Vec<f64>,
    pub targets: Vec<f64>,
    /// One trained network without biases.
    pub pairs: Vec<MirrorPair>,
    pub sum_of_weights: f64,
    pub outputs_without: Vec<f64>,
    /// The same start with biases, trained.
    pub outputs_with: Vec<f64>,
    /// Where its two hidden nodes turn, −bias/weight, in degrees.
    pub turns: Vec<f64>,
    pub rows: Vec<AlarmRow>,
}

/// Degrees above the wanted temperature, and whether the alarm should ring.
pub fn alarm_samples() -> Samples {
    Samples {
        inputs: array![[-3.0], [-1.0], [1.0], [3.0]],
        targets: array![[1.0], [0.0], [0.0], [1.0]],
    }
}

/// The alarm with and without biases.
pub fn alarm() -> Alarm {
    let (seeds, epochs, samples) = (SEEDS, 1000, alarm_samples());
    let run = |place: Place, hidden, seed| {
        let mut trainer = Trainer::new(Network::seeded(1, hidden, 1, seed), RATE);
        for _ in 0..epochs {
            place.epoch(&mut trainer, &samples);
        }
        trainer.network
    };
    let rows = [2, 4, 8].map(|hidden| {
        let all = |place| over_seeds(seeds, |seed| run(place, hidden, seed));
        let solved = |networks: &[Network]| {
            count(&networks.iter().map(|one| all_right(one, &samples)).collect::<Vec<_>>())
        };
        let without = all(Place::Neither);
        let most_right = without.iter().map(|one| correct(one, &samples)).max().unwrap_or(0);
        AlarmRow {
            hidden,
            without: solved(&without),
            most_right,
            output_only: solved(&all(Place::Output)),
            hidden_only: solved(&all(Place::Hidden)),
            both: solved(&all(Place::Both)),
        }
    });
    let without = run(Place::Neither, 2, 1);
    let pre = |input: f64| without.forward(array![input].view()).pre_o[0];
    let pairs = [1.0, 3.0]
        .map(|input| MirrorPair {
            input,
            pre: pre(input),
            pre_mirrored: pre(-input),
            sum: pre(input) + pre(-input),
        })
        .into();
    let with = run(Place::Both, 2, 1);
    let outputs = |network: &Network| {
        samples.iter().map(|(input, _)| network.forward(input).post_o[0]).collect()
    };
    let turns = with.bias_h.iter().zip(&with.i_to_h.row(0)).map(|(b, w)| -b / w).collect();
    Alarm {
        seeds,
        epochs,
        inputs: samples.inputs.column(0).to_vec(),
        targets: samples.targets.column(0).to_vec(),
        pairs,
        sum_of_weights: without.h_to_o.sum(),
        outputs_without: outputs(&without),
        outputs_with: outputs(&with),
        turns,
        rows: rows.into(),
    }
}
