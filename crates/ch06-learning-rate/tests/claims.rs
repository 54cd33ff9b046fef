//! What the sentences of the page say about its numbers.

use ch05_gradient_descent::delta_update;
use ch05_gradient_descent::error;
use ch05_gradient_descent::worked::descent;
use ch06_learning_rate::figures::ALL;
use ch06_learning_rate::worked::{
    EPOCHS, MEDIANS, SCHEDULES, SEEDS, UPDATES, angles, copies, directions, distances,
    epochs_of_tank, felt, in_unit, needed, noisy, one_sample, rates, sum_and_difference, tank,
    units,
};
use ch06_learning_rate::{Sample, Schedule, best_rate, limit, steps_needed, train};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use study::spread;

/// The first table: 0.1 is chapter 5's descent, 0.2 is ten times nearer after 20 steps and a hundred
/// times after 40, and 0.24 looks as good as 0.2 after one step and is lost after 40.
#[test]
fn the_first_table() {
    let [small, five, good, large] = &rates().rows[..] else { panic!("four rates") };
    let moments = descent().moments;
    assert_eq!(five.learning_rate, descent().learning_rate);
    assert!((five.distances[1] - moments[6].distance).abs() < 1e-12);
    assert!((five.distances[2] - moments[7].distance).abs() < 1e-12);
    assert_eq!((moments[6].step, moments[7].step), (20, 40));
    let times = |step: usize| five.distances[step] / good.distances[step];
    assert!((9.5..10.5).contains(&times(1)) && (100.0..110.0).contains(&times(2)));
    assert!(small.distances[2] > 0.4 * rates().start);
    assert!((large.distances[0] / good.distances[0] - 1.0).abs() < 0.02);
    assert!(large.distances[0] < five.distances[0]);
    assert!(large.distances[2] > 100.0 * rates().start);
}

/// "A thousandth below and a thousandth above": after one step less than one part in a hundred
/// from the one on the edge, after a thousand a thousandth of the error and thousands of times it.
#[test]
fn on_the_edge() {
    let error = |rate: f64, steps: usize| {
        train(&mut [0.0], &ch05_gradient_descent::worked::parabola(), rate, steps)[steps]
    };
    for rate in [0.499, 0.501] {
        assert!((error(rate, 1) / error(0.5, 1) - 1.0).abs() < 0.01);
    }
    // Among each other they differ by more than that.
    assert!(error(0.501, 1) / error(0.499, 1) > 1.016);
    assert!(error(0.499, 1000) < 0.001 * 8.0 && error(0.501, 1000) > 1000.0 * 8.0);
}

/// Chapter 5's question: at 0.1 the steep direction is as good as done after two steps and the flat
/// one is all that is left; at 0.2 both shrink alike.
#[test]
fn the_valley_is_to_blame() {
    let told = directions();
    assert!(told.factors[1].powi(2).abs() < 0.011);
    assert!((told.best_factors[0] + told.best_factors[1]).abs() < 1e-12);
    // The best of all thousandths in the long run.
    let worse = |rate: f64| (1.0 - rate).abs().max((1.0 - 9.0 * rate).abs());
    let best = (1..223)
        .min_by(|a, b| worse(f64::from(*a) / 1000.0).total_cmp(&worse(f64::from(*b) / 1000.0)));
    assert_eq!(best, Some(200));
}

