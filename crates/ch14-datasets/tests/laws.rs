//! The chapter's numbers by other roads: whole-number arithmetic, closed forms, and laws that hold
//! for every seed.

use std::collections::HashSet;

use ch11_architecture::Network;
use ch11_architecture::ndarray::{Array2, Axis, array};
use ch12_network::{Samples, correct};
use ch14_datasets::figures::{Units, units};
use ch14_datasets::penguins::{self, FILE, ReadError, SPECIES, read};
use ch14_datasets::selection::{best_columns, correlation, noise};
use ch14_datasets::worked::{
    RIPE, chosen_columns, cut, preactivations, repeated_rows, scaled, two_boxes, unscaled,
};
use ch14_datasets::{
    Rule, Scaler, Variety, mislabel, one_of, permutation, shuffle, to_samples, tomatoes,
};
use sha2::{Digest, Sha256};

/// Inputs that are whole numbers, so that sums can be exact.
fn whole(rows: usize, columns: usize, seed: u64) -> Array2<f64> {
    noise(rows, columns, seed).inputs.mapv(|value| (500.0 * value).round())
}

/// n² times the variance is n Σx² − (Σx)², in whole numbers and without a mean.
#[test]
fn the_scaler_in_whole_numbers() {
    for seed in 0..20 {
        let inputs = whole(7 + seed as usize, 4, seed);
        let scaler = Scaler::fit(&inputs);
        for (c, column) in inputs.columns().into_iter().enumerate() {
            let values: Vec<i64> = column.iter().map(|value| *value as i64).collect();
            let (n, sum) = (values.len() as i64, values.iter().sum::<i64>());
            let squares: i64 = values.iter().map(|value| value * value).sum();
            let sd = ((n * squares - sum * sum) as f64).sqrt() / n as f64;
            assert!((scaler.offset[c] - sum as f64 / n as f64).abs() < 1e-9);
            assert!((scaler.unit[c] - sd).abs() < 1e-9 * sd);
        }
    }
}

#[test]
fn scaled_columns_have_the_mean_and_spread_they_should() {
    for seed in 0..20 {
        let inputs = to_samples(&tomatoes(50, seed)).inputs;
        let standard = Scaler::fit(&inputs).apply(&inputs);
        let min_max = Scaler::fit_min_max(&inputs).apply(&inputs);
        for column in 0..6 {
            let (scaled, between) = (standard.column(column), min_max.column(column));
            assert!(scaled.sum().abs() < 1e-10);
            assert!((scaled.dot(&scaled) / 50.0 - 1.0).abs() < 1e-10);
            assert_eq!(between.fold(1.0, |a: f64, &b| a.min(b)), 0.0);
            assert_eq!(between.fold(0.0, |a: f64, &b| a.max(b)), 1.0);
        }
        assert!(standard.column(6).iter().all(|one| *one == 1.0));
    }
}

#[test]
fn a_column_that_never_changes_becomes_zero_and_not_infinite() {
    let inputs = array![[5.0, 1.0], [5.0, 2.0]];
    for scaler in [Scaler::fit(&inputs), Scaler::fit_min_max(&inputs)] {
        assert_eq!(scaler.apply(&inputs).column(0).to_vec(), [0.0, 0.0]);
    }
}

/// Equation (14.4): other weights, other inputs, and the same outputs.
#[test]
fn a_scaler_can_move_into_the_weights() {
    for seed in 0..10 {
        let (samples, _) = two_boxes(seed);
        let scaler = Scaler::fit(&samples.inputs);
        let network = Network::seeded(7, 5, 2, seed);
        let raw = scaler.build_in(&network);
        let ours = scaler.apply(&samples.inputs);
        let theirs = unscaled(6).apply(&samples.inputs);
        for (ours, theirs) in ours.rows().into_iter().zip(theirs.rows()) {
            let (ours, theirs) = (network.forward(ours).unwrap(), raw.forward(theirs).unwrap());
            for (ours, theirs) in ours.post_o.iter().zip(&theirs.post_o) {
                assert!((ours - theirs).abs() < 1e-12);
            }
        }
    }
}

/// Weights uniform from −1 to 1 have the variance ⅓, so a preactivation over many networks has the
/// variance Σ x²/3; the raw hue alone makes it large.
#[test]
fn the_spread_of_preactivations_follows_from_the_inputs() {
    let (samples, _) = two_boxes(3);
    for scaler in [unscaled(6), Scaler::fit(&samples.inputs)] {
        let samples = scaled(&scaler, &samples);
        let per_row = samples.inputs.mapv(|x| x * x).sum() / samples.len() as f64;
        let (mut squares, mut count) = (0.0, 0);
        for seed in 0..400 {
            let pre = preactivations(&Network::seeded(7, 6, 1, seed), &samples);
            squares += pre.iter().map(|pre| pre * pre).sum::<f64>();
            count += pre.len();
        }
        let ratio = squares / count as f64 / (per_row / 3.0);
        assert!((ratio - 1.0).abs() < 0.1, "{ratio}");
    }
}

