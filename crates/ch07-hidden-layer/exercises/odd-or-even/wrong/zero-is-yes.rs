use ch07_hidden_layer::StepNetwork;

/// A network that says yes where an odd number of its three inputs is 1.
pub fn network() -> StepNetwork {
    StepNetwork {
        into_hidden: vec![
            vec![1.0, 1.0, 1.0, -0.5],
            vec![1.0, 1.0, 1.0, -1.5],
            vec![1.0, 1.0, 1.0, -2.5],
        ],
        into_output: vec![1.0, -1.0, 1.0, 0.0],
    }
}

fn main() {
    let network = network();
    for row in 0..8_u32 {
        let input = [2, 1, 0].map(|place| f64::from(row >> place & 1));
        println!("{row:03b} {:?} {}", network.hidden_outputs(&input), network.output(&input));
    }
}
