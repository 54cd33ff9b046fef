//! A weight that learns from noisy readings of 3, with five schedules.

use ch06_learning_rate::train_online;
use ch06_learning_rate::worked::{SCHEDULES, readings};

fn main() {
    for (first_rate, schedule) in SCHEDULES {
        print!("{first_rate:4} {:22}", format!("{schedule:?}"));
        for updates in [5, 20, 100, 1000] {
            let mut weights = [0.0];
            train_online(&mut weights, &readings(updates, 1), first_rate, schedule);
            print!(" {:.4}", weights[0]);
        }
        println!();
    }
}
