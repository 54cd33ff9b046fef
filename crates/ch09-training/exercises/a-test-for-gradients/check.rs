use answer::test;
use ch09_training::{Gradients, Network, Sample, error, gradients_by_nudging};

use crate::checks::Checks;

fn right(network: &Network, sample: &Sample) -> Gradients {
    gradients_by_nudging(network, sample, 2e-5)
}

fn every(gradients: Gradients, change: impl Fn(f64) -> f64) -> Gradients {
    let all = |row: Vec<f64>| row.into_iter().map(&change).collect::<Vec<f64>>();
    Gradients {
        i_to_h: gradients.i_to_h.into_iter().map(all).collect(),
        h_to_o: all(gradients.h_to_o),
    }
}

fn doubled(network: &Network, sample: &Sample) -> Gradients {
    every(right(network, sample), |gradient| 2.0 * gradient)
}

fn of_absolute_error(network: &Network, sample: &Sample) -> Gradients {
    let final_error = network.forward(&sample.input).post_o - sample.target;
    every(right(network, sample), |gradient| gradient / final_error.abs())
}

/// Slopes one after another, each weight nudged by `up` and `down`, and left where `rest` says.
fn one_by_one(network: &Network, sample: &Sample, up: f64, down: f64, rest: f64) -> Gradients {
    let mut nudged = network.clone();
    let mut gradients =
        Gradients { i_to_h: network.i_to_h.clone(), h_to_o: network.h_to_o.clone() };
    for i in 0..network.i_to_h.len() {
        for h in 0..network.h_to_o.len() {
            nudged.i_to_h[i][h] = network.i_to_h[i][h] + up;
            let above = error(&nudged, sample);
            nudged.i_to_h[i][h] = network.i_to_h[i][h] - down;
            let below = error(&nudged, sample);
            nudged.i_to_h[i][h] = network.i_to_h[i][h] + rest;
            gradients.i_to_h[i][h] = (above - below) / (up + down);
        }
    }
    for h in 0..network.h_to_o.len() {
        nudged.h_to_o[h] = network.h_to_o[h] + up;
        let above = error(&nudged, sample);
        nudged.h_to_o[h] = network.h_to_o[h] - down;
        let below = error(&nudged, sample);
        nudged.h_to_o[h] = network.h_to_o[h] + rest;
        gradients.h_to_o[h] = (above - below) / (up + down);
    }
    gradients
}

fn not_put_back(network: &Network, sample: &Sample) -> Gradients {
    one_by_one(network, sample, 0.001, 0.001, -0.001)
}

fn one_sided(network: &Network, sample: &Sample) -> Gradients {
    Gradients {
        h_to_o: right(network, sample).h_to_o,
        ..one_by_one(network, sample, 0.1, 0.0, 0.0)
    }
}

fn without_h_to_o(network: &Network, sample: &Sample) -> Gradients {
    let right = right(network, sample);
    Gradients { h_to_o: vec![0.0; right.h_to_o.len()], ..right }
}

fn turned_round(network: &Network, sample: &Sample) -> Gradients {
    every(right(network, sample), |gradient| -gradient)
}

fn too_large(network: &Network, sample: &Sample) -> Gradients {
    every(right(network, sample), |gradient| gradient + 0.001)
}

fn too_small(network: &Network, sample: &Sample) -> Gradients {
    every(right(network, sample), |gradient| gradient - 0.001)
}

/// One of the first or of the last weights of a layer has a wrong gradient.
fn off<const LAYER: usize, const LAST: bool>(network: &Network, sample: &Sample) -> Gradients {
    let mut gradients = right(network, sample);
    let row = match (LAYER, LAST) {
        (0, false) => gradients.i_to_h.first_mut(),
        (0, true) => gradients.i_to_h.last_mut(),
        _ => Some(&mut gradients.h_to_o),
    };
    let gradient = row.and_then(|row| if LAST { row.last_mut() } else { row.first_mut() });
    if let Some(gradient) = gradient {
        *gradient += 0.001;
    }
    gradients
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the right gradients", || test(right));
    c.refuses("refuses doubled gradients", || test(doubled));
    c.refuses("refuses gradients of |FE|", || test(of_absolute_error));
    c.refuses("refuses weights that were not put back", || test(not_put_back));
    c.refuses("refuses a coarse one-sided nudge", || test(one_sided));
    c.refuses("refuses gradients without HtoO", || test(without_h_to_o));
    c.refuses("refuses gradients turned round", || test(turned_round));
    c.refuses("refuses gradients a little too large", || test(too_large));
    c.refuses("refuses gradients a little too small", || test(too_small));
    c.refuses_each(
        "refuses one ItoH gradient a little off",
        &[|| test(off::<0, false>), || test(off::<0, true>)],
    );
    c.refuses_each(
        "refuses one HtoO gradient a little off",
        &[|| test(off::<1, false>), || test(off::<1, true>)],
    );
}
