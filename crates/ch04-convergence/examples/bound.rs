//! Mistakes until nothing is wrong, for narrower and narrower gaps.

use ch04_convergence::worked::apart;
use ch04_convergence::{margin, mistake_bound, radius, train_until_right};

fn main() {
    for gap in [0.5, 0.1, 0.02] {
        let samples = apart(100, 3, gap, 1);
        let bound = mistake_bound(radius(&samples), margin(&samples, &[1.0; 3]));
        print!("gap {gap:<4}  bound {bound:7.1}  mistakes");
        for learning_rate in [0.25, 1.0, 4.0] {
            let run = train_until_right(&mut [0.0; 3], &samples, learning_rate, 1000);
            print!(" {:3}", run.mistakes);
        }
        println!();
    }
}
