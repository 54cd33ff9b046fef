//! Other places of the same network.

use ndarray::Axis;

use crate::{Network, ndarray};

/// The network with two of its hidden nodes in each other's place: the same answers, another
/// place.
///
/// # Panics
///
/// If there is no such hidden node.
pub fn swapped(network: &Network, one: usize, other: usize) -> Network {
    let mut order: Vec<usize> = (0..network.bias_h.len()).collect();
    order.swap(one, other);
    Network {
        i_to_h: network.i_to_h.select(Axis(1), &order),
        bias_h: network.bias_h.select(Axis(0), &order),
        h_to_o: network.h_to_o.select(Axis(0), &order),
        bias_o: network.bias_o.clone(),
    }
}

/// The network with a hidden node turned around, Equation (18.5): it says 1 − S_postA,H, and the
/// output takes that back. The same answers, another place.
///
/// # Panics
///
/// If there is no such hidden node.
pub fn turned(network: &Network, node: usize) -> Network {
    let mut turned = network.clone();
    turned.bias_o += &network.h_to_o.row(node);
    turned.i_to_h.column_mut(node).mapv_inplace(|weight| -weight);
    turned.bias_h[node] = -turned.bias_h[node];
    turned.h_to_o.row_mut(node).mapv_inplace(|weight| -weight);
    turned
}
