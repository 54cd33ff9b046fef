//! Four tomatoes: measured, and as rows of inputs.

use ch14_datasets::{to_samples, tomatoes};

fn main() {
    let four = tomatoes(4, 4);
    let samples = to_samples(&four);
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
        println!("  target {}", samples.targets[[row, 0]]);
    }
}
