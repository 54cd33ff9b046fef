//! What the page says about its numbers, sentence by sentence.

use ch23_optimisers::worked::bowl::{ALONG, PATIENCE, STARTS, needed, start};
use ch23_optimisers::worked::race::{self, RATES, RULES, column, lowest};
use ch23_optimisers::worked::recorded::{
    DECAYS, DEEP_RACES, DEEP_TUNING, KEEPS, RACES, REMEDIES, TUNING,
};
use ch23_optimisers::worked::{bowls, by_hand, decayed, deep, forms, raced, remedied, remedies};
use ch23_optimisers::worked::{started, starts};
use ch23_optimisers::{Memory, Rule, Start};
use proof::{assert_above, assert_alike};

const PLAIN: usize = 0;
const MOMENTUM: usize = 1;
const NESTEROV: usize = 2;
const RMS_PROP: usize = 3;
const ADAM: usize = 4;

#[test]
fn across_the_valley_the_gradient_is_nine_times_as_long() {
    let samples = ch23_optimisers::worked::bowl::turned(0.0);
    let half = 0.5_f64.sqrt();
    let length = |x: f64, y: f64| {
        let slopes = ch05_gradient_descent::gradient(&[2.0 + x, -1.0 + y], &samples);
        libm::hypot(slopes[0], slopes[1])
    };
    assert!((length(half, half) / length(half, -half) - 9.0).abs() < 1e-9);
}

#[test]
fn the_forms_agree_until_the_rate_changes() {
    let table = forms();
    for update in 0..=3 {
        assert!((table.step[update] - table.whole[update]).abs() < 1e-12);
    }
    for update in 4..=5 {
        assert!(table.step[update] < table.whole[update] - 0.1, "the old rate is still in it");
    }
    // The mean's first step is a tenth, and at ten times the rate it is the frameworks' form.
    let first = |weights: &[f64]| 1.0 - weights[1];
    assert!((first(&table.mean) / first(&table.whole) - 0.1).abs() < 1e-9);
    for (mean, whole) in table.mean_scaled.iter().zip(&table.whole) {
        assert!((mean - whole).abs() < 1e-12);
    }
    assert!((table.mean_rate - 1.0).abs() < 1e-12);
    // Nesterov's two forms part when the rate is halved.
    assert!((table.nesterov[3] - table.ahead[3]).abs() < 1e-12);
    assert!((table.nesterov[4] - table.ahead[4]).abs() > 0.05);
}

#[test]
fn the_recipe_has_one_number_twice_here() {
    let bowls = bowls();
    assert_eq!(bowls.recipe_keep, bowls.recipe_rate);
}

#[test]
fn on_the_bowl_as_the_page_says() {
    let bowls = bowls();
    let [plain, momentum, recipe, nesterov, short, long, adam] = &bowls.rows[..] else {
        panic!("seven rows")
    };
    for column in [0, 1] {
        let of = |row: &ch23_optimisers::worked::bowl::BowlRow| {
            [row.slanting.updates, row.along.updates][column]
        };
        assert!(of(momentum) > 3.0 * of(plain), "far too much is kept");
        for other in [plain, momentum, nesterov, short, adam] {
            assert!(of(recipe) < of(other), "{}", other.name);
        }
        // Momentum and Adam are near what 0.9 kept leaves of a swing, by which 87 updates are needed.
        for swinging in [momentum, adam] {
            assert!((of(swinging) / bowls.swing_steps - 1.0).abs() < 0.12, "{}", of(swinging));
        }
    }
    // RMSProp with 0.999 kept: along the axes below the recipe, on the slant behind plain descent.
    assert!(long.along.updates < 0.5 * recipe.along.updates);
    assert!(long.slanting.updates > 1.2 * plain.slanting.updates);
    assert!((6.5..7.5).contains(&(long.slanting.updates / long.along.updates)));
    // With 0.9 kept the turn of the bowl is no help, and the rate is as short as what is left.
    assert!(short.along.updates > short.slanting.updates);
    for best in [short.slanting, short.along] {
        assert!((0.8..1.25).contains(&(best.rate / bowls.arrived)), "{}", best.rate);
        assert!(best.updates > 8.0 * plain.along.updates);
    }
    // At twice that rate no start arrives, on either bowl.
    let rule = Rule::RmsProp { keep: 0.9, small: 1e-8 };
    for angle in [0.0, ALONG] {
        for number in 0..STARTS {
            let updates = needed(rule, 2.0 * short.along.rate, angle, start(number, angle));
            assert_eq!(updates, PATIENCE);
        }
    }
    // No best rate is at an end of those tried.
    for row in &bowls.rows {
        for best in [row.slanting, row.along] {
            assert!(best.rate > 0.0011 && best.rate < 2.4, "{}: {}", row.name, best.rate);
            assert!(best.updates < bowls.most as f64);
        }
    }
    // Beyond plain descent's limit, where momentum still arrives, and takes long.
    assert!(bowls.beyond > 2.0 / 9.0);
    let arrives = |rule| {
        let path = ch23_optimisers::worked::bowl::path(rule, bowls.beyond, 0.0, [0.0; 2], 400);
        *ch23_optimisers::worked::bowl::distances(&path, 0.0).last().expect("a distance")
    };
    assert!(arrives(Rule::Plain) > 100.0 && arrives(RULES[MOMENTUM].1) < 0.01);
}

