//! What the sentences of the page say of its numbers, and what the figures' captions and
//! descriptions say of what is drawn.

use ch01_perceptron::preactivation;
use ch03_learning_rule::{Sample, correct, epoch};
use ch04_convergence::figures::ALL;
use ch04_convergence::margin;
use ch04_convergence::worked::{
    apart, bias, biased, counted, edge, every_point, landing, mislabelled, run_by_hand,
};
use proof::assert_not_above;
use study::{over_seeds, standard_error_of_share};

fn figure(id: &str, values: &[f64]) -> plot::Figure {
    let entry = ALL.iter().find(|entry| entry.id == id).expect("a figure");
    (entry.draw)(values, &[])
}

fn datum(figure: &plot::Figure, name: &str) -> Vec<f64> {
    let found = figure.data.iter().find(|(known, _)| known == name);
    found.unwrap_or_else(|| panic!("no {name}")).1.clone()
}

/// The tip swings to and fro, from one side of the good direction to the other, and its reach grows
/// with every mistake.
#[test]
fn the_drawn_reach_grows_every_time() {
    let reaches = datum(&figure("reach", &[]), "reaches");
    let run = run_by_hand().mistakes;
    assert_eq!(reaches, run.iter().map(|mistake| mistake.reach).collect::<Vec<f64>>());
    let aside: Vec<f64> = run.iter().map(|m| 3.0 * m.after[1] - 4.0 * m.after[0]).collect();
    assert!(aside[..4].windows(2).all(|pair| pair[0] * pair[1] < 0.0), "{aside:?}");
    assert_eq!(aside[4], 0.0);
    assert!(reaches[0] >= 0.4 && reaches.windows(2).all(|pair| pair[1] >= pair[0] + 0.4 - 1e-12));
}

/// Points of the worst kind use up their bound, drawn ones end before half of it.
#[test]
fn the_worst_kind_goes_to_the_crossing_and_others_do_not() {
    for inputs in 2..=20 {
        let drawn = figure("squeeze", &[0.0, 0.4, f64::from(inputs), 1.0, 1.0]);
        let bound = datum(&drawn, "bound")[0];
        assert!((bound - f64::from(inputs)).abs() < 1e-9);
        assert_eq!(datum(&drawn, "mistakes")[0], f64::from(inputs));
    }
    for seed in 0..=20 {
        let drawn = figure("squeeze", &[1.0, 0.4, 10.0, 1.0, f64::from(seed)]);
        let (bound, mistakes) = (datum(&drawn, "bound")[0], datum(&drawn, "mistakes")[0]);
        assert!(mistakes < bound / 2.0, "seed {seed}: {mistakes} of {bound}");
    }
}

/// The drawn week is the table's: its reaches, the roots of its squared lengths, and an end long
/// before the crossing.
#[test]
fn the_drawn_week_is_the_tables() {
    let entry = ALL.iter().find(|entry| entry.id == "squeeze").expect("a figure");
    let drawn = entry.at_defaults();
    let run = run_by_hand();
    let (reach, length) =
        (datum(&drawn, "their reach: y"), datum(&drawn, "length of the weights: y"));
    assert_eq!((reach.len(), length.len()), (run.count, run.count));
    for ((mistake, reach), length) in run.mistakes.iter().zip(reach).zip(length) {
        assert_eq!(mistake.reach, reach);
        assert!((length * length - mistake.squared).abs() < 1e-12);
    }
    let bound = datum(&drawn, "bound of the week")[0];
    assert!((bound - 31.25).abs() < 1e-9 && (run.count as f64) < bound / 5.0);
}

