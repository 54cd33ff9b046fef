//! The worked numbers by another route, and what holds for every input.

use std::f64::consts::PI;

use ch14_datasets::worked::table;
use ch15_bias::{Network, Trainer, Unbiased};
use ch17_accuracy::worked::{
    self, LADDER, MOST, OTHERS, PAGE, PATIENCES, RULES, SETUP, SIZES, WAYS, recorded,
};
use ch17_accuracy::{
    Difference, Outcomes, Recipe, Rule, Scaler, Verdict, all_but, cheapest_threshold, figures,
    folds, measured, pumps, scaled, train_until_no_better,
};
use proof::plainly::number;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;
use serde_json::Value;

fn close(a: f64, b: f64, within: f64) {
    assert!((a - b).abs() <= within, "{a} is not {b} within {within}");
}

fn oracle() -> Value {
    serde_json::from_str(include_str!("oracles/theory.json")).expect("JSON")
}

/// The recording holds: a seed of the page for each row of the ladder, but for two rows whose
/// changes are both in a third, and some of the rest, computed anew. All of them are computed by `cargo run --release -p ch17-accuracy --example record_ladder`.
#[test]
fn the_recording_is_what_the_program_computes() {
    (0..LADDER.len()).into_par_iter().for_each(|rung| {
        let Recipe { epochs, hidden, .. } = LADDER[rung].recipe;
        let name = LADDER[rung].name;
        let place = rung % 12;
        let seed = PAGE[place];
        if ["a larger rate", "a falling rate"].contains(&name) {
            return;
        }
        if rung + 1 == LADDER.len() {
            // The best recipe is asked about other samples as well, and trained once for both.
            let training = Rule::Ball.samples(40_000, 2 * seed);
            let scaler = Scaler::fit(&training.inputs);
            let network = LADDER[rung].recipe.train(&scaled(&scaler, &training), seed);
            for (asked, held) in [
                (2 * seed + 1, recorded::LADDER[rung][place]),
                (1_000_000 + seed, recorded::TESTED[place]),
            ] {
                let samples = scaled(&scaler, &Rule::Ball.samples(5_000, asked));
                let right = ch15_bias::correct(&network, &samples);
                assert_eq!(right, usize::from(held), "{name}: run `record`");
            }
            return;
        }
        let right = measured(Rule::Ball, &LADDER[rung].recipe, seed);
        assert_eq!(right, usize::from(recorded::LADDER[rung][place]), "{name}: run `record`");
        if epochs * hidden < 5 {
            let right = measured(Rule::Ball, &LADDER[rung].recipe, OTHERS[place]);
            assert_eq!(right, usize::from(recorded::LADDER[rung][12 + place]), "{name}: `record`");
        }
    });
    for place in [4, 75] {
        let seed = worked::FIRST_SEEDS[place / 60] + place as u64 % 60;
        assert_eq!(worked::run(seed).record(), recorded::PATIENCE[place], "{seed}: run `record`");
    }
    (0..SIZES.len()).into_par_iter().for_each(|size| {
        for (way, recipe) in WAYS.into_iter().enumerate() {
            for (rule, of) in RULES.into_iter().enumerate() {
                if (size + way) % 3 != rule {
                    continue;
                }
                let recipe = Recipe { hidden: SIZES[size], ..recipe };
                let seed = (3 * size + rule + way) % 10;
                let right = measured(of, &recipe, seed as u64);
                let held = recorded::SIZES[way][rule][size][seed];
                assert_eq!(right, usize::from(held), "{of:?}, {}: run `record`", SIZES[size]);
            }
        }
    });
}

#[test]
fn saturation_by_mpmath() {
    let (ours, oracle) = (worked::saturation(), oracle());
    close(ours.edge, number(&oracle["edge"]), 1e-12);
    close(ours.share, number(&oracle["share_beyond_the_edge"]), 1e-6);
    close(ours.median_pre, number(&oracle["median"]), 1e-4);
    close(ours.median_slope, number(&oracle["slope_at_the_median"]), 1e-8);
    // The slope at the edge is a hundredth, by its definition.
    let sigmoid = 1.0 / (1.0 + (-ours.edge).exp());
    close(sigmoid * (1.0 - sigmoid), 0.01, 1e-12);
    // The counts are those of 200 networks; a network's share scatters by a tenth or less.
    close(ours.counted_share, ours.share, 0.02);
    close(ours.counted_sd, ours.sd, 0.5);
    close(ours.scaled_sd, ours.scaled_theory_sd, 0.05);
}

