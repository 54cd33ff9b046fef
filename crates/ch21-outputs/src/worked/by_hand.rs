//! What a pencil can follow.

use ch08_sigmoid::{activate, activate_prime};
use serde::Serialize;

use crate::ndarray::{Array1, array};
use crate::{Question, softmax};

/// The error of a yes or no over the output, for a target of 1.
#[derive(Serialize)]
pub struct Told {
    /// One row for each share.
    pub rows: Vec<ToldRow>,
}

/// One output.
#[derive(Serialize)]
pub struct ToldRow {
    /// The share that the output gives to what was right.
    pub given: f64,
    /// The cross-entropy: −ln of the share that was given to what was right.
    pub surprise: f64,
    /// The error ½ FE² for the same output.
    pub half_square: f64,
}

/// What an answer costs by both errors.
pub fn told() -> Told {
    let row = |given: f64| ToldRow {
        given,
        surprise: -libm::log(given),
        half_square: 0.5 * (1.0 - given) * (1.0 - given),
    };
    Told { rows: [0.99, 0.9, 0.5, 0.1, 0.01, 0.0001].map(row).into() }
}

/// How loud the news is, for a target of 0.
#[derive(Serialize)]
pub struct Deaf {
    /// One row for each preactivation.
    pub rows: Vec<DeafRow>,
}

/// One preactivation.
#[derive(Serialize)]
pub struct DeafRow {
    /// The preactivation of the output node.
    pub pre: f64,
    /// The output for this preactivation.
    pub output: f64,
    pub slope: f64,
    /// The slope of ½ FE² at this preactivation: FE · f_A′.
    pub of_half_square: f64,
    /// The slope of the cross-entropy at this preactivation: FE.
    pub of_cross_entropy: f64,
}

/// The error signals of both errors, the further out the more wrong.
pub fn deaf() -> Deaf {
    let row = |pre: f64| {
        let cross = Question::YesNo.error_signals(array![pre].view(), array![0.0].view());
        DeafRow {
            pre,
            output: activate(pre),
            slope: activate_prime(pre),
            of_half_square: activate(pre) * activate_prime(pre),
            of_cross_entropy: cross[0],
        }
    };
    Deaf { rows: [0.0, 2.0, 4.0, 8.0].map(row).into() }
}

/// An output layer at work on one sample.
#[derive(Serialize)]
pub struct OneLayer {
    /// The preactivation of an output node.
    pub pre: Vec<f64>,
    /// The target of an output node.
    pub target: Vec<f64>,
    /// e to the power of an output node's preactivation.
    pub exponentials: Vec<f64>,
    /// The sum of e to the power of each preactivation.
    pub sum_of_exponentials: f64,
    /// The output of a node.
    pub outputs: Vec<f64>,
    /// The final error FE of an output node.
    pub final_errors: Vec<f64>,
    /// The error of the sample, by the layer's own error function.
    pub error: f64,
    /// The slope of the error at an output node's preactivation, measured by nudging it.
    pub nudged: Vec<f64>,
}

/// The three output layers.
#[derive(Serialize)]
pub struct ByHand {
    pub nudge: f64,
    /// The layer for a number.
    pub number: OneLayer,
    /// The layer for a yes or no.
    pub yes_no: OneLayer,
    /// The layer for one of several classes.
    pub one_of: OneLayer,
    /// An output of softmax with 100 added to each preactivation.
    pub shifted: Vec<f64>,
    /// What is added to each preactivation.
    pub by: f64,
    /// A preactivation of two classes.
    pub two: Vec<f64>,
    /// An output of softmax for two classes.
    pub two_outputs: Vec<f64>,
    /// The difference of the two preactivations, of which the sigmoid says the same as softmax.
    pub difference: f64,
    pub sigmoid_of_difference: f64,
    /// One row for each temperature.
    pub temperatures: Vec<Temperature>,
    /// An output where softmax is applied to the outputs of softmax.
    pub twice: Vec<f64>,
    /// The largest share that one of three classes can get where softmax is applied twice.
    pub twice_at_most: f64,
    /// A preactivation at which the sigmoid's output is rounded to 1.
    pub sure: f64,
    /// The preactivation from which on, about, the sigmoid's output is rounded to 1.
    pub rounds_at: f64,
}

/// Outputs at a temperature.
#[derive(Serialize)]
pub struct Temperature {
    /// The temperature by which the preactivations are divided.
    pub temperature: f64,
    /// The share of a class at this temperature.
    pub outputs: Vec<f64>,
}

const NUDGE: f64 = 1e-5;

fn one_layer(question: Question, pre: Array1<f64>, target: Array1<f64>) -> OneLayer {
    let error_at = |node: usize, by: f64| {
        let mut pre = pre.clone();
        pre[node] += by;
        question.error(pre.view(), target.view())
    };
    let nudged = |node| (error_at(node, NUDGE) - error_at(node, -NUDGE)) / (2.0 * NUDGE);
    let final_errors = question.error_signals(pre.view(), target.view());
    let exponentials = pre.mapv(libm::exp);
    OneLayer {
        sum_of_exponentials: exponentials.sum(),
        exponentials: exponentials.to_vec(),
        outputs: question.outputs(pre.view()).to_vec(),
        final_errors: final_errors.to_vec(),
        error: question.error(pre.view(), target.view()),
        nudged: (0..pre.len()).map(nudged).collect(),
        pre: pre.to_vec(),
        target: target.to_vec(),
    }
}

/// The three output layers, each with one sample.
pub fn by_hand() -> ByHand {
    let three = array![2.0, 1.0, -1.0];
    let (by, two) = (100.0, array![2.0, 0.5]);
    let temperature = |temperature: f64| Temperature {
        temperature,
        outputs: softmax((&three / temperature).view()).to_vec(),
    };
    let once = softmax(three.view());
    ByHand {
        nudge: NUDGE,
        number: one_layer(Question::Number, array![2.0], array![0.5]),
        yes_no: one_layer(Question::YesNo, array![2.0], array![0.0]),
        one_of: one_layer(Question::OneOf, three.clone(), array![0.0, 1.0, 0.0]),
        shifted: softmax((&three + by).view()).to_vec(),
        by,
        two_outputs: softmax(two.view()).to_vec(),
        difference: two[0] - two[1],
        sigmoid_of_difference: activate(two[0] - two[1]),
        two: two.to_vec(),
        temperatures: [0.5, 1.0, 4.0].map(temperature).into(),
        twice: softmax(once.view()).to_vec(),
        twice_at_most: softmax(array![1.0, 0.0, 0.0].view())[0],
        sure: 40.0,
        rounds_at: -libm::log(0.5 * f64::EPSILON),
    }
}
