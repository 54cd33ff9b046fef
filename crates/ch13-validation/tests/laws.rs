//! The chapter's numbers by other roads: closed forms, whole numbers, exact sums.

use std::f64::consts::PI;

use ch08_sigmoid::{activate, activate_prime};
use ch11_architecture::ndarray::{Array1, Axis, array};
use ch11_architecture::{Network, backpropagate};
use ch12_network::Samples;
use ch13_validation::figures::binomial;
use ch13_validation::worked::{
    self, HIDDEN, NOISE, apart, careless_gradients, counted, harmonic, smallest_within, trained,
};
use ch13_validation::{
    KINDS, Kind, POINTS, Templates, accuracy, accuracy_by_kind, answer, burst, bursts, confusion,
    expected_best, gaussian, largest, split, standard_error, wave,
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

fn close(a: f64, b: f64, within: f64) {
    assert!((a - b).abs() <= within, "{a} is not {b} within {within}");
}

/// The filter is run on a sampled sine; how large is what comes out?
#[test]
fn the_waves_have_the_harmonics_of_the_textbook() {
    for (kind, first, third, fifth) in [
        (Kind::Sine, 1.0, 0.0, 0.0),
        (Kind::Square, 4.0 / PI, 4.0 / (3.0 * PI), 4.0 / (5.0 * PI)),
        (Kind::Triangle, 8.0 / PI / PI, -8.0 / (9.0 * PI * PI), 8.0 / (25.0 * PI * PI)),
    ] {
        close(harmonic(kind, 1), first, 1e-6);
        close(harmonic(kind, 3), third, 1e-6);
        close(harmonic(kind, 5), fifth, 1e-6);
    }
}

/// Cosines of the angles between the waves, by integrals.
#[test]
fn the_distances_of_the_waves_in_closed_form() {
    let distance = |cosine: f64| (2.0 - 2.0 * cosine).sqrt();
    close(apart(Kind::Sine, Kind::Square), distance(8.0_f64.sqrt() / PI), 1e-6);
    close(apart(Kind::Sine, Kind::Triangle), distance(8.0 / PI / PI * 1.5_f64.sqrt()), 1e-6);
    close(apart(Kind::Square, Kind::Triangle), distance(0.75_f64.sqrt()), 1e-6);
}

#[test]
fn the_waves_rise_through_zero_repeat_and_stay_within_one() {
    for kind in KINDS {
        // Every sixty-fourth, and so the edges of the square wave too: what it is at one edge, it is
        // upside down at the next.
        for step in -160..160 {
            let periods = f64::from(step) / 64.0;
            assert!(wave(kind, periods).abs() <= 1.0);
            close(wave(kind, periods), wave(kind, periods + 3.0), 1e-12);
            close(wave(kind, periods), -wave(kind, periods + 0.5), 1e-12);
        }
        assert!(wave(kind, 0.01) > 0.0 && wave(kind, -0.01) < 0.0);
    }
}

/// Mean, variance, fourth moment, and the share within one standard deviation.
#[test]
fn the_noise_is_normal() {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let count = 200_000;
    let drawn: Vec<f64> = (0..count).map(|_| gaussian(&mut rng)).collect();
    let mean = |f: &dyn Fn(f64) -> f64| drawn.iter().map(|x| f(*x)).sum::<f64>() / count as f64;
    close(mean(&|x| x), 0.0, 0.01);
    close(mean(&|x| x * x), 1.0, 0.015);
    close(mean(&|x| x * x * x * x), 3.0, 0.12);
    close(mean(&|x| f64::from(u8::from(x.abs() < 1.0))), libm::erf(0.5_f64.sqrt()), 0.005);
}

#[test]
fn noise_is_added_to_the_same_burst() {
    for (seed, kind) in KINDS.into_iter().enumerate() {
        let at = |noise| burst(kind, noise, &mut ChaCha8Rng::seed_from_u64(seed as u64));
        let (clean, low, high) = (at(0.0), at(0.25), at(1.0));
        for point in 0..POINTS {
            close(4.0 * (low[point] - clean[point]), high[point] - clean[point], 1e-12);
        }
    }
}

#[test]
fn a_split_gives_every_sample_to_one_set() {
    for seed in 0..30 {
        let count = 40 + seed as usize;
        let samples = bursts(count, 0.3, seed);
        let parts = [1 + seed as usize % 5, 1, 2];
        let sets = split(&samples, parts, seed);
        let total: usize = parts.iter().sum();
        assert_eq!(sets.training.len(), count * parts[0] / total);
        assert_eq!(sets.validation.len(), count * parts[1] / total);
        let key = |samples: &Samples| -> Vec<Vec<u64>> {
            let row = |(input, target): (
                ch11_architecture::ndarray::ArrayView1<f64>,
                ch11_architecture::ndarray::ArrayView1<f64>,
            )| {
                input.iter().chain(target).map(|value| value.to_bits()).collect()
            };
            samples.iter().map(row).collect()
        };
        let mut before = key(&samples);
        let mut after = [key(&sets.training), key(&sets.validation), key(&sets.test)].concat();
        assert_ne!(before, after, "not shuffled");
        before.sort();
        after.sort();
        assert_eq!(before, after);
        assert_eq!(sets, split(&samples, parts, seed));
    }
}

/// The network in plain loops, and the counts kept by kind and answer.
#[test]
fn confusion_in_plain_loops() {
    for seed in 0..10 {
        let network = Network::seeded(POINTS, 5, 3, seed);
        let samples = bursts(100 + seed as usize, NOISE, seed);
        let counts = counted(&network, &samples);
        let mut plain = [[0; 3]; 3];
        for (row, input) in samples.inputs.rows().into_iter().enumerate() {
            let post_h: Vec<f64> = (0..5)
                .map(|h| (0..POINTS).map(|i| input[i] * network.i_to_h[[i, h]]).sum::<f64>())
                .map(activate)
                .collect();
            // The sigmoid rises, so the largest preactivation is the largest output.
            let pre: Vec<f64> =
                (0..3).map(|o| (0..5).map(|h| post_h[h] * network.h_to_o[[h, o]]).sum()).collect();
            let said = (0..3).max_by(|a, b| pre[*a].total_cmp(&pre[*b])).unwrap_or(0);
            plain[row % 3][said] += 1;
        }
        assert_eq!(counts, plain);
        let rows: Vec<usize> = counts.iter().map(|row| row.iter().sum()).collect();
        let of = |kind: usize| (samples.len() + 2 - kind) / 3;
        assert_eq!(rows, [of(0), of(1), of(2)]);
        let weighted: f64 =
            accuracy_by_kind(&counts).iter().zip(&rows).map(|(share, n)| share * *n as f64).sum();
        close(accuracy(&counts), weighted / samples.len() as f64, 1e-12);
    }
}

#[test]
fn the_first_of_equal_values_is_the_largest() {
    assert_eq!(largest(array![0.2, 0.7, 0.7].view()), 1);
    assert_eq!(largest(array![-3.0, -2.0, -1.0].view()), 2);
    assert_eq!(largest(array![0.5, 0.5, 0.5].view()), 0);
}

/// Renaming the outputs renames the columns and nothing else.
#[test]
fn swapped_outputs_are_swapped_columns() {
    let network = Network::seeded(POINTS, 4, 3, 5);
    let mut swapped = network.clone();
    let first = network.h_to_o.column(0).to_owned();
    swapped.h_to_o.column_mut(0).assign(&network.h_to_o.column(2));
    swapped.h_to_o.column_mut(2).assign(&first);
    let samples = bursts(300, NOISE, 5);
    let turned = counted(&network, &samples).map(|[a, b, c]| [c, b, a]);
    assert_eq!(counted(&swapped, &samples), turned);
}

/// A template of the bank is its own nearest, and so is any burst that is a multiple of one.
#[test]
fn templates_know_themselves() {
    let templates = Templates::all();
    for (kind, wanted) in KINDS.into_iter().zip(0..) {
        for number in 0..5 {
            let cycles = 1.0 + f64::from(number) / 5.0;
            let values = Array1::from_shape_fn(POINTS, |point| {
                0.7 * wave(kind, 0.05 + cycles * point as f64 / POINTS as f64)
            });
            assert_eq!(templates.answer(values.view()), wanted);
        }
    }
}

/// The bank by nested loops: kinds, starts from an eighth of a period before the rise to an eighth
/// behind it, one to two periods; each as long as a vector as the others.
#[test]
fn templates_lie_evenly_over_the_ranges_of_bursts() {
    let mut rows = Vec::new();
    for kind in KINDS {
        for start in 0..=10 {
            for cycles in 0..=20 {
                let (start, cycles) = (f64::from(start - 5) / 40.0, f64::from(cycles + 20) / 20.0);
                let points = (0..POINTS).map(|point| cycles * point as f64 / POINTS as f64);
                rows.push((kind, points.map(|periods| start + periods).collect::<Vec<_>>()));
            }
        }
    }
    let templates = Templates::all();
    assert_eq!(templates.rows.nrows(), rows.len());
    // At an edge of the square wave the two ways of adding may fall on different sides of it.
    let edge = |periods: f64| (2.0 * periods - (2.0 * periods).round()).abs() < 1e-9;
    for (template, (kind, periods)) in templates.rows.rows().into_iter().zip(&rows) {
        close(template.dot(&template), 1.0, 1e-12);
        let largest = template.fold(0.0, |most: f64, value| most.max(value.abs()));
        let most = periods.iter().fold(0.0, |most: f64, &at| most.max(wave(*kind, at).abs()));
        for (&value, &at) in template.iter().zip(periods) {
            if *kind != Kind::Square || !edge(at) {
                close(value / largest, wave(*kind, at) / most, 1e-9);
            }
        }
    }
}

/// Every outcome of a few guessers on a few samples, counted in whole numbers.
#[test]
fn the_best_guesser_by_counting_all_outcomes() {
    for (guessers, samples) in [(1, 4), (2, 1), (2, 3), (3, 2)] {
        let guesses = guessers * samples;
        let mut best = 0_u64;
        let outcomes = 3_u64.pow(guesses as u32);
        for mut outcome in 0..outcomes {
            let mut right = vec![0; guessers];
            for guess in 0..guesses {
                right[guess % guessers] += u64::from(outcome % 3 == 0);
                outcome /= 3;
            }
            best += right.into_iter().max().unwrap_or(0);
        }
        let exact = best as f64 / (outcomes * samples as u64) as f64;
        close(expected_best(guessers as i32, samples, 1.0 / 3.0), exact, 1e-12);
    }
}

/// The same expectation as a sum over how many the best gets right, the probabilities made by
/// another recursion; and the simulation is where it should be.
#[test]
fn the_best_guesser_as_a_sum_over_scores() {
    let shown = worked::guessers();
    for row in &shown.rows {
        let (mut up_to, mut before, mut expected, mut squares) = (0.0, 0.0, 0.0, 0.0);
        for (right, probability) in binomial(shown.chance, row.samples).into_iter().enumerate() {
            up_to += probability;
            let all = libm::pow(up_to, shown.guessers as f64);
            let share = right as f64 / row.samples as f64;
            expected += (all - before) * share;
            squares += (all - before) * share * share;
            before = all;
        }
        close(row.expected, expected, 1e-9);
        let error = ((squares - expected * expected) / shown.repetitions as f64).sqrt();
        close(row.simulated, row.expected, 2.5 * error);
    }
}

/// The variance of a share, summed over all its values.
#[test]
fn the_standard_error_from_the_binomial() {
    for (share, samples) in [(0.8, 50), (0.95, 200), (0.3333, 17)] {
        let terms = binomial(share, samples).into_iter().enumerate().map(|(right, probability)| {
            let off = right as f64 / samples as f64 - share;
            probability * off * off
        });
        close(terms.sum::<f64>().sqrt(), standard_error(share, samples), 1e-12);
    }
}

/// Two thousand tests of each size, drawn answer by answer, against the sums over all scores.
#[test]
fn simulated_tests_agree_with_the_binomial() {
    let sure = worked::how_sure();
    let repetitions = 2000;
    let right = |share: f64, samples: usize, rng: &mut ChaCha8Rng| {
        (0..samples).filter(|_| rng.random_range(0.0..1.0) < share).count()
    };
    let part = |count: usize| count as f64 / f64::from(repetitions);
    for row in &sure.rows {
        let mut rng = ChaCha8Rng::seed_from_u64(row.samples as u64);
        let shares: Vec<f64> = (0..repetitions)
            .map(|_| right(sure.share, row.samples, &mut rng) as f64 / row.samples as f64)
            .collect();
        let squares = shares.iter().map(|s| (s - sure.share) * (s - sure.share));
        let scatter = (squares.sum::<f64>() / f64::from(repetitions)).sqrt();
        close(scatter, row.standard_error, 0.06 * row.standard_error);
        let within = |s: &&f64| (**s - sure.share).abs() <= 2.0 * standard_error(**s, row.samples);
        close(part(shares.iter().filter(within).count()), row.within_two, 0.015);
    }
    for row in &sure.told_apart {
        let mut rng = ChaCha8Rng::seed_from_u64(row.samples as u64);
        let pairs: Vec<(usize, usize)> = (0..repetitions)
            .map(|_| {
                let better = right(sure.better, row.samples, &mut rng);
                (better, right(sure.worse, row.samples, &mut rng))
            })
            .collect();
        close(row.better_ahead, part(pairs.iter().filter(|(b, w)| b > w).count()), 0.03);
        close(row.worse_ahead, part(pairs.iter().filter(|(b, w)| b < w).count()), 0.03);
        close(row.level, part(pairs.iter().filter(|(b, w)| b == w).count()), 0.03);
        close(row.better_ahead + row.worse_ahead + row.level, 1.0, 1e-9);
    }
    // The worse network comes out ahead nearly three times in ten.
    // The same samples for both: the mean and the mean square of the difference of one sample. With
    // mistakes that have nothing to do with each other it takes as many as two tests do.
    let needed = |better: f64, worse: f64| {
        let (mean, square) = (better - worse, better + worse);
        4.0 * (square - mean * mean) / (mean * mean)
    };
    assert_eq!(needed(sure.only_better, sure.only_worse).round() as usize, sure.paired_needed);
    assert!((sure.only_better - sure.only_worse - (sure.better - sure.worse)).abs() < 1e-12);
    let alone = [sure.better * (1.0 - sure.worse), sure.worse * (1.0 - sure.better)];
    assert_eq!(needed(alone[0], alone[1]).round() as usize, sure.needed);
    assert!(sure.paired_needed < 2 * sure.needed / 3);
    assert!((0.29..0.31).contains(&sure.told_apart[0].worse_ahead));
    // Two standard errors of the difference lie between the shares, and one sample fewer is too few.
    let apart = |samples: f64| {
        let variance = (0.96 * 0.04 + 0.95 * 0.05) / samples;
        0.01 / variance.sqrt()
    };
    let needed = sure.needed as f64;
    assert!(apart(needed) >= 2.0 - 1e-9 && apart(needed - 1.0) < 2.0);
    close(libm::pow(1.0 - sure.still_wrong, 50.0), 0.05, 1e-12);
}

/// What the careless program leaves out is the slope at each output, and nothing else.
#[test]
fn the_careless_gradient_is_the_right_one_without_a_slope() {
    for seed in 0..20 {
        let network = Network::seeded(POINTS, HIDDEN, 3, seed);
        let samples = bursts(3, NOISE, seed);
        for (input, target) in samples.iter() {
            let slopes = network.forward(input).unwrap().pre_o.mapv(activate_prime);
            let right = backpropagate(&network, input, target).unwrap();
            let wrong = careless_gradients(&network, input, target);
            for (right, wrong) in right.h_to_o.rows().into_iter().zip(wrong.h_to_o.rows()) {
                for output in 0..3 {
                    close(wrong[output] * slopes[output], right[output], 1e-12);
                }
            }
        }
    }
}

/// Without biases an output's preactivations for an input and for its mirror image add up to the
/// sum of the weights that lead to it, whatever the network and the input.
#[test]
fn a_network_without_biases_sees_a_mirror_image_upside_down() {
    let mut rng = ChaCha8Rng::seed_from_u64(3);
    for seed in 0..20 {
        let network = Network::seeded(6, 4, 3, seed);
        let input = Array1::from_shape_simple_fn(6, || rng.random_range(-2.0..2.0));
        let one = network.forward(input.view()).unwrap().pre_o;
        let other = network.forward((-input).view()).unwrap().pre_o;
        for output in 0..3 {
            close(one[output] + other[output], network.h_to_o.column(output).sum(), 1e-12);
        }
    }
}

/// The counts of the three sets add up to those of all samples.
#[test]
fn counts_of_the_sets_add_up() {
    let network = trained(&bursts(60, NOISE, 1), 4, 0.3, 5, 1);
    let samples = bursts(91, NOISE, 2);
    let sets = split(&samples, [1, 1, 1], 4);
    let say = |input: ch11_architecture::ndarray::ArrayView1<f64>| answer(&network, input);
    let whole = confusion(&samples, say);
    let parts = [&sets.training, &sets.validation, &sets.test].map(|set| confusion(set, say));
    for kind in 0..3 {
        for said in 0..3 {
            assert_eq!(whole[kind][said], parts.iter().map(|c| c[kind][said]).sum::<usize>());
        }
    }
}

/// Always answering sine is right as often as there are sines, and finds none of the others.
#[test]
fn one_answer_for_everything() {
    let samples = bursts(300, NOISE, 1);
    let counts = confusion(&samples, |_| 0);
    close(accuracy(&counts), 1.0 / 3.0, 1e-12);
    assert_eq!(accuracy_by_kind(&counts), [1.0, 0.0, 0.0]);
}

/// The rule of the page: few hidden nodes before a little more accuracy, and never below the limit.
#[test]
fn the_smallest_network_within_the_limit() {
    let (hidden, shares) = ([4, 4, 8, 8, 16, 16], [0.6, 0.7, 0.79, 0.8, 0.82, 0.83]);
    assert_eq!(smallest_within(&hidden, &shares, 0.83), 5);
    assert_eq!(smallest_within(&hidden, &shares, 0.815), 4 + 1);
    assert_eq!(smallest_within(&hidden, &shares, 0.785), 3);
    assert_eq!(smallest_within(&hidden, &shares, 0.65), 1);
}

/// Inputs in another order, and the weights that leave them in the same: nothing changes.
#[test]
fn a_network_does_not_know_the_order_of_its_inputs() {
    let network = Network::seeded(POINTS, 5, 3, 1);
    let order: Vec<usize> = (0..POINTS).map(|place| place * 7 % POINTS).collect();
    let reordered =
        Network { i_to_h: network.i_to_h.select(Axis(0), &order), h_to_o: network.h_to_o.clone() };
    for input in bursts(30, NOISE, 1).inputs.rows() {
        let here = network.forward(input).unwrap().post_o;
        let there = reordered.forward(input.select(Axis(0), &order).view()).unwrap().post_o;
        for (here, there) in here.iter().zip(&there) {
            close(*here, *there, 1e-14);
        }
    }
}

/// Probabilities of counts by logarithms of factorials, and the standard error squared.
#[test]
fn how_sure_by_factorials() {
    let shown = worked::how_sure();
    let probability = |share: f64, samples: usize, right: usize| {
        let (n, k) = (samples as f64, right as f64);
        let ways = libm::lgamma(n + 1.0) - libm::lgamma(k + 1.0) - libm::lgamma(n - k + 1.0);
        libm::exp(ways + k * libm::log(share) + (n - k) * libm::log(1.0 - share))
    };
    for row in &shown.rows {
        let n = row.samples as f64;
        let variance = shown.share * (1.0 - shown.share) / n;
        close(row.standard_error * row.standard_error, variance, 1e-15);
        // Four times the variance that is measured is no less than the square of what is off.
        let within = |right: &usize| {
            let measured = *right as f64 / n;
            (measured - shown.share).powi(2) <= 4.0 * measured * (1.0 - measured) / n + 1e-15
        };
        let all = (0..=row.samples).filter(within);
        let sum: f64 = all.map(|right| probability(shown.share, row.samples, right)).sum();
        close(row.within_two, sum, 1e-8);
    }
    for row in &shown.told_apart {
        let both: f64 = (0..=row.samples)
            .map(|right| {
                probability(shown.better, row.samples, right)
                    * probability(shown.worse, row.samples, right)
            })
            .sum();
        close(row.level, both, 1e-8);
    }
    let n = shown.all_right as f64;
    close(libm::pow(1.0 - shown.still_wrong, n), 0.05, 1e-12);
}
