//! The rule by other roads: whole numbers, and the other sign.

use ch01_perceptron::perceptron;
use ch03_learning_rule::worked::{by_hand, five_epochs, from_zero, rates, start, why_the_warmth};
use ch03_learning_rule::{correct, epoch, generate, update};

/// The page's four updates in sixteenths, where everything is a whole number.
#[test]
fn four_updates_in_whole_numbers() {
    let mut weights = [8, -8, 4];
    assert_eq!(by_hand().start, weights.map(|w| w as f64 / 16.0));
    assert_eq!(by_hand().learning_rate, 4.0 / 16.0);
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
        assert_eq!(step.output, f64::from(u8::from(pre >= 0)));
    }
    assert_eq!((by_hand().squares, by_hand().change), (36.0, 9.0));
    assert_eq!(by_hand().first_again, -2.0 + 9.0);
}

/// w += LR · (T − O) · input, as the series writes it, gives the same weights to the last bit, and so
/// does w += LR · T · input after a mistake, with targets of −1 and 1.
#[test]
fn both_signs_of_the_rule_are_one_rule() {
    for seed in 0..20 {
        let mut ours = start(seed);
        let mut theirs = start(seed);
        let mut signed = start(seed);
        for sample in generate(500, seed) {
            let miss = sample.target - perceptron(&sample.input, &theirs);
            for (weight, input) in theirs.iter_mut().zip(&sample.input) {
                *weight += 0.01 * miss * input;
            }
            let target = if sample.input[0] >= 0.0 { 1.0 } else { -1.0 };
            let says = if perceptron(&sample.input, &signed) == 1.0 { 1.0 } else { -1.0 };
            if says != target {
                for (weight, input) in signed.iter_mut().zip(&sample.input) {
                    *weight += 0.01 * target * input;
                }
            }
            update(&mut ours, &sample, 0.01);
            assert_eq!(ours, theirs);
            assert_eq!(ours, signed);
        }
    }
}

