//! One update in matrices.

use ch08_sigmoid::{activate_prime, final_error};
use ndarray::{Array1, Array2, array};
use serde::Serialize;

use super::{error, fitting, network, rows};
use crate::backpropagate;

/// The update of chapter 10 in matrices, number by number.
#[derive(Serialize)]
pub struct OneUpdate {
    /// The inputs.
    pub input: Vec<f64>,
    /// The input-to-hidden weights before the update.
    pub i_to_h: Vec<Vec<f64>>,
    /// HtoO, 4 rows of 1.
    pub h_to_o: Vec<Vec<f64>>,
    /// What each input contributes to each preactivation, 3 rows of 4.
    pub contribution: Vec<Vec<f64>>,
    /// The preactivations of the hidden nodes.
    pub pre_h: Vec<f64>,
    /// The postactivations of the hidden nodes.
    pub post_h: Vec<f64>,
    /// The preactivations of the output nodes.
    pub pre_o: Vec<f64>,
    /// The outputs: the postactivations of the output nodes.
    pub post_o: Vec<f64>,
    /// The error signals S_ERROR.
    pub error_signal: Vec<f64>,
    /// HtoO · S_ERROR.
    pub arriving: Vec<f64>,
    /// The slopes of the activation function at the hidden nodes.
    pub slope_h: Vec<f64>,
    /// What is left of the error signals behind the activation of a hidden node.
    pub behind: Vec<f64>,
    /// The gradients of HtoO, 4 rows of 1.
    pub gradient_h_to_o: Vec<Vec<f64>>,
    /// The gradients of ItoH, 3 rows of 4.
    pub gradient_i_to_h: Vec<Vec<f64>>,
    /// The hidden-to-output weights after the update.
    pub new_h_to_o: Vec<Vec<f64>>,
    pub new_i_to_h: Vec<Vec<f64>>,
    /// The error E before the update.
    pub error: f64,
    /// The error E after the update.
    pub new_error: f64,
    /// Numbers that chapter 10 has too.
    pub compared: usize,
    /// How many of the compared numbers are equal in all 64 bits.
    pub equal: usize,
}

/// Chapter 10's update, in matrices.
pub fn one_update() -> OneUpdate {
    let sample = ch09_training::worked::sample();
    let (input, target) = (Array1::from(sample.input), array![sample.target]);
    let before = network();
    let forward = fitting(before.forward(input.view()));
    let fe = final_error(forward.post_o[0], target[0]);
    let error_signal = array![fe] * forward.pre_o.mapv(activate_prime);
    let arriving = before.h_to_o.dot(&error_signal);
    let slope_h = forward.pre_h.mapv(activate_prime);
    let gradients = fitting(backpropagate(&before, input.view(), target.view()));
    let mut after = before.clone();
    after.descend(&gradients, 1.0);
    let update = OneUpdate {
        input: input.to_vec(),
        i_to_h: rows(&before.i_to_h),
        h_to_o: rows(&before.h_to_o),
        contribution: rows(&Array2::from_shape_fn((3, 4), |(i, h)| {
            input[i] * before.i_to_h[[i, h]]
        })),
        pre_h: forward.pre_h.to_vec(),
        post_h: forward.post_h.to_vec(),
        pre_o: forward.pre_o.to_vec(),
        post_o: forward.post_o.to_vec(),
        error_signal: error_signal.to_vec(),
        behind: (&arriving * &slope_h).to_vec(),
        arriving: arriving.to_vec(),
        slope_h: slope_h.to_vec(),
        gradient_h_to_o: rows(&gradients.h_to_o),
        gradient_i_to_h: rows(&gradients.i_to_h),
        new_h_to_o: rows(&after.h_to_o),
        new_i_to_h: rows(&after.i_to_h),
        error: error(&before, input.view(), target.view()),
        new_error: error(&after, input.view(), target.view()),
        compared: 0,
        equal: 0,
    };
    let pairs = beside_chapter_10(&update);
    let equal = pairs.iter().filter(|(a, b)| a.to_bits() == b.to_bits()).count();
    OneUpdate { compared: pairs.len(), equal, ..update }
}

/// Each number of the update, and beside it the number of chapter 10.
pub fn beside_chapter_10(ours: &OneUpdate) -> Vec<(f64, f64)> {
    let scalar = ch10_backpropagation::worked::one_update();
    let pairs = [
        (ours.pre_h.clone(), scalar.pre_h),
        (ours.post_h.clone(), scalar.post_h),
        (ours.pre_o.clone(), vec![scalar.pre_o]),
        (ours.post_o.clone(), vec![scalar.post_o]),
        (ours.error_signal.clone(), vec![scalar.error_signal]),
        (ours.arriving.clone(), scalar.arriving),
        (ours.slope_h.clone(), scalar.slope_h),
        (ours.behind.clone(), scalar.behind),
        (ours.gradient_h_to_o.concat(), scalar.gradient_h_to_o),
        (ours.gradient_i_to_h.concat(), scalar.gradient_i_to_h.concat()),
        (ours.new_h_to_o.concat(), scalar.new_h_to_o),
        (ours.new_i_to_h.concat(), scalar.new_i_to_h.concat()),
        (vec![ours.error, ours.new_error], vec![scalar.error, scalar.new_error]),
    ];
    pairs.into_iter().flat_map(|(ours, scalar)| ours.into_iter().zip(scalar)).collect()
}
