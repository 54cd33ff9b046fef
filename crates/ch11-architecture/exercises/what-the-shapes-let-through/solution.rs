use std::panic::catch_unwind;

use ch11_architecture::ndarray::{Array1, Array2};
use ch11_architecture::{Gradients, Network, outer};

/// Which mistake gets past the shapes? We make all four and see what stops.
pub fn answer() -> char {
    let tried = [transposed, final_errors, exchanged, one_row].map(|mistake| {
        let run = || {
            let mut network = Network::seeded(5, 3, 2, 1);
            let gradients = mistake(&network);
            network.descend(&gradients, 0.5);
        };
        catch_unwind(run).is_ok()
    });
    match tried {
        [true, false, false, false] => 'a',
        [false, true, false, false] => 'b',
        [false, false, true, false] => 'c',
        [false, false, false, true] => 'd',
        _ => '?',
    }
}

fn input() -> Array1<f64> {
    Array1::from(vec![1.0, 0.5, -0.5, 2.0, -1.0])
}

fn post_h(network: &Network) -> Array1<f64> {
    network.forward(input().view()).map(|forward| forward.post_h).unwrap_or_default()
}

/// Two numbers, one for each output: error signals or final errors, a shape does not know.
fn two() -> Array1<f64> {
    Array1::from(vec![0.25, -0.5])
}

fn with(arriving: Array1<f64>, h_to_o: Array2<f64>) -> Gradients {
    let slopes = Array1::from(vec![0.25, 0.125, 0.25]);
    Gradients { i_to_h: outer(input().view(), (arriving * slopes).view()), h_to_o }
}

fn transposed(network: &Network) -> Gradients {
    let h_to_o = outer(post_h(network).view(), two().view());
    with(network.h_to_o.t().dot(&two()), h_to_o)
}

fn final_errors(network: &Network) -> Gradients {
    let h_to_o = outer(post_h(network).view(), two().view());
    with(network.h_to_o.dot(&two()), h_to_o)
}

fn exchanged(network: &Network) -> Gradients {
    let h_to_o = outer(two().view(), post_h(network).view());
    with(network.h_to_o.dot(&two()), h_to_o)
}

fn one_row(network: &Network) -> Gradients {
    let h_to_o = outer(post_h(network).view(), two().view());
    with(&network.h_to_o.row(0) * two()[0], h_to_o)
}

fn main() {
    println!("The answer is {}.", answer());
}
