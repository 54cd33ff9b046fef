use ch01_perceptron::preactivation;
use ch03_learning_rule::{Sample, generate};

/// Days with the answers of a gardener of your own.
pub fn notebook() -> Vec<Sample> {
    for day in generate(200, 5) {
        println!("{:?} {}", day.input, preactivation(&day.input, &[1.0, 2.0, -2.0]));
    }
    todo!("days and targets")
}

fn main() {
    let notebook = notebook();
    let opened = notebook.iter().filter(|day| day.target == 1.0).count();
    println!("{} days, opened on {opened}", notebook.len());
}