/// The counts: about half the steps for twice the rate, half the best rate about twice the steps, a
/// tenth more than the best eight times, a ninth more no end; the formula says the same for the
/// first and the last rate, and more than was counted.
#[test]
fn how_many_steps() {
    let told = needed();
    let at = |rate: f64| {
        let place = told.rates.iter().position(|known| (known - rate).abs() < 1e-12);
        told.steps[place.expect("a rate of the table")] as f64
    };
    assert!((at(0.05) / at(0.1) - 2.0).abs() < 0.1);
    assert!((at(0.1) / at(0.2) - 2.0).abs() < 0.15);
    assert!(at(0.22) > 8.0 * at(0.2));
    assert!((at(0.22) / at(0.2) - 8.0).abs() < 0.5);
    assert_eq!(told.steps[2] as f64, told.by_formula[2].ceil());
    assert!((told.by_formula[5] / told.by_formula[0] - 1.0).abs() < 1e-9);
    assert!([0, 5].iter().all(|n| (told.steps[*n] as f64) < told.by_formula[*n]));
    let best = directions().best_rate;
    for (kappa, flat) in [(9.0, 1.0), (2.0, 3.0), (100.0, 0.5)] {
        let steep = kappa * flat;
        let times = limit(steep) / best_rate([flat, steep]);
        assert!((times - (1.0 + 1.0 / kappa)).abs() < 1e-12);
    }
    assert!((limit(9.0) - best * 10.0 / 9.0).abs() < 1e-12);
    let count = |rate| steps_needed(&[0.0, 0.0], &[2.0, -1.0], &tank(), rate, 0.01);
    assert_eq!(count(0.223), None);
    assert!((1..223).all(|n| count(f64::from(n) / 1000.0).is_none_or(|steps| steps >= 21)));
}

/// One weight alone would allow 0.4, and 0.24 is too much.
#[test]
fn one_weight_alone_is_no_judge() {
    assert!(angles().naive_limit > 0.24 && directions().limits[1] < 0.24);
}

/// In seconds: sixty times the numbers, curvature times 3,600 along the outlet, condition ten
/// thousand, a thousand times the steps. As sum and difference: round, one step.
#[test]
fn units_decide() {
    let [minutes, seconds, sums] = &units().rows[..] else { panic!("three ways") };
    assert!((seconds.curvatures[1] / (3600.0 * 5.0) - 1.0).abs() < 0.001);
    assert!((10_000.0..10_010.0).contains(&seconds.condition));
    assert!((1000..1200).contains(&(seconds.steps / minutes.steps)));
    assert!((sums.condition - 1.0).abs() < 1e-12 && sums.steps == 1);
    // Alone they only turn the bowl: no products, and squares as unlike as the curvatures were.
    assert_eq!(units().sum_alone[0] / units().sum_alone[1], minutes.condition);
    let products: f64 =
        tank().iter().map(|s| (s.input[0] + s.input[1]) * (s.input[0] - s.input[1])).sum();
    assert_eq!(products, 0.0);
}

/// Ten copies turn the best rate into ruin, and the mean does not mind.
#[test]
fn copies_and_their_limit() {
    let [one, ten, hundred] = &copies().rows[..] else { panic!("three piles") };
    assert!(one.with_sum < 0.03 && ten.with_sum > 1e20 && hundred.with_sum > ten.with_sum);
    assert!(ten.limit_of_sum < 0.2);
    assert!((one.with_mean - hundred.with_mean).abs() < 1e-9);
}

/// The online limit of the tank is above the one of its sum: at the rate of the two trainings the
/// sum diverges, and one reading at a time is safe. All starts end on one round, whose farthest
/// corner is the one after the first reading.
#[test]
fn one_reading_at_a_time_allows_more() {
    let told = one_sample();
    assert!(told.safe > directions().limits[1]);
    assert!(directions().limits[1] < told.rate && told.rate < told.safe);
    assert!(told.apart.windows(2).all(|pair| pair[1] < pair[0]));
    for start in [[-5.0, 3.0], [0.0, 0.0], [3.0, 0.5], [40.0, -7.0]] {
        let end = epochs_of_tank(start, told.rate, 400)[400];
        assert!(end.iter().zip(told.round[2]).all(|(one, other)| (one - other).abs() < 1e-9));
    }
    assert!(told.away[1..].iter().all(|away| *away < told.away[0]));
}

