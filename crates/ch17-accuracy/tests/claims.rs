//! What the sentences of the page say about its numbers. Where they are about chance they are held
//! to seeds that the page does not use, and a difference counts where it is two standard errors.
//! What takes long is read from the snapshots, which `snapshots.rs` holds to the program.

use std::sync::LazyLock;

use ch14_datasets::penguins::to_samples;
use ch14_datasets::worked::table;
use ch17_accuracy::worked::{
    self, LADDER, Ladder, OTHERS, PAGE, Patience, Season, Sizes, WAYS, always_no as no, column,
    in_per_cent, recorded,
};
use ch17_accuracy::{Difference, Recipe, Rule, Verdict, figures};
use plot::Parameters;
use proof::plainly::{mean, number};
use proof::{assert_above, assert_alike, assert_not_above, assert_usual};
use rayon::prelude::*;
use serde_json::Value;

static LADDER_NUMBERS: LazyLock<Ladder> = LazyLock::new(worked::ladder);
static SIZE_NUMBERS: LazyLock<Sizes> = LazyLock::new(worked::sizes);
static PATIENCE: LazyLock<Patience> = LazyLock::new(worked::patience);
static PENGUINS: LazyLock<Value> =
    LazyLock::new(|| proof::recorded(include_str!("snapshots/penguins.snap")));
static PUMPS: LazyLock<Value> =
    LazyLock::new(|| proof::recorded(include_str!("snapshots/pumps.snap")));
static SATURATION: LazyLock<Value> =
    LazyLock::new(|| proof::recorded(include_str!("snapshots/saturation.snap")));
static STARTS: LazyLock<Value> =
    LazyLock::new(|| proof::recorded(include_str!("snapshots/starts.snap")));

static OTHER_SEASONS: LazyLock<Vec<Season>> =
    LazyLock::new(|| (500..510u64).into_par_iter().map(worked::season).collect());

/// Per cent right by the twelve seeds that the page does not use.
fn others(rung: usize) -> Vec<f64> {
    in_per_cent(&recorded::LADDER[rung][12..])
}

fn sd(values: &[f64]) -> f64 {
    let squares: f64 = values.iter().map(|v| (v - mean(values)) * (v - mean(values))).sum();
    (squares / (values.len() - 1) as f64).sqrt()
}

fn within(what: &str, value: f64, low: f64, high: f64) {
    assert!((low..=high).contains(&value), "{what}: {value} outside {low} to {high}");
}

// The ladder

#[test]
fn the_verdicts_of_the_table() {
    let words = [
        "cannot tell",
        "cannot tell",
        "cannot tell",
        "helped",
        "helped",
        "helped",
        "helped",
        "cannot tell",
        "cannot tell",
        "hurt",
        "cannot tell",
        "helped",
        "helped",
    ];
    let against = [0, 0, 0, 1, 3, 4, 5, 6, 6, 6, 6, 9, 11];
    let page = include_str!("../../../book/src/ch17-accuracy.md");
    for (rung, (words, against)) in words.into_iter().zip(against).enumerate() {
        assert_eq!(LADDER_NUMBERS.rungs[rung].verdict, words, "{}", LADDER[rung].name);
        assert_eq!(LADDER[rung].before, against, "{}", LADDER[rung].name);
        let row = page.lines().find(|line| line.starts_with(&format!("| {} | ", rung + 1)));
        let row = row.expect("a row of the table");
        let expected = format!("| {} |", against + 1);
        assert!(rung == 0 || (row.contains(words) && row.contains(&expected)), "{row}");
    }
}

#[test]
fn the_verdicts_hold_for_other_seeds() {
    for rung in [3, 4, 5, 6, 11, 12] {
        assert_above(LADDER[rung].name, &others(rung), &others(LADDER[rung].before));
    }
    assert_above("a larger rate hurts", &others(6), &others(9));
    for rung in [7, 10] {
        assert_alike(LADDER[rung].name, &others(rung), &others(6));
    }
    // A larger rate that falls is better than both of its halves, and than where they began.
    for rung in [6, 9, 10] {
        assert_above("large and falling", &others(11), &others(rung));
    }
}

#[test]
fn a_smaller_rate_lies_at_the_line() {
    let rung = &LADDER_NUMBERS.rungs[8];
    assert_eq!(rung.verdict, "cannot tell");
    within("with the page's seeds", -rung.errors, 1.5, 2.0);
    within("by the fresh seeds alone", -rung.of_others / rung.of_others_error, 1.8, 2.2);
}