#[test]
fn the_ball_is_a_ratio_of_volumes() {
    let yes = worked::ladder().yes / 100.0;
    close(yes, PI * PI / 32.0, 1e-12);
    close(yes, number(&oracle()["ball"]), 1e-12);
    let counted = Rule::Ball.samples(200_000, 77).targets.mean().expect("samples");
    close(counted, yes, 4.0 * (yes * (1.0 - yes) / 200_000.0).sqrt());
    // The other two base rates.
    for (rule, share) in [(Rule::Sums, 0.5), (Rule::Both, 0.25)] {
        let counted = rule.samples(200_000, 78).targets.mean().expect("samples");
        close(counted, share, 4.0 * (share * (1.0 - share) / 200_000.0).sqrt());
    }
}

#[test]
fn an_order_of_its_own_keeps_all_samples() {
    // With a rate of 0 nothing moves; with another the order shows, and the same seed repeats it.
    let samples = Rule::Both.samples(300, 1);
    let recipe = Recipe { shuffled: true, epochs: 2, hidden: 3, ..LADDER[3].recipe };
    let still = Recipe { learning_rate: 0.0, ..recipe };
    assert_eq!(still.train(&samples, 4), Network::seeded(4, 3, 1, 4));
    assert_eq!(recipe.train(&samples, 4), recipe.train(&samples, 4));
    assert_ne!(recipe.train(&samples, 4), Recipe { shuffled: false, ..recipe }.train(&samples, 4));
}

#[test]
fn without_biases_a_point_and_its_mirror_image_add_up() {
    let mut rng = ChaCha8Rng::seed_from_u64(3);
    for seed in 0..50 {
        let network: Network = Unbiased::seeded(4, 6, 1, seed).into();
        let input: Vec<f64> = (0..4).map(|_| rng.random_range(-3.0..3.0)).collect();
        let mirrored: Vec<f64> = input.iter().map(|x| -x).collect();
        let pre = |input: &[f64]| network.forward(input.into()).pre_o[0];
        close(pre(&input) + pre(&mirrored), network.h_to_o.sum(), 1e-12);
    }
    // The best that is left: half of the ball, and all that is outside.
    let ladder = worked::ladder();
    close(ladder.mirror_bound, ladder.base_rate + 0.5 * ladder.yes, 1e-9);
    // And the other branch, with everything inside and half of the outside, is worse.
    assert!(ladder.yes + 0.5 * ladder.base_rate < ladder.mirror_bound);
}

#[test]
fn the_verdict_by_hand_in_whole_numbers() {
    let hand = worked::by_hand();
    let d: Vec<i64> =
        hand.after.iter().zip(&hand.before).map(|(a, b)| i64::from(*a) - i64::from(*b)).collect();
    let sum: i64 = d.iter().sum();
    // Four times the sum of squared distances is 4 Σ d² − (Σ d)².
    let four_times = 4 * d.iter().map(|d| d * d).sum::<i64>() - sum * sum;
    close(hand.mean, sum as f64 / 4.0, 1e-12);
    close(hand.sum_of_squares, four_times as f64 / 4.0, 1e-9);
    close(hand.standard_error, (four_times as f64 / 4.0 / 3.0 / 4.0).sqrt(), 1e-9);
}

#[test]
fn a_difference_is_that_of_the_common_formula() {
    let (a, b) = ([3.0, 8.0, 4.5, 6.0, 9.0], [4.0, 8.5, 4.0, 9.0, 12.0]);
    let ours = Difference::between(&a, &b);
    let d: Vec<f64> = b.iter().zip(&a).map(|(b, a)| b - a).collect();
    close(ours.standard_error, study::standard_error_of_mean(&d), 1e-14);
    close(ours.mean, 1.4, 1e-14);
    let turned = Difference::between(&b, &a);
    assert_eq!((turned.mean, turned.standard_error), (-ours.mean, ours.standard_error));
    // Paired, what both have in common does not count.
    let shift = [100.0, -50.0, 7.0, 0.0, 33.0];
    let shifted = |v: [f64; 5]| [0, 1, 2, 3, 4].map(|seed| v[seed] + shift[seed]);
    close(Difference::between(&shifted(a), &shifted(b)).standard_error, ours.standard_error, 1e-12);
    for (mean, verdict) in
        [(2.1, Verdict::Helped), (1.9, Verdict::CannotTell), (0.0, Verdict::CannotTell)]
    {
        assert_eq!(Difference { mean, standard_error: 1.0 }.verdict(), verdict);
    }
    assert_eq!(Difference { mean: -2.1, standard_error: 1.0 }.verdict(), Verdict::Hurt);
}

