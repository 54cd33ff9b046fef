use ch11_architecture::Network;
use ch12_network::{Trainer, colours, error};

/// We train on such samples and look.
pub fn answer() -> char {
    let mut samples = colours(100, 1);
    samples.targets.fill(2.0);
    let mut trainer = Trainer::new(Network::seeded(3, 4, 1, 1), 1.0);
    for _ in 0..500 {
        trainer.epoch(&samples);
    }
    let first = samples.inputs.row(0);
    let output = trainer.network.forward(first).expect("samples that fit").post_o[0];
    let error = error(&trainer.network, &samples) / samples.len() as f64;
    if !trainer.network.h_to_o.iter().all(|weight| weight.is_finite()) {
        'd'
    } else if (output - 2.0).abs() < 0.1 {
        'a'
    } else if (output - 1.0).abs() < 0.1 && (error - 0.5).abs() < 0.05 {
        'b'
    } else {
        'c'
    }
}

fn main() {
    println!("The answer is {}.", answer());
}
