//! Choosing a size for the band: one more hidden node at a time, from five seeds each, until three
//! sizes in a row have not lowered the mean validation error.

use ch15_bias::error;
use ch16_hidden_size::{Network, Trainer, band, choose, mean_and_standard_error};

fn main() {
    let [validation, training, test] = [band(1000, 0.1, 1), band(100, 0.1, 2), band(1000, 0.1, 3)];
    let (mut errors, mut lowest) = (vec![], (f64::INFINITY, 0));
    let mut best = (f64::INFINITY, 0, Network::seeded(2, 1, 1, 0));
    for hidden in 1.. {
        let mut of_size = vec![];
        for seed in 0..5 {
            let mut trainer = Trainer::new(Network::seeded(2, hidden, 1, seed), 2.0);
            for _ in 0..500 {
                trainer.epoch(&training);
            }
            let of_seed = error(&trainer.network, &validation) / 1000.0;
            of_size.push(of_seed);
            if of_seed < best.0 {
                best = (of_seed, hidden, trainer.network);
            }
        }
        let (mean, standard_error) = mean_and_standard_error(&of_size);
        println!("{hidden}: {of_size:.4?}, mean {mean:.4} ± {standard_error:.4}");
        errors.push((hidden, of_size));
        if mean < lowest.0 {
            lowest = (mean, hidden);
        }
        if hidden == lowest.1 + 3 {
            break;
        }
    }
    println!("chosen: {}", choose(&errors));
    let (least, hidden, network) = best;
    let tested = error(&network, &test) / 1000.0;
    println!("best single training: {hidden} hidden, {least:.4}, on test samples {tested:.4}");
}