#[test]
fn tomatoes_are_what_the_generator_says() {
    let many = tomatoes(30_000, 1);
    assert_eq!(many[..100], tomatoes(100, 1));
    assert_ne!(many[..100], tomatoes(100, 2));
    let ripe = many.iter().filter(|tomato| tomato.ripe).count() as f64 / 30_000.0;
    assert!((ripe - RIPE).abs() < 0.01);
    for variety in [Variety::Red, Variety::Yellow, Variety::Green] {
        let share = many.iter().filter(|tomato| tomato.variety == variety).count() as f64;
        assert!((share / 30_000.0 - 1.0 / 3.0).abs() < 0.01);
    }
    // Shape says nothing; density says something.
    let samples = to_samples(&many);
    let with_target = |c| correlation(samples.inputs.column(c), samples.targets.column(0));
    assert!(with_target(1).abs() < 0.02);
    assert!(with_target(2) > 0.5 && with_target(0) < -0.4);
}

#[test]
fn one_of_n_is_one_of_n() {
    for n in 1..6 {
        for index in 0..n {
            let inputs = one_of(n, index);
            assert_eq!((inputs.len(), inputs.iter().sum::<f64>(), inputs[index]), (n, 1.0, 1.0));
            // All categories are equally far from each other.
            for other in (0..n).filter(|other| *other != index) {
                let squares = inputs.iter().zip(one_of(n, other)).map(|(a, b)| (a - b) * (a - b));
                assert_eq!(squares.sum::<f64>(), 2.0);
            }
        }
    }
}

#[test]
fn a_permutation_has_every_number_once() {
    for n in 0..40 {
        let mut order = permutation(n, n as u64);
        order.sort_unstable();
        assert_eq!(order, (0..n).collect::<Vec<_>>());
    }
}

/// 24 orders of four, 24,000 seeds: each order about a thousand times (χ² with 23 degrees of
/// freedom stays below 50 with a probability of 0.999).
#[test]
fn all_orders_are_equally_likely() {
    let mut counts = std::collections::HashMap::new();
    for seed in 0..24_000 {
        *counts.entry(permutation(4, seed)).or_insert(0) += 1;
    }
    assert_eq!(counts.len(), 24);
    let chi: f64 = counts.values().map(|n| (f64::from(*n) - 1000.0).powi(2) / 1000.0).sum();
    assert!(chi < 50.0, "{chi}");
}

/// A random order leaves one row in its place on average, however many there are.
#[test]
fn one_row_stays_on_average() {
    for n in [2, 10, 1000] {
        let stay = |seed| permutation(n, seed).iter().enumerate().filter(|(a, b)| a == *b).count();
        let mean = (0..2000).map(stay).sum::<usize>() as f64 / 2000.0;
        assert!((mean - 1.0).abs() < 0.1, "{n}: {mean}");
    }
}

#[test]
fn a_shuffle_loses_no_row_and_parts_none_from_its_target() {
    for seed in 0..30 {
        let before = to_samples(&tomatoes(60, seed));
        let mut after = before.clone();
        shuffle(&mut after, seed);
        let rows = |samples: &Samples| -> HashSet<Vec<u64>> {
            let row = |(input, target): (_, _)| bits(input).chain(bits(target)).collect();
            samples.iter().map(row).collect()
        };
        fn bits(row: ch11_architecture::ndarray::ArrayView1<f64>) -> impl Iterator<Item = u64> {
            row.to_vec().into_iter().map(f64::to_bits)
        }
        assert_eq!(rows(&before), rows(&after));
        assert_eq!(rows(&after).len(), 60);
        assert_ne!(before, after);
    }
}

/// Of all constant outputs the share of ones has the smallest error, ½ p (1 − p) a sample.
#[test]
fn the_base_rate_is_the_best_of_all_constants() {
    let targets = noise(200, 1, 5).targets;
    let p = targets.mean().unwrap();
    let error = |constant: f64| {
        targets.iter().map(|target| 0.5 * (constant - target).powi(2)).sum::<f64>() / 200.0
    };
    assert!((error(p) - 0.5 * p * (1.0 - p)).abs() < 1e-12);
    for step in 0..=1000 {
        assert!(error(f64::from(step) / 1000.0) >= error(p));
    }
}

/// Equation (14.6) without any network: an oracle that is right with probability a.
#[test]
fn accuracy_on_wrong_labels() {
    let truth = noise(100_000, 1, 1);
    let (mut said, mut written) = (truth.clone(), truth.clone());
    mislabel(&mut said, 0.1, 2);
    mislabel(&mut written, 0.2, 3);
    let alike = said.targets.iter().zip(&written.targets).filter(|(a, b)| a == b).count();
    assert!((alike as f64 / 1e5 - (0.9 * 0.8 + 0.1 * 0.2)).abs() < 0.005);
}

