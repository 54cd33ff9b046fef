use ch12_network::Samples;
use ch12_network::saved::{Saved, SavedError};

/// Goes on with a saved training for `more` epochs, and returns what is to be saved then.
pub fn go_on(text: &str, samples: &Samples, seed: u64, more: u64) -> Result<String, SavedError> {
    let saved = Saved::from_json(text)?;
    println!("{} epochs so far", saved.epochs);
    todo!("{more} epochs more on {} samples, their orders from the seed {seed}", samples.len())
}

fn main() {
    println!("{:?}", go_on("{}", &ch12_network::colours(100, 1), 1, 10));
}