/// "Two trainings never get further apart": whatever the samples and their targets, below the limits of all of
/// them no update takes two trainings further from each other, and an update of both moves their
/// difference as a target of 0 would. One reading of a kind leaves what stands at right angles to it.
#[test]
fn two_trainings_never_part() {
    let mut rng = ChaCha8Rng::seed_from_u64(6);
    for _ in 0..200 {
        let mut number = || rng.random_range(-3.0..3.0);
        let samples: Vec<Sample> =
            (0..4).map(|_| Sample { input: vec![number(), number()], target: number() }).collect();
        let mut both = [[number(), number()], [number(), number()]];
        let square = |sample: &Sample| sample.input.iter().map(|x| x * x).sum::<f64>();
        let rate = 0.99 * limit(samples.iter().map(square).fold(0.0, f64::max));
        let apart = |both: &[[f64; 2]; 2]| [both[0][0] - both[1][0], both[0][1] - both[1][1]];
        for sample in &samples {
            let mut alone = apart(&both);
            let before = alone[0].hypot(alone[1]);
            both.iter_mut().for_each(|weights| _ = delta_update(weights, sample, rate));
            let after = apart(&both);
            assert!(after[0].hypot(after[1]) <= before + 1e-12);
            delta_update(&mut alone, &Sample { target: 0.0, ..sample.clone() }, rate);
            assert!(after.iter().zip(alone).all(|(a, b)| (a - b).abs() < 1e-9));
        }
    }
}

/// The drawing of the mirror: the update goes straight towards the line, at the limit it ends on the
/// circle, below it inside and above it outside; and the two courses of its right side.
#[test]
fn the_mirror_as_it_is_drawn() {
    let entry = ALL.iter().find(|entry| entry.id == "mirror").expect("the figure");
    for rate in [0.01, 0.1, 0.2, 0.24, 0.25, 0.26, 0.3] {
        let drawn = entry.at(&[rate]);
        let of = |name: &str| &drawn.data.iter().find(|(known, _)| known == name).expect("it").1;
        let told = of("distance from the ring, before and after");
        // From 0 and 0 it goes to 4 LR and 4 LR.
        assert!((told[1] - (4.0 * rate - 2.0).hypot(4.0 * rate + 1.0)).abs() < 1e-12);
        assert!((told[0] - 5.0_f64.sqrt()).abs() < 1e-12);
        assert_eq!(told[1] < told[0] - 1e-12, rate < 0.25);
        assert_eq!(told[1] > told[0] + 1e-12, rate > 0.25);
        let (falls, grows) = (of("one at a time: y"), of("their sum: y"));
        assert!(falls.windows(2).all(|pair| pair[1] <= pair[0]));
        assert!(grows.windows(2).all(|pair| pair[1] > pair[0]));
        let told = one_sample();
        assert!(told.apart.iter().zip(falls.iter().step_by(3)).all(|(a, b)| (a - b).abs() < 1e-12));
        assert_eq!((falls.len(), grows.len()), (3 * EPOCHS + 1, EPOCHS + 1));
    }
}

/// "Here they do so up to a rate of": an epoch multiplies the part along (1, 1) by
/// (1 − LR)(1 − 8 LR), which is −1 at that rate for the first time, above the first reading's limit.
#[test]
fn the_others_repair_it_up_to_the_edge() {
    let told = one_sample();
    let product = |rate: f64| (1.0 - rate) * (1.0 - 8.0 * rate);
    assert!((product(told.edge) + 1.0).abs() < 1e-12 && told.edge > told.limits[0]);
    assert!((1..100).all(|share| product(f64::from(share) / 100.0 * told.edge).abs() < 1.0));
    // Two trainings come nearer to each other below it and part above it.
    let apart = |rate: f64| {
        let ends = [[0.0, 0.0], [1.0, 1.0]].map(|start: [f64; 2]| {
            let mut weights = start.to_vec();
            for _ in 0..300 {
                for sample in tank() {
                    delta_update(&mut weights, &sample, rate);
                }
            }
            weights
        });
        (ends[0][0] - ends[1][0]).abs()
    };
    assert!(apart(0.98 * told.edge) < 0.01 && apart(1.02 * told.edge) > 100.0);
}

