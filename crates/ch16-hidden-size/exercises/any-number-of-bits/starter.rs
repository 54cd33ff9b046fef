use ch16_hidden_size::StepLayers;

/// A network that says whether the number of ones among so many bits is odd.
pub fn parity(bits: usize) -> StepLayers {
    // Layer by layer, each node's weights with its bias last.
    todo!("the layers for {bits} bits")
}

fn main() {
    for bits in 2..=5 {
        let network = parity(bits);
        println!("{bits} bits: {} weights", network.weights());
    }
}