/// The lean of the figure stays far below the warmth's weight at every seed, never meets 0, and
/// answers half of the days at the mark wrongly.
#[test]
fn the_drawn_lean_stays_near_zero_and_does_not_meet_it() {
    for seed in 0..=20 {
        let drawn = figure("edge", &[12.0, f64::from(seed)]);
        let (x, y) = (datum(&drawn, "ends of epochs: x"), datum(&drawn, "ends of epochs: y"));
        for (x, y) in x.iter().zip(y) {
            let away = x.hypot(y);
            assert!(away > 0.0 && away < 15.0, "seed {seed}: {away} per cent");
        }
        assert_eq!(datum(&drawn, "wrong of 441"), [220.0], "seed {seed}");
    }
}

/// In the drawn run the fiftieth epoch is worse than the first; without wrong targets the curve
/// climbs and is at rest by then; and the weights kept end better than those of the last epoch.
#[test]
fn the_drawn_run_with_wrong_labels_ends_worse_than_it_began() {
    let entry = ALL.iter().find(|entry| entry.id == "wrong_labels").expect("a figure");
    let drawn = entry.at_defaults();
    let rights = datum(&drawn, "right: y");
    assert!(rights[49] < rights[0] - 1.0, "{rights:?}");
    // It is one of the poorer runs: its worst and its best epoch are below the medians.
    let noise = proof::recorded(include_str!("snapshots/noise.snap"));
    let settled = noise["settled"].as_u64().expect("an epoch") as usize;
    let (worst, best) = plot::bounds(&rights[settled - 1..]).expect("epochs");
    let median = |field: &str| 100.0 * noise["rows"][2][field].as_f64().expect("a share");
    assert!(worst < median("worst") && best < median("best"), "{worst}, {best}");
    let clean = datum(&drawn, "right without wrong targets: y");
    assert!(clean[40..].iter().all(|right| *right == clean[49]), "{clean:?}");
    assert!(clean[0] < 98.0 && clean[49] == 100.0, "{clean:?}");
    let kept = datum(&drawn, "right with the weights kept: y");
    assert!(kept[49] > rights[49] + 1.0 && kept[49] > kept[0] + 1.0, "{kept:?}");
    assert!(kept.windows(2).any(|pair| pair[1] < pair[0]), "they can fall: {kept:?}");
}

/// The middle term of the squared length never lengthens the weights, and the three terms make the
/// table's squared lengths; the fifth mistake makes the weights shorter.
#[test]
fn the_middle_term_never_lengthens() {
    let run = run_by_hand().mistakes;
    let mut squared = 0.0;
    for mistake in &run {
        assert!(mistake.taken >= 0.0 && mistake.added <= run_by_hand().most_growth);
        squared += mistake.added - mistake.taken;
        assert!((squared - mistake.squared).abs() < 1e-12, "{squared}");
    }
    assert!(run[4].squared < run[3].squared);
}

/// A step that counted 0 as no would leave no weights that answer all days with whole readings:
/// those at the mark come in opposite pairs, and one of two opposite sums is not above 0.
#[test]
fn only_a_draw_that_is_a_yes_leaves_an_answer() {
    let days = every_point();
    let upright = |sample: &Sample| preactivation(&sample.input, &[1.0, 0.0, 0.0]);
    let right = |sample: &Sample, yes: bool| yes == (sample.target == 1.0);
    assert!(days.iter().all(|day| right(day, upright(day) >= 0.0)));
    assert_eq!(days.iter().filter(|day| !right(day, upright(day) > 0.0)).count(), 441);
    for day in days.iter().filter(|day| day.input[0] == 0.0) {
        let opposite: Vec<f64> = day.input.iter().map(|x| -x).collect();
        let other = days.iter().find(|other| other.input == opposite).expect("its opposite");
        assert_eq!((day.target, other.target), (1.0, 1.0));
    }
}

/// The margin of the drawn points is wider than the gap, by less than two hundredths in the mean.
#[test]
fn the_margin_is_a_little_wider_than_the_gap() {
    for row in counted().rows {
        let more: Vec<f64> = (0..100)
            .map(|seed| margin(&apart(100, 3, row.gap, seed), &[1.0; 3]) - row.gap)
            .collect();
        assert!(more.iter().all(|more| *more > 0.0), "{}: {more:?}", row.gap);
        assert!(more.iter().sum::<f64>() / 100.0 < 0.02, "{}: {more:?}", row.gap);
    }
}

