//! Choosing a size for the band: one more hidden node at a time, five seeds each, judged by the
//! validation samples.

use ch15_bias::error;
use ch16_hidden_size::{Network, Trainer, band, choose, mean_and_standard_error, multiplications};

fn main() {
    let validation = band(1000, 0.1, 1);
    let training = band(100, 0.1, 2);
    let mut errors = vec![];
    for hidden in 1..=6 {
        let of_seed = |seed: u64| {
            let mut trainer = Trainer::new(Network::seeded(2, hidden, 1, seed), 2.0);
            for _ in 0..500 {
                trainer.epoch(&training);
            }
            error(&trainer.network, &validation) / 1000.0
        };
        let of_size: Vec<f64> = (0..5).map(of_seed).collect();
        let (mean, standard_error) = mean_and_standard_error(&of_size);
        let price = multiplications(2, hidden, 1);
        println!("{hidden} hidden: {mean:.4} ± {standard_error:.4}, {price} products an update");
        errors.push((hidden, of_size));
    }
    println!("chosen: {}", choose(&errors));
}