#[test]
fn pairing_pays_where_the_seeds_agree() {
    let ladder = &*LADDER_NUMBERS;
    let larger = &ladder.rungs[9];
    assert!(larger.unpaired_error > 2.0 * larger.difference_error, "it pays in row 10");
    let unpaired = |rung: usize, before: usize| {
        let [one, other] = [rung, before].map(|rung| sd(&others(rung)) / 12.0_f64.sqrt());
        (one * one + other * other).sqrt()
    };
    assert!(unpaired(9, 6) > 1.3 * larger.of_others_error, "among other seeds, too");
    let hand = worked::by_hand();
    within("and not by hand", hand.unpaired / hand.standard_error, 0.95, 1.1);
    // The introduction's question.
    let order = &ladder.rungs[7];
    within("in standard errors", order.errors, 1.0, 2.0);
    within("from 96.9", ladder.rungs[6].accuracy, 96.85, 96.95);
    within("to 97.1", order.accuracy, 97.05, 97.15);
}

#[test]
fn a_false_verdict_in_a_ladder_is_likely() {
    within("of twelve", LADDER_NUMBERS.false_verdicts, 0.7, 1.0);
    assert!(LADDER_NUMBERS.false_alarms.windows(2).all(|pair| pair[0].share > pair[1].share));
}

/// Which of the two, deafness or unequal steps, keeps biases alone from helping.
#[test]
fn deaf_nodes_are_enough_to_fail() {
    assert_eq!(STARTS["scaled_deaf_all_no"], 12);
    let runs: Vec<[(usize, usize); 2]> = OTHERS
        .par_iter()
        .map(|&seed| {
            let factor = number(&STARTS["factor"]);
            [(false, 1.0 / factor), (true, factor)]
                .map(|(scale, factor)| worked::from_another_start(scale, factor, seed))
        })
        .collect();
    assert!(runs.iter().filter(|run| run[1].1 == 0).count() >= 11, "all say no");
    let hearing: Vec<f64> = runs.iter().map(|run| run[0].0 as f64 / 50.0).collect();
    assert_above("raw and hearing", &hearing, &no(&OTHERS));
    assert_above("scaled and hearing", &others(3), &hearing);
    assert!(number(&STARTS["raw_hearing_gain"]) > 2.0 * number(&STARTS["raw_hearing_gain_error"]));
}

/// Without biases a single node's network answers the same everywhere, but for outputs that round
/// to one half.
#[test]
fn a_single_node_is_saved_by_rounding() {
    let near_80 = recorded::SIZES[0][0][0].iter().filter(|right| **right > 3_900).count();
    assert_eq!(near_80, 6);
    let mut saved = 0;
    for seed in [1, 4, 20, 21, 22, 23] {
        let recipe = Recipe { hidden: 1, ..WAYS[0] };
        let network = recipe.train(&Rule::Sums.samples(40_000, 2 * seed), seed);
        let validation = Rule::Sums.samples(5_000, 2 * seed + 1);
        let pre = |row| network.forward(row).pre_o[0];
        if validation.inputs.rows().into_iter().all(|row| pre(row) < 0.0) {
            saved += 1;
            let outputs = worked::outputs(&network, &validation);
            let pairs = outputs.iter().zip(&validation.targets);
            let rounded: Vec<f64> =
                pairs.filter(|(output, _)| **output == 0.5).map(|(_, target)| *target).collect();
            assert!(rounded.len() > 1_300 && rounded.iter().all(|target| *target == 1.0));
            assert!(outputs.iter().all(|output| *output <= 0.5));
        }
    }
    assert!(saved >= 3, "{saved}");
}

#[test]
fn each_change_differs_in_one_field() {
    for rung in &LADDER[1..] {
        let (new, old) = (&rung.recipe, &LADDER[rung.before].recipe);
        let changes = [
            new.scaled != old.scaled,
            new.biased != old.biased,
            new.hidden != old.hidden,
            new.epochs != old.epochs,
            new.learning_rate != old.learning_rate,
            new.shrink != old.shrink,
            new.shuffled != old.shuffled,
        ];
        assert_eq!(changes.iter().filter(|changed| **changed).count(), 1, "{}", rung.name);
    }
}

