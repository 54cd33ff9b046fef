use ch11_architecture::ndarray::array;
use ch15_bias::Network;

const STEEP: f64 = 100.0;

/// A 1-2-1 network that rings below `low` and above `high`.
pub fn alarm(low: f64, high: f64) -> Network {
    Network {
        i_to_h: array![[STEEP, -STEEP]],
        bias_h: array![-STEEP * high, STEEP * low],
        h_to_o: array![[STEEP], [STEEP]],
        bias_o: array![-0.5 * STEEP],
    }
}

fn main() {
    let network = alarm(18.0, 24.0);
    for degrees in [10.0, 17.9, 18.1, 21.0, 23.9, 24.1, 30.0] {
        println!("{degrees:4.1}: {:.4}", network.forward(array![degrees].view()).post_o[0]);
    }
}
