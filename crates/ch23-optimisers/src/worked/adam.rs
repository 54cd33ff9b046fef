//! Adam's first steps, with and without the correction, and what weight decay becomes in it.

use serde::Serialize;

use crate::{Memory, Rule};

/// The length of each of the first steps at a learning rate of 1 and an even gradient of 1.
pub fn steps(first: f64, second: f64, corrected: bool, updates: usize) -> Vec<f64> {
    let mut memory = Memory::default();
    let mut weight = 0.0;
    let mut steps = vec![];
    for update in 1..=updates {
        let rule = Rule::Adam { first, second, small: 1e-8 };
        let moved = rule.moved(weight, 1.0, &mut memory, 1.0, update as i32);
        steps.push(if corrected {
            weight - moved
        } else {
            memory.first / (memory.second.sqrt() + 1e-8)
        });
        weight = moved;
    }
    steps
}

/// An update of Adam, taken to pieces.
#[derive(Serialize)]
pub struct Piece {
    /// The gradient of this update.
    pub gradient: f64,
    /// The mean of the gradients so far.
    pub first: f64,
    /// The mean of the gradients' squares so far.
    pub second: f64,
    /// The mean, corrected for its start at zero.
    pub first_corrected: f64,
    /// The mean of the squares, corrected for its start at zero.
    pub second_corrected: f64,
    /// What this update adds to the weight.
    pub step: f64,
    pub weight: f64,
}

/// The gradients of the worked updates.
pub const GRADIENTS: [f64; 3] = [0.4, 0.2, -0.4];

/// Three updates by hand, from a weight of 1 at a learning rate of 0.1.
#[derive(Serialize)]
pub struct ByHand {
    /// The share of the mean of the gradients that is kept at each update.
    pub first_keep: f64,
    /// The share of the mean of their squares that is kept at each update.
    pub second_keep: f64,
    /// The learning rate.
    pub rate: f64,
    /// The weight at the start.
    pub start: f64,
    /// The updates, one after the other.
    pub pieces: Vec<Piece>,
    /// The share of the mean of squares that RMSProp keeps at each update.
    pub rms_keep: f64,
    /// What an update of RMSProp adds to the weight.
    pub rms_steps: Vec<f64>,
    /// The length of Adam's first step without its correction, in learning rates.
    pub first_uncorrected: f64,
    /// The length of Adam's longest step without its correction, on an even slope, in learning
    /// rates.
    pub longest_uncorrected: f64,
    /// Which update has the longest step without the correction.
    pub longest_at: usize,
    /// The first update from which on they stay below twice the rate.
    pub below_twice_at: usize,
}

/// Adam by hand.
pub fn by_hand() -> ByHand {
    let (rate, start) = (0.1, 1.0);
    let (mut weight, mut memory) = (start, Memory::default());
    let (mut rms_weight, mut rms_memory) = (start, Memory::default());
    let rms_keep = 0.99;
    let rms = Rule::RmsProp { keep: rms_keep, small: 1e-8 };
    let mut rms_steps = vec![];
    let piece = |(update, gradient): (i32, f64)| {
        let moved = Rule::ADAM.moved(weight, gradient, &mut memory, rate, update);
        let step = moved - weight;
        weight = moved;
        let rms_moved = rms.moved(rms_weight, gradient, &mut rms_memory, rate, update);
        rms_steps.push(rms_moved - rms_weight);
        rms_weight = rms_moved;
        Piece {
            gradient,
            first: memory.first,
            second: memory.second,
            first_corrected: memory.first / (1.0 - 0.9_f64.powi(update)),
            second_corrected: memory.second / (1.0 - 0.999_f64.powi(update)),
            step,
            weight: moved,
        }
    };
    let pieces = (1..).zip(GRADIENTS).map(piece).collect();
    let uncorrected = steps(0.9, 0.999, false, 2_000);
    let longest = uncorrected.iter().copied().fold(0.0, f64::max);
    let at = |wanted: &dyn Fn(&f64) -> bool| {
        1 + uncorrected.iter().rposition(wanted).expect("there is one")
    };
    ByHand {
        first_keep: 0.9,
        second_keep: 0.999,
        rate,
        start,
        pieces,
        rms_keep,
        rms_steps,
        first_uncorrected: uncorrected[0],
        longest_uncorrected: longest,
        longest_at: at(&|step| *step == longest),
        below_twice_at: 1 + at(&|step| *step >= 2.0),
    }
}

/// What is left of a weight that only decay moves in the long run: its gradients change sign from
/// update to update, and are of this size.
pub fn left(rule: Rule, pull: f64, size: f64, rate: f64, updates: usize) -> f64 {
    let (mut weight, mut memory) = (1.0, Memory::default());
    for update in 1..=updates {
        let sign = if update % 2 == 0 { 1.0 } else { -1.0 };
        let gradient = sign * size + pull * weight;
        weight = rule.moved(weight, gradient, &mut memory, rate, update as i32);
    }
    weight
}

/// A weight under L2 and under weight decay.
#[derive(Serialize)]
pub struct DecayRow {
    /// The size of the weight's gradients.
    pub size: f64,
    /// The share of the weight that is left by plain descent with an L2 penalty.
    pub plain_l2: f64,
    /// The share of the weight that is left by Adam with an L2 penalty.
    pub adam_l2: f64,
    /// The share of the weight that is left by AdamW.
    pub adam_w: f64,
}

/// Two weights, one with large gradients and one with small.
#[derive(Serialize)]
pub struct Decayed {
    /// The learning rate.
    pub rate: f64,
    /// The weight decay d.
    pub decay: f64,
    /// How many updates.
    pub updates: usize,
    /// One row for each size of the gradients.
    pub rows: Vec<DecayRow>,
    /// The share of a weight that decay alone leaves: (1 − learning rate · decay) to the power of
    /// the number of updates.
    pub closed: f64,
}

/// The sizes of the gradients.
pub const SIZES: [f64; 3] = [0.25, 1.0, 4.0];

/// Weight decay and L2 side by side.
pub fn decayed() -> Decayed {
    let (rate, decay, updates) = (0.01, 0.01, 10_000);
    let row = |size: f64| DecayRow {
        size,
        plain_l2: left(Rule::Plain, decay, size, rate, updates),
        adam_l2: left(Rule::ADAM, decay, size, rate, updates),
        adam_w: left(
            Rule::AdamW { first: 0.9, second: 0.999, small: 1e-8, decay },
            0.0,
            size,
            rate,
            updates,
        ),
    };
    Decayed {
        rate,
        decay,
        updates,
        rows: SIZES.map(row).into(),
        closed: libm::pow(1.0 - rate * decay, updates as f64),
    }
}
