//! Three values and their mean.

use ch25_own_table::mean;

fn main() {
    let values = [1.0, 2.5, 4.0];
    println!("the mean of {values:?} is {:.2}", mean(&values));
}
