use std::cmp::Ordering;

use ch11_architecture::Network;
use ch11_architecture::ndarray::Axis;

/// The network with its hidden nodes in an order that all its twins share.
pub fn one_face(network: &Network) -> Network {
    let mut nodes: Vec<usize> = (0..network.i_to_h.ncols()).collect();
    nodes.sort_by(|a, b| compare(network, *a, *b));
    Network {
        i_to_h: network.i_to_h.select(Axis(1), &nodes),
        h_to_o: network.h_to_o.select(Axis(0), &nodes),
    }
}

/// By the outgoing weights, and where these are equal by the incoming ones.
fn compare(network: &Network, a: usize, b: usize) -> Ordering {
    let weights = |node: usize| {
        let (outgoing, incoming) = (network.h_to_o.row(node), network.i_to_h.column(node));
        outgoing.to_vec().into_iter().chain(incoming.to_vec())
    };
    weights(a).partial_cmp(weights(b)).unwrap_or(Ordering::Equal)
}

fn main() {
    let face = one_face(&Network::seeded(2, 4, 1, 1));
    println!("{:.2}\n{:.2}", face.i_to_h, face.h_to_o);
}
