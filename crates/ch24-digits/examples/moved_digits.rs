//! The test set at other places, asked of the page's network and of the nearest training image.

use ch24_digits::worked::{answer, envelope, moved, parts, shipped};
use ch24_digits::{confusion, largest, nearest};

fn main() {
    let (network, parts) = (shipped(), parts(&envelope(), 0));
    println!("right  down   network  nearest");
    for (right, down) in [(0, 0), (1, 0), (2, 0), (0, 1), (0, 2)] {
        let test = moved(&parts.test, right, down);
        let by_network = confusion(&test, |input| answer(&network, input));
        let by_nearest = confusion(&test, |input| {
            largest(parts.training.targets.row(nearest(&parts.training, input)))
        });
        let shares = [by_network, by_nearest].map(|counts| {
            let right: usize = (0..counts.len()).map(|class| counts[class][class]).sum();
            100.0 * right as f64 / test.len() as f64
        });
        println!("{right:5} {down:5} {:8.1}% {:7.1}%", shares[0], shares[1]);
    }
}
