//! The chapter's table of colours, `data/colours.csv`: `cargo run -p ch12-network --example
//! sample_table > colours.csv` writes it again.

use ch12_network::colours;
use ch12_network::worked::{SAMPLES, SEED};

fn main() {
    println!("red,green,blue,is_blue");
    for (input, target) in colours(SAMPLES, SEED).iter() {
        println!("{},{},{},{}", input[0], input[1], input[2], target[0]);
    }
}
