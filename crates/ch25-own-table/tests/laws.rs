//! What holds whatever the table.

#![allow(clippy::unwrap_used, reason = "the helpers of the tests are tests")]

use ch25_own_table::plan::{Found, Plan, Question, Wishes, deal, find, split};
use ch25_own_table::run::{fit, folds, one_split, verdict};
use ch25_own_table::table::{Reading, Table, read};
use ch25_own_table::train::{Recipe, outputs};
use ch25_own_table::verdict::{Judged, Says, Verdict, says};

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn shipped(name: &str) -> (Table, Found) {
    let folder = if name == "penguins" { "../ch14-datasets/data" } else { "data" };
    let file = format!("{}/{folder}/{name}.csv", env!("CARGO_MANIFEST_DIR"));
    let table = read(name, &std::fs::read(file).unwrap(), &Reading::default()).unwrap();
    let found = find(&table, &Wishes::default()).unwrap();
    (table, found)
}

#[test]
fn every_row_is_in_one_part_and_classes_keep_their_shares() {
    for name in ["iris", "wine", "breast_cancer", "penguins", "auto_mpg"] {
        let (_, found) = shipped(name);
        let hands = deal(&found, 5, 3);
        let counts = found.counts();
        for test in 0..5 {
            let parts = split(&found, &hands, Some(test), 3);
            let mut all = [&*parts.training, &parts.validation, &parts.test].concat();
            all.sort_unstable();
            assert_eq!(all, (0..found.rows.len()).collect::<Vec<_>>(), "{name}");
            for (class, &count) in counts.iter().enumerate() {
                let of = |part: &[usize]| {
                    part.iter().filter(|&&number| found.targets[number] == class as f64).count()
                };
                assert!(of(&parts.test).abs_diff(count / 5) <= 1, "{name}");
                assert!(of(&parts.validation).abs_diff(count * 4 / 25) <= 2, "{name}");
            }
        }
    }
}

/// Nothing of the test or the validation part reaches the scaling.
#[test]
fn the_plan_knows_the_training_part_alone() {
    let (mut table, found) = shipped("auto_mpg");
    let parts = one_split(&found, 1);
    let before = Plan::fit(&table, &found, &parts.training);
    for column in &mut table.columns {
        if let ch25_own_table::table::Cells::Numbers(values) = &mut column.cells {
            for &number in parts.test.iter().chain(&parts.validation) {
                values[found.rows[number]] *= 1000.0;
            }
        }
    }
    assert_eq!(Plan::fit(&table, &found, &parts.training), before);
    // In the training part a scaled column has mean 0 and standard deviation 1.
    let samples = before.samples(&table, &found);
    let weight = before.names().iter().position(|name| name == "weight_lb").unwrap();
    let values: Vec<f64> =
        parts.training.iter().map(|&number| samples.inputs[[number, weight]]).collect();
    assert!(mean(&values).abs() < 1e-12);
    let squares: Vec<f64> = values.iter().map(|value| value * value).collect();
    assert!((mean(&squares) - 1.0).abs() < 1e-12);
}

#[test]
fn words_and_gaps_become_inputs() {
    let (table, found) = shipped("penguins");
    let parts = one_split(&found, 1);
    let plan = Plan::fit(&table, &found, &parts.training);
    let names = plan.names();
    assert_eq!(names.iter().filter(|name| name.starts_with("island=")).count(), 3);
    let samples = plan.samples(&table, &found);
    for row in samples.inputs.rows() {
        let islands = names.iter().zip(row).filter(|(name, _)| name.starts_with("island="));
        assert_eq!(islands.map(|(_, value)| *value).sum::<f64>(), 1.0);
        assert!(row.iter().all(|value| value.is_finite()));
    }
    // Line 5 of the file has no measurements: they are the mean, 0.
    let line = table.lines.iter().position(|line| *line == 5).unwrap();
    let number = found.rows.iter().position(|row| *row == line).unwrap();
    let bill = names.iter().position(|name| name == "bill_length_mm").unwrap();
    assert_eq!(samples.inputs[[number, bill]], 0.0);
}

