//! What the laboratory trains, judges and saves is what `mlp` does by the command that it shows, byte
//! for byte.

#![allow(clippy::unwrap_used, reason = "the helpers of the tests are tests")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use laboratory::settings::OWN;
use laboratory::{Bench, Settings, Stage};
use tempfile::TempDir;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// The program, with the features that the tests are compiled with.
static MLP: LazyLock<PathBuf> =
    LazyLock::new(|| contents::built::program(&root(), "ch25-own-table", "mlp").unwrap());

fn mlp(command: &str, save: &Path) -> Output {
    let (_, arguments) = command.split_once("mlp ").unwrap();
    let (arguments, _) = arguments.split_once(" --save ").unwrap();
    Command::new(&*MLP)
        .args(arguments.split_whitespace())
        .arg("--save")
        .arg(save)
        .current_dir(root())
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

fn settings(address: &str) -> Settings {
    let pairs = address.split('&').map(|pair| pair.split_once('=').unwrap());
    let (settings, wrong) = Settings::from_pairs(pairs);
    assert!(wrong.is_empty(), "{wrong:?}");
    settings
}

/// The settings of which the tests are made: every table, every activation, every optimiser.
const ADDRESSES: [&str; 8] = [
    "table=moons",
    "table=corners&hidden=4&optimiser=plain&lr=0.5&batch=8&patience=300",
    "table=ring&hidden=3&activation=relu&optimiser=momentum&lr=0.05&seed=5",
    "table=spiral&hidden=16,16&optimiser=nesterov&lr=0.05&epochs=60",
    "table=iris&without=sepal_length_cm&without=sepal_width_cm&activation=sigmoid&hidden=6&seed=0",
    "table=penguins&hidden=5&optimiser=rmsprop&lr=0.01&epochs=40",
    "table=wine&hidden=0&seed=18446744073709551615",
    "table=auto_mpg&target=weight_lb&hidden=12&epochs=30",
];

#[test]
fn the_same_settings_save_the_same_bytes() {
    let folder = TempDir::new().unwrap();
    for (number, address) in ADDRESSES.iter().enumerate() {
        // To the end, and stopped on the way.
        for stop in [usize::MAX, 7] {
            let mut bench = Bench::open(&settings(address), None)
                .unwrap_or_else(|refused| panic!("{address}: {refused}"));
            let mut epochs = 0;
            while epochs < stop && bench.epoch() == Stage::More {
                epochs += 1;
            }
            let finished = bench.finish().unwrap();
            let save = folder.path().join(format!("{number}-{}.json", stop.min(9)));
            let output = mlp(&finished.command, &save);
            let said = String::from_utf8(output.stderr).unwrap().replace("\r\n", "\n");
            assert!(output.status.success(), "{}: {said}", finished.command);
            let saved = std::fs::read_to_string(&save).unwrap();
            assert!(saved == finished.json, "{} saves other bytes", finished.command);
            // What it prints stands on the page.
            let printed = String::from_utf8(output.stdout).unwrap().replace("\r\n", "\n");
            assert!(printed.starts_with(&finished.verdict), "{printed}\n{}", finished.verdict);
            assert!(said.contains(&format!("{},", finished.trained)), "{said}");
            for line in &bench.about().said {
                let line = line.trim_end_matches('.').to_lowercase();
                let heard = said.to_lowercase().replace("crates/ch14-datasets/data/", "");
                let heard = heard.replace("crates/ch25-own-table/data/", "");
                let heard = heard.replace("crates/laboratory/data/", "");
                assert!(heard.contains(&line), "{line}\n{said}");
            }
        }
    }
}

#[test]
fn a_file_of_the_program_opens_here_and_the_other_way_round() {
    let folder = TempDir::new().unwrap();
    let save = folder.path().join("iris.json");
    let csv = "crates/ch25-own-table/data/iris.csv";
    assert!(mlp(&format!("mlp train {csv} --epochs 20 --save x"), &save).status.success());
    let bytes = std::fs::read(&save).unwrap();
    let mut bench = Bench::open(&settings("table=iris"), None).unwrap();
    let said = bench.load(&bytes).unwrap();
    // The rest is what `mlp evaluate` prints.
    let evaluate =
        Command::new(&*MLP).arg("evaluate").arg(&save).arg(root().join(csv)).output().unwrap();
    let printed = String::from_utf8(evaluate.stdout).unwrap().replace("\r\n", "\n");
    assert_eq!(said[1], printed.trim_end());
    assert_eq!(bench.finish().unwrap().json.as_bytes(), bytes);
    assert_eq!(bench.told().stage, Stage::Loaded);

    // A network of this page answers in the terminal.
    let mut bench = Bench::open(&settings("table=iris&epochs=5"), None).unwrap();
    while bench.epoch() == Stage::More {}
    let own = folder.path().join("own.json");
    std::fs::write(&own, bench.finish().unwrap().json).unwrap();
    let predict =
        Command::new(&*MLP).arg("predict").arg(&own).arg(root().join(csv)).output().unwrap();
    assert!(predict.status.success());
    assert_eq!(String::from_utf8(predict.stdout).unwrap().lines().count(), 151);
}

#[test]
fn another_file_is_no_network() {
    let mut bench = Bench::open(&settings("table=iris"), None).unwrap();
    for bytes in [&b""[..], b"{}", b"x,y\n1,2\n", &[0xff, 0xfe, 0xfd], b"{\"format\":"] {
        let refused = bench.load(bytes).unwrap_err();
        assert!(refused.ends_with('.') && refused.len() > 40, "{refused}");
    }
}

/// What the laboratory refuses of a value, the program refuses, and it takes what the program takes.
#[test]
fn both_take_the_same_values() {
    let values = [
        ("hidden", "0 1 8 16,8 4096 4097 -1 x 1,,2 1,2,3,4,5,6,7,8 1,2,3,4,5,6,7,8,9"),
        ("activation", "tanh relu sigmoid linear Tanh x"),
        ("optimiser", "adam plain momentum nesterov rmsprop adamw Adam x"),
        ("lr", "0.003 1e6 1 0 -1 inf nan x 1e-300 1e400"),
        ("batch", "1 65536 65537 0 -1 1.5 x"),
        ("epochs", "1 1000000 1000001 0 x"),
        ("patience", "1 1000000 0 x"),
        ("seed", "0 18446744073709551615 18446744073709551616 -1 x"),
    ];
    for (name, values) in values {
        for value in values.split(' ') {
            let here = Settings::default().set(name, value);
            let there = Command::new(&*MLP)
                .args(["train", "no-such-file.csv", &format!("--{name}"), value])
                .output()
                .unwrap();
            // 2: the command is not; 1: the file is not.
            assert_eq!(here.is_err(), there.status.code() == Some(2), "{name} {value}");
            if let Err(sentence) = here {
                assert!(sentence.ends_with('.'), "{sentence}");
            }
        }
    }
}

/// A drawn table is a file that the program reads alike.
#[test]
fn drawn_points_are_a_table_for_the_program() {
    let points = (0..40).map(|i| laboratory::points::Point {
        x: (i * 37) % 201 - 100,
        y: (i * 53) % 201 - 100,
        class: (i % 3) as usize,
    });
    let drawn =
        Settings { table: "drawn".into(), points: points.collect(), ..settings("epochs=9") };
    let mut bench = Bench::open(&drawn, None).unwrap();
    while bench.epoch() == Stage::More {}
    let finished = bench.finish().unwrap();
    let folder = TempDir::new().unwrap();
    let (name, bytes) = bench.csv();
    let file = folder.path().join(name);
    std::fs::write(&file, bytes).unwrap();
    let save = folder.path().join("drawn.json");
    let command = finished.command.replace("drawn.csv", &file.display().to_string());
    assert!(mlp(&command, &save).status.success(), "{command}");
    assert!(std::fs::read_to_string(&save).unwrap() == finished.json);

    // The same file as somebody's own.
    let own = ("drawn.csv".to_string(), bytes.to_vec());
    let mut again =
        Bench::open(&Settings { table: OWN.into(), ..settings("epochs=9") }, Some(&own)).unwrap();
    while again.epoch() == Stage::More {}
    assert!(again.finish().unwrap().json == finished.json);
}
