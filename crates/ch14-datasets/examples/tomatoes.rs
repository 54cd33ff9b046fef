//! Four tomatoes: measured, as rows of inputs, and scaled by the numbers of a hundred others.

use ch14_datasets::{Scaler, to_samples, tomatoes};

fn main() {
    let scaler = Scaler::fit(&to_samples(&tomatoes(100, 1)).inputs);
    let four = tomatoes(4, 4);
    let samples = to_samples(&four);
    let scaled = scaler.apply(&samples.inputs);
    for (row, tomato) in four.iter().enumerate() {
        println!(
            "{:?}, {:.0}°, {:.2}, {:.3} g/cm³: {}",
            tomato.variety,
            tomato.hue,
            tomato.roundness,
            tomato.density,
            if tomato.ripe { "ripe" } else { "not ripe" }
        );
        println!("  inputs {:6.2}", samples.inputs.row(row));
        println!("  scaled {:6.2}", scaled.row(row));
        println!("  target {}", samples.targets[[row, 0]]);
    }
}
