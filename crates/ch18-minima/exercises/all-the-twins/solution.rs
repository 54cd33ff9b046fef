use ch18_minima::Network;
use ch18_minima::ndarray::Axis;
use ch18_minima::twins::turned;

/// All orders of so many things.
fn orders(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![vec![]];
    }
    let with_last = |order: Vec<usize>| {
        (0..count).map(move |gap| {
            let mut longer = order.clone();
            longer.insert(gap, count - 1);
            longer
        })
    };
    orders(count - 1).into_iter().flat_map(with_last).collect()
}

fn reordered(network: &Network, order: &[usize]) -> Network {
    Network {
        i_to_h: network.i_to_h.select(Axis(1), order),
        bias_h: network.bias_h.select(Axis(0), order),
        h_to_o: network.h_to_o.select(Axis(0), order),
        bias_o: network.bias_o.clone(),
    }
}

/// Every place of the same network.
pub fn twins(network: &Network) -> Vec<Network> {
    let hidden = network.bias_h.len();
    let mut twins = Vec::new();
    for order in &orders(hidden) {
        for choice in 0..1_usize << hidden {
            let mut twin = reordered(network, order);
            for node in 0..hidden {
                if choice >> node & 1 == 1 {
                    twin = turned(&twin, node);
                }
            }
            twins.push(twin);
        }
    }
    twins
}

fn main() {
    println!("{} places", twins(&Network::seeded(2, 3, 1, 1)).len());
}
