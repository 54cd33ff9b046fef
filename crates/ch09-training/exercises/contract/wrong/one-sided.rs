pub use ch09_training::{Gradients, Network, Sample, error};

pub fn gradients_by_nudging(network: &Network, sample: &Sample, nudge: f64) -> Gradients {
    let slope = |nudged: &dyn Fn(&mut Network)| {
        let mut above = network.clone();
        nudged(&mut above);
        (error(&above, sample) - error(network, sample)) / nudge
    };
    let (inputs, hidden) = (network.i_to_h.len(), network.h_to_o.len());
    let row = |i: usize| (0..hidden).map(|h| slope(&|n| n.i_to_h[i][h] += nudge)).collect();
    Gradients {
        i_to_h: (0..inputs).map(row).collect(),
        h_to_o: (0..hidden).map(|h| slope(&|n| n.h_to_o[h] += nudge)).collect(),
    }
}
