//! All the long experiments of the chapter again, written as `data/recorded.csv`. It takes some
//! minutes, and says how many.
//!
//! cargo run --release -p ch16-hidden-size --example record_sizes > recorded.csv

use std::time::Instant;

use ch16_hidden_size::worked::{
    LARGEST, LEARNERS, LONG, Learned, RECORDED_SEEDS, SEEDS, SIZES, TASKS, TRAINED_SEED, Task,
    flat, learned, train,
};

fn main() {
    let start = Instant::now();
    let report = |what: &str| eprintln!("{:5.0} s: {what}", start.elapsed().as_secs_f64());
    for epochs in LONG {
        let weights = study::over_seeds(LARGEST as u64, |place| {
            let [training, _] = Task::Band.samples(TRAINED_SEED);
            let rate = Task::Band.setup().0;
            flat(&train(&training, place as usize + 1, rate, epochs, TRAINED_SEED))
        });
        for (place, weights) in weights.iter().enumerate() {
            let weights: Vec<String> =
                weights.iter().map(|weight| format!("{weight:.4}")).collect();
            println!("network,{epochs},{},{}", place + 1, weights.join(","));
        }
        report("networks");
    }
    for hidden in LEARNERS {
        for epochs in LONG {
            let runs = study::over_seeds(SEEDS as u64, |seed| learned(epochs, hidden, seed));
            for (seed, Learned { learned, turned, validation }) in runs.iter().enumerate() {
                println!("learned,{epochs},{hidden},{seed},{learned},{turned},{validation:.10}");
            }
            report("noise");
        }
    }
    for task in TASKS {
        for hidden in SIZES {
            let runs = study::over_seeds(RECORDED_SEEDS as u64, |seed| task.errors(hidden, seed));
            for (seed, [training, validation]) in runs.iter().enumerate() {
                println!("{task:?},{hidden},{seed},{training:.10},{validation:.10}");
            }
        }
        report(&format!("{task:?}"));
    }
}