/// The two sums: the rates 1/t grow by at least one half in each doubling of the updates, their
/// squares stay below 2, and rates halved in every update add up to no more than 1.
#[test]
fn the_two_sums_of_a_schedule() {
    let sums = |first: f64, schedule: Schedule, updates: usize| {
        let rates = (0..updates).map(|update| schedule.rate(first, update));
        rates.fold((0.0, 0.0), |(sum, squares), rate| (sum + rate, squares + rate * rate))
    };
    for doubling in 1..16 {
        let at = |n: usize| sums(1.0, Schedule::OneOverT, n);
        let (half, whole) = (at(1 << (doubling - 1)), at(1 << doubling));
        assert!(whole.0 >= half.0 + 0.5 && whole.1 < 2.0);
        assert!(sums(0.5, Schedule::Halved { every: 1 }, 1 << doubling).0 <= 1.0);
    }
}

/// The schedules by their medians over a thousand seeds: 1/t best, then the halved one, then the
/// small constant, then the large one, then the one that is halved every time. Each step is larger
/// than two standard errors of a median of absolute normal numbers.
#[test]
fn the_order_of_the_schedules() {
    let told = noisy().schedules;
    let order = [3, 2, 1, 0, 4];
    let samples = |n: usize| {
        let (first, schedule, _) = SCHEDULES[n];
        distances(first, schedule, UPDATES, SEEDS)
    };
    for pair in order.windows(2) {
        let (better, worse) = (samples(pair[0]), samples(pair[1]));
        proof::assert_above("distance", &worse, &better);
        assert!(told[pair[0]].median < told[pair[1]].median);
        assert_eq!(spread(better).median, told[pair[0]].median);
    }
    // "Never nearer than": the way that is left is 0.29 of 3, and noise adds little to it.
    let lost = samples(4);
    assert!(lost.iter().all(|d| *d > 0.2), "{:?}", spread(lost));
}

/// The caption of the three schedules, for every seed of the figure: over the last hundred updates
/// the weight wanders at least five times as far with the constant rate; with the two that shrink
/// it wanders less than half as far as from update 100 to 200; and a lower constant rate wanders
/// less and is further away after twenty updates.
#[test]
fn resting_and_wandering() {
    for seed in 0..=20 {
        let readings = ch06_learning_rate::worked::readings(UPDATES, seed);
        let walked = |first: f64, schedule: Schedule| {
            let mut weights = [0.0];
            let path = readings.iter().enumerate().map(|(update, reading)| {
                delta_update(&mut weights, reading, schedule.rate(first, update));
                weights[0]
            });
            path.collect::<Vec<f64>>()
        };
        let wanders = |path: &[f64]| {
            let (low, high) = plot::bounds(path).expect("a hundred weights");
            high - low
        };
        let late = UPDATES - 100..UPDATES;
        let constant = walked(0.5, Schedule::Constant);
        for shrinks in [Schedule::Halved { every: 100 }, Schedule::OneOverT] {
            let path = walked(if shrinks == Schedule::OneOverT { 1.0 } else { 0.5 }, shrinks);
            assert!(
                wanders(&constant[late.clone()]) > 5.0 * wanders(&path[late.clone()]),
                "{seed}"
            );
            assert!(wanders(&path[100..200]) > 2.0 * wanders(&path[late.clone()]), "{seed}");
        }
        let low = walked(0.04, Schedule::Constant);
        assert!(wanders(&low[late.clone()]) < wanders(&constant[late.clone()]), "{seed}");
        assert!(low[19] < constant[19] - 0.5, "{seed}");
    }
}

/// "Long before", and "near the truth much earlier": the last update at which the weight is a fifth away comes at least
/// twice as late with the halved rate as with 1/t, for every seed of the figure.
#[test]
fn one_over_t_is_near_long_before() {
    for seed in 0..=20 {
        let readings = ch06_learning_rate::worked::readings(UPDATES, seed);
        let last_away = |first: f64, schedule: Schedule| {
            let mut weights = [0.0];
            let mut last = 0;
            for (update, reading) in readings.iter().enumerate() {
                delta_update(&mut weights, reading, schedule.rate(first, update));
                if (weights[0] - 3.0).abs() > 0.2 {
                    last = update + 1;
                }
            }
            last
        };
        let halved = last_away(0.5, Schedule::Halved { every: 100 });
        assert!(halved > 2 * last_away(1.0, Schedule::OneOverT), "{seed}");
    }
}

