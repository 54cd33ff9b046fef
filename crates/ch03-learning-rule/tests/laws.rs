//! The rule by other roads: whole numbers, and the other sign.

use ch01_perceptron::perceptron;
use ch03_learning_rule::worked::{by_hand, five_epochs, from_zero, rates, start};
use ch03_learning_rule::{correct, epoch, generate, update};

/// The page's four updates in sixteenths, where everything is a whole number.
#[test]
fn four_updates_in_whole_numbers() {
    let mut weights = [8, -8, 4];
    for step in by_hand().steps {
        let input: Vec<i64> = step.input.iter().map(|value| *value as i64).collect();
        let pre: i64 = input.iter().zip(&weights).map(|(x, w)| x * w).sum();
        assert_eq!(pre as f64 / 16.0, step.pre);
        let error = i64::from(pre >= 0) - step.target as i64;
        for (weight, x) in weights.iter_mut().zip(&input) {
            *weight -= 4 * error * x;
        }
        assert_eq!(weights.map(|w| w as f64 / 16.0), step.weights[..]);
        assert_eq!(step.final_error, error as f64);
    }
    assert_eq!((by_hand().squares, by_hand().change), (36.0, 9.0));
    assert_eq!(by_hand().first_again, -2.0 + 9.0);
}

/// w += LR · (T − O) · input, as the series writes it, gives the same weights to the last bit.
#[test]
fn both_signs_of_the_rule_are_one_rule() {
    for seed in 0..20 {
        let mut ours = start(seed);
        let mut theirs = start(seed);
        for sample in generate(500, seed) {
            let miss = sample.target - perceptron(&sample.input, &theirs);
            for (weight, input) in theirs.iter_mut().zip(&sample.input) {
                *weight += 0.01 * miss * input;
            }
            update(&mut ours, &sample, 0.01);
            assert_eq!(ours, theirs);
        }
    }
}

/// From zero with a learning rate of 1 and all inputs times 10, training is whole numbers.
#[test]
fn training_from_zero_in_whole_numbers() {
    let samples: Vec<(Vec<i64>, i64)> = generate(1000, 0)
        .iter()
        .map(|sample| {
            let input = sample.input.iter().map(|x| (10.0 * x).round() as i64).collect();
            (input, sample.target as i64)
        })
        .collect();
    let mut weights = [0_i64; 3];
    for mistakes in from_zero().large_mistakes {
        let mut wrong = 0;
        for (input, target) in &samples {
            let pre: i64 = input.iter().zip(&weights).map(|(x, w)| x * w).sum();
            let error = i64::from(pre >= 0) - target;
            wrong += error.unsigned_abs() as usize;
            weights.iter_mut().zip(input).for_each(|(weight, x)| *weight -= error * x);
        }
        assert_eq!(wrong, mistakes);
    }
    for (exact, weight) in weights.iter().zip(from_zero().large_weights) {
        assert!((*exact as f64 / 10.0 - weight).abs() < 1e-9);
    }
}

#[test]
fn from_zero_the_learning_rate_only_stretches_the_weights() {
    let run = from_zero();
    assert_eq!(run.small_mistakes, run.large_mistakes);
    let stretched: Vec<f64> = run.small_weights.iter().map(|weight| 16.0 * weight).collect();
    assert_eq!(stretched, run.large_weights);
}

/// A learning rate is a unit of length: a thousandth from some weights is 1 from weights a thousand
/// times as long. With powers of two nothing is rounded otherwise.
#[test]
fn a_small_rate_is_a_long_start() {
    for seed in 0..20 {
        let samples = generate(500, seed);
        let mut short = start(seed);
        let mut long: Vec<f64> = short.iter().map(|weight| 1024.0 * weight).collect();
        for _ in 0..3 {
            assert_eq!(epoch(&mut short, &samples, 1.0 / 1024.0), epoch(&mut long, &samples, 1.0));
        }
        assert!(short.iter().zip(&long).all(|(short, long)| 1024.0 * short == *long));
    }
}

/// The third row of the rates is the training of the page, told by another function.
#[test]
fn the_rates_are_those_of_the_five_epochs() {
    let (rates, page) = (rates(), five_epochs());
    assert_eq!(rates.rows[2].learning_rate, page.learning_rate);
    let mut sum = [0.0, 0.0];
    for seed in 0..100 {
        let samples = generate(1000, 2 * seed);
        let mut weights = start(seed);
        for sum in &mut sum {
            *sum += epoch(&mut weights, &samples, 0.01) as f64 / 100.0;
        }
    }
    assert!((rates.rows[2].hundreds.iter().sum::<f64>() - sum[0]).abs() < 1e-9);
    assert!((rates.rows[2].second - sum[1]).abs() < 1e-9);
}

#[test]
fn a_right_answer_moves_nothing_and_a_wrong_one_moves_towards_it() {
    for seed in 0..20 {
        let mut weights = start(seed);
        for sample in generate(200, seed) {
            let before = weights.clone();
            let final_error = update(&mut weights, &sample, 0.1);
            let moved = |w: &[f64]| ch01_perceptron::preactivation(&sample.input, w);
            if final_error == 0.0 {
                assert_eq!(weights, before);
            } else {
                // The preactivation moves against the error by LR times the squared length.
                let square = moved(&sample.input);
                let change = moved(&weights) - moved(&before);
                assert!((change + 0.1 * final_error * square).abs() < 1e-9);
            }
        }
    }
}

#[test]
fn samples_are_what_the_generator_says() {
    let samples = generate(1000, 7);
    assert_eq!(samples, generate(1000, 7));
    assert_ne!(samples, generate(1000, 8));
    for (number, sample) in samples.iter().enumerate() {
        let whole = if number < 500 { 1.0 } else { 10.0 };
        assert!(sample.input.iter().all(|x| (x * whole - (x * whole).round()).abs() < 1e-12));
        assert!(sample.input.iter().all(|x| x.abs() <= 10.0 / whole));
        assert_eq!(sample.target, if sample.input[0] < 0.0 { 0.0 } else { 1.0 });
    }
}

#[test]
fn an_epoch_counts_what_was_wrong_on_the_way() {
    let samples = generate(300, 3);
    let (mut one, mut other) = (start(3), start(3));
    let wrong: f64 = samples.iter().map(|sample| update(&mut one, sample, 0.01).abs()).sum();
    assert_eq!(epoch(&mut other, &samples, 0.01), wrong as usize);
    assert_eq!(one, other);
    assert!(correct(&one, &samples) > 250);
    assert!(five_epochs().epochs[4].right.median > five_epochs().before.median);
}