/// Who always errs writes the opposite down, who never errs the truth; and labels stay labels.
#[test]
fn a_wrong_label_is_the_opposite_one() {
    let truth = noise(1000, 1, 4);
    for (share, wanted) in [(1.0, truth.targets.mapv(|t| 1.0 - t)), (0.0, truth.targets.clone())] {
        let mut said = truth.clone();
        mislabel(&mut said, share, 5);
        assert_eq!((said.inputs, said.targets), (truth.inputs.clone(), wanted), "{share}");
    }
}

/// What never changes goes together with nothing.
#[test]
fn a_constant_column_has_no_correlation() {
    let inputs = whole(12, 1, 3);
    let constant = Array2::from_elem((12, 1), 2.0);
    let (a, b) = (inputs.column(0), constant.column(0));
    assert_eq!([correlation(a, b), correlation(b, a), correlation(b, b)], [0.0; 3]);
}

#[test]
fn correlation_in_whole_numbers() {
    for seed in 0..10 {
        let inputs = whole(12, 2, seed);
        let ints = |c: usize| inputs.column(c).iter().map(|v| *v as i128).collect::<Vec<_>>();
        let (a, b) = (ints(0), ints(1));
        let sum = |f: &dyn Fn(usize) -> i128| (0..12).map(f).sum::<i128>();
        let (sa, sb) = (sum(&|i| a[i]), sum(&|i| b[i]));
        let covered = 12 * sum(&|i| a[i] * b[i]) - sa * sb;
        let (va, vb) = (12 * sum(&|i| a[i] * a[i]) - sa * sa, 12 * sum(&|i| b[i] * b[i]) - sb * sb);
        let exact = covered as f64 / ((va as f64) * (vb as f64)).sqrt();
        assert!((correlation(inputs.column(0), inputs.column(1)) - exact).abs() < 1e-12);
    }
}

#[test]
fn the_best_column_is_the_one_that_was_planted() {
    for seed in 0..10 {
        let mut samples = noise(40, 100, seed);
        let target = samples.targets.column(0).to_owned();
        samples.inputs.column_mut(17).assign(&(1.0 - target));
        assert_eq!(best_columns(&samples, 3)[0], 17);
    }
}

/// What is reported of noise is a half, unless the pipeline leaks.
#[test]
fn noise_cannot_be_learned_and_leaks_can() {
    let mean = |report: &dyn Fn(u64) -> f64| (100..160).map(report).sum::<f64>() / 60.0;
    assert!((mean(&|seed| chosen_columns(false, 40, 300, seed)) - 0.5).abs() < 0.06);
    assert!(mean(&|seed| chosen_columns(true, 40, 300, seed)) > 0.65);
    assert!((mean(&|seed| repeated_rows(false, 30, 6, seed)) - 0.5).abs() < 0.08);
    assert!(mean(&|seed| repeated_rows(true, 30, 6, seed)) > 0.8);
}

/// The share of yes is an area: 0.4, 0.4 and a half of the square.
#[test]
fn rules_by_their_areas() {
    for (rule, area) in [(Rule::Threshold, 0.4), (Rule::Plane, 0.4), (Rule::Corners, 0.5)] {
        let samples = rule.samples(50_000, 9);
        assert!((samples.targets.mean().unwrap() - area).abs() < 0.01, "{rule:?}");
        assert_eq!(samples.inputs, Rule::Plane.samples(50_000, 9).inputs);
        assert!(samples.inputs.column(2).iter().all(|one| *one == 1.0));
    }
}

#[test]
fn a_cut_keeps_every_row() {
    let samples = noise(10, 2, 1);
    let (first, rest) = cut(&samples, 4);
    assert_eq!((first.len(), rest.len()), (4, 6));
    assert_eq!(rest.inputs.row(0), samples.inputs.row(4));
    assert_eq!(first.targets.row(3), samples.targets.row(3));
    assert!(correct(&Network::seeded(2, 2, 1, 0), &first) <= 4);
}

/// The file is the published one, to the last byte.
#[test]
fn the_file_is_the_published_one() {
    let digest: String = Sha256::digest(FILE).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(digest, "f204db2c753b0937caac3cb35258562c14f073e4bbc76be24b4c51ce22767a93");
    assert!(include_str!("../data/README.md").contains(&digest));
}

