use ch07_hidden_layer::StepNetwork;

/// A network that says yes where an odd number of its three inputs is 1.
pub fn network() -> StepNetwork {
    // The bias is the last weight of each node.
    todo!("into_hidden: three lists of four, into_output: four")
}

fn main() {
    let network = network();
    for row in 0..8_u32 {
        let input = [2, 1, 0].map(|place| f64::from(row >> place & 1));
        let hidden = network.hidden_outputs(&input);
        println!("{row:03b} {hidden:?} {}", network.output(&input));
    }
}
