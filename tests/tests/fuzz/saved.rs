//! Networks in files, chapter 12's and chapter 25's: what is read comes back from its own text to
//! the last bit, what is not gets a sentence, and what came in can go out in every format.

use ch12_network::{
    Network,
    saved::{Saved, SavedError},
    table::Column,
};
use ch25_own_table::{
    export::{onnx, safetensors},
    model::Model,
};
use laboratory::{Bench, Settings};
use proptest::prelude::*;

use crate::{
    held::{Outcome, Target, alone, ensure, sentence},
    inputs::{bytes, edited, strewn},
};

const WORDS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "0",
    "1",
    "-1",
    "-0.0",
    "0.1",
    "1e308",
    "1e-320",
    "1e999",
    "null",
    "true",
    "false",
    "18446744073709551616",
    "4294967296",
    "[]",
    "{}",
    "\"\"",
    "\"x\"",
    "\"format\"",
    "\"weight-by-weight network\"",
    "\"weight-by-weight mlp\"",
    "\"version\"",
    "\"inputs\"",
    "\"targets\"",
    "\"hidden\"",
    "\"kinds\"",
    "\"i_to_h\"",
    "\"h_to_o\"",
    "\"layers\"",
    "\"weights\"",
    "\"biases\"",
    "\"activation\"",
    "\"tanh\"",
    "\"linear\"",
    "\"classes\"",
    "\"yes-no\"",
    "\"number\"",
    "\"unit\"",
    "\"offset\"",
    "\"cells\"",
    "\"words\"",
    "\"numbers\"",
    "\"verdict\"",
    "\"missing\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "\\",
    "é",
    "\u{feff}",
    "[[[[[[[[",
    "NaN",
    "Infinity",
    "\n",
];

#[test]
fn saved() {
    let inputs = prop_oneof![
        8 => edited(files(), WORDS),
        1 => strewn(WORDS, 40),
        1 => bytes(60),
    ];
    Target {
        name: "saved",
        cases: 4000,
        inputs: inputs.boxed(),
        law: &law,
        peak_elsewhere: &alone,
    }
    .hold();
}

fn files() -> Vec<Vec<u8>> {
    let names = |names: &[&str]| names.iter().map(|name| Column::Name((*name).into())).collect();
    let mut files = vec![
        Saved {
            inputs: names(&["red", "green"]),
            targets: names(&["blue"]),
            ones: true,
            kinds: false,
            epochs: 7,
            network: Network::seeded(3, 2, 1, 1),
        },
        Saved {
            inputs: vec![Column::Number(1), Column::Number(4)],
            targets: vec![Column::Number(2), Column::Number(3)],
            ones: false,
            kinds: true,
            epochs: 0,
            network: Network::seeded(2, 1, 2, 2),
        },
    ]
    .into_iter()
    .map(|saved| saved.to_json().unwrap())
    .collect::<Vec<String>>();
    for table in ["moons", "iris", "penguins", "auto_mpg"] {
        let pairs = [("table", table), ("hidden", "2"), ("epochs", "2"), ("optimiser", "momentum")];
        let (settings, _) = Settings::from_pairs(pairs);
        let mut bench = Bench::open(&settings, None).unwrap();
        bench.epoch();
        files.push(bench.finish().unwrap().json);
    }
    files.into_iter().map(String::into_bytes).collect()
}

fn law(input: &[u8]) -> Outcome {
    // Whoever reads a file of other bytes says so before it comes here.
    let Ok(text) = str::from_utf8(input) else { return Ok(()) };
    of_chapter_12(text)?;
    of_chapter_25(text)
}

fn of_chapter_12(text: &str) -> Outcome {
    let saved = match Saved::from_json(text) {
        Err(error) => return refused(&error),
        Ok(saved) => saved,
    };
    let written = saved.to_json().map_err(|error| format!("12: it cannot be saved: {error}"))?;
    let again = Saved::from_json(&written)
        .map_err(|error| format!("12: its own text is refused: {error}: {written}"))?;
    ensure(again == saved, "12: another network comes back", || written.clone())?;
    ensure(again.to_json().as_ref() == Ok(&written), "12: another text the second time", || {
        written.clone()
    })?;
    let inputs = saved.network.i_to_h.nrows();
    let forward = saved.network.forward(ndarray_zeros(inputs).view());
    let fits = forward.is_ok_and(|forward| forward.post_o.len() == saved.targets.len());
    ensure(fits, "12: it does not fit its columns", || written)
}

fn ndarray_zeros(length: usize) -> ch12_network::ndarray::Array1<f64> {
    ch12_network::ndarray::Array1::zeros(length)
}

fn refused(error: &SavedError) -> Outcome {
    sentence(&error.to_string())
}

fn of_chapter_25(text: &str) -> Outcome {
    let model = match Model::from_json(text) {
        Err(error) => return sentence(&error.to_string()),
        Ok(model) => model,
    };
    let written = model.to_json();
    let again = Model::from_json(&written)
        .map_err(|error| format!("25: its own text is refused: {error}: {written}"))?;
    ensure(again == model, "25: another network comes back", || written.clone())?;
    ensure(again.to_json() == written, "25: another text the second time", || written.clone())?;
    ensure(model.plan.names().len() == model.plan.width(), "25: inputs without a name", || {
        written.clone()
    })?;
    if let Err(error) = onnx::bytes(&model) {
        sentence(&error.to_string())?;
    }
    safetensors::bytes(&model)
        .map(drop)
        .map_err(|error| format!("25: no safetensors: {error}: {written}"))
}