/// `tests/oracles/penguins.txt` was made from the same file by `tests/oracles/penguins.awk`.
#[test]
fn the_reader_counts_as_awk_does() {
    let table = read("penguins.csv", FILE).unwrap();
    let mut told = format!(
        "rows {}\nincomplete {}\ncomplete {}\n",
        table.penguins.len() + table.incomplete,
        table.incomplete,
        table.penguins.len()
    );
    for (number, species) in SPECIES.iter().enumerate() {
        for (male, sex) in [(false, "female"), (true, "male")] {
            let those = table.penguins.iter().filter(|p| p.species == number && p.male == male);
            let sum = |column: usize, parts: f64| {
                let values = those.clone().map(|p| (parts * p.measurements[column]).round() as u64);
                values.sum::<u64>()
            };
            told += &format!(
                "{species} {sex} {} {} {} {} {}\n",
                those.clone().count(),
                sum(0, 10.0),
                sum(1, 10.0),
                sum(2, 1.0),
                sum(3, 1.0)
            );
        }
    }
    assert_eq!(told, include_str!("oracles/penguins.txt"));
}

#[test]
fn what_is_not_understood_is_told_with_its_place() {
    let refused = |from: &str, to: &str| {
        assert!(FILE.contains(from), "{from}");
        read("penguins.csv", &FILE.replacen(from, to, 1)).unwrap_err().to_string()
    };
    assert_eq!(
        refused("39.5,17.4", "39.5,x"),
        "penguins.csv, line 3, column `bill_depth_mm`: \"x\" is not a positive number or NA"
    );
    assert_eq!(
        refused("Gentoo", "Gento"),
        "penguins.csv, line 154, column `species`: \"Gento\" is not Adelie, Chinstrap or Gentoo"
    );
    assert_eq!(
        refused("3750,male", "3750,m"),
        "penguins.csv, line 2, column `sex`: \"m\" is not male, female or NA"
    );
    assert_eq!(
        refused("3800,female,2007", "3800,female"),
        "penguins.csv, line 3: 7 fields where the header has 8"
    );
    assert_eq!(refused("sex", "gender"), "penguins.csv, line 1: there is no column `sex`");
    for bad in ["-3750,male", "0,male", "inf,male", "NaN,male", ",male", " 3750,male"] {
        assert!(refused("3750,male", bad).contains("line 2, column `body_mass_g`"), "{bad}");
    }
    let empty = read("empty.csv", "").unwrap_err();
    assert_eq!(empty, ReadError::NoColumn { file: "empty.csv".into(), column: "species" });
}

#[test]
fn one_missing_value_leaves_a_penguin_out() {
    for (from, to) in [("3750,male", "NA,male"), ("39.1,18.7", "39.1,NA"), ("3750,male", "3750,NA")]
    {
        let table = read("penguins.csv", &FILE.replacen(from, to, 1)).unwrap();
        assert_eq!((table.penguins.len(), table.incomplete), (332, 12), "{to}");
    }
}

#[test]
fn penguins_become_rows() {
    let table = read("penguins.csv", FILE).unwrap();
    let samples = penguins::to_samples(&table.penguins, true);
    assert_eq!(samples.inputs.row(0).to_vec(), [39.1, 18.7, 181.0, 3750.0, 1.0, 0.0, 0.0]);
    assert_eq!(samples.targets.column(0).sum(), 168.0);
    let without = penguins::to_samples(&table.penguins, false);
    assert_eq!(without.inputs, samples.inputs.select(Axis(1), &[0, 1, 2, 3]));
}

/// Figure 14.1 says that a unit is as long across as it is upwards, so its frames are squares.
#[test]
fn a_unit_is_as_long_one_way_as_the_other() {
    let scaling = plot::Chosen::new(&["standardised", "min-max"], "min-max");
    for setting in [Units::default(), Units { scaling, ..Units::default() }] {
        let svg = units(&setting).svg;
        let axes: Vec<(f64, f64)> = svg
            .split("stroke-width=\"1.3\" d=\"M")
            .skip(1)
            .filter_map(|path| {
                // Down by the height and to the right by the width: `50.4 38l0 236 239.5 0`.
                let (_, steps) = path.split('"').next()?.split_once('l')?;
                let steps: Vec<f64> = steps.split(' ').filter_map(|n| n.parse().ok()).collect();
                (steps.len() == 4).then(|| (steps[1], steps[2]))
            })
            .collect();
        assert_eq!(axes.len(), 2);
        for (height, width) in axes {
            assert!((height / width - 1.0).abs() < 0.005, "{height} by {width}");
        }
    }
}

/// The figure reads the file by a shorter way than the strict reader, and sees the same penguins.
#[test]
fn the_figure_shows_the_penguins_that_the_reader_reads() {
    let strict: Vec<_> = read("penguins.csv", FILE)
        .expect("the shipped file")
        .penguins
        .into_iter()
        .map(|penguin| (penguin.species, penguin.measurements, penguin.male))
        .collect();
    let shown: Vec<_> = ch14_datasets::figures::points().collect();
    assert_eq!(shown.len(), 333);
    assert_eq!(shown, strict);
}
