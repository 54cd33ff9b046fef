//! Chapter 7's alarm learned twice from one start: with the biases held at 0, and with biases.

use ch15_bias::worked::alarm_samples;
use ch15_bias::{Network, Trainer, error};

fn main() {
    let samples = alarm_samples();
    for with_biases in [false, true] {
        let mut trainer = Trainer::new(Network::seeded(1, 2, 1, 1), 1.0);
        for _ in 0..1000 {
            for (input, target) in samples.iter() {
                trainer.step(input, target);
                if !with_biases {
                    trainer.network.bias_h.fill(0.0);
                    trainer.network.bias_o.fill(0.0);
                }
            }
        }
        let network = trainer.network;
        println!(
            "{} biases: error {:.4}",
            if with_biases { "with" } else { "without" },
            error(&network, &samples)
        );
        for (input, target) in samples.iter() {
            let output = network.forward(input).post_o[0];
            println!("{:4} degrees: {output:.4}, should be {}", input[0], target[0]);
        }
    }
}