/// Student's distribution in closed form for 2, 3 and 4 degrees of freedom, and counted for 11.
#[test]
fn how_often_a_change_that_does_nothing_gets_a_verdict() {
    let two = 2.0_f64;
    close(worked::beyond_two(3), 1.0 - two / 6.0_f64.sqrt(), 1e-9);
    let angle = (two / 3.0_f64.sqrt()).atan();
    close(worked::beyond_two(4), 1.0 - 2.0 / PI * (angle + angle.sin() * angle.cos()), 1e-9);
    let sine = (two / 2.0).atan().sin();
    close(worked::beyond_two(5), 1.0 - sine * (1.0 + 0.5 * (1.0 - sine * sine)), 1e-9);
    let mut rng = ChaCha8Rng::seed_from_u64(12);
    let zeros = [0.0; 12];
    let verdicts = (0..20_000).filter(|_| {
        let differences = [0.0; 12].map(|_: f64| ch13_validation::gaussian(&mut rng));
        Difference::between(&zeros, &differences).verdict() != Verdict::CannotTell
    });
    let share = worked::beyond_two(12);
    let counted = verdicts.count() as f64 / 20_000.0;
    close(counted, share, 4.0 * (share * (1.0 - share) / 20_000.0).sqrt());
}

/// What the figure computes without allocations is the chapter's error.
#[test]
fn the_figure_has_the_chapters_error() {
    let figure = figures::patience(&figures::Waiting { patience: 40.0, seed: 3.0 });
    let mut training = Rule::Ball.samples(200, 6);
    let mut validation = Rule::Ball.samples(200, 7);
    ch14_datasets::mislabel(&mut training, 0.1, 6);
    ch14_datasets::mislabel(&mut validation, 0.1, 7);
    let scaler = Scaler::fit(&training.inputs);
    let [training, validation] = [training, validation].map(|samples| scaled(&scaler, &samples));
    let mut trainer = Trainer::new(Network::seeded(4, 10, 1, 3), 0.5);
    for _ in 0..10 {
        trainer.epoch(&training);
    }
    for (name, place, samples) in
        [("training: y", 2, &training), ("validation: y", 10, &validation)]
    {
        let (_, errors) = figure.data.iter().find(|(datum, _)| datum == name).expect("errors");
        close(errors[place], ch15_bias::error(&trainer.network, samples) / 200.0, 1e-12);
    }
}

#[test]
fn every_patience_is_what_training_with_it_does() {
    for seed in [4] {
        let run = worked::run(seed);
        let [training, validation, test] = worked::sets(seed);
        for (patience, expected) in PATIENCES.into_iter().zip(&run.stopped) {
            let trainer = Trainer::new(Network::seeded(4, SETUP.0, 1, seed), SETUP.1);
            let stopped = train_until_no_better(trainer, &training, &validation, patience, MOST);
            let right = ch15_bias::correct(&stopped.network, &test) as f64 / 50.0;
            assert_eq!((stopped.best_epoch, stopped.epochs, right), *expected, "{patience}");
            // The best one is the smallest of all errors up to the end.
            let seen = &run.validation[..=stopped.epochs];
            assert!(seen.iter().all(|error| *error >= seen[stopped.best_epoch]));
        }
    }
}

/// At a rate of 0 every epoch has the same error. None is below the best, so the first network is
/// kept, and patience runs out as if the error had risen.
#[test]
fn an_error_that_stays_is_no_better() {
    let samples = Rule::Sums.samples(20, 1);
    let start = Network::seeded(4, 2, 1, 1);
    let trainer = Trainer::new(start.clone(), 0.0);
    let stopped = train_until_no_better(trainer, &samples, &samples, 3, 50);
    assert_eq!((stopped.best_epoch, stopped.epochs), (0, 3));
    assert_eq!(stopped.network, start);
}