#[test]
fn the_uncorrected_steps_get_worse_before_they_get_better() {
    let by_hand = by_hand();
    assert!(by_hand.longest_at > 1 && by_hand.longest_uncorrected > by_hand.first_uncorrected);
    assert!(by_hand.below_twice_at > 100);
    assert!((by_hand.rms_steps[0] / by_hand.rate + 10.0).abs() < 1e-4);
    for piece in &by_hand.pieces[..1] {
        assert!((piece.step + by_hand.rate).abs() < 1e-8);
    }
}

/// The program `first_steps`.
#[test]
fn a_hundred_times_smaller_gradients() {
    let moves = |rule: Rule, times: f64| {
        let mut memory = Memory::default();
        [(1, 4.0), (2, 4.0), (3, -4.0)]
            .map(|(update, slope)| rule.moved(0.0, times * slope, &mut memory, 0.1, update))
    };
    for (place, (name, rule)) in RULES.into_iter().enumerate() {
        let (large, small) = (moves(rule, 1.0), moves(rule, 0.01));
        for (large, small) in large.into_iter().zip(small) {
            if place < RMS_PROP {
                assert!((small - 0.01 * large).abs() < 1e-12, "{name}");
            } else {
                assert!((small - large).abs() < 5e-6, "{name}: {small} and {large}");
            }
        }
        let [_, second, third] = large;
        assert!(second < 0.0);
        match place {
            PLAIN | RMS_PROP => assert!(third > 0.0, "{name} turns"),
            NESTEROV => assert!(third > 0.0 && third < -second, "{name} turns with a shorter step"),
            _ => assert!(third < 0.0 && third > second, "{name} goes on by less"),
        }
    }
}

#[test]
fn one_rate_for_all_can_have_either_as_the_winner() {
    let raced = raced();
    let usual = RATES.iter().position(|rate| *rate == raced.usual_rate).expect("a rate");
    let plains = lowest(&TUNING[0][PLAIN]);
    assert_above("at 0.001", &TUNING[0][PLAIN][usual], &TUNING[0][ADAM][usual]);
    assert_above("at plain's best", &TUNING[0][ADAM][plains], &TUNING[0][PLAIN][plains]);
    assert_eq!(raced.alike[PLAIN].rate, RATES[plains]);
}

#[test]
fn no_best_rate_is_at_an_end_of_the_grid() {
    for rows in TUNING.iter().flatten() {
        assert!((1..RATES.len() - 1).contains(&lowest(rows)));
    }
    for rows in DEEP_TUNING.iter().flat_map(|rows| &rows[1..]) {
        assert!((1..RATES.len() - 1).contains(&lowest(rows)));
    }
    for rows in [&DECAYS, &KEEPS] {
        assert!((1..3).contains(&lowest(rows)), "neither the first nor the last was chosen");
    }
}

