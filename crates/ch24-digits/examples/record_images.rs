//! The images that the page's figures show, and the digits of the test set, out of the file and of
//! the network in `data/network.csv`. What it prints is `src/worked/images.rs`.
//!
//! cargo run --release -p ch24-digits --example record_images > images.rs

use ch24_digits::ndarray::ArrayView1;
use ch24_digits::worked::{answer, envelope, shipped};
use ch24_digits::{CLASSES, FULL, Samples, largest};

fn pixels(input: ArrayView1<f64>) -> Vec<u8> {
    input.iter().map(|share| (share * FULL) as u8).collect()
}

/// The first and the eleventh image of each digit.
fn shown(samples: &Samples) -> Vec<Vec<u8>> {
    let of = |place: usize| {
        (0..CLASSES).map(move |class| {
            let mut images = samples.iter().filter(|(_, target)| largest(*target) == class);
            let (input, _) = images.nth(place).expect("a dozen images of each digit");
            [vec![class as u8], pixels(input)].concat()
        })
    };
    of(0).chain(of(10)).collect()
}

fn print(name: &str, about: &str, size: usize, rows: &[Vec<u8>]) {
    println!(
        "\n/// {about}\n#[rustfmt::skip]\npub const {name}: [[u8; {size}]; {}] = [",
        rows.len()
    );
    for row in rows {
        println!("    {row:?},");
    }
    println!("];");
}

fn main() {
    println!(
        "//! The images that the figures show.\n\
         //!\n\
         //! Written by `cargo run --release -p ch24-digits --example record_images`; a test compares them with\n\
         //! the file."
    );
    let (envelope, network) = (envelope(), shipped());
    print(
        "SHOWN",
        "Digit and pixels of twenty images to learn from.",
        65,
        &shown(&envelope.training),
    );
    let wrong = |(input, target): (ArrayView1<f64>, ArrayView1<f64>)| {
        let (digit, told) = (largest(target), answer(&network, input));
        (digit != told).then(|| [vec![digit as u8, told as u8], pixels(input)].concat())
    };
    let mut mistakes: Vec<Vec<u8>> = envelope.test.iter().filter_map(wrong).collect();
    mistakes.sort_by_key(|image| (image[0], image[1]));
    print(
        "MISTAKES",
        "Digit, answer and pixels of the test images that the network answers wrong.",
        66,
        &mistakes,
    );
    let digits: String =
        envelope.test.iter().map(|(_, target)| largest(target).to_string()).collect();
    println!("\n/// The digits of the test set.\npub const TARGETS: &str = {digits:?};");
}