/// The correction that the damp has made necessary, in hundredths.
#[test]
fn one_correction_in_whole_numbers() {
    let page = why_the_warmth();
    let (before, input) = ([50, 10, 0], [1, -10, 3]);
    let products = [0, 1, 2].map(|i| before[i] * input[i]);
    assert!(products.iter().sum::<i32>() < 0 && products[0] > 0 && products[1] < 0, "the damp's");
    let near = |page: &[f64], whole: [i32; 3]| {
        assert!(
            page.iter()
                .zip(whole)
                .all(|(page, whole)| (100.0 * page - f64::from(whole)).abs() < 1e-9)
        );
    };
    near(&page.before, before);
    near(&page.input, input.map(|x| 100 * x));
    near(&page.products, products);
    near(&page.after, [0, 1, 2].map(|i| before[i] + input[i]));
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

/// Only the start divided by the learning rate matters: with all weights divided by it the same answers
/// are wrong, one by one, at a rate of 1. With powers of two nothing is rounded otherwise.
#[test]
fn only_the_start_divided_by_the_rate_matters() {
    for rate in [1.0 / 1024.0, 1.0 / 16.0, 8.0, 1024.0] {
        for seed in 0..20 {
            let mut weights = start(seed);
            let mut divided = begun(seed).map(|weight| weight / rate);
            for _ in 0..3 {
                for (sample, day) in generate(500, seed).iter().zip(days(500, seed)) {
                    let wrong = update(&mut weights, sample, rate) != 0.0;
                    assert_eq!(usize::from(wrong), plain(&mut divided, &[day], 1.0));
                }
            }
            assert_eq!(weights, divided.map(|weight| rate * weight));
        }
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
    assert!((rates.rows[2].epochs[0] - sum[0]).abs() < 1e-9);
    assert!((rates.rows[2].epochs[1] - sum[1]).abs() < 1e-9);
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

/// Of all steps of one length the one along the input raises the preactivation most: against steps that
/// share the length and nothing else, and the answer to exercise "A longer arrow", by the angle itself.
#[test]
fn a_step_along_the_input_is_the_steepest() {
    let days = generate(200, 5);
    for (day, other) in days.iter().zip(&days[1..]) {
        let sum = |a: &[f64], b: &[f64]| -> f64 { a.iter().zip(b).map(|(a, b)| a * b).sum() };
        let long = |a: &[f64]| sum(a, a).sqrt();
        let (x, step) = (&day.input, &other.input);
        if long(x) > 0.0 && long(step) > 0.0 {
            let along = sum(x, x) / long(x);
            assert!(sum(x, step) / long(step) <= along + 1e-9, "{x:?} and {step:?}");
        }
    }
    for (rate, tangent) in [(0.5, 0.5), (0.05, 0.05)] {
        let mut weights = [6.0, -8.0];
        let day = ch03_learning_rule::Sample { input: vec![8.0, 6.0], target: 0.0 };
        assert_eq!(update(&mut weights, &day, rate), 1.0);
        let turn = f64::atan2(weights[1], weights[0]) - f64::atan2(-8.0, 6.0);
        assert!((turn.abs().tan() - tangent).abs() < 1e-12, "{turn}");
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

/// The mistakes of an epoch in plain arrays, where a correction is taken off or set onto the weights.
fn plain(weights: &mut [f64; 3], days: &[([f64; 3], bool)], rate: f64) -> usize {
    let mut wrong = 0;
    for (day, opened) in days {
        let sum = day[0] * weights[0] + day[1] * weights[1] + day[2] * weights[2];
        match (sum >= 0.0, opened) {
            (true, false) => (0..3).for_each(|i| weights[i] -= rate * day[i]),
            (false, true) => (0..3).for_each(|i| weights[i] += rate * day[i]),
            _ => continue,
        }
        wrong += 1;
    }
    wrong
}

fn days(count: usize, seed: u64) -> Vec<([f64; 3], bool)> {
    let day = |sample: &ch03_learning_rule::Sample| {
        ([0, 1, 2].map(|i| sample.input[i]), sample.input[0] >= 0.0)
    };
    generate(count, seed).iter().map(day).collect()
}

fn begun(seed: u64) -> [f64; 3] {
    start(seed).try_into().expect("three weights")
}

/// The mistakes of the page's hundred runs, their medians as the middle of the sorted counts.
#[test]
fn a_hundred_runs_in_plain_arrays() {
    let page = five_epochs();
    let runs: Vec<Vec<usize>> = (0..page.seeds as u64)
        .map(|seed| {
            let (days, mut weights) = (days(page.samples, 2 * seed), begun(seed));
            (0..5).map(|_| plain(&mut weights, &days, page.learning_rate)).collect()
        })
        .collect();
    assert_eq!(runs.len(), 100);
    for (number, epoch) in page.epochs.iter().enumerate() {
        let mut counts: Vec<usize> = runs.iter().map(|run| run[number]).collect();
        counts.sort_unstable();
        assert_eq!(epoch.mistakes.median, (counts[49] + counts[50]) as f64 / 2.0);
        // A share of right answers is a whole number of the new days.
        let right = epoch.right.least * page.test_samples as f64;
        assert!((right - right.round()).abs() < 1e-9 && page.test_samples == page.samples);
    }
}

/// From zero the weights are the rate times the same sums, and a hundredth rounds them in its way.
#[test]
fn from_zero_in_plain_arrays() {
    let (run, days) = (from_zero(), days(1000, 0));
    let trained = |rate: f64| {
        let mut weights = [0.0; 3];
        let mistakes: Vec<usize> = (0..5).map(|_| plain(&mut weights, &days, rate)).collect();
        (mistakes, weights)
    };
    let (mistakes, sums) = trained(1.0);
    assert_eq!(mistakes, run.small_mistakes);
    for (rate, weights) in
        [(run.small_rate, run.small_weights), (run.large_rate, run.large_weights)]
    {
        assert_eq!(weights, sums.map(|sum| rate * sum));
    }
    assert_eq!(trained(run.rounded_rate).0, run.rounded_mistakes);
    // Where it goes a way of its own, the sum should be zero and is a hair below.
    let (mut exact, mut rounded) = ([0.0; 3], [0.0; 3]);
    let parts = days[..500].iter().position(|day| {
        plain(&mut exact, &[*day], 1.0) != plain(&mut rounded, &[*day], run.rounded_rate)
    });
    let parts = parts.expect("in the half with whole readings, where a rate of 1 rounds nothing");
    let (mut exact, mut rounded) = ([0.0; 3], [0.0; 3]);
    plain(&mut exact, &days[..parts], 1.0);
    plain(&mut rounded, &days[..parts], run.rounded_rate);
    let sum = |weights: [f64; 3]| {
        let day = days[parts].0;
        day[0] * weights[0] + day[1] * weights[1] + day[2] * weights[2]
    };
    assert!(sum(exact) == 0.0 && sum(rounded) < 0.0 && sum(rounded) > -1e-12);
    // A double of it rounds as it does, so the mistakes alone do not tell the rate: the program's.
    assert_eq!(run.rounded_rate, five_epochs().learning_rate);
}

/// The means of the table of the rates, and the standard errors of the table: from
/// sums and sums of squares of whole numbers.
#[test]
fn the_rates_in_plain_arrays() {
    let page = rates();
    for (row, power) in page.rows.iter().zip([-4, -3, -2, -1, 0, 3]) {
        assert_eq!(row.learning_rate, format!("1e{power}").parse::<f64>().expect("a number"));
        let (mut sums, mut squares) = ([0; 5], [0; 5]);
        let (mut begins, mut wrong_at_last, mut fortieth) = (0.0, 0, 0);
        for seed in 0..page.seeds as u64 {
            let (days, mut weights) = (days(1000, 2 * seed), begun(seed));
            let long = weights.map(|weight| weight * weight).iter().sum::<f64>().sqrt();
            begins += long / row.learning_rate / page.seeds as f64;
            for number in 0..5 {
                let wrong = plain(&mut weights, &days, row.learning_rate);
                sums[number] += wrong;
                squares[number] += wrong * wrong;
            }
            let mut later = weights;
            (6..40).for_each(|_| _ = plain(&mut later, &days, row.learning_rate));
            fortieth += plain(&mut later, &days, row.learning_rate);
            // With a rate of 0 nothing moves: the mistakes are the wrong answers.
            wrong_at_last += plain(&mut weights, &self::days(1000, 2 * seed + 1), 0.0);
        }
        let near = |mean: f64, sum: usize| (mean - sum as f64 / page.seeds as f64).abs() < 1e-9;
        assert!((row.start / begins - 1.0).abs() < 1e-9);
        assert!(near(row.wrong, wrong_at_last), "{}", row.wrong);
        assert!(row.epochs.iter().zip(sums).all(|(mean, sum)| near(*mean, sum)));
        assert!(near(row.fortieth, fortieth));
        for ((error, sum), square) in row.epochs_error.iter().zip(sums).zip(squares) {
            // The variance is the mean of the squares less the square of the mean, times n / (n − 1).
            let count = page.seeds as f64;
            let (sum, square) = (sum as f64, square as f64);
            let variance = (square - sum * sum / count) / (count - 1.0);
            assert!((error - (variance / count).sqrt()).abs() < 1e-9, "{error}");
        }
    }
}
