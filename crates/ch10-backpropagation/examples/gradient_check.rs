//! Backpropagation against nudging, on networks drawn at random and with both targets.

use ch09_training::{Network, Sample, gradients_by_nudging};
use ch10_backpropagation::{backpropagate, relative_error};

fn main() {
    println!("network   target  ItoH     HtoO");
    for (inputs, hidden) in [(1, 1), (3, 4), (10, 10)] {
        let network = Network::seeded(inputs, hidden, 10);
        let input: Vec<f64> = (0..inputs).map(|i| 1.0 - 0.3 * i as f64).collect();
        for target in [0.0, 1.0] {
            let sample = Sample { input: input.clone(), target };
            let computed = backpropagate(&network, &sample);
            let measured = gradients_by_nudging(&network, &sample, 1e-5);

            let (ours, theirs) = (computed.i_to_h.concat(), measured.i_to_h.concat());
            let i_to_h = relative_error(&ours, &theirs);
            let h_to_o = relative_error(&computed.h_to_o, &measured.h_to_o);
            let name = format!("{inputs}-{hidden}-1");
            println!("{name:9} {target:6}  {i_to_h:.0e}    {h_to_o:.0e}");
        }
    }
}