fn of(units: usize, rule: usize, what: usize) -> Vec<f64> {
    column(&RACES[units][rule], what)
}

#[test]
fn with_standardised_columns() {
    let training = |rule| of(0, rule, 0);
    for (one, other) in [(MOMENTUM, ADAM), (NESTEROV, ADAM)] {
        assert_alike(RULES[one].0, &training(one), &training(other));
    }
    for fast in [MOMENTUM, NESTEROV, ADAM] {
        for slow in [PLAIN, RMS_PROP] {
            assert_above(RULES[fast].0, &training(slow), &training(fast));
        }
    }
    assert_above("Adam's test error", &of(0, ADAM, 1), &of(0, PLAIN, 1));
    assert_alike("momentum's test error", &of(0, MOMENTUM, 1), &of(0, ADAM, 1));
    for other in 0..ADAM {
        assert_alike("right answers", &of(0, ADAM, 2), &of(0, other, 2));
    }
}

#[test]
fn with_columns_in_other_units() {
    let training = |rule| of(1, rule, 0);
    for fast in [RMS_PROP, ADAM] {
        for slow in [PLAIN, MOMENTUM, NESTEROV] {
            assert_above(RULES[fast].0, &training(slow), &training(fast));
        }
    }
    let raced = raced();
    let plain = raced.other[PLAIN].training.mean;
    assert!([RMS_PROP, ADAM].iter().all(|rule| plain > 3.0 * raced.other[*rule].training.mean));
    assert_alike("RMSProp and Adam in training", &training(RMS_PROP), &training(ADAM));
    for other in [PLAIN, MOMENTUM, NESTEROV, ADAM] {
        assert_above("RMSProp's test error", &of(1, other, 1), &of(1, RMS_PROP, 1));
    }
    assert_above("Adam's test error", &of(1, ADAM, 1), &of(1, NESTEROV, 1));
    assert_alike("Adam and plain", &of(1, ADAM, 1), &of(1, PLAIN, 1));
    // Plain descent's usable rates are the largest of the grid.
    let mean = |row: &[f64; 10]| row.iter().sum::<f64>() / 10.0;
    assert!(TUNING[1][PLAIN][RATES.len() - 2..].iter().all(|row| mean(row) < 0.1));
    let usable = |rule: usize| raced.other[rule].usable;
    assert_eq!([PLAIN, MOMENTUM, NESTEROV, RMS_PROP, ADAM].map(usable), [2, 2, 3, 4, 5]);
    assert_eq!(usable(PLAIN), usable(MOMENTUM));
    assert!((0..ADAM).all(|rule| usable(rule) < usable(ADAM)));
    // The caption of the figure: heights on the left and on the right.
    let heights = |units: usize| {
        let mean = |rows: &[[f64; 10]; 9]| rows[lowest(rows)].iter().sum::<f64>() / 10.0;
        [0, 1, 2, 3, 4].map(|rule| mean(&TUNING[units][rule]))
    };
    let left = heights(0);
    let most = left.into_iter().fold(0.0, f64::max) / left.into_iter().fold(9.0, f64::min);
    for rows in &TUNING[0] {
        let mean = |row: &[f64; 10]| row.iter().sum::<f64>() / 10.0;
        let place = lowest(rows);
        // Two steps of the grid are about a factor of ten.
        let away = [place.checked_sub(2), Some(place + 2).filter(|place| *place < 9)];
        for other in away.into_iter().flatten() {
            assert!(mean(&rows[other]) / mean(&rows[place]) > most);
        }
    }
    assert!(most < 3.0, "{most}");
    let right = heights(1);
    assert!(right[..3].iter().all(|slow| right[3..].iter().all(|fast| slow > fast)));
}

#[test]
fn decay_as_the_page_says() {
    let table = decayed();
    let [small, _, large] = &table.rows[..] else { panic!("three rows") };
    assert!(small.adam_l2 < 0.05 && (large.adam_l2 - 0.8).abs() < 0.02);
    for row in &table.rows {
        assert!((row.adam_w - table.closed).abs() < 0.01);
        assert!((row.plain_l2 - table.closed).abs() < 0.015, "{}", row.plain_l2);
    }
}