#[test]
fn alone_neither_scaling_nor_biases_get_beyond_saying_no() {
    assert_eq!((LADDER_NUMBERS.scaled_all_no, LADDER_NUMBERS.biased_all_no), (12, 12));
    for rung in [0, 1, 2] {
        for (row, no) in [
            (&recorded::LADDER[rung][..12], no(&PAGE)),
            (&recorded::LADDER[rung][12..], no(&OTHERS)),
        ] {
            assert_not_above(LADDER[rung].name, &in_per_cent(row), &no);
            // Nearly all say no to every single sample.
            let same =
                in_per_cent(row).iter().zip(&no).filter(|(a, b)| (*a - *b).abs() < 1e-9).count();
            assert!(same >= 7, "{}: {same}", LADDER[rung].name);
        }
    }
    // None of them comes near half of the ball.
    let most = recorded::LADDER[..3].iter().flatten().max().expect("a count");
    assert!(f64::from(*most) / 50.0 < LADDER_NUMBERS.mirror_bound - 10.0);
    // The scaler's offset is close to 0: a hundredth of the unit.
    let samples = Rule::Ball.samples(40_000, 0);
    let scaler = ch17_accuracy::Scaler::fit(&samples.inputs);
    assert!(
        scaler.offset.iter().zip(&scaler.unit).all(|(offset, unit)| offset.abs() < 0.02 * unit)
    );
}

#[test]
fn from_three_in_ten_to_three_in_two_hundred() {
    let rungs = &LADDER_NUMBERS.rungs;
    within("wrong at first", 100.0 - rungs[0].accuracy, 28.0, 33.0);
    within("wrong at last", 100.0 - rungs[12].accuracy, 1.4, 1.6);
    within("times the work", rungs[12].moves / rungs[0].moves, 90.0, 110.0);
}

#[test]
fn the_choice_flatters_little() {
    let [validation, test] =
        [recorded::LADDER[12], recorded::TESTED].map(|row| in_per_cent(&row[12..]));
    assert_alike("validation and test", &validation, &test);
    within("on the page", LADDER_NUMBERS.rungs[12].accuracy - LADDER_NUMBERS.tested, -0.1, 0.1);
}

#[test]
fn the_worst_of_row_four_says_no() {
    let worst = LADDER_NUMBERS.rungs[3].least;
    assert!(no(&PAGE).iter().any(|no| (no - worst).abs() < 1e-9));
    // The same happens among the other seeds.
    let rows = others(3);
    assert!(rows.iter().zip(no(&OTHERS)).any(|(row, no)| (row - no).abs() < 1e-9));
    within("the best", LADDER_NUMBERS.rungs[3].most, 80.0, 85.0);
}

// The sizes

#[test]
fn what_the_sizes_show() {
    let Sizes { means, least, most, base_rates, .. } = &*SIZE_NUMBERS;
    // Raw: two nodes do the sums, and with three the second rule splits its seeds.
    assert!(means[0][0][1] > 98.0 && least[0][0][0] < 55.0);
    let both = in_per_cent(&recorded::SIZES[0][1][2]);
    let found = both.iter().filter(|right| **right > 97.0).count();
    let half = both.iter().filter(|right| **right < 80.0).count();
    assert!(found >= 3 && half >= 2 && found + half == 10, "{both:?}");
    // One plane of two is right on 75 to 83 per cent, as a network of one node is at most.
    assert!(most[1][1][0] < 90.0);
    // For the ball no size is above saying no.
    let seeds: Vec<u64> = (0..10).collect();
    for row in &recorded::SIZES[0][2] {
        assert_not_above("raw", &in_per_cent(row), &no(&seeds));
    }
    // Scaled, with biases: one node does the sums, and for the ball each step up the sizes helps
    // from three nodes on.
    assert!(least[1][0][0] > 99.0);
    let row = |size: usize| in_per_cent(&recorded::SIZES[1][2][size]);
    for size in 2..7 {
        let difference = Difference::between(&row(size), &row(size + 1));
        assert!(difference.mean > 0.0, "size {size}");
    }
    assert_above("four and sixteen", &row(7), &row(3));
    assert_above("three and five", &row(4), &row(2));
    assert!(base_rates[2] < means[1][2][3]);
}

// Deaf nodes

#[test]
fn what_saturation_shows() {
    let of = |name: &str| number(&SATURATION[name]);
    within("nearly three quarters", of("share"), 0.70, 0.75);
    within("about one of ten thousand", of("scaled_share"), 0.0, 0.0002);
    // No normal curve: that would have 73.1 % beyond the edge and a median of 0.6745 deviations.
    assert!((of("median_pre") - 0.6745 * of("sd")).abs() > 0.05);
    let figure = figures::saturation(&figures::Range::default());
    let (_, share) = figure.data.iter().find(|(name, _)| name.starts_with("per cent")).expect("it");
    within("the figure's network is a usual one", share[0], 67.0, 78.0);
    // Turned down, nearly all rings are inside.
    let figure = figures::saturation(&figures::Range { reach: 1.5, ..figures::Range::default() });
    let (_, share) = figure.data.iter().find(|(name, _)| name.starts_with("per cent")).expect("it");
    assert_eq!(share[0], 0.0);
}

