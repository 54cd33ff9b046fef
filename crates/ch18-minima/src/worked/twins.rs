//! One network, many places.

use ch12_network::worked::xor_samples;
use ndarray::Array1;
use serde::Serialize;

use super::census::{USUAL, run};
use super::xor::xor_surface;
use crate::twins::{swapped, turned};
use crate::{Network, NetworkSurface, Surface, length, ndarray, place_of};

/// A 2-2-1 network that has learned XOR, and its twins.
#[derive(Serialize)]
pub struct Twins {
    pub seed: u64,
    /// How many epochs of training.
    pub epochs: usize,
    /// The network that was trained.
    pub original: Twin,
    /// Its twin with the hidden nodes exchanged.
    pub swapped: Twin,
    pub turned: Twin,
    /// The largest difference between an answer and its twin's, on a grid of inputs.
    pub apart_swapped: f64,
    pub apart_turned: f64,
    /// The error halfway between the network and its swapped twin.
    pub halfway_error: f64,
    /// In how many orders the hidden nodes can stand, for 1 to 4 of them.
    pub orders: [u64; 4],
    /// How many places answer alike, by order and by turning, for 1 to 4 hidden nodes.
    pub places: [u64; 4],
}

/// One of them.
#[derive(Serialize)]
pub struct Twin {
    pub i_to_h: Vec<Vec<f64>>,
    pub bias_h: Vec<f64>,
    pub h_to_o: Vec<f64>,
    pub bias_o: f64,
    /// The error E.
    pub error: f64,
    /// How far the twin is from the original: the length of the arrow between them.
    pub distance: f64,
}

/// The network of seed 0 with two hidden nodes, after it has learned XOR.
pub fn taught() -> (Network, usize) {
    let (network, samples) = xor_surface(2, 0);
    let (run, _) = run(&USUAL, 0, 5000);
    (NetworkSurface { shape: &network, samples: &samples }.network(&run.place), run.epochs)
}

/// The twins.
pub fn twins() -> Twins {
    let (network, epochs) = taught();
    let samples = xor_samples();
    let surface = NetworkSurface { shape: &network, samples: &samples };
    let place = place_of(&network);
    let twin = |twin: &Network| Twin {
        i_to_h: twin.i_to_h.rows().into_iter().map(|row| row.to_vec()).collect(),
        bias_h: twin.bias_h.to_vec(),
        h_to_o: twin.h_to_o.column(0).to_vec(),
        bias_o: twin.bias_o[0],
        error: surface.error(&place_of(twin)),
        distance: length(&(&place_of(twin) - &place)),
    };
    let (other, around) = (swapped(&network, 0, 1), turned(&network, 0));
    let apart = |twin: &Network| {
        let grid =
            (0..441).map(|n| [f64::from(n % 21) / 10.0 - 0.5, f64::from(n / 21) / 10.0 - 0.5]);
        grid.map(|input| {
            let input = Array1::from(input.to_vec());
            let answer = |network: &Network| network.forward(input.view()).post_o[0];
            (answer(twin) - answer(&network)).abs()
        })
        .fold(0.0, f64::max)
    };
    let orders = [1, 2, 6, 24];
    Twins {
        seed: 0,
        epochs,
        apart_swapped: apart(&other),
        apart_turned: apart(&around),
        halfway_error: surface.error(&(0.5 * (&place + &place_of(&other)))),
        original: twin(&network),
        swapped: twin(&other),
        turned: twin(&around),
        places: [orders[0] * 2, orders[1] * 4, orders[2] * 8, orders[3] * 16],
        orders,
    }
}
