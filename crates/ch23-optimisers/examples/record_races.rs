//! All long experiments of the chapter again, every seed of every row, written as
//! `src/worked/recorded.rs`. It takes some minutes, and says how many.
//!
//! cargo run --release -p ch23-optimisers --example record_races > recorded.rs

use std::time::Instant;

use ch23_optimisers::Layer;
use ch23_optimisers::worked::race::{
    DEEP, Finish, RACE_SEEDS, RACER, RATES, RULES, Setup, TUNING_FROM, TUNING_SEEDS, UNITS, lowest,
    run,
};
use ch23_optimisers::worked::remedies::{self, Outcome, REMEDY_SEEDS, TRIED_DECAYS, TRIED_KEEPS};
use ch23_optimisers::worked::starts::{ACTIVATIONS, STARTS};
use study::over_seeds;

/// As many digits as are recorded.
fn digits(value: f64) -> f64 {
    (value * 1e5).round() / 1e5
}

fn tuned(setup: &Setup) -> Vec<Vec<f64>> {
    let at = |learning_rate| {
        let setup = Setup { learning_rate, ..*setup };
        over_seeds(TUNING_SEEDS, |seed| digits(run(&setup, TUNING_FROM + seed).training))
    };
    RATES.map(at).into()
}

fn raced(setup: &Setup, tuned: &[Vec<f64>]) -> Vec<[f64; 3]> {
    let setup = Setup { learning_rate: RATES[lowest(tuned)], ..*setup };
    let row = |Finish { training, test, right }| [training, test, right].map(digits);
    over_seeds(RACE_SEEDS, |seed| row(run(&setup, seed)))
}

fn main() {
    let start = Instant::now();
    let said = |what: &str| eprintln!("{:5.0} s: {what}", start.elapsed().as_secs_f64());
    println!(
        "//! The recording of the long experiments.\n\
         //!\n\
         //! Written by `cargo run --release -p ch23-optimisers --example record_races`, which goes through\n\
         //! all of it; the tests compute some seeds of every row again. Errors to five decimals."
    );
    let (mut tuning, mut races) = (vec![], vec![]);
    for units in UNITS {
        let of_rule = |(name, rule)| {
            let setup = Setup { units, rule, ..RACER };
            let tuned = tuned(&setup);
            let raced = raced(&setup, &tuned);
            said(name);
            (tuned, raced)
        };
        let (tuned, raced): (Vec<_>, Vec<_>) = RULES.map(of_rule).into_iter().unzip();
        tuning.push(tuned);
        races.push(raced);
    }
    println!(
        "\n/// By units, by rule, by learning rate: training errors of the seeds that the rates are\n\
         /// chosen by.\n\
         #[rustfmt::skip]\n\
         pub const TUNING: [[[[f64; {TUNING_SEEDS}]; {}]; {}]; 2] = {tuning:?};\n\n\
         /// By units, by rule: at the chosen rate training error, test error and share of right\n\
         /// answers of the other seeds.\n\
         #[rustfmt::skip]\n\
         pub const RACES: [[[[f64; 3]; {RACE_SEEDS}]; {}]; 2] = {races:?};",
        RATES.len(),
        RULES.len(),
        RULES.len(),
    );
    let (mut tuning, mut races) = (vec![], vec![]);
    for (name, activation) in ACTIVATIONS {
        let of_start = |(start, rule)| {
            let setup = Setup { activation, start: rule, ..DEEP };
            let tuned = tuned(&setup);
            let raced = raced(&setup, &tuned);
            said(&format!("{name}, {start}"));
            (tuned, raced)
        };
        let (tuned, raced): (Vec<_>, Vec<_>) = STARTS.map(of_start).into_iter().unzip();
        tuning.push(tuned);
        races.push(raced);
    }
    println!(
        "\n/// Eight hidden layers: by activation, by start, by learning rate.\n\
         #[rustfmt::skip]\n\
         pub const DEEP_TUNING: [[[[f64; {TUNING_SEEDS}]; {}]; {}]; 2] = {tuning:?};\n\n\
         /// The same at the chosen rate.\n\
         #[rustfmt::skip]\n\
         pub const DEEP_RACES: [[[[f64; 3]; {RACE_SEEDS}]; {}]; 2] = {races:?};",
        RATES.len(),
        STARTS.len(),
        STARTS.len(),
    );
    let validation = |remedy: &remedies::Remedy| {
        over_seeds(TUNING_SEEDS, |seed| {
            digits(remedies::outcome(*remedy, TUNING_FROM + seed).validation)
        })
    };
    let decays: Vec<_> = TRIED_DECAYS.iter().map(validation).collect();
    said("decays");
    let keeps: Vec<_> = TRIED_KEEPS.iter().map(validation).collect();
    said("dropout");
    println!(
        "\n/// Validation errors of the seeds by which the decay is chosen.\n\
         #[rustfmt::skip]\n\
         pub const DECAYS: [[f64; {TUNING_SEEDS}]; {}] = {decays:?};\n\n\
         /// The same for the share of nodes that dropout keeps.\n\
         #[rustfmt::skip]\n\
         pub const KEEPS: [[f64; {TUNING_SEEDS}]; {}] = {keeps:?};",
        TRIED_DECAYS.len(),
        TRIED_KEEPS.len(),
    );
    let chosen = remedies::chosen(TRIED_DECAYS[lowest(&decays)], TRIED_KEEPS[lowest(&keeps)]);
    let count = chosen.len();
    let rows = chosen.map(|remedy| {
        let row = |Outcome { training, validation, test, right, epoch }| {
            [training, validation, test, right, epoch as f64].map(digits)
        };
        let rows = over_seeds(REMEDY_SEEDS, |seed| row(remedies::outcome(remedy, seed)));
        said(&format!("{remedy:?}"));
        rows
    });
    println!(
        "\n/// By remedy: errors of a training, a validation and a test sample, share of right answers,\n\
         /// and the epoch that was kept.\n\
         #[rustfmt::skip]\n\
         pub const REMEDIES: [[[f64; 5]; {REMEDY_SEEDS}]; {count}] = {rows:?};"
    );
    let [training, validation, ..] = remedies::sets(remedies::DRAWN);
    let learned = chosen.map(|remedy| {
        let (_, network) = remedies::network(remedy, [&training, &validation], remedies::DRAWN);
        let values = |layer: &Layer| {
            let values = layer.weights.iter().chain(&layer.biases);
            values.map(|value| digits(*value)).collect::<Vec<f64>>()
        };
        network.layers.iter().flat_map(values).collect::<Vec<f64>>()
    });
    println!(
        "\n/// By remedy: the weights and biases of one seed, layer by layer.\n\
         #[rustfmt::skip]\n\
         pub const LEARNED: [[f64; {}]; {count}] = {learned:?};",
        learned[0].len(),
    );
}
