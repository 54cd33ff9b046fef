//! The recorded trainings: some of them once more, and all of them to write the file again.

use ch16_hidden_size::worked::{
    LARGEST, RECORDED, RECORDED_SEEDS, SIZES, TASKS, TRAINED, TRAINED_SEED, Task, flat, recorded,
    train, trained_on_band,
};
use rayon::prelude::*;

/// Two seeds of the page and two of the others, for every task and size.
const AGAIN: [u64; 4] = [0, 7, 20, 33];

fn all(seeds: &[u64]) -> Vec<(Task, usize, u64)> {
    let seeds_of = |task: Task, hidden: usize| seeds.iter().map(move |&seed| (task, hidden, seed));
    let sizes = |task: Task| SIZES.into_iter().flat_map(move |hidden| seeds_of(task, hidden));
    TASKS.into_iter().flat_map(sizes).collect()
}

#[test]
fn every_training_is_recorded_once() {
    assert_eq!(RECORDED.lines().count(), 1 + TASKS.len() * SIZES.len() * RECORDED_SEEDS);
    for task in TASKS {
        assert!(recorded(task).iter().flatten().flatten().all(|error| *error > 0.0), "{task:?}");
    }
}

#[test]
fn some_trainings_end_as_they_are_recorded() {
    all(&AGAIN).into_par_iter().for_each(|(task, hidden, seed)| {
        let size = SIZES.iter().position(|size| *size == hidden).expect("a size of the page");
        let stored = recorded(task)[size][seed as usize];
        for (now, then) in task.errors(hidden, seed).into_iter().zip(stored) {
            assert!((now - then).abs() < 1e-9, "{task:?}, {hidden}, seed {seed}: {now} and {then}");
        }
    });
}

/// The weights of the networks of the picture, rounded as they are recorded.
fn band_network(hidden: usize) -> Vec<f64> {
    let [training, _] = Task::Band.samples(TRAINED_SEED);
    let (learning_rate, epochs) = Task::Band.setup();
    flat(&train(&training, hidden, learning_rate, epochs, TRAINED_SEED))
}

#[test]
fn the_networks_of_the_picture_are_trained_ones() {
    assert_eq!(TRAINED.lines().count(), LARGEST);
    for hidden in [1, 2, 3, 8] {
        for (now, then) in band_network(hidden).iter().zip(flat(&trained_on_band(hidden))) {
            assert!((now - then).abs() < 1e-3, "{hidden} hidden nodes: {now} and {then}");
        }
    }
}

/// Trains everything, some two minutes, and writes `data/errors.csv` and `data/band_networks.csv`:
/// `cargo test -p ch16-hidden-size --test recorded -- --ignored`.
#[test]
#[ignore = "writes the files instead of testing them"]
fn record() {
    let seeds: Vec<u64> = (0..RECORDED_SEEDS as u64).collect();
    let trained = |(task, hidden, seed): (Task, usize, u64)| {
        let [training, validation] = task.errors(hidden, seed);
        format!("{task:?},{hidden},{seed},{training:.10},{validation:.10}\n")
    };
    let rows: Vec<String> = all(&seeds).into_par_iter().map(trained).collect();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/data/errors.csv");
    std::fs::write(file, format!("task,hidden,seed,training,validation\n{}", rows.concat()))
        .unwrap();

    let line = |hidden: usize| {
        let weights = band_network(hidden).into_iter().map(|weight| format!("{weight:.4}"));
        weights.collect::<Vec<String>>().join(",") + "\n"
    };
    let lines: Vec<String> = (1..=LARGEST).into_par_iter().map(line).collect();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/data/band_networks.csv");
    std::fs::write(file, lines.concat()).unwrap();
}
