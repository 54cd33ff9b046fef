//! The page's numbers once more: from the cells of the files, from the misses row by row, and from the
//! record of the comparison.

use std::ops::Range;

use ch25_own_table::plan::{Found, split};
use ch25_own_table::run::{Fitted, folds, one_split};
use ch25_own_table::train::Recipe;
use ch25_own_table::worked::{
    CARS, PENGUINS, TUMOURS, cars, fitted, recorded, trained, understood, with_kilograms,
};
use proof::plainly::{error_of_mean, list, mean, number, numbers, whole};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

const FILES: [&str; 5] =
    [include_str!("../data/iris.csv"), include_str!("../data/wine.csv"), TUMOURS, PENGUINS, CARS];

fn close(a: f64, b: f64, within: f64) {
    assert!((a - b).abs() <= within, "{a} is not {b} within {within:e}");
}

/// A column of the cars.
fn column(at: usize) -> Vec<f64> {
    let cell = |line: &str| line.split(',').nth(at).expect("a cell").parse().expect("a number");
    CARS.lines().skip(1).map(cell).collect()
}

fn spread(values: &[f64]) -> f64 {
    let squares: Vec<f64> = values.iter().map(|value| value * value).collect();
    (mean(&squares) - mean(values) * mean(values)).sqrt()
}

#[test]
fn columns_of_the_cars_from_their_cells() {
    let look = proof::recorded(include_str!("snapshots/first_look.snap"));
    let (miles, pounds, inches) = (column(8), column(4), column(2));
    let mut sorted = miles.clone();
    sorted.sort_by(f64::total_cmp);
    close(number(&look["least"]), sorted[0], 1e-9);
    close(number(&look["most"]), sorted[sorted.len() - 1], 1e-9);
    close(number(&look["offset_of_all"]), mean(&pounds), 1e-6);
    close(number(&look["unit_of_all"]), spread(&pounds), 1e-6);
    let columns = proof::recorded(include_str!("snapshots/columns.snap"));
    let products: Vec<f64> = pounds.iter().zip(&inches).map(|(a, b)| a * b).collect();
    let together = mean(&products) - mean(&pounds) * mean(&inches);
    close(number(&columns["correlation"]), together / spread(&pounds) / spread(&inches), 1e-9);
}

/// The root of the mean of these squares, and its standard error.
fn root(squares: &[f64]) -> [f64; 2] {
    let root = mean(squares).sqrt();
    [root, error_of_mean(squares) / (2.0 * root)]
}

#[test]
fn errors_of_one_split_row_by_row() {
    let one = proof::recorded(include_str!("snapshots/one.snap"));
    let fitted = fitted();
    let targets = &cars().1.targets;
    let squares = |network: &ch25_own_table::Network| -> Vec<f64> {
        let of = |row: &usize| {
            let output = network.forward(fitted.samples.inputs.row(*row)).output()[0];
            (output * fitted.plan.target.unit + fitted.plan.target.offset - targets[*row]).powi(2)
        };
        fitted.split.test.iter().map(of).collect()
    };
    let (network, linear) = (squares(&fitted.network), squares(&fitted.linear));
    let verdict = &one["verdict"];
    close(number(&verdict["network"]["standard_error"]), root(&network)[1], 1e-9);
    close(number(&verdict["linear"]["standard_error"]), root(&linear)[1], 1e-9);
    let unpaired = error_of_mean(&network).hypot(error_of_mean(&linear));
    close(number(&verdict["unpaired"]), unpaired, 1e-9);
    // It stops when so many epochs have brought nothing.
    assert_eq!(whole(&one["epochs"]), whole(&one["best_epoch"]) + Recipe::default().patience);
}

#[test]
fn five_folds_row_by_row() {
    let five = proof::recorded(include_str!("snapshots/five.snap"));
    let (table, found) = cars();
    let all = folds(table, found, &Recipe::default(), 5, &mut |_| true).expect("five networks");
    let less: Vec<f64> = all
        .judged
        .iter()
        .map(|row| (row.linear - row.target).powi(2) - (row.network - row.target).powi(2))
        .collect();
    let verdict = &five["verdict"];
    assert_eq!(whole(&verdict["rows"]), CARS.lines().count() - 1);
    close(number(&verdict["over_linear"]["standard_error"]), error_of_mean(&less), 1e-9);
    // Right answers less right answers are those that the linear model has fewer.
    let diagnosis = proof::recorded(include_str!("snapshots/diagnosis.snap"));
    let value = |name: &str| number(&diagnosis[name]["value"]);
    close(value("linear"), value("network") - value("over_linear"), 1e-9);
}

#[test]
fn twenty_splits_from_the_runs() {
    let splits = proof::recorded(include_str!("snapshots/splits.snap"));
    let mut errors: Vec<f64> = recorded::SPLITS.iter().map(|row| row[0]).collect();
    errors.sort_by(f64::total_cmp);
    assert_eq!(whole(&splits["splits"]), errors.len());
    close(number(&splits["least"]), errors[0], 1e-9);
    close(number(&splits["most"]), errors[errors.len() - 1], 1e-9);
}

