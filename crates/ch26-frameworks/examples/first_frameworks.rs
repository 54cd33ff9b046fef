//! Three values and their mean.

use ch26_frameworks::mean;

fn main() {
    let values = [1.0, 2.5, 4.0];
    println!("the mean of {values:?} is {:.2}", mean(&values));
}
