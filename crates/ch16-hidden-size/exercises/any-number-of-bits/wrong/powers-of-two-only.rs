use ch16_hidden_size::{StepLayers, deep_parity};

pub fn parity(bits: usize) -> StepLayers {
    let paired = 1 << bits.ilog2();
    let mut network = deep_parity(paired);
    // The bits that are left over are not looked at.
    for node in &mut network.0[0] {
        let bias = node.remove(paired);
        node.resize(bits, 0.0);
        node.push(bias);
    }
    network
}
