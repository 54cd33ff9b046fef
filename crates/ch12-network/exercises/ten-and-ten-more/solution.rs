use ch12_network::saved::{Saved, SavedError};
use ch12_network::{Samples, Trainer, shuffled};

/// Goes on with a saved training for `more` epochs, and returns what is to be saved then.
pub fn go_on(text: &str, samples: &Samples, seed: u64, more: u64) -> Result<String, SavedError> {
    let mut saved = Saved::from_json(text)?;
    let mut trainer = Trainer::new(saved.network.clone(), 1.0);
    for epoch in saved.epochs..saved.epochs + more {
        let order = shuffled(samples.len(), seed, epoch);
        trainer.epoch_in_order(samples, &order);
    }
    saved.network = trainer.network;
    saved.epochs += more;
    saved.to_json()
}

fn main() {
    println!("{:?}", go_on("{}", &ch12_network::colours(100, 1), 1, 10));
}
