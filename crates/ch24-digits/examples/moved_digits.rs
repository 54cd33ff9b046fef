//! The test set at other places, asked of the page's network and of the nearest training image; and
//! asked of the network once more when every image has been put back, without what the edge cut off.

use ch24_digits::ndarray::ArrayView1;
use ch24_digits::worked::{answer, envelope, ink_lost, moved, parts, put_back, shipped};
use ch24_digits::{Samples, confusion, largest, nearest};

fn main() {
    let (network, parts) = (shipped(), parts(&envelope(), 0));
    let by_network = |input: ArrayView1<f64>| answer(&network, input);
    let by_nearest = |input: ArrayView1<f64>| {
        largest(parts.training.targets.row(nearest(&parts.training, input)))
    };
    println!("right  down  ink lost   network  nearest   network, put back");
    for (right, down) in [(0, 0), (1, 0), (2, 0), (0, 1), (0, 2)] {
        let test = moved(&parts.test, right, down);
        let shares = [
            ink_lost(&parts.test, right, down),
            share(&test, by_network),
            share(&test, by_nearest),
            share(&put_back(&parts.test, right, down), by_network),
        ];
        let [lost, network, nearest, back] = shares.map(|share| 100.0 * share);
        println!("{right:5} {down:5} {lost:8.1}% {network:8.1}% {nearest:7.1}% {back:18.1}%");
    }
}

/// The share of right answers.
fn share(samples: &Samples, answer: impl Fn(ArrayView1<f64>) -> usize) -> f64 {
    let counts = confusion(samples, answer);
    let right: usize = (0..counts.len()).map(|class| counts[class][class]).sum();
    right as f64 / samples.len() as f64
}
