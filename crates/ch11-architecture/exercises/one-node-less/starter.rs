use ch11_architecture::Network;
use ch11_architecture::ndarray::array;

/// The network without the hidden node of this number, counted from 0.
pub fn without(network: &Network, node: usize) -> Network {
    todo!("node {node} of {} goes", network.i_to_h.ncols())
}

fn main() {
    let network = Network {
        i_to_h: array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]],
        h_to_o: array![[7.0], [8.0], [9.0]],
    };
    let smaller = without(&network, 1);
    println!("{}\n{}", smaller.i_to_h, smaller.h_to_o);
}