/// No ring lies above the line, and most lie far below.
#[test]
fn the_rings_lie_below_the_line() {
    for inputs in [2.0, 3.0, 6.0, 12.0] {
        for samples in [20.0, 100.0, 200.0] {
            let drawn = figure("counts", &[inputs, samples]);
            let (bounds, counts) = (datum(&drawn, "runs: x"), datum(&drawn, "runs: y"));
            let mut shares: Vec<f64> = counts.iter().zip(&bounds).map(|(k, b)| k / b).collect();
            shares.sort_by(f64::total_cmp);
            assert!(shares[shares.len() - 1] <= 1.0);
            assert!(shares[shares.len() / 2] < 0.2, "{inputs} inputs, {samples} samples");
        }
    }
    // The page's two gaps: the bound grows far more than the mistakes do.
    let counted = counted();
    let (wide, narrow) = (&counted.rows[0], &counted.rows[5]);
    let times = |pick: &dyn Fn(&ch04_convergence::worked::Gap) -> f64| pick(narrow) / pick(wide);
    assert!(times(&|row| row.bound.median) > 50.0 * times(&|row| row.mistakes.median));
}

/// In every run half of the days at the mark are wrong, and in the median run no other is.
#[test]
fn half_of_the_days_at_the_mark_are_wrong_in_every_run() {
    for after in edge().after {
        assert_eq!((after.wrong_on_it.least, after.wrong_on_it.most), (220.0, 220.0));
        assert_eq!(after.wrong_elsewhere.median, 0.0);
        assert_eq!(after.finished, 0);
    }
}

/// The count of runs that land on the edge scatters by about five, and none of the drawn ones ends.
#[test]
fn landing_as_the_page_tells_it() {
    let shown = landing();
    let sure = 100.0 * standard_error_of_share(shown.exact as f64 / 100.0, 100);
    assert!((4.5..5.5).contains(&sure), "{sure}");
    assert_eq!((shown.drawn, shown.exact_upright), (0, shown.exact));
}

/// With a bias all runs end, and the median run is right on all days that it has not seen.
#[test]
fn with_a_bias_as_the_page_tells_it() {
    let shown = bias();
    assert_eq!((shown.finished, shown.right.median), (100, 1.0));
    assert!(100.0 * shown.mistakes.median < shown.bound);
}

/// The fiftieth epoch is no better than the first.
#[test]
fn patience_does_not_help() {
    for share in [0.01, 0.05, 0.1, 0.2] {
        let runs = over_seeds(100, |seed| {
            let training = mislabelled(&biased(1000, 2 * seed), share, seed);
            let others = biased(1000, 2 * seed + 1);
            let mut weights = [0.0; 4];
            let rights: Vec<f64> = (0..50)
                .map(|_| {
                    epoch(&mut weights, &training, 1.0);
                    correct(&weights, &others) as f64
                })
                .collect();
            (rights[49], rights[0])
        });
        let (last, first): (Vec<f64>, Vec<f64>) = runs.into_iter().unzip();
        assert_not_above(&format!("the last epoch, {share}"), &last, &first);
    }
}

/// The description's worst and best epoch are those of the drawn curve.
#[test]
fn the_description_tells_the_drawn_curve() {
    for wrong in [0.0, 1.0, 5.0, 12.0, 20.0] {
        for seed in 0..5 {
            let drawn = figure("wrong_labels", &[wrong, f64::from(seed)]);
            let rights = datum(&drawn, "right: y");
            let (worst, best) = plot::bounds(&rights).expect("a curve");
            let said = format!(
                "the worst epoch ends at {} per cent, the best at {}",
                plot::fixed(worst, 1),
                plot::fixed(best, 1)
            );
            assert!(drawn.desc.contains(&said), "{}", drawn.desc);
        }
    }
}