#[test]
fn folds_hold_each_row_once() {
    for (count, k) in [(333, 5), (20, 4), (7, 3), (9, 9)] {
        for seed in 0..5 {
            let dealt = folds(count, k, seed);
            let mut rows: Vec<usize> = dealt.iter().flatten().copied().collect();
            rows.sort_unstable();
            assert_eq!(rows, (0..count).collect::<Vec<_>>());
            for (number, fold) in dealt.iter().enumerate() {
                assert!(fold.len() == count / k || fold.len() == count / k + 1);
                let mut all = [all_but(&dealt, number), fold.clone()].concat();
                all.sort_unstable();
                assert_eq!(all, rows);
            }
        }
    }
}

#[test]
fn a_network_never_answers_for_a_penguin_it_has_seen() {
    // A table in which each row's target can be known only by heart: five folds report a half.
    let mut rng = ChaCha8Rng::seed_from_u64(8);
    let mut samples = ch14_datasets::penguins::to_samples(&table().penguins, false);
    samples.targets.mapv_inplace(|_| f64::from(rng.random_range(0..2)));
    let mean = (0..4).map(|seed| worked::mean(&worked::folded(&samples, seed).right)).sum::<f64>();
    close(mean / 4.0, 0.5, 0.08);
}

#[test]
fn outcomes_add_up() {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let outputs: Vec<f64> = (0..200).map(|_| rng.random_range(0.0..1.0)).collect();
    let targets: Vec<f64> = (0..200).map(|_| f64::from(rng.random_range(0..2))).collect();
    for threshold in [0.0, 0.3, 0.5, 0.9, 2.0] {
        let o = Outcomes::count(&outputs, &targets, threshold);
        assert_eq!(o.hits + o.misses + o.false_alarms + o.all_clears, 200);
        assert_eq!((o.hits + o.misses) as f64, targets.iter().sum::<f64>());
        let alarms = outputs.iter().filter(|output| **output >= threshold).count();
        assert_eq!(o.hits + o.false_alarms, alarms);
        let right = outputs
            .iter()
            .zip(&targets)
            .filter(|(output, target)| (**output >= threshold) == (**target == 1.0))
            .count();
        close(o.accuracy(), right as f64 / 200.0, 1e-12);
        // The same answer to everything.
        if threshold == 0.0 || threshold == 2.0 {
            close(o.balanced_accuracy(), 0.5, 1e-12);
        }
    }
    let o = Outcomes { hits: 3, misses: 1, false_alarms: 2, all_clears: 14 };
    close(o.recall(), 0.75, 1e-12);
    close(o.precision(), 0.6, 1e-12);
    close(o.balanced_accuracy(), 0.5 * (0.75 + 0.875), 1e-12);
    close(o.cost(10.0, 1.0), 12.0, 1e-12);
}

#[test]
fn no_threshold_is_cheaper_than_the_cheapest() {
    let mut rng = ChaCha8Rng::seed_from_u64(2);
    for _ in 0..20 {
        let outputs: Vec<f64> = (0..40).map(|_| rng.random_range(0.0..1.0)).collect();
        let targets: Vec<f64> = (0..40).map(|_| f64::from(rng.random_range(0..2))).collect();
        let cost = |t: f64| Outcomes::count(&outputs, &targets, t).cost(7.0, 2.0);
        let ours = cost(cheapest_threshold(&outputs, &targets, 7.0, 2.0));
        assert!((0..=1000).all(|step| cost(f64::from(step) / 1000.0) >= ours));
    }
}

/// Two pumps, and the sound one has the higher output. To find the fault costs a false alarm, here
/// as much as to miss it. Where a warning gains nothing, none is given.
#[test]
fn a_warning_that_gains_nothing_is_not_given() {
    assert_eq!(cheapest_threshold(&[0.2, 0.7], &[1.0, 0.0], 5.0, 5.0), 1.0);
    assert_eq!(cheapest_threshold(&[0.2, 0.7], &[1.0, 0.0], 6.0, 5.0), 0.2);
}