/// "Sixteen times as many updates halve what is left": of the way at an input of ½, by the product.
#[test]
fn slow_and_not_too_fast() {
    let left = |updates: usize| -> f64 {
        (0..updates).map(|update| 1.0 - 0.25 * Schedule::OneOverT.rate(1.0, update)).product()
    };
    assert!((1.0 - left(UPDATES) - noisy().flat_walked).abs() < 1e-12);
    for updates in [1000, 4000, 16_000] {
        assert!((left(16 * updates) / left(updates) - 0.5).abs() < 1e-3, "{updates}");
    }
}

/// The dots of the five schedules can be counted: none lies on another, and none beside the scale. A
/// dot is a tenth of a row high and a twelfth of a power of ten wide.
#[test]
fn no_dot_lies_on_another() {
    let entry = ALL.iter().find(|entry| entry.id == "settled").expect("the figure");
    let drawn = entry.at_defaults();
    for (_, _, name) in SCHEDULES {
        let of = |axis: &str| {
            let name = format!("{name}: {axis}");
            &drawn.data.iter().find(|(known, _)| *known == name).expect("its dots").1
        };
        let dots: Vec<(f64, f64)> = of("x").iter().copied().zip(of("y").iter().copied()).collect();
        assert_eq!(dots.len(), 20, "{name}");
        for (n, one) in dots.iter().enumerate() {
            assert!(one.0 > 7.5e-4, "{name}: on the frame");
            for other in &dots[..n] {
                let across = (libm::log10(one.0) - libm::log10(other.0)) * 12.0;
                assert!(across.hypot(10.0 * (one.1 - other.1)) >= 1.0, "{name} {one:?} {other:?}");
            }
        }
    }
}

/// "In a mean all readings count alike, and any other shares of them leave more noise": the shares
/// of the five schedules, and of what is drawn by chance, have squares that add up to more than 1/n.
#[test]
fn a_mean_leaves_the_least_noise() {
    let n = UPDATES as f64;
    let noise = |shares: &[f64]| shares.iter().map(|share| share * share).sum::<f64>();
    for (first, schedule, _) in SCHEDULES {
        let mut shares: Vec<f64> = vec![];
        for update in 0..UPDATES {
            let rate = schedule.rate(first, update);
            shares.iter_mut().for_each(|share| *share *= 1.0 - rate);
            shares.push(rate);
        }
        let whole: f64 = shares.iter().sum();
        shares.iter_mut().for_each(|share| *share /= whole);
        let mean = schedule == Schedule::OneOverT;
        assert_eq!(shares.iter().all(|share| (share * n - 1.0).abs() < 1e-9), mean);
        assert!(if mean { noise(&shares) * n < 1.0 + 1e-9 } else { noise(&shares) * n > 1.5 });
    }
}

