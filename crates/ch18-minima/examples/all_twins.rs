//! A network with three hidden nodes, swapped and turned: other weights, the same answers.

use ch18_minima::twins::{swapped, turned};
use ch18_minima::{Network, length, ndarray, place_of};
use ndarray::array;

fn main() {
    let network = Network::seeded(2, 3, 1, 1);
    let input = array![0.3, -0.8];
    let answer = |network: &Network| network.forward(input.view()).post_o[0];
    println!("as it is              {:.12}", answer(&network));
    for (name, twin) in [
        ("first and last swapped", swapped(&network, 0, 2)),
        ("the first turned      ", turned(&network, 0)),
        ("all three turned      ", turned(&turned(&turned(&network, 0), 1), 2)),
    ] {
        let moved = length(&(&place_of(&twin) - &place_of(&network)));
        println!("{name} {:.12}, {moved:.3} away", answer(&twin));
    }
}