/// What scikit-learn's script has written, and the lines of the files. Means of differences are
/// differences of means.
#[test]
fn five_tables_from_the_record_and_the_files() {
    let shown = proof::recorded(include_str!("snapshots/comparison.snap"));
    let record: serde_json::Value =
        serde_json::from_str(include_str!("oracles/comparison.json")).expect("JSON");
    for (place, (row, record)) in list(&shown).iter().zip(list(&record)).enumerate() {
        assert_eq!(whole(&row["rows"]), FILES[place].lines().count() - 1);
        for name in ["scikit_learn", "better_by"] {
            for (one, other) in numbers(&row[name]).into_iter().zip(numbers(&record[name])) {
                close(one, other, 1e-9);
            }
        }
        let [network, linear, theirs] =
            ["network", "linear", "scikit_learn"].map(|name| number(&row[name][0]));
        let (over, better) = if place == 4 {
            (linear * linear - network * network, theirs * theirs - network * network)
        } else {
            (network - linear, network - theirs)
        };
        close(number(&row["over_linear"][0]), over, 1e-9);
        close(number(&row["better_by"][0]), better, 1e-9);
    }
}

/// Every table by three seeds, right answers or squared misses row by row.
#[test]
fn five_tables_are_counted_row_by_row() {
    let shown = proof::recorded(include_str!("snapshots/comparison.snap"));
    for (place, text) in FILES.into_iter().enumerate() {
        let (table, found) = understood("table", text);
        let of_seeds = study::over_seeds(3, |place_of_seed| {
            let recipe = Recipe { seed: place_of_seed + 1, ..Recipe::default() };
            let all = folds(&table, &found, &recipe, 5, &mut |_| true).expect("five networks");
            let mut more = vec![0.0; found.rows.len()];
            for row in all.judged {
                let score = |answer: f64| match place {
                    4 => -(answer - row.target) * (answer - row.target),
                    _ => f64::from(u8::from(answer == row.target)),
                };
                more[row.number] = score(row.network) - score(row.linear);
            }
            more
        });
        let more: Vec<f64> = (0..found.rows.len())
            .map(|row| of_seeds.iter().map(|more| more[row]).sum::<f64>() / 3.0)
            .collect();
        close(number(&shown[place]["over_linear"][1]), error_of_mean(&more), 1e-9);
    }
}

/// What mixing up each column costs, an answer at a time, by the orders that the program draws.
fn costs(fitted: &Fitted, found: &Found) -> Vec<(String, f64)> {
    let rows = &fitted.split.test;
    let off_by = |order: &[usize], columns: Range<usize>| {
        let squares = rows.iter().zip(order).map(|(row, from)| {
            let mut inputs = fitted.samples.inputs.row(*row).to_owned();
            for column in columns.clone() {
                inputs[column] = fitted.samples.inputs[[*from, column]];
            }
            let output = fitted.network.forward(inputs.view()).output()[0];
            let answer = output * fitted.plan.target.unit + fitted.plan.target.offset;
            (answer - found.targets[*row]).powi(2)
        });
        mean(&squares.collect::<Vec<f64>>()).sqrt()
    };
    let before = off_by(rows, 0..0);
    let mut rng = ChaCha8Rng::seed_from_u64(1 ^ 0x1b90);
    let mut first = 0;
    let mut costs = vec![];
    for input in &fitted.plan.inputs {
        let columns = first..first + input.width();
        first = columns.end;
        let mut mixed = vec![];
        for _ in 0..10 {
            let mut order = rows.clone();
            for last in (1..order.len()).rev() {
                order.swap(last, rng.random_range(0..=last));
            }
            mixed.push(off_by(&order, columns.clone()) - before);
        }
        costs.push((input.name.clone(), mean(&mixed)));
    }
    costs
}

#[test]
fn columns_are_mixed_up_row_by_row() {
    let shown = proof::recorded(include_str!("snapshots/columns.snap"));
    let cost = |costs: &[(String, f64)], column: &str| {
        costs.iter().find(|one| one.0 == column).expect("a column").1
    };
    let once = costs(fitted(), &cars().1);
    close(number(&shown["weight"]), cost(&once, "weight_lb"), 1e-9);
    let (table, found) = understood("twice.csv", &with_kilograms());
    let fitted = trained(&table, &found, one_split(&found, 1), 1);
    let twice = costs(&fitted, &found);
    close(number(&shown["weight_beside_kilograms"]), cost(&twice, "weight_lb"), 1e-9);
    close(number(&shown["kilograms"]), cost(&twice, "weight_kg"), 1e-9);
}

/// The network of the cars to 1979, asked for each later one.
#[test]
fn later_cars_row_by_row() {
    let shown = proof::recorded(include_str!("snapshots/outside.snap"));
    let (table, found) = cars();
    let years = column(6);
    let late: Vec<usize> = (0..years.len()).filter(|row| years[*row] >= 1980.0).collect();
    let parts = split(found, std::slice::from_ref(&late), Some(0), 1);
    let fitted = trained(table, found, parts, 1);
    let miles = column(8);
    let misses = |network: &ch25_own_table::Network| -> Vec<f64> {
        let of = |row: &usize| {
            let output = network.forward(fitted.samples.inputs.row(*row)).output()[0];
            miles[*row] - (output * fitted.plan.target.unit + fitted.plan.target.offset)
        };
        late.iter().map(of).collect()
    };
    let (network, linear) = (misses(&fitted.network), misses(&fitted.linear));
    close(number(&shown["later_too_little"][0]), mean(&network), 1e-9);
    close(number(&shown["later_too_little"][1]), mean(&linear), 1e-9);
    let squares: Vec<f64> = network.iter().map(|miss| miss * miss).collect();
    close(number(&shown["later"]["network"]["standard_error"]), root(&squares)[1], 1e-9);
}