#[test]
fn signals_as_the_page_says() {
    let started = started();
    let [small, glorot, he, large] = &started.relu[..] else { panic!("four starts") };
    assert!(small.last_pre < 1e-4 && small.first_signal < 1e-4);
    assert!((he.last_pre / he.first_pre - 1.0).abs() < 0.1);
    assert!((he.first_signal / he.last_signal - 1.0).abs() < 0.1);
    assert!(glorot.last_pre < 0.1 && large.last_pre > 1e5);
    let saturated = &started.tanh[3];
    assert!(saturated.last_pre < 6.0 && saturated.flat > 0.5 && saturated.first_signal > 100.0);
    assert!(started.tanh.iter().take(2).all(|row| row.flat < 0.01));
}

/// The heaps walk by the same stretch from layer to layer, forward up and backward down.
#[test]
fn the_heaps_walk_by_equal_stretches() {
    let all = starts::signals(Start::Within(0.1), ch23_optimisers::Activation::Relu, 20, 0);
    let factor = 0.1 * (64.0_f64 / 6.0).sqrt();
    for layers in all.pre.windows(2) {
        let walked = starts::size(&layers[1]) / starts::size(&layers[0]);
        assert!((walked / factor - 1.0).abs() < 0.3, "{walked}");
    }
    for layers in all.signals.windows(2) {
        let walked = starts::size(&layers[0]) / starts::size(&layers[1]);
        assert!((walked / factor - 1.0).abs() < 0.3, "{walked}");
    }
}

#[test]
fn starts_decide_whether_a_deep_network_learns() {
    let deep = deep();
    // The base rate's cross-entropy, from the shares of the three species.
    let [training, _] = race::parts(race::UNITS[0], 0);
    let shares =
        training.targets.sum_axis(ch23_optimisers::ndarray::Axis(0)) / training.len() as f64;
    let entropy: f64 = shares.iter().map(|share| -share * libm::log(*share)).sum();
    for kind in 0..2 {
        for row in &DEEP_TUNING[kind][0] {
            let mean = row.iter().sum::<f64>() / row.len() as f64;
            assert!(mean > entropy - 0.02, "{mean} and {entropy}");
        }
        let small = [&deep.tanh, &deep.relu][kind][0].training.mean;
        assert!((small - entropy).abs() < 0.02, "{small} and {entropy}");
    }
    let relu = |start: usize| column(&DEEP_RACES[1][start], 0);
    assert_above("Glorot above He", &relu(1), &relu(2));
    assert_above("within 1 above He", &relu(3), &relu(2));
    assert!((deep.relu[2].rate / deep.relu[3].rate - 10.0).abs() < 1e-9);
    let tanh = |start: usize| column(&DEEP_RACES[0][start], 0);
    for (one, other) in [(1, 2), (1, 3), (2, 3)] {
        assert_alike("tanh", &tanh(one), &tanh(other));
    }
}

#[test]
fn every_remedy_gains() {
    let of = remedies::column;
    for place in 1..REMEDIES.len() {
        assert_above("test error", &of(0, 2), &of(place, 2));
        assert_above("right answers", &of(place, 3), &of(0, 3));
        assert_above("training error", &of(place, 0), &of(0, 0));
    }
    for place in 1..4 {
        assert_above("more than the cosine", &of(4, 2), &of(place, 2));
    }
    for place in [2, 3] {
        assert_above("early stopping's error", &of(place, 2), &of(1, 2));
    }
    assert_above("decay and dropout", &of(2, 3), &of(3, 3));
    let table = remedied();
    for row in [&table.weight_decay, &table.dropout] {
        assert!(row.over_stop.mean > 2.0 * row.over_stop.standard_error);
        assert!((row.over_stop.mean - (row.test.mean - table.stop.test.mean)).abs() < 1e-9);
    }
    assert!(table.stop.epoch.mean < 0.25 * table.epochs as f64);
    assert_eq!(table.weight_decay.epoch.mean, table.epochs as f64);
}
