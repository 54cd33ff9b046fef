//! The share of points that change their answer when the weights are turned.

use ch02_classification::worked::{ball, otherwise};

fn main() {
    let points = ball(1000, 1);
    println!("degrees  changed");
    for degrees in [5.0, 15.0, 45.0, 90.0, 180.0] {
        println!("{degrees:7} {:8.3}", otherwise(&points, degrees) as f64 / 1000.0);
    }
}