#[test]
fn in_the_figure_the_shade_grows_only_with_both() {
    for seed in 0..21 {
        let p = figures::Course { seed: f64::from(seed), ..figures::Course::default() };
        let figure = figures::together(&p);
        let right = |panel: &str| {
            let name = format!("{panel}: per cent right");
            figure.data.iter().find(|(datum, _)| *datum == name).expect("a share").1[0]
        };
        assert!(right("both") > right("biases alone") + 8.0, "seed {seed}: {}", right("both"));
        assert!(right("both") > right("scaling alone") + 8.0, "seed {seed}: {}", right("both"));
        assert!(right("scaling alone") < 74.0 && right("biases alone") < 74.0, "seed {seed}");
    }
    assert_eq!(figures::Course::default().values()[0], 5_000.0);
}

// When to stop

#[test]
fn stopping_early_is_better_than_the_full_length() {
    let rows = &recorded::PATIENCE[60..];
    let last = column(rows, 0);
    for place in [2, 3] {
        assert_above("patience 50 and 200", &column(rows, 6 + 3 * place), &last);
    }
    assert_alike("50 and 200", &column(rows, 12), &column(rows, 15));
    assert_above("the validation error rises", &column(rows, 2), &column(rows, 3));
    assert_above("it stays above training", &column(rows, 3), &column(rows, 1));
    assert_usual("the last", PATIENCE.last, &last);
    let [ten, fifty] = [9, 12].map(|place| column(rows, place));
    assert_not_above("ten is not better than fifty", &ten, &fifty);
    for (less, more) in [(5, 8), (8, 11), (11, 14)] {
        assert_above("patience costs epochs", &column(rows, more), &column(rows, less));
    }
}

#[test]
fn what_patience_shows() {
    let rows = &PATIENCE.rows;
    for row in &rows[1..] {
        assert!(row.gain > 2.0 * row.gain_error, "patience {}", row.patience);
    }
    assert!(rows[0].gain < -2.0 * rows[0].gain_error, "a patience of 1 hurts");
    assert_above(
        "for others too",
        &column(&recorded::PATIENCE[60..], 0),
        &column(&recorded::PATIENCE[60..], 6),
    );
    assert!(PATIENCE.longer.abs() <= 2.0 * PATIENCE.longer_error);
    // Of those that gave up with a patience of 1, nearly all did in the first two epochs.
    let gave_up: Vec<usize> = (0..60).filter(|seed| rows[0].by_seed[*seed] < 72.0).collect();
    assert_eq!(gave_up.len(), rows[0].given_up);
    let early = gave_up.iter().filter(|seed| rows[0].best_epochs[**seed] <= 2).count();
    assert!(early + 1 >= gave_up.len(), "nearly always in the first two epochs: {early}");
    // One seed is stuck whatever the patience.
    let stuck = (0..60).filter(|seed| rows.iter().all(|row| row.by_seed[*seed] < 72.0)).count();
    assert_eq!((stuck, rows[2].given_up, rows[3].given_up), (1, 1, 1));
    // Among others, too, some give up with 1, and fewer with more.
    let given_up = |place: usize| {
        column(&recorded::PATIENCE[60..], 6 + 3 * place).iter().filter(|a| **a < 72.0).count()
    };
    assert!(given_up(0) >= 8 && given_up(1) < given_up(0) / 2 && given_up(2) <= given_up(1));
}

#[test]
fn in_the_figure_a_patience_of_five_ends_in_the_first_dip() {
    let with = |patience| {
        let p = figures::Waiting { patience, ..figures::Waiting::default() };
        let figure = figures::patience(&p);
        let of = |name: &str| figure.data.iter().find(|(n, _)| n == name).expect("it").1.clone();
        (of("best: x")[0] as usize, of("validation: y"))
    };
    let ((early, errors), (kept, _)) = (with(5.0), with(10.0));
    assert!(early <= 2 && kept > 30, "{early} and {kept}");
    assert_eq!(with(1.0).0, early);
    assert!(errors[early] < errors[0] - 0.003, "it dips at once");
    let better = (early + 1..).find(|epoch| errors[*epoch] < errors[early]).expect("a new best");
    assert!((early + 6..=early + 10).contains(&better), "no better until {better}");
    assert!(errors.last().expect("an error") > &(1.02 * errors[kept]), "it turns around");
}

// Folds

