//! What the sentences of the page say of its numbers, and a second route to each number.

#![allow(clippy::unwrap_used, reason = "the helpers of the tests are tests")]

use ch25_own_table::plan::{Plan, find};
use ch25_own_table::run::folds;
use ch25_own_table::train::Recipe;
use ch25_own_table::verdict::{Measured, Says, says};
use ch25_own_table::worked::{
    self, CARS, Columns, Diagnosis, FirstLook, FiveFolds, Leak, Numbers, OneSplit, Outside, Row,
    Shares, Splits, asked, cars, fitted, in_cell, record, recorded, split_of, understood,
};
use ch25_own_table::{Question, plan::Wishes, table::Reading, table::read};
use rand::{RngExt, SeedableRng};

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1.0)
}

fn first_look() -> FirstLook {
    proof::recorded_as(include_str!("snapshots/first_look.snap"))
}

fn one() -> OneSplit {
    proof::recorded_as(include_str!("snapshots/one.snap"))
}

fn five() -> FiveFolds {
    proof::recorded_as(include_str!("snapshots/five.snap"))
}

fn columns() -> Columns {
    proof::recorded_as(include_str!("snapshots/columns.snap"))
}

fn outside() -> Outside {
    proof::recorded_as(include_str!("snapshots/outside.snap"))
}

fn diagnosis() -> Diagnosis {
    proof::recorded_as(include_str!("snapshots/diagnosis.snap"))
}

/// The cells of the cars, line by line.
fn lines() -> Vec<Vec<&'static str>> {
    CARS.lines().skip(1).map(|line| line.split(',').collect()).collect()
}

/// Counted in the text of the file, and computed from its cells.
#[test]
fn the_first_look_by_hand() {
    let look = first_look();
    let lines = lines();
    assert_eq!(look.rows, lines.len());
    assert_eq!(look.columns, lines[0].len());
    let mut names: Vec<&str> = lines.iter().map(|cells| cells[0]).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(look.names, names.len());
    let without = |cells: &&Vec<&str>| cells[3] == "NA";
    assert_eq!(look.without_horsepower, lines.iter().filter(without).count());
    let split = &fitted().split;
    let training: Vec<&Vec<&str>> = split.training.iter().map(|&row| &lines[row]).collect();
    let lacking = training.iter().filter(|cells| cells[3] == "NA").count();
    assert_eq!(look.without_horsepower_in_training, lacking);
    assert!(lacking < 5 && look.without_horsepower >= 5);
    let mean = |column: usize| {
        training.iter().map(|cells| in_cell(cells, column)).sum::<f64>() / training.len() as f64
    };
    let middle = mean(4);
    let square = |cells: &&Vec<&str>| (in_cell(cells, 4) - middle) * (in_cell(cells, 4) - middle);
    let variance = training.iter().map(square).sum::<f64>() / training.len() as f64;
    assert!(close(look.offset, middle) && close(look.unit, variance.sqrt()));
    assert!(close(look.mean, mean(8)));
    assert!(close(look.pounds_scaled, (look.pounds - middle) / variance.sqrt()));
    // Six numbers, three kinds of a word; 32 hidden nodes, one output.
    assert_eq!(look.inputs, 6 + 3);
    assert_eq!(look.weights, 9 * 32 + 32 + 32 + 1);
    assert_eq!(look.training + look.validation + look.test, look.rows);
    // The two ways to scale differ, and not by much.
    assert!(!close(look.offset, look.offset_of_all));
    assert!((look.offset - look.offset_of_all).abs() < 0.2 * look.unit);
    assert_eq!(worked::first_look().weights, look.weights);
}

/// What must hold between the numbers of any verdict.
fn consistent(verdict: &Numbers) {
    let [network, linear, constant] =
        [verdict.network, verdict.linear, verdict.constant].map(|one| one.value * one.value);
    assert!(close(verdict.over_linear.value, linear - network));
    assert!(close(verdict.over_constant.value, constant - network));
}