/// Twenty judged rows by hand.
#[test]
fn a_verdict_by_hand() {
    let row = |number: usize, target: f64, network: f64, linear: f64| Judged {
        number,
        target,
        network,
        sure: 0.95,
        linear,
        constant: 0.0,
    };
    // 18 right of 20; the linear model 14; the constant answer 10.
    let rows: Vec<Judged> = (0..20)
        .map(|at| {
            let target = f64::from(u8::from(at < 10));
            let network = if at == 0 || at == 19 { 1.0 - target } else { target };
            let linear = if at % 10 < 3 { 1.0 - target } else { target };
            row(at, target, network, linear)
        })
        .collect();
    let verdict = Verdict::of(Question::YesNo, 2, &rows);
    assert_eq!(
        (verdict.network.value, verdict.linear.value, verdict.constant.value),
        (0.9, 0.7, 0.5)
    );
    assert!((verdict.network.standard_error - (0.9 * 0.1 / 20.0_f64).sqrt()).abs() < 1e-12);
    assert_eq!(verdict.confusion, [[9, 1], [1, 9]]);
    assert_eq!(verdict.very_sure, (20, 18));
    // Row by row: +1 in five rows, -1 in one, 0 in fourteen.
    let squares: f64 = 5.0 * 0.8 * 0.8 + 1.2 * 1.2 + 14.0 * 0.2 * 0.2;
    assert!((verdict.over_linear.value - 0.2).abs() < 1e-12);
    assert!((verdict.over_linear.standard_error - (squares / 19.0 / 20.0).sqrt()).abs() < 1e-12);
    assert_eq!(says(verdict.over_linear, verdict.rows), Says::CannotTell);
    assert_eq!(says(verdict.over_constant, verdict.rows), Says::Better);

    let misses = [3.0, -4.0, 0.0, 5.0];
    let rows: Vec<Judged> = (0..4)
        .map(|at| Judged { constant: 1.5, ..row(at, at as f64, at as f64 + misses[at], at as f64) })
        .collect();
    let verdict = Verdict::of(Question::Number, 0, &rows);
    assert!((verdict.network.value - (50.0 / 4.0_f64).sqrt()).abs() < 1e-12);
    // The targets' squares around their mean are 5.
    assert!((verdict.explained.unwrap() - (1.0 - 50.0 / 5.0)).abs() < 1e-12);
    assert_eq!(verdict.misses, Some((3.0, 5.0)));
    assert_eq!(verdict.linear.value, 0.0);
}

/// What cannot be told apart is not called equal.
#[test]
fn cannot_tell_is_not_as_good() {
    let rows: Vec<Judged> = (0..40)
        .map(|number| {
            let target = f64::from(u8::from(number % 2 == 0));
            let linear = if number == 7 { 1.0 - target } else { target };
            Judged { number, target, network: target, sure: 0.9, linear, constant: 0.0 }
        })
        .collect();
    let sentence = Verdict::of(Question::YesNo, 2, &rows).sentence();
    assert!(sentence.contains("cannot be told from the linear model"), "{sentence}");
    assert!(sentence.ends_with("nothing here speaks for the larger one."), "{sentence}");
}

/// A column that has nothing to do with the target is of no importance, and the one that the target
/// is made of is.
#[test]
fn importance_finds_the_column() {
    let rows: String = (0..400)
        .map(|row| {
            let a = f64::from(row * 37 % 101);
            let b = f64::from(row * 59 % 97);
            let noise = f64::from(row * 71 % 7);
            format!("{a}.5,{b}.5,{}\n", if a + noise > 55.0 { "up" } else { "down" })
        })
        .collect();
    let table = read("t.csv", format!("a,b,y\n{rows}").as_bytes(), &Reading::default()).unwrap();
    let found = find(&table, &Wishes::default()).unwrap();
    let recipe = Recipe { epochs: 40, ..Recipe::default() };
    let fitted = fit(&table, &found, &recipe, one_split(&found, 1), None, &mut |_| true).unwrap();
    let importance = fitted.importance(&found, 1);
    assert_eq!(importance[0].column, "a");
    assert!(importance[0].loss > 0.3, "{importance:?}");
    assert!(importance[1].loss.abs() < 0.06, "{importance:?}");
    let judged = fitted.judged(&found);
    let verdict = verdict(&found, &judged).unwrap();
    assert_eq!(says(verdict.over_constant, verdict.rows), Says::Better);
    // The answers of a batch are those of the network's own forward pass.
    let samples = &fitted.samples;
    outputs(&fitted.network, found.question, samples, &[0, 5, 7], |number, outputs| {
        let pre = fitted.network.forward(samples.inputs.row(number));
        let alone = found.question.outputs(pre.output());
        assert!((outputs[0] - alone[0]).abs() < 1e-12);
    });
}

