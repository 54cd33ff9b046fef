use ch01_perceptron::preactivation;
use ch03_learning_rule::{Sample, generate};

/// Days with the answers of a gardener of your own.
pub fn notebook() -> Vec<Sample> {
    let mut notebook = Vec::new();
    for day in generate(200, 5) {
        let sum = preactivation(&day.input, &[1.0, 2.0, -2.0]);
        // A draw would lie on the plane itself: this gardener was away on such days.
        if sum.abs() > 0.01 {
            let target = if sum > 0.0 { 1.0 } else { 0.0 };
            notebook.push(Sample { input: day.input, target });
        }
    }
    notebook
}

fn main() {
    let notebook = notebook();
    let opened = notebook.iter().filter(|day| day.target == 1.0).count();
    println!("{} days, opened on {opened}", notebook.len());
}