/// Row by row with the network's own forward pass, not in batches.
#[test]
fn one_verdict_by_hand() {
    let one = one();
    consistent(&one.verdict);
    let fitted = fitted();
    let targets = &cars().1.targets;
    let misses = |network: &ch25_own_table::Network| -> Vec<f64> {
        let of = |&row: &usize| {
            let output = network.forward(fitted.samples.inputs.row(row)).output()[0];
            let target = &fitted.plan.target;
            output * target.unit + target.offset - targets[row]
        };
        fitted.split.test.iter().map(of).collect()
    };
    let (network, linear) = (misses(&fitted.network), misses(&fitted.linear));
    let count = network.len() as f64;
    let squares = |misses: &[f64]| misses.iter().map(|miss| miss * miss).sum::<f64>();
    assert!(close(one.verdict.network.value, (squares(&network) / count).sqrt()));
    assert!(close(one.verdict.linear.value, (squares(&linear) / count).sqrt()));
    let middle = fitted.split.test.iter().map(|&row| targets[row]).sum::<f64>() / count;
    let all: f64 = fitted.split.test.iter().map(|&row| (targets[row] - middle).powi(2)).sum();
    assert!(close(one.verdict.explained, 1.0 - squares(&network) / all));
    // The mean of the training part is another one than that of the judged rows, and worse there.
    let training = &fitted.split.training;
    let always = training.iter().map(|&row| targets[row]).sum::<f64>() / training.len() as f64;
    let of_always: f64 = fitted.split.test.iter().map(|&row| (targets[row] - always).powi(2)).sum();
    assert!(close(one.explained_by_constant, 1.0 - of_always / all));
    assert!(one.explained_by_constant < 0.0);
    // From 35 miles a gallon up all answers are too low.
    let far: Vec<f64> = (0..80)
        .filter(|&at| targets[fitted.split.test[at]] >= 35.0)
        .map(|at| network[at])
        .collect();
    assert!(far.len() > 5 && far.iter().all(|miss| *miss < 0.0), "{far:?}");
    let differences: Vec<f64> = network.iter().zip(&linear).map(|(a, b)| b * b - a * a).collect();
    let error = study::standard_error_of_mean(&differences);
    assert!(close(one.verdict.over_linear.standard_error, error));
    // Better than both; the ranges of the two overlap; unpaired nothing could be seen.
    let Numbers { network, linear, over_linear, over_constant, unpaired, rows, .. } = one.verdict;
    assert_eq!(says(over_linear, rows), Says::Better);
    assert_eq!(says(over_constant, rows), Says::Better);
    assert!(network.value + network.standard_error > linear.value - linear.standard_error);
    let apart = Measured { value: over_linear.value, standard_error: unpaired };
    assert_eq!(says(apart, rows), Says::CannotTell);
    assert!(one.best_epoch < one.epochs);
    let worst = (0..80).max_by(|&a, &b| {
        misses(&fitted.network)[a].abs().total_cmp(&misses(&fitted.network)[b].abs())
    });
    let name = lines()[fitted.split.test[worst.unwrap()]][0];
    assert!(name.contains("diesel"), "{name}");
}

