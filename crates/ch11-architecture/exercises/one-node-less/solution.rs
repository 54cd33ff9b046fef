use ch11_architecture::Network;
use ch11_architecture::ndarray::{Array2, array};

/// The network without the hidden node of this number, counted from 0.
pub fn without(network: &Network, node: usize) -> Network {
    let ((inputs, hidden), outputs) = (network.i_to_h.dim(), network.h_to_o.ncols());
    let kept: Vec<usize> = (0..hidden).filter(|h| *h != node).collect();
    let i_to_h = Array2::from_shape_fn((inputs, kept.len()), |(i, h)| network.i_to_h[[i, kept[h]]]);
    let h_to_o = Array2::from_shape_fn((kept.len(), outputs), |(h, o)| network.h_to_o[[kept[h], o]]);
    Network { i_to_h, h_to_o }
}

fn main() {
    let network = Network {
        i_to_h: array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]],
        h_to_o: array![[7.0], [8.0], [9.0]],
    };
    let smaller = without(&network, 1);
    println!("{}\n{}", smaller.i_to_h, smaller.h_to_o);
}
