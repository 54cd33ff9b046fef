//! The worked numbers of the page.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

mod batches;
mod by_hand;
mod exponential;
mod noise;
mod speed;

pub use batches::{
    BATCHES, Batches, EPOCHS, OfSize, RATES, SEEDS, Training, after_epochs, batches, batches_rates,
    network, training_part,
};
pub use by_hand::{ByHand, SAMPLES, Steps, by_hand, gradient, steps};
pub use exponential::{Exponential, Reduced, exponential, reduced};
pub use noise::{DRAWS, Noise, Scatter, drawn, noise, page_network};
pub use speed::{Bar, BySize, Machine, Measured, Parts, Speed, multiplications, speed};