#[test]
fn the_folds_add_up_and_the_first_is_the_hardest() {
    let five = five();
    consistent(&five.verdict);
    let sizes = [80.0, 80.0, 80.0, 79.0, 79.0];
    let sum: f64 =
        five.by_fold.iter().zip(sizes).map(|(fold, rows)| rows * fold[0] * fold[0]).sum();
    assert!(close(five.verdict.network.value, (sum / 398.0).sqrt()));
    assert!(close(five.by_fold[0][0], one().verdict.network.value));
    assert!(five.by_fold[1..].iter().all(|fold| fold[0] < five.by_fold[0][0]));
    let over = five.verdict.over_linear;
    assert!(over.value > 5.0 * over.standard_error, "more than five standard errors");
    // The cars of 1980 and later, by their lines.
    let (table, found) = cars();
    let recipe = Recipe { seed: worked::SEED, ..Recipe::default() };
    let again = folds(table, found, &recipe, 5, &mut |_| true).unwrap();
    let lines = lines();
    let late = again.judged.iter().filter(|row| in_cell(&lines[row.number], 6) >= 1980.0);
    let squares: Vec<f64> = late.map(|row| (row.network - row.target).powi(2)).collect();
    assert_eq!(squares.len(), outside().later_rows);
    let root = (squares.iter().sum::<f64>() / squares.len() as f64).sqrt();
    assert!(close(five.of_1980.value, root));
    let error = study::standard_error_of_mean(&squares) / (2.0 * root);
    assert!(close(five.of_1980.standard_error, error));
}

/// Some seeds are run again, and the sentences counted.
#[test]
fn twenty_splits() {
    let splits: Splits = proof::recorded_as(include_str!("snapshots/splits.snap"));
    for seed in [1, 5, 17] {
        let again = split_of(seed);
        let row = recorded::SPLITS[seed as usize - 1];
        assert!(again.iter().zip(row).all(|(one, other)| (one - other).abs() < 1e-6), "{seed}");
    }
    assert!(recorded::SPLITS.iter().all(|row| row[0] < row[1]), "ahead in all");
    let clear = recorded::SPLITS.iter().filter(|row| row[2] > (2.0 + 3.6 / 79.0) * row[3]).count();
    assert_eq!((splits.better, splits.cannot_tell, splits.worse), (clear, 20 - clear, 0));
    assert!(splits.cannot_tell > 0 && clear > 0);
    assert!(splits.most > 1.5 * splits.least);
}

/// Our own mixing, by another generator and many more times, finds the weight's importance.
#[test]
fn importance_by_another_route() {
    let columns = columns();
    let fitted = fitted();
    let targets = &cars().1.targets;
    let test = &fitted.split.test;
    let weight = fitted.plan.names().iter().position(|name| name == "weight_lb").unwrap();
    let off_by = |order: &[usize]| {
        let mut squares = 0.0;
        for (&row, &from) in test.iter().zip(order) {
            let mut inputs = fitted.samples.inputs.row(row).to_owned();
            inputs[weight] = fitted.samples.inputs[[from, weight]];
            let output = fitted.network.forward(inputs.view()).output()[0];
            let answer = output * fitted.plan.target.unit + fitted.plan.target.offset;
            squares += (answer - targets[row]) * (answer - targets[row]);
        }
        (squares / test.len() as f64).sqrt()
    };
    let before = off_by(test);
    let mut rng = rand::rngs::StdRng::seed_from_u64(4);
    let mut order = test.clone();
    let losses: Vec<f64> = (0..200)
        .map(|_| {
            for last in (1..order.len()).rev() {
                order.swap(last, rng.random_range(0..=last));
            }
            off_by(&order) - before
        })
        .collect();
    let mean = losses.iter().sum::<f64>() / 200.0;
    let spread = columns.importance[0].spread;
    assert!((columns.weight - mean).abs() < 4.0 * spread / 10.0_f64.sqrt(), "{mean}");
    // The order of the page.
    assert_eq!(columns.importance[0].column, "weight_lb");
    assert_eq!(columns.importance.last().unwrap().column, "displacement_cu_in");
    assert!(columns.correlation > 0.9);
    // Two columns together have less than one had alone.
    assert!(columns.weight_beside_kilograms + columns.kilograms < columns.weight);
    assert!(columns.weight_beside_kilograms + 2.0 * spread < columns.weight);
    assert!(
        columns.kilograms > 2.0 * spread && columns.kilograms < columns.weight_beside_kilograms
    );
}