/// Exercise "A schedule of your own": 25 times the rates of the third and the fourth schedule keep
/// what it asks for and a quarter constantly does not settle, each by more than two standard errors
/// of a median of four hundred runs (of the sizes of normal numbers it is 1.17 medians over the root
/// of 400); with an input of ⅕ the rates act as a 25th of them does with an input of 1. None of
/// the five as they are is near after twenty updates: more than half of the way is left.
#[test]
fn what_is_asked_of_a_schedule() {
    let answers = |rate: &dyn Fn(usize) -> f64, curved: bool, updates: usize| -> Vec<f64> {
        let run = |seed| {
            let mut weights = [0.0];
            let input = if curved { 0.2 } else { 1.0 };
            let readings = ch06_learning_rate::worked::readings(updates, seed);
            for (update, reading) in readings.iter().enumerate() {
                let sample = Sample { input: vec![input], target: reading.target };
                delta_update(&mut weights, &sample, rate(update));
            }
            input * weights[0]
        };
        (0..5).map(run).collect()
    };
    for (first, schedule, _) in SCHEDULES {
        let as_it_is = |update| schedule.rate(first, update);
        let larger = |update| 25.0 * as_it_is(update);
        let pairs = answers(&as_it_is, false, 300).into_iter().zip(answers(&larger, true, 300));
        pairs.for_each(|(one, other)| assert!((one - other).abs() < 1e-9, "{schedule:?}"));
        let left: f64 = (0..20).map(|update| 1.0 - as_it_is(update) / 25.0).product();
        assert!(3.0 * left > 1.5, "{schedule:?} {left}");
    }
    let median = |first, schedule, updates| spread(distances(first, schedule, updates, 400)).median;
    let error = |median: f64| 1.17 * median / 20.0;
    for n in [2, 3] {
        let (first, schedule, _) = SCHEDULES[n];
        for (updates, asked) in [(20, 0.3), (UPDATES, 0.025)] {
            let told = median(first, schedule, updates);
            assert!(told + 2.0 * error(told) < asked, "{schedule:?} {updates} {told}");
        }
    }
    let told = median(0.01, Schedule::Constant, UPDATES);
    assert!(told - 2.0 * error(told) > 0.025, "{told}");
}

/// The strokes of the five schedules are the medians that the page prints.
#[test]
fn the_strokes_are_the_medians() {
    for (stroke, schedule) in MEDIANS.iter().zip(noisy().schedules) {
        assert!((stroke - schedule.median).abs() <= 0.00005, "{stroke} {}", schedule.median);
    }
}

/// "The finer they are cut, the nearer it comes" to a third.
#[test]
fn the_mean_of_the_squares() {
    let mean = |n: u32| {
        let square = |k: u32| (f64::from(k) / f64::from(n)).powi(2);
        (1..=n).map(square).sum::<f64>() / f64::from(n)
    };
    let told = noisy().mean_square;
    assert!((mean(100) - told).abs() < 1e-12);
    // The sum of the first n squares is n (n + 1)(2n + 1)/6.
    assert!((told - 101.0 * 201.0 / 6e4).abs() < 1e-12);
    let off: Vec<f64> = [100, 1000, 10_000].map(|n| (mean(n) - 1.0 / 3.0).abs()).into();
    assert!(off.windows(2).all(|pair| pair[1] < pair[0]));
}

/// A third of the sum and the difference of the tank's times, as the page lists them.
#[test]
fn the_third_of_the_sum() {
    let inputs: Vec<[f64; 2]> =
        sum_and_difference().iter().map(|sample| [sample.input[0], sample.input[1]]).collect();
    let third = 1.0 / 3.0;
    assert_eq!(inputs, [[4.0 / 3.0, 0.0], [third, 1.0], [third, -1.0]]);
    let sum = |i: usize, j: usize| inputs.iter().map(|input| input[i] * input[j]).sum::<f64>();
    assert!((sum(0, 0) - 2.0).abs() < 1e-12 && sum(1, 1) == 2.0 && sum(0, 1) == 0.0);
}

