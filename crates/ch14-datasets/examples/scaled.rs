//! The four tomatoes again, in the units of a hundred others.

use ch14_datasets::{Scaler, to_samples, tomatoes};

fn main() {
    let scaler = Scaler::fit(&to_samples(&tomatoes(100, 1)).inputs);
    for row in scaler.apply(&to_samples(&tomatoes(4, 4)).inputs).rows() {
        println!("{row:5.2}");
    }
}