/// Where nothing can be learned, nothing is said to be.
#[test]
fn noise_is_not_called_learned() {
    let mut better = 0;
    for seed in 0..6_u32 {
        let rows: String = (0..200_u32)
            .map(|row| {
                let mix = |salt: u32| {
                    let x = (row * 2_654_435 + seed * 97 + salt).wrapping_mul(2_246_822_519);
                    (x ^ (x >> 15)).wrapping_mul(3_266_489_917) >> 8
                };
                format!(
                    "{}.5,{}.5,{}\n",
                    mix(1) % 1000,
                    mix(2) % 1000,
                    ["no", "yes"][(mix(3) % 2) as usize]
                )
            })
            .collect();
        let table =
            read("t.csv", format!("a,b,y\n{rows}").as_bytes(), &Reading::default()).unwrap();
        let found = find(&table, &Wishes::default()).unwrap();
        let recipe = Recipe { epochs: 20, ..Recipe::default() };
        let fitted =
            fit(&table, &found, &recipe, one_split(&found, 1), None, &mut |_| true).unwrap();
        let verdict = verdict(&found, &fitted.judged(&found)).unwrap();
        better += usize::from(says(verdict.over_constant, verdict.rows) == Says::Better);
    }
    assert!(better <= 1, "{better} of 6 are called better than a constant answer");
}

/// Tables of a few rows, with whatever classes and gaps: a verdict or a sentence.
#[test]
fn small_tables_break_nothing() {
    use rand::{RngExt, SeedableRng};
    let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(10);
    let (mut judged, mut refused) = (0, 0);
    for _ in 0..150 {
        let rows = rng.random_range(8..40);
        let (classes, words) = (rng.random_range(1..7), rng.random_range(1..6));
        let number = rng.random_range(0..3) == 0;
        let mut text = String::from("a,b,c,y\n");
        for _ in 0..rows {
            let gap = |cell: String, hit: bool| if hit { String::new() } else { cell };
            let cells = [
                gap(format!("{}.5", rng.random_range(0..30)), rng.random_range(0..5) == 0),
                gap(format!("w{}", rng.random_range(0..words)), rng.random_range(0..5) == 0),
                format!("{}", rng.random_range(0..3)),
                match number {
                    true => format!("{}.25", rng.random_range(-50..50)),
                    false => gap(
                        format!("k{}", rng.random_range(0..classes)),
                        rng.random_range(0..9) == 0,
                    ),
                },
            ];
            text += &(cells.join(",") + "\n");
        }
        let found = read("t.csv", text.as_bytes(), &Reading::default())
            .and_then(|table| find(&table, &Wishes::default()).map(|found| (table, found)));
        let (table, found) = match found {
            Ok(found) => found,
            Err(refusal) => {
                assert!(refusal.to_string().starts_with("t.csv"));
                refused += 1;
                continue;
            }
        };
        let recipe = Recipe { epochs: 3, hidden: vec![3], ..Recipe::default() };
        let k = rng.random_range(2..=found.rows.len().min(10) / 2);
        let done = folds(&table, &found, &recipe, k, &mut |_| true).unwrap();
        let of_all = verdict(&found, &done.judged).unwrap();
        assert!(of_all.network.value.is_finite() && of_all.over_linear.standard_error.is_finite());
        let fitted =
            fit(&table, &found, &recipe, one_split(&found, 2), None, &mut |_| true).unwrap();
        assert!(!fitted.split.validation.is_empty() && !fitted.split.test.is_empty());
        assert!(!verdict(&found, &fitted.judged(&found)).unwrap().sentence().is_empty());
        assert_eq!(fitted.importance(&found, 1).len(), found.inputs.len());
        judged += 1;
    }
    assert!(judged > 60 && refused > 5, "{judged} {refused}");
}

/// What the figures take for the cars is what the program reads and understands.
#[test]
fn the_cars_of_the_figures_are_the_ones_that_the_program_reads() {
    use ch25_own_table::worked::{CARS, shipped, understood, with_kilograms};
    for (file, text) in [("auto_mpg.csv", CARS), ("twice.csv", &with_kilograms())] {
        let (table, mut found) = understood(file, text);
        let (shipped_table, shipped_found) = shipped::table(file, text);
        // A missing number is not equal to itself, but it is written as any other.
        assert_eq!(format!("{shipped_table:?}"), format!("{table:?}"));
        found.warnings.clear();
        assert_eq!(shipped_found, found);
    }
}