/// The rate that is felt out: each is three times the one before, the error falls at all but the
/// last, by the factors of the two directions; what is found lies between a third of the limit and
/// the best rate. "Twenty steps do not show a rate that is above the limit by a hair."
#[test]
fn a_rate_is_felt_out() {
    let told = felt();
    let above = |rate: f64| {
        let (flat, steep) = ((1.0 - rate).powi(20), (1.0 - 9.0 * rate).powi(20));
        // From the bottom the start is 3/2 of (1, −1) and 1/2 of (1, 1) away.
        0.5 * 4.5 * flat * flat + 0.5 * 9.0 * 0.5 * steep * steep
    };
    let lowest = told.start - above(0.0);
    assert!(told.steps == 20 && (told.tries[0].learning_rate - 0.001).abs() < 1e-15);
    for (at, pair) in told.tries.iter().enumerate() {
        assert!(((pair.error - lowest) / above(pair.learning_rate) - 1.0).abs() < 1e-9);
        assert_eq!(pair.error > told.start, at + 1 == told.tries.len());
    }
    let rates: Vec<f64> = told.tries.iter().map(|tried| tried.learning_rate).collect();
    assert!(rates.windows(2).all(|pair| (pair[1] / pair[0] - 3.0).abs() < 1e-12));
    assert_eq!(told.found, rates[rates.len() - 2]);
    assert!((told.third_of_limit - limit(9.0) / 3.0).abs() < 1e-15);
    assert!(told.third_of_limit < told.found && told.found < directions().best_rate);
    assert!(limit(9.0) < rates[rates.len() - 1]);
    let hair = 1.002 * limit(9.0);
    assert!(train(&mut [0.0, 0.0], &tank(), hair, 20)[20] < told.start);
}

/// "Halved every hundred, the rates add up to 100", and less than e⁻¹⁰⁰ of the way is left.
#[test]
fn the_halved_rates_walk_far_enough() {
    let (first_rate, schedule, _) = SCHEDULES[2];
    assert_eq!((first_rate, schedule), (0.5, Schedule::Halved { every: 100 }));
    let rates: Vec<f64> = (0..10_000).map(|update| schedule.rate(first_rate, update)).collect();
    assert!((rates.iter().sum::<f64>() - 100.0).abs() < 1e-9);
    let unwalked: f64 = rates.iter().map(|rate| 1.0 - rate).product();
    assert!(unwalked < libm::exp(-100.0));
}

/// "The error lies ½λd² above the bottom": of one weight, whose bottom is at 2 and has no error.
#[test]
fn the_error_at_a_distance() {
    let parabola = ch05_gradient_descent::worked::parabola();
    for d in [-2.0, 0.5, 6.0, -18.0] {
        let error = ch05_gradient_descent::error(&[2.0 + d], &parabola);
        assert!((error - 0.5 * 4.0 * d * d).abs() < 1e-9, "{d}");
    }
}

/// The three bowls of the inputs: on the outer line the error is that of the start, on the inner one a
/// quarter of it above the bottom. In seconds the lines are a stroke and three steps a dot, with sum
/// and difference the first step arrives.
#[test]
fn the_drawn_bowls_are_lines_of_equal_error() {
    let entry = ALL.iter().find(|entry| entry.id == "inputs").expect("the figure");
    let data = entry.at_defaults().data;
    let of = |name: &str| -> Vec<Vec<f64>> {
        let known = data.iter().filter(|(known, _)| known.contains(name));
        known.map(|(_, values)| values.clone()).collect()
    };
    let (lines, paths, reaches) = (of("equal error"), of("path"), of("reaches"));
    assert_eq!((lines.len(), paths.len(), reaches.len()), (12, 6, 3));
    let ways = [tank(), in_unit(60.0), sum_and_difference()];
    for ((samples, lines), path) in ways.iter().zip(lines.chunks(4)).zip(paths.chunks(2)) {
        let bottom = [-path[0][0], -path[1][0]];
        let above = |x: f64, y: f64| {
            error(&[bottom[0] + x, bottom[1] + y], samples) - error(&bottom, samples)
        };
        let start = above(-bottom[0], -bottom[1]);
        for (line, share) in lines.chunks(2).zip([1.0, 0.25]) {
            for (x, y) in line[0].iter().zip(&line[1]) {
                assert!((above(*x, *y) - share * start).abs() < 1e-9, "{x}, {y}");
            }
        }
        assert!(path[0].len() == 4);
    }
    assert!(reaches[1][0] > 90.0 * reaches[1][1]);
    let seconds = &paths[2..4];
    assert!(seconds.iter().all(|along| along.iter().all(|at| (at - along[0]).abs() < 0.05)));
    assert!(paths[4..].iter().all(|along| along[1].abs() < 1e-9));
    assert!((reaches[2][0] - reaches[2][1]).abs() < 1e-9);
}
