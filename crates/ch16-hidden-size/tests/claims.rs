//! What the page's sentences say of chance, on other seeds than the page's.

use ch15_bias::error;
use ch16_hidden_size::worked::{
    LARGEST, NOISE, RECORDED_SEEDS, SEEDS, SIZES, TRAINED_SEED, Task, distance, finds_parity,
    measured, recorded, stairs, train, trained_curve, trained_on_band,
};
use ch16_hidden_size::{Network, Trainer, band, best_possible, choose, in_band};
use proof::{assert_above, assert_alike, assert_not_above, assert_usual};
use rayon::prelude::*;

/// The errors of a task and a size for the recorded seeds that the page does not use: training (0)
/// or validation (1).
fn others(task: Task, hidden: usize, which: usize) -> Vec<f64> {
    let size = SIZES.iter().position(|size| *size == hidden).expect("a size of the page");
    recorded(task)[size][SEEDS..RECORDED_SEEDS].iter().map(|run| run[which]).collect()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

#[test]
fn more_nodes_are_found_more_often() {
    let run = |hidden: usize| -> Vec<f64> {
        let found = (100..150).into_par_iter().map(|seed| finds_parity(hidden, seed));
        found.map(|found| f64::from(u8::from(found))).collect()
    };
    let [two, three, eight] = [2, 3, 8].map(run);
    // Some trainings of two nodes find it, which two yes/no nodes cannot do.
    assert!((1.0..25.0).contains(&two.iter().sum::<f64>()));
    assert_above("eight nodes find it more often than three", &eight, &three);
    // Many of three's trainings fail, and most of eight's succeed.
    assert!(mean(&three) < 0.75 && mean(&eight) > 0.8);
}

#[test]
fn one_node_underfits_the_band() {
    for which in [0, 1] {
        let one = others(Task::Band, 1, which);
        assert_above("one node fails", &one, &others(Task::Band, 4, which));
        assert_above("one node fails", &one, &others(Task::Band, 3, which));
    }
    // Two nodes fall in two heaps.
    let two = others(Task::Band, 2, 1);
    assert!(two.iter().filter(|error| **error > 0.1).count() > 2);
    assert!(two.iter().filter(|error| **error < 0.08).count() > 5);
    assert!(two.iter().all(|error| !(0.085..0.095).contains(error)), "{two:?}");
}

#[test]
fn larger_networks_learn_the_noise_and_gain_nothing() {
    let floor = vec![best_possible(NOISE); SEEDS];
    for hidden in [4, 6, 8] {
        assert_above("below the best possible", &floor, &others(Task::Band, hidden, 0));
    }
    for hidden in SIZES {
        assert_above("no network beats it on new samples", &others(Task::Band, hidden, 1), &floor);
        assert_above("no network beats it on new samples", &others(Task::Line, hidden, 1), &floor);
    }
    for hidden in [6, 8, 14, 24] {
        let more = others(Task::Band, hidden, 1);
        assert_not_above("more than four gain nothing", &others(Task::Band, 4, 1), &more);
    }
    assert_alike("three and four", &others(Task::Band, 3, 1), &others(Task::Band, 4, 1));
}

#[test]
fn one_line_needs_one_node() {
    let one = others(Task::Line, 1, 1);
    for hidden in SIZES.into_iter().skip(1) {
        assert_above("every further node costs", &others(Task::Line, hidden, 1), &one);
    }
    // Beyond four nodes the curve is level.
    for hidden in [6, 8, 14, 24] {
        assert_alike("level", &others(Task::Line, hidden, 1), &others(Task::Line, 4, 1));
    }
    // Too few cost much more than too many: twice and more.
    let line = mean(&others(Task::Line, 4, 1)) - mean(&one);
    let band = mean(&others(Task::Band, 1, 1)) - mean(&others(Task::Band, 4, 1));
    assert!(band > 2.0 * line, "{band} and {line}");
}

#[test]
fn what_the_rules_of_thumb_miss() {
    let [band, line, wave, bursts, penguins] = ch16_hidden_size::worked::TASKS.map(measured);
    // The second rule's network is worse where the page says it matters.
    assert_above("wave", &others(Task::Wave, 2, 1), &others(Task::Wave, 14, 1));
    assert_above("line", &others(Task::Line, 8, 1), &others(Task::Line, 1, 1));
    assert_above("bursts", &others(Task::Bursts, 14, 1), &others(Task::Bursts, 24, 1));
    assert!(wave.at_two_thirds > 5.0 * wave.at_chosen);
    // Other seeds choose another size for two of the tasks.
    let moved = [&band, &line, &wave, &bursts, &penguins];
    assert_eq!(moved.iter().filter(|task| task.chosen != task.chosen_again).count(), 2);
    // The bursts chose the largest size there was, twice.
    assert_eq!((bursts.chosen, bursts.chosen_again), (24, 24));
    // The penguins' sizes are within two thousandths of each other.
    let spread = |errors: &[f64]| {
        let largest = errors.iter().copied().fold(0.0, f64::max);
        largest - errors.iter().copied().fold(1.0, f64::min)
    };
    assert!(spread(&penguins.validation) < 0.0021);
    let again: Vec<f64> =
        SIZES.iter().map(|hidden| mean(&others(Task::Penguins, *hidden, 1))).collect();
    assert!(spread(&again) < 0.0021);
}

#[test]
fn six_trained_nodes_do_the_work_of_many_stairs() {
    let shown = ch16_hidden_size::worked::curve_by_training();
    let run = |hidden: usize| -> Vec<f64> {
        (50..60).into_par_iter().map(|seed| distance(&trained_curve(hidden, seed))).collect()
    };
    let (four, six) = (run(4), run(6));
    assert_above("four steps are too few", &four, &six);
    assert_usual("six", shown.rows[2].median, &six);
    let stairs = stairs();
    assert!(shown.rows[2].median < stairs.rows[3].distance);
    assert!(shown.rows[2].median > stairs.rows[4].distance);
    let mut sorted = six.clone();
    sorted.sort_by(f64::total_cmp);
    assert!((stairs.rows[4].distance..stairs.rows[3].distance).contains(&sorted[5]));
}

/// The program that chooses a size: which of its trainings find the band.
#[test]
fn up_to_four_nodes_one_training_in_five_fails() {
    let (validation, training) = (band(1000, 0.1, 1), band(100, 0.1, 2));
    let of = |hidden: usize| -> Vec<f64> {
        let of_seed = |seed: u64| {
            let mut trainer = Trainer::new(Network::seeded(2, hidden, 1, seed), 2.0);
            (0..500).for_each(|_| {
                trainer.epoch(&training);
            });
            error(&trainer.network, &validation) / 1000.0
        };
        (0..5).map(of_seed).collect()
    };
    let errors: Vec<(usize, Vec<f64>)> = (1..=6).map(|hidden| (hidden, of(hidden))).collect();
    for (hidden, errors) in &errors {
        let failed = errors.iter().filter(|error| **error > 0.09).count();
        assert_eq!(failed, [5, 1, 1, 1, 0, 0][hidden - 1], "{hidden}: {errors:?}");
    }
    assert_eq!(choose(&errors), 6);
    // The best of the trainings with three nodes is as good as the six that were chosen.
    let least = errors[2].1.iter().copied().fold(1.0, f64::min);
    assert!(least < mean(&errors[5].1), "{least}");
    // Elsewhere too, more nodes fail less often.
    let failed = |hidden: usize| -> Vec<f64> {
        let failed = others(Task::Band, hidden, 1).into_iter().map(|error| error > 0.1);
        failed.map(|failed| f64::from(u8::from(failed))).collect()
    };
    assert_above("two nodes fail more often than four", &failed(2), &failed(4));
}

/// How many samples a network has learned of those that noise has turned, and how many there are.
fn learned(network: &Network, seed: u64) -> (usize, usize) {
    let [training, _] = Task::Band.samples(seed);
    let turned: Vec<bool> = training
        .iter()
        .filter(|(input, target)| in_band(input[0], input[1]) != (target[0] == 1.0))
        .map(|(input, target)| (network.forward(input).post_o[0] >= 0.5) == (target[0] == 1.0))
        .collect();
    (turned.iter().filter(|learned| **learned).count(), turned.len())
}

#[test]
fn the_picture_shows_an_extreme_case() {
    let of = |hidden: usize| learned(&trained_on_band(hidden), TRAINED_SEED).0;
    assert!(of(3) < of(LARGEST));
    let (rate, epochs) = Task::Band.setup();
    let more = |seed: u64| {
        let [training, _] = Task::Band.samples(seed);
        let [few, many] = [3, LARGEST]
            .map(|hidden| learned(&train(&training, hidden, rate, epochs, seed), seed).0 as i64);
        many - few
    };
    let gained: Vec<i64> = (200..212).into_par_iter().map(more).collect();
    // In most sets it is far less.
    let shown = of(LARGEST) as i64 - of(3) as i64;
    assert!(gained.iter().filter(|gained| **gained < shown).count() > 8, "{gained:?}, {shown}");
}