/// The linear model by its weights, and who is off by how much.
#[test]
fn outside_of_what_was_seen() {
    let outside = outside();
    let fitted = fitted();
    let layer = &fitted.linear.layers[0];
    let weight = fitted.plan.names().iter().position(|name| name == "weight_lb").unwrap();
    let look = first_look();
    let input = (9000.0 - look.offset) / look.unit;
    let output = layer.weights[[weight, 0]] * input + layer.biases[0];
    let by_hand = output * fitted.plan.target.unit + fitted.plan.target.offset;
    assert!(close(outside.heavy[1], by_hand) && by_hand < 0.0);
    assert!(close(outside.heavy[0], asked(fitted, "weight_lb", 9000.0, None)[0]));
    // Less than any car of the table goes, and more than nothing.
    assert!(outside.heavy[0] > 0.0 && outside.heavy[0] < look.least);
    let pounds = lines().iter().map(|cells| in_cell(cells, 4)).fold(0.0, f64::max);
    assert!(close(outside.most, pounds));
    assert!(outside.years_away > 100.0);
    // By the forward pass, for a car whose other columns are average.
    let mut inputs = ch25_own_table::ndarray::Array1::zeros(9);
    let of_years = fitted.plan.names().iter().position(|name| name == "model_year").unwrap();
    let years = fitted.split.training.iter().map(|&row| in_cell(&lines()[row], 6));
    let years: Vec<f64> = years.collect();
    let mean = years.iter().sum::<f64>() / 255.0;
    let unit = (years.iter().map(|year| (year - mean).powi(2)).sum::<f64>() / 255.0).sqrt();
    inputs[of_years] = (78.0 - mean) / unit;
    assert!(close(outside.years_away, (-inputs[of_years]).round()));
    let pass = fitted.network.forward(inputs.view());
    let ends = pass.post[0].iter().filter(|post| post.abs() > 0.99).count();
    assert_eq!(outside.at_an_end, ends);
    // Within what was seen the models differ little, beside what they differ by outside.
    let differ = |pounds: f64| {
        let [network, linear] = asked(fitted, "weight_lb", pounds, None);
        (network - linear).abs()
    };
    let within = (0..=50).map(|step| differ(1613.0 + (5140.0 - 1613.0) / 50.0 * f64::from(step)));
    let within = within.fold(0.0, f64::max);
    assert!(6.0 * within < differ(9000.0), "{within} {}", differ(9000.0));
    // The later cars.
    let late = lines().iter().filter(|cells| in_cell(cells, 6) >= 1980.0).count();
    assert_eq!(outside.later_rows, late);
    consistent(&outside.later);
    // Hard either way: harder than all cars together.
    let (later, all) = (outside.later.network, five().verdict.network);
    for hard in [later, five().of_1980] {
        let error = libm::hypot(hard.standard_error, all.standard_error);
        assert!(hard.value - all.value > 2.0 * error);
    }
    assert!(
        outside.later_too_little.iter().all(|little| *little > 2.0 * later.standard_error / 2.0)
    );
    let [lean, _] = outside.later_too_little;
    assert!(lean * lean < 0.15 * later.value * later.value, "a small part");
    assert_eq!(worked::outside().later_rows, late);
}

#[test]
fn the_leak_flatters_and_is_named() {
    let leak: Leak = proof::recorded_as(include_str!("snapshots/leak.snap"));
    consistent(&leak.verdict);
    assert!(leak.warning.starts_with("column litres_per_100_km alone gives the target away"));
    assert!(8.0 * leak.verdict.network.value < one().verdict.network.value);
    // Without a computation: the column is 235.2 divided by the target.
    let (table, found) = understood("leak.csv", &worked::with_litres());
    let ch25_own_table::table::Cells::Numbers(litres) = &table.columns[0].cells else { panic!() };
    assert!(litres.iter().zip(&found.targets).all(|(l, t)| (l * t - 235.2).abs() < 0.2));
}

