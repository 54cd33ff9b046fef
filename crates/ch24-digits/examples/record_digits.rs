//! All trainings of the chapter again. It writes the network that the page uses as
//! `data/network.csv`, the splits for the other implementations as `tests/oracles/splits.json`, and
//! what it prints is `src/worked/recorded.rs`. It takes some minutes.
//!
//! cargo run --release -p ch24-digits --example record_digits > recorded.rs

use std::{fs, path::Path};

use ch24_digits::file::network_to;
use ch24_digits::ndarray::{Array2, ArrayView1};
use ch24_digits::worked::{
    REACH, RECIPE, SEEDS, SIZES, SOFTMAX, answer, envelope, in_order, moved, parts, with_shifts,
};
use ch24_digits::{Network, Recipe, Samples, Split, largest, nearest, split, train, worked};
use study::over_seeds;

/// The answers to all samples, a digit for each.
fn answers(samples: &Samples, answer: impl Fn(ArrayView1<f64>) -> usize) -> String {
    samples.iter().map(|(input, _)| answer(input).to_string()).collect()
}

fn right(samples: &Samples, answer: impl Fn(ArrayView1<f64>) -> usize) -> usize {
    samples.iter().filter(|(input, target)| answer(*input) == largest(*target)).count()
}

fn by_nearest(training: &Samples) -> impl Fn(ArrayView1<f64>) -> usize {
    |input| largest(training.targets.row(nearest(training, input)))
}

/// Right answers to the test set, moved by each of the shifts: by rows of the figure, from above.
fn over_shifts(test: &Samples, answer: impl Fn(ArrayView1<f64>) -> usize) -> Vec<usize> {
    let shifts = (-REACH..=REACH).flat_map(|down| (-REACH..=REACH).map(move |right| (right, down)));
    shifts.map(|(to_right, down)| right(&moved(test, to_right, down), &answer)).collect()
}

fn print(name: &str, about: &str, kind: &str, rows: &[impl std::fmt::Debug]) {
    println!("\n/// {about}\n#[rustfmt::skip]\npub const {name}: [{kind}; {}] = [", rows.len());
    for row in rows {
        println!("    {row:?},");
    }
    println!("];");
}

/// The numbers of the rows in the file that a split takes.
fn rows_of(split: &Samples) -> Vec<usize> {
    split.inputs.column(0).iter().map(|row| *row as usize).collect()
}

fn splits() -> String {
    let count = worked::digits().len();
    let rows = Array2::from_shape_fn((count, 1), |(row, _)| row as f64);
    let kept = split(&Samples { inputs: rows.clone(), targets: rows }, [2, 0, 1], worked::ENVELOPE);
    let of = |seed| {
        let Split { training, validation, .. } = parts(&kept, seed);
        format!(
            "    {{\"training\": {:?}, \"validation\": {:?}}}",
            rows_of(&training),
            rows_of(&validation)
        )
    };
    let seeds: Vec<String> = (0..SEEDS).map(of).collect();
    let first = kept.training.len();
    let rows = Array2::from_shape_fn((first, 1), |(row, _)| row as f64);
    let ordered = Split {
        training: Samples { inputs: rows.clone(), targets: rows },
        validation: kept.validation.clone(),
        test: kept.test.clone(),
    };
    let of = |seed| format!("    {:?}", rows_of(&parts(&ordered, seed).training));
    let in_order: Vec<String> = (0..SEEDS).map(of).collect();
    format!(
        "{{\n  \"test\": {:?},\n  \"seeds\": [\n{}\n  ],\n  \"in_order\": [\n{}\n  ]\n}}\n",
        rows_of(&kept.test),
        seeds.join(",\n"),
        in_order.join(",\n")
    )
}

