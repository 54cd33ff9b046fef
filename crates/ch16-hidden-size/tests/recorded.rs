//! The recorded experiments: some of them once more.

use ch16_hidden_size::worked::{
    LARGEST, LEARNERS, LONG, RECORDED, RECORDED_SEEDS, SEEDS, SIZES, TASKS, TRAINED_SEED, Task,
    flat, learned, recorded, recorded_learned, train, trained_on_band,
};
use rayon::prelude::*;

/// What to do where the recording does not hold.
const AGAIN: &str = "to record again: \
    cargo run --release -p ch16-hidden-size --example record_sizes > recorded.csv, \
    and put the file into data";

#[test]
fn everything_is_recorded_once() {
    let networks = LONG.len() * LARGEST;
    let noise = LONG.len() * LEARNERS.len() * SEEDS;
    let trainings = TASKS.len() * SIZES.len() * RECORDED_SEEDS;
    assert_eq!(RECORDED.lines().count(), networks + noise + trainings, "{AGAIN}");
    for task in TASKS {
        assert!(recorded(task).iter().flatten().flatten().all(|error| *error > 0.0), "{task:?}");
    }
}

/// A seed of the page and one of the others, for every task and size.
#[test]
fn some_trainings_end_as_they_are_recorded() {
    let sizes = TASKS.into_iter().flat_map(|task| SIZES.map(|hidden| (task, hidden)));
    let all = sizes.flat_map(|(task, hidden)| [7, 33].map(|seed: u64| (task, hidden, seed)));
    all.collect::<Vec<_>>().into_par_iter().for_each(|(task, hidden, seed)| {
        let size = SIZES.iter().position(|size| *size == hidden).expect("a size of the page");
        let stored = recorded(task)[size][seed as usize];
        for (now, then) in task.errors(hidden, seed).into_iter().zip(stored) {
            let near = (now - then).abs() < 1e-9;
            assert!(near, "{task:?}, {hidden}, seed {seed}: {now} and {then}; {AGAIN}");
        }
    });
}

#[test]
fn the_networks_of_the_picture_are_trained_ones() {
    let [training, _] = Task::Band.samples(TRAINED_SEED);
    let rate = Task::Band.setup().0;
    for (epochs, hidden) in [(500, 1), (500, 2), (500, LARGEST), (5000, 3), (5000, LARGEST)] {
        let network = train(&training, hidden, rate, epochs, TRAINED_SEED);
        for (now, then) in flat(&network).iter().zip(flat(&trained_on_band(epochs, hidden))) {
            let near = (now - then).abs() < 1e-3;
            assert!(near, "{hidden} nodes, {epochs} epochs: {now} and {then}; {AGAIN}");
        }
    }
}

#[test]
fn the_noise_that_was_learned_is_as_recorded() {
    for (epochs, hidden, seed) in [(500, 3, 0), (500, LARGEST, 16), (5000, 3, 10)] {
        let (now, then) =
            (learned(epochs, hidden, seed), recorded_learned(epochs, hidden)[seed as usize]);
        assert_eq!((now.learned, now.turned), (then.learned, then.turned), "{AGAIN}");
        assert!((now.validation - then.validation).abs() < 1e-9, "{AGAIN}");
    }
    // The networks of the picture are among them.
    let [training, _] = Task::Band.samples(TRAINED_SEED);
    for (epochs, hidden) in LONG.into_iter().flat_map(|e| LEARNERS.map(|hidden| (e, hidden))) {
        let network = trained_on_band(epochs, hidden);
        let answers = training.iter().filter(|(input, target)| {
            ch16_hidden_size::in_band(input[0], input[1]) != (target[0] == 1.0)
                && (network.forward(*input).post_o[0] >= 0.5) == (target[0] == 1.0)
        });
        let then = recorded_learned(epochs, hidden)[TRAINED_SEED as usize];
        assert_eq!(answers.count(), then.learned, "{AGAIN}");
    }
}
