//! The chapter's worked examples: every number that its page prints.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

use serde::Serialize;

use crate::{perceptron, preactivation, unit_step};

/// The weights of the greenhouse: for warmth, for damp, for wind.
pub const WEIGHTS: [f64; 3] = [1.0, 2.0, -2.0];

/// One decision, step by step.
#[derive(Serialize)]
pub struct Decision {
    /// Warmth, damp and wind.
    pub inputs: [f64; 3],
    /// The weights of the three instruments.
    pub weights: [f64; 3],
    /// Each input times its weight.
    pub products: [f64; 3],
    /// The preactivation: their sum.
    pub pre: f64,
    /// The answer: 1 opens, 0 does not.
    pub post: f64,
}

/// A decision about these inputs with these weights.
pub fn decide(inputs: [f64; 3], weights: [f64; 3]) -> Decision {
    let products = [0, 1, 2].map(|i| inputs[i] * weights[i]);
    let pre = preactivation(&inputs, &weights);
    Decision { inputs, weights, products, pre, post: unit_step(pre) }
}

/// One room on three days.
#[derive(Serialize)]
pub struct Days {
    /// A little wind.
    pub calm: Decision,
    /// More wind.
    pub windy: Decision,
    /// Wind that balances warmth and damp.
    pub edge: Decision,
}

/// The three days of the page.
pub fn days() -> Days {
    let day = |wind| decide([2.0, 0.5, wind], WEIGHTS);
    Days { calm: day(1.0), windy: day(2.0), edge: day(1.5) }
}

/// The first day as the bare instruments show it, and the level that the sum has to reach.
#[derive(Serialize)]
pub struct Level {
    /// Degrees, damp in tens of per cent, wind in metres per second.
    pub readings: [f64; 3],
    /// Where the gardener has put the marks.
    pub marks: [f64; 3],
    /// Each reading times its weight.
    pub products: [f64; 3],
    /// Their sum.
    pub sum: f64,
    /// The sum when each instrument stands at its mark: the vent opens from here on.
    pub level: f64,
    /// How far the sum lies above the level.
    pub above: f64,
}

/// The calm day without marks on the instruments.
pub fn level() -> Level {
    let (readings, marks) = ([24.0, 6.5, 4.0], [22.0, 6.0, 3.0]);
    let (day, at_marks) = (decide(readings, WEIGHTS), decide(marks, WEIGHTS));
    Level {
        readings,
        marks,
        products: day.products,
        sum: day.pre,
        level: at_marks.pre,
        above: day.pre - at_marks.pre,
    }
}

/// Three nodes that share the instruments, one for each thing that could be done.
#[derive(Serialize)]
pub struct Kinds {
    /// The node that asks about heat.
    pub heat: Decision,
    /// The node that asks about air.
    pub air: Decision,
    /// The node that asks about mist.
    pub mist: Decision,
    /// The same node with weights ten times as large.
    pub loud_mist: Decision,
}

/// The calm day, put to three nodes.
pub fn kinds() -> Kinds {
    let inputs = days().calm.inputs;
    Kinds {
        heat: decide(inputs, [-1.0, 0.0, 1.0]),
        air: decide(inputs, WEIGHTS),
        mist: decide(inputs, [1.0, -3.0, 0.0]),
        loud_mist: decide(inputs, [10.0, -30.0, 0.0]),
    }
}

/// What becomes of two days when all weights are multiplied by one number.
#[derive(Serialize)]
pub struct Scaled {
    pub rows: Vec<ScaledRow>,
}

/// The calm day and the windy one with multiplied weights.
#[derive(Serialize)]
pub struct ScaledRow {
    /// What the weights are multiplied by.
    pub factor: f64,
    pub calm_pre: f64,
    pub calm: f64,
    pub windy_pre: f64,
    pub windy: f64,
}

/// Weights ten times as large, a tenth as large, and turned around.
pub fn scaled() -> Scaled {
    let row = |factor| {
        let weights = WEIGHTS.map(|weight| factor * weight);
        let (calm, windy) = (days().calm.inputs, days().windy.inputs);
        ScaledRow {
            factor,
            calm_pre: preactivation(&calm, &weights),
            calm: perceptron(&calm, &weights),
            windy_pre: preactivation(&windy, &weights),
            windy: perceptron(&windy, &weights),
        }
    };
    Scaled { rows: [1.0, 10.0, 0.1, -1.0].map(row).into() }
}

/// The weight of the damp in another unit.
#[derive(Serialize)]
pub struct Units {
    /// The weight of a step of ten per cent.
    pub weight_ten_per_cent: f64,
    /// The weight of one per cent that makes the same decisions.
    pub weight_per_cent: f64,
}

/// Ten steps of one per cent count as much as one of ten.
pub fn units() -> Units {
    Units { weight_ten_per_cent: WEIGHTS[1], weight_per_cent: WEIGHTS[1] / 10.0 }
}

/// One weight and four temperatures, which no weight can separate as one would like.
#[derive(Serialize)]
pub struct OneInput {
    /// How far the room is from the temperature that is wanted.
    pub inputs: [f64; 4],
    /// Whether something should be done about it.
    pub wanted: [f64; 4],
    pub positive: [f64; 4],
    pub negative: [f64; 4],
    pub zero: [f64; 4],
    /// From which temperature on a node with a threshold says yes.
    pub threshold: f64,
    /// What a weight of 1 with this threshold answers.
    pub above: [f64; 4],
    /// How many of the temperatures a positive weight answers right.
    pub positive_right: usize,
    /// How many of the temperatures a negative weight answers right.
    pub negative_right: usize,
    /// How many of the temperatures a weight of zero answers right.
    pub zero_right: usize,
    /// How many of the temperatures a weight of 1 with the threshold answers right.
    pub above_right: usize,
}

/// An alarm for a room that is too cold or too warm.
pub fn one_input() -> OneInput {
    let inputs = [-3.0, -1.0, 1.0, 3.0];
    let wanted = [1.0, 0.0, 0.0, 1.0];
    let answers = |weight: f64| inputs.map(|input| perceptron(&[input], &[weight]));
    let right = |answers: [f64; 4]| answers.iter().zip(&wanted).filter(|(a, b)| a == b).count();
    let [positive, negative, zero] = [1.0, -1.0, 0.0].map(answers);
    let threshold = 2.0;
    // The mark moved to the threshold.
    let above = inputs.map(|input| perceptron(&[input - threshold], &[1.0]));
    OneInput {
        inputs,
        wanted,
        positive,
        negative,
        zero,
        threshold,
        above,
        positive_right: right(positive),
        negative_right: right(negative),
        zero_right: right(zero),
        above_right: right(above),
    }
}
