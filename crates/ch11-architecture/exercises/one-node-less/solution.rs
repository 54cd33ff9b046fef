use ch11_architecture::Network;
use ch11_architecture::ndarray::{Axis, array};

/// The network without the hidden node of this number, counted from 0.
pub fn without(network: &Network, node: usize) -> Network {
    let kept: Vec<usize> = (0..network.i_to_h.ncols()).filter(|h| *h != node).collect();
    Network {
        i_to_h: network.i_to_h.select(Axis(1), &kept),
        h_to_o: network.h_to_o.select(Axis(0), &kept),
    }
}

fn main() {
    let network = Network {
        i_to_h: array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]],
        h_to_o: array![[7.0], [8.0], [9.0]],
    };
    let smaller = without(&network, 1);
    println!("{}\n{}", smaller.i_to_h, smaller.h_to_o);
}