fn main() -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::write(folder.join("tests/oracles/splits.json"), splits())?;
    let envelope = envelope();
    let trained = |recipe: &Recipe, augmented: bool, seed: u64| {
        let parts = parts(&envelope, seed);
        let more = if augmented { with_shifts(&parts.training) } else { parts.training };
        train(recipe, &more, &parts.validation, seed)
    };
    let all = |recipe, augmented| over_seeds(SEEDS, |seed| trained(&recipe, augmented, seed));
    println!(
        "//! The recording of the trainings.\n\
         //!\n\
         //! Written by `cargo run --release -p ch24-digits --example record_digits`, which goes through all\n\
         //! of it; the tests compute some seeds again. A string has an answer for each image of the test set."
    );
    let networks = all(RECIPE, false);
    eprintln!("the networks");
    fs::write(folder.join("data/network.csv"), network_to(&networks[0].network))?;
    let test = &envelope.test;
    let told = |network: &Network| answers(test, |input| answer(network, input));
    let rows: Vec<String> = networks.iter().map(|trained| told(&trained.network)).collect();
    print("NETWORK", "The networks of ten seeds.", "&str", &rows);
    let epochs: Vec<usize> = networks.iter().map(|trained| trained.best_epoch).collect();
    print("EPOCHS", "Their best epochs.", "u16", &epochs);
    print(
        "CURVE",
        "Training and validation error of the first, before it began and after each epoch.",
        "[f64; 2]",
        &networks[0].curve,
    );
    let softmax = all(SOFTMAX, false);
    eprintln!("softmax");
    let rows: Vec<String> = softmax.iter().map(|trained| told(&trained.network)).collect();
    print("SOFTMAX", "The same without hidden nodes.", "&str", &rows);
    let rows =
        over_seeds(SEEDS, |seed| answers(test, by_nearest(&parts(&envelope, seed).training)));
    print("NEAREST", "The nearest image of the same ten training parts.", "&str", &rows);
    let augmented = all(RECIPE, true);
    eprintln!("with shifts");
    let rows: Vec<String> = augmented.iter().map(|trained| told(&trained.network)).collect();
    print(
        "WITH_SHIFTS",
        "Networks that were also trained on images moved by one pixel.",
        "&str",
        &rows,
    );
    let count = (2 * REACH + 1) * (2 * REACH + 1);
    let kind = format!("[u16; {count}]");
    for (name, about, which) in [
        (
            "SHIFTED",
            "Right answers of the ten networks to the test set moved by every shift.",
            &networks,
        ),
        (
            "SHIFTED_WITH_SHIFTS",
            "The same of the networks that were trained on moved images as well.",
            &augmented,
        ),
    ] {
        let rows = over_seeds(SEEDS, |seed| {
            over_shifts(test, |input| answer(&which[seed as usize].network, input))
        });
        print(name, about, &kind, &rows);
    }
    let rows =
        over_seeds(SEEDS, |seed| over_shifts(test, by_nearest(&parts(&envelope, seed).training)));
    print("SHIFTED_NEAREST", "The same of the nearest image.", &kind, &rows);
    eprintln!("shifts");
    let sizes: Vec<Vec<usize>> = SIZES
        .iter()
        .map(|hidden| {
            over_seeds(SEEDS, |seed| {
                let network = trained(&Recipe { hidden, ..RECIPE }, false, seed).network;
                right(&parts(&envelope, seed).validation, |input| answer(&network, input))
            })
        })
        .collect();
    print(
        "VALIDATED",
        "Right answers to the validation parts, by hidden size.",
        "[u16; 10]",
        &sizes,
    );
    eprintln!("sizes");
    let ordered = in_order();
    let rows = over_seeds(SEEDS, |seed| {
        let parts = parts(&ordered, seed);
        let network = train(&RECIPE, &parts.training, &parts.validation, seed).network;
        let ask = |input: ArrayView1<f64>| answer(&network, input);
        (
            right(&parts.validation, ask),
            answers(&parts.test, ask),
            answers(&parts.test, by_nearest(&parts.training)),
        )
    });
    let validated: Vec<usize> = rows.iter().map(|row| row.0).collect();
    print(
        "IN_ORDER_VALIDATED",
        "Right answers to the validation parts of the split by place in the file.",
        "u16",
        &validated,
    );
    let told: Vec<&String> = rows.iter().map(|row| &row.1).collect();
    print("IN_ORDER", "The networks' answers to the last third of the file.", "&str", &told);
    let told: Vec<&String> = rows.iter().map(|row| &row.2).collect();
    print("IN_ORDER_NEAREST", "The nearest image's answers to the same.", "&str", &told);
    Ok(())
}
