use ch11_architecture::ndarray::array;
use ch15_bias::Network;

/// A 1-2-1 network that rings below `low` and above `high`.
pub fn alarm(low: f64, high: f64) -> Network {
    todo!("two places, two directions, and an OR")
}

fn main() {
    let network = alarm(18.0, 24.0);
    for degrees in [10.0, 17.9, 18.1, 21.0, 23.9, 24.1, 30.0] {
        println!("{degrees:4.1}: {:.4}", network.forward(array![degrees].view()).post_o[0]);
    }
}