#[test]
fn the_constants_of_the_figures_are_the_worked_numbers() {
    for (shares, rights, of) in [
        ("single_by_shuffle", figures::ONE_FOLD.map(u16::from), 67.0),
        ("five_by_shuffle", figures::FIVE_FOLDS, 333.0),
    ] {
        let shares = PENGUINS[shares].as_array().expect("a list");
        assert_eq!(shares.len(), rights.len());
        for (share, right) in shares.iter().zip(rights) {
            assert!((number(share) * of / 100.0 - f64::from(right)).abs() < 1e-9);
        }
    }
}

#[test]
fn five_folds_scatter_less_than_one() {
    let all = to_samples(&table().penguins, true);
    let runs: Vec<_> =
        (700..710u64).into_par_iter().map(|seed| worked::folded(&all, seed)).collect();
    let one: Vec<f64> = runs.iter().map(|run| 100.0 * run.by_fold[0]).collect();
    let five: Vec<f64> = runs.iter().map(|run| 100.0 * worked::mean(&run.right)).collect();
    assert!(sd(&one) > 2.5 * sd(&five), "{} and {}", sd(&one), sd(&five));
    // A standard deviation of ten numbers is known to a quarter.
    within("drawn", sd(&one) / number(&PENGUINS["drawn_sd"]), 0.6, 1.5);
    assert!(sd(&five) < number(&PENGUINS["standard_error"]), "the shuffle is not the table");
}

#[test]
fn thirty_shuffles_are_not_thirty_tables() {
    assert!(
        number(&PENGUINS["gain"]) > 10.0 * number(&PENGUINS["gain_error_of_shuffles"]),
        "it looks like certainty"
    );
    assert!(
        number(&PENGUINS["gain"]) < 2.0 * number(&PENGUINS["gain_error_of_penguins"]),
        "and we cannot tell"
    );
    within(
        "most of one fold's spread",
        number(&PENGUINS["drawn_sd"]) / number(&PENGUINS["single_sd"]),
        0.8,
        1.1,
    );
}

// Rare answers

#[test]
fn what_the_pumps_show() {
    let costs = |of: fn(&Season) -> f64| -> Vec<f64> { OTHER_SEASONS.iter().map(of).collect() };
    let half = costs(|season| season.half.cost / 5.0);
    let formula = costs(|season| season.formula.cost / 5.0);
    let chosen = costs(|season| season.chosen.cost / 5.0);
    let never = costs(|season| season.never.cost(10.0, 1.0) / 5.0);
    let nearly_half: Vec<f64> = half.iter().map(|cost| 0.6 * cost).collect();
    assert_above("one half is cheaper than never", &never, &half);
    assert_above("nearly half the cost, by the formula", &nearly_half, &formula);
    assert_above("nearly half the cost, chosen", &nearly_half, &chosen);
    assert_above("the choice flatters", &chosen, &costs(|season| season.promised));
    assert_not_above("the choice buys nothing", &formula, &chosen);
    // The accuracy goes down, below the program that never gives warning.
    let accuracy = costs(|season| season.formula.accuracy);
    assert_above("accuracy", &costs(|season| season.never.accuracy()), &accuracy);
    let found = costs(|season| season.formula.recall);
    within("faults found", mean(&found), 0.75, 0.82);
    within("faults found at one half", mean(&costs(|season| season.half.recall)), 0.2, 0.27);
    // As good as the best possible, but for a few.
    within("beyond the best", number(&PUMPS["formula_minus_ideal"]), -5.0, 10.0);
    within(
        "accuracy",
        number(&PUMPS["accuracy_half"]) - number(&PUMPS["best_accuracy"]),
        -0.002,
        0.002,
    );
    assert!(number(&PUMPS["promised"]) < number(&PUMPS["cost_chosen"]));
}

#[test]
fn a_dearer_miss_moves_the_lowest_point_to_the_left() {
    let lowest = |miss| {
        let figure = figures::threshold(&figures::Warning { miss, ..figures::Warning::default() });
        let of = |name: &str| figure.data.iter().find(|(n, _)| n == name).expect("it").1.clone();
        let (at, cost) = (of("cost: x"), of("cost: y"));
        let place = (0..at.len()).min_by(|a, b| cost[*a].total_cmp(&cost[*b])).expect("a cost");
        at[place]
    };
    assert!(lowest(30.0) < lowest(10.0) && lowest(10.0) < lowest(3.0));
}

/// Most suspicious readings come from sound pumps: of all alarms at the formula's threshold.
#[test]
fn most_alarms_are_false() {
    let f = &PUMPS["formula"];
    assert!(number(&f["false_alarms"]) > 2.0 * number(&f["hits"]));
    assert_eq!(Difference::between(&[1.0, 2.0], &[1.0, 2.0]).verdict(), Verdict::CannotTell);
}
