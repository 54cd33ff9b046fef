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
    /// The preactivation of the output node.
    pub pre: f64,
    /// The preactivation of the output node for the input with the opposite sign.
    pub pre_mirrored: f64,
    pub sum: f64,
}

/// The alarm without biases, by hidden size.
#[derive(Serialize)]
pub struct AlarmRow {
    /// How many hidden nodes.
    pub hidden: usize,
    pub solved: Count,
    /// Samples that the best seed has right.
    pub most_right: usize,
}

/// The alarm with biases, by hidden size.
#[derive(Serialize)]
pub struct Biased {
    pub hidden: usize,
    /// With biases in the hidden layer only.
    pub hidden_only: Count,
    /// With biases in both layers.
    pub both: Count,
}

/// Two hidden nodes with biases before an output node without one, by hand.
#[derive(Serialize)]
pub struct HiddenAlone {
    /// The weight from the temperature to a hidden node.
    pub weights: Vec<f64>,
    /// The bias of a hidden node.
    pub biases: Vec<f64>,
    /// The weight from a hidden node to the output node.
    pub h_to_o: Vec<f64>,
    pub outputs: Vec<f64>,
}

/// The alarm.
#[derive(Serialize)]
pub struct Alarm {
    /// How many seeds were tried.
    pub seeds: u64,
    /// How many epochs each training has.
    pub epochs: usize,
    /// A temperature, in degrees.
    pub inputs: Vec<f64>,
    pub targets: Vec<f64>,
    /// One trained network without biases.
    pub pairs: Vec<MirrorPair>,
    pub sum_of_weights: f64,
    /// The output at this temperature of a trained network without biases.
    pub outputs_without: Vec<f64>,
    /// The same start with biases, trained.
    pub outputs_with: Vec<f64>,
    /// The temperature at which a hidden node of the network with biases turns, −bias/weight, in
    /// degrees.
    pub turns: Vec<f64>,
    /// One row for each hidden size, without biases.
    pub rows: Vec<AlarmRow>,
    /// One row for each hidden size, with biases.
    pub biased: Vec<Biased>,
    /// Biases in the hidden layer alone, by hand.
    pub by_hand: HiddenAlone,
}

/// Degrees above the wanted temperature, and whether the alarm should ring.
pub fn alarm_samples() -> Samples {
    Samples {
        inputs: array![[-3.0], [-1.0], [1.0], [3.0]],
        targets: array![[1.0], [0.0], [0.0], [1.0]],
    }
}

/// An alarm without a bias at its output node.
pub fn hidden_alone() -> Network {
    Network {
        i_to_h: array![[0.5, 20.0]],
        bias_h: array![-1.0, 40.0],
        h_to_o: array![[20.0], [-10.0]],
        bias_o: array![0.0],
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
    let all = |place, hidden| over_seeds(seeds, |seed| run(place, hidden, seed));
    let solved = |networks: &[Network]| {
        count(&networks.iter().map(|one| all_right(one, &samples)).collect::<Vec<_>>())
    };
    let rows = [2, 4, 8].map(|hidden| {
        let without = all(Place::Neither, hidden);
        let most_right = without.iter().map(|one| correct(one, &samples)).max().unwrap_or(0);
        AlarmRow { hidden, solved: solved(&without), most_right }
    });
    let biased = [2, 4].map(|hidden| Biased {
        hidden,
        hidden_only: solved(&all(Place::Hidden, hidden)),
        both: solved(&all(Place::Both, hidden)),
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
    let by_hand = hidden_alone();
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
        biased: biased.into(),
        by_hand: HiddenAlone {
            weights: by_hand.i_to_h.row(0).to_vec(),
            biases: by_hand.bias_h.to_vec(),
            h_to_o: by_hand.h_to_o.column(0).to_vec(),
            outputs: outputs(&by_hand),
        },
    }
}