#[test]
fn the_best_possible_warnings_by_mpmath_and_by_counting() {
    let oracle = oracle();
    for (name, threshold) in [("half", 0.5), ("cost", 1.0 / 11.0)] {
        let (recall, false_alarms) = worked::best_possible(threshold);
        close(recall, number(&oracle[name][0]), 1e-10);
        close(false_alarms, number(&oracle[name][1]), 1e-10);
    }
    // Alarms where the odds of the densities, 1 to 9 at the outset, say so.
    let samples = pumps(100_000, 0.1, 99);
    let probability = |row: &[f64]| {
        let exponent: f64 = row.iter().map(|x| 0.5 * x * x - 0.5 * (x - 0.75) * (x - 0.75)).sum();
        let odds = exponent.exp() / 9.0;
        odds / (1.0 + odds)
    };
    let outputs: Vec<f64> =
        samples.inputs.rows().into_iter().map(|row| probability(&row.to_vec())).collect();
    let targets: Vec<f64> = samples.targets.iter().copied().collect();
    let (recall, _) = worked::best_possible(0.5);
    let counted = Outcomes::count(&outputs, &targets, 0.5);
    close(counted.recall(), recall, 4.0 * (recall * (1.0 - recall) / 10_000.0).sqrt());
    let (_, false_alarms) = worked::best_possible(0.5);
    close(counted.accuracy(), 0.1 * recall + 0.9 * (1.0 - false_alarms), 0.004);
}

/// What a pump's threshold costs on average is lowest where (17.4) says.
#[test]
fn the_formula_is_the_lowest_point_of_the_cost() {
    for (miss, false_alarm) in [(10.0, 1.0), (3.0, 1.0), (1.0, 1.0)] {
        let cost = |threshold| {
            let (recall, false_alarms) = worked::best_possible(threshold);
            0.1 * (1.0 - recall) * miss + 0.9 * false_alarms * false_alarm
        };
        let best = cost(false_alarm / (false_alarm + miss));
        assert!((1..100).all(|step| cost(f64::from(step) / 100.0) >= best - 1e-12));
    }
}

#[test]
fn descriptions_say_what_is_drawn() {
    use plot::Parameters;
    for seed in 0..20 {
        // Nothing lies outside the chart.
        let figure = figures::saturation(&figures::Range { reach: 20.0, seed: f64::from(seed) });
        let (_, pre) = figure.data.iter().find(|(n, _)| n == "hidden nodes: x").expect("rings");
        assert!(pre.iter().all(|pre| pre.abs() < 60.0), "seed {seed}");
        let figure =
            figures::saturation(&figures::Range { reach: 0.5 + seed as f64, seed: seed as f64 });
        let datum = |name: &str| {
            let found = figure.data.iter().find(|(datum, _)| datum == name);
            found.expect("a datum").1.clone()
        };
        let pre = datum("hidden nodes: x");
        let outside = pre.iter().filter(|pre| pre.abs() > 4.58486).count() as f64;
        close(datum("per cent with a slope below 0.01")[0], 100.0 * outside / 240.0, 1e-9);
        let low = plot::fixed(pre.iter().copied().fold(f64::INFINITY, f64::min), 1);
        assert!(figure.desc.contains(&low), "{}", figure.desc);
    }
    for step in 0..20 {
        let p =
            figures::Warning { threshold: 0.03 * f64::from(step + 1), miss: f64::from(step + 1) };
        let figure = figures::threshold(&p);
        let (_, counts) =
            figure.data.iter().find(|(name, _)| name.starts_with("hits")).expect("counts");
        for count in counts {
            assert!(figure.desc.contains(&format!("{count}")), "{}", figure.desc);
        }
        assert_eq!(counts.iter().sum::<f64>(), 2000.0);
    }
    for patience in 1..=20 {
        let p = figures::Waiting { patience: f64::from(patience), seed: f64::from(patience) };
        let figure = figures::patience(&p);
        let (_, errors) =
            figure.data.iter().find(|(name, _)| name == "validation: y").expect("errors");
        let (_, best) = figure.data.iter().find(|(name, _)| name == "best: x").expect("the best");
        let best = best[0] as usize;
        let end = (best + patience as usize).min(errors.len() - 1);
        assert!(errors[..=end].iter().all(|error| *error >= errors[best]));
    }
    let values = figures::Course::default().values();
    assert_eq!(values.len(), 2);
}
