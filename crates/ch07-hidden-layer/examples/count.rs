//! Which questions with two inputs no single node can do, and how many it can with three.

use ch07_hidden_layer::{separate, truth_table};

fn main() {
    for (inputs, rows) in [(2, 4), (3, 8)] {
        let mut found = 0;
        for question in 0..1 << rows {
            let targets: Vec<f64> = (0..rows).map(|row| f64::from((question >> row) & 1)).collect();
            if separate(&truth_table(&targets)).is_some() {
                found += 1;
            } else if inputs == 2 {
                println!("not for one node: 00, 01, 10, 11 answered {targets:?}");
            }
        }
        println!("{inputs} inputs: {found} of {} questions", 1 << rows);
    }
}