/// The chance of at most, or at least, so many of `count` with this probability each.
fn tails(count: usize, seen: usize, p: f64) -> [f64; 2] {
    // From the other side, where the powers of the rest would be too small for a number.
    if p > 0.5 {
        let [low, high] = tails(count, count - seen, 1.0 - p);
        return [high, low];
    }
    let mut chance = (1.0 - p).powi(count as i32);
    let mut tails = [0.0, 0.0];
    for k in 0..=count {
        tails[0] += if k <= seen { chance } else { 0.0 };
        tails[1] += if k >= seen { chance } else { 0.0 };
        chance *= (count - k) as f64 / (k + 1) as f64 * p / (1.0 - p);
    }
    tails
}

#[test]
fn the_diagnosis_by_its_counts() {
    let diagnosis = diagnosis();
    let wrong = diagnosis.missed + diagnosis.false_alarms;
    let right = (diagnosis.rows - wrong) as f64 / diagnosis.rows as f64;
    assert!(close(diagnosis.network.value, right));
    let benign = (diagnosis.rows - diagnosis.malignant) as f64 / diagnosis.rows as f64;
    assert!(close(diagnosis.constant.value, benign));
    // A little too cautious, on the edge of chance: by the printed error, and by what it would be if
    // every probability were right.
    let cautious = diagnosis.network.value - diagnosis.sure;
    let variance: f64 = recorded::TUMOURS.iter().map(|row| row.0 * (1.0 - row.0)).sum();
    let by_chance = variance.sqrt() / diagnosis.rows as f64;
    for error in [diagnosis.network.standard_error, by_chance] {
        assert!((1.9..2.3).contains(&(cautious / error)), "{}", cautious / error);
    }
    assert_eq!(says(diagnosis.over_linear, diagnosis.rows), Says::CannotTell);
    assert_eq!(diagnosis.groups.iter().map(|group| group.count).sum::<usize>(), diagnosis.rows);
    assert_eq!(diagnosis.groups.iter().filter(|group| group.count < 25).count(), 3);
    for group in &diagnosis.groups {
        let seen = libm::round(group.share * group.count as f64) as usize;
        let [low, high] = tails(group.count, seen, group.mean);
        assert!(low > 0.025 && high > 0.025, "{group:?}: {low} {high}");
    }
    // The recording of the figure.
    let again = worked::groups(&recorded::TUMOURS);
    for (one, other) in again.iter().zip(&diagnosis.groups) {
        assert_eq!(one.count, other.count);
        assert!((one.mean - other.mean).abs() < 1e-5);
    }
    assert_eq!(recorded::TUMOURS.iter().filter(|row| row.1).count(), diagnosis.malignant);
}

#[test]
fn dealt_shares_do_not_scatter() {
    let shares: Shares = proof::recorded_as(include_str!("snapshots/shares.snap"));
    // 68 of 344 dealt to five are 13 or 14 to a hand; the test gets 13 of its 69.
    assert!(shares.dealt.iter().all(|share| close(*share, 13.0 / 69.0)));
    assert!(close(shares.of_all, 68.0 / 344.0));
    let mean = shares.drawn.iter().sum::<f64>() / 20.0;
    assert!((mean - shares.of_all).abs() < 2.0 * study::standard_error_of_mean(&shares.drawn));
    let (least, most) = plot::bounds(&shares.drawn).unwrap();
    assert!(least < 0.55 * shares.of_all && most > 1.5 * shares.of_all);
    let beyond = |share: &&f64| **share < 0.55 * shares.of_all || **share > 1.5 * shares.of_all;
    assert_eq!(shares.drawn.iter().filter(beyond).count(), 2, "one of each");
    assert_eq!(worked::shares().dealt.len(), 20);
}

/// Ours today beside what was recorded when scikit-learn was trained, and the column of verdicts.
#[test]
fn five_tables() {
    let rows: Vec<Row> = proof::recorded_as(include_str!("snapshots/comparison.snap"));
    for (row, record) in rows.iter().zip(record()) {
        let pairs = [
            (row.network, record.network),
            (row.linear, record.linear),
            (row.constant, record.constant),
        ];
        for (today, then) in pairs {
            assert!(close(today[0], then[0]) && (today[1] - then[1]).abs() < 1e-6, "{row:?}");
        }
        let [over, better] = [row.over_linear, row.better_by]
            .map(|[value, standard_error]| says(Measured { value, standard_error }, row.rows));
        let wanted = if row.table == "auto_mpg" { Says::Better } else { Says::CannotTell };
        assert_eq!((over, better), (wanted, wanted), "{row:?}");
    }
}

/// The three cars of the wrong years get nearly one answer, and those of the right years do not.
#[test]
fn the_answers_of_the_page() {
    let text = include_str!("snapshots/example-mlp_predict.snap");
    let answers: Vec<f64> = text.lines().filter_map(|line| line.parse().ok()).collect();
    let range = |answers: &[f64]| {
        let (least, most) = plot::bounds(answers).unwrap();
        most - least
    };
    assert_eq!(answers.len(), 6);
    assert!(range(&answers[..3]) < 0.1 && range(&answers[3..]) > 10.0);
    assert!(text.contains("far outside of 1970 to 1982") && text.contains("such\n  as \"Italy\""));
    let trained = include_str!("snapshots/example-mlp_train.snap");
    assert!(trained.contains("training 9-32-1 on 255 rows"));
    // The last network has one more input, since its training part lacks horsepower more often.
    let folds = include_str!("snapshots/example-mlp_folds.snap");
    assert!(folds.contains("trained 10-32-1"));
    // It is another file than the one that is inspected and asked.
    assert!(folds.contains("saved in folds.json") && trained.contains("saved in cars.json"));
    let inspected = include_str!("snapshots/example-mlp_inspect.snap");
    assert!(inspected.contains("inspect cars.json\nnetwork 9-32-1"));
}

/// Grades from 1 to 6 are taken for classes, and 12O for a slip.
#[test]
fn what_the_page_says_of_recognition() {
    let text = |last: &str| -> String {
        let rows = (0..60).map(|row| format!("{}.5,{}\n", row * 7 % 60, 1 + row % 6));
        format!("a,grade\n{}{last}", rows.collect::<String>())
    };
    let understood = |text: &str| {
        let table = read("t.csv", text.as_bytes(), &Reading::default())?;
        find(&table, &Wishes::default()).map(|found| (Plan::fit(&table, &found, &[0, 1]), found))
    };
    let (_, found) = understood(&text("")).unwrap();
    assert_eq!(found.question, Question::OneOf);
    let refusal = understood(&text("12O,3\n")).unwrap_err().to_string();
    assert!(refusal.starts_with("t.csv:62, column 1 (a): \"12O\" is not a number"), "{refusal}");
}

/// Another seed keeps another epoch, a long way off.
#[test]
fn the_best_epoch_moves_with_the_seed() {
    use ch25_own_table::run::one_split;
    use ch25_own_table::train::{Ended, Recipe, Training};
    let (table, found) = cars();
    let best = |seed: u64| {
        let split = one_split(found, seed);
        let samples = Plan::fit(table, found, &split.training).samples(table, found);
        let recipe = Recipe { seed, ..Recipe::default() };
        let mut training = Training::new(&recipe, found.question, &samples, &split);
        while training.epoch(|_| true) == Ended::More {}
        training.best_epoch
    };
    let epochs: Vec<usize> = (1..=6).map(best).collect();
    let (least, most) = (epochs.iter().min().unwrap(), epochs.iter().max().unwrap());
    assert!(most > &(2 * least), "{epochs:?}");
    assert_eq!(epochs[0], one().best_epoch);
}
