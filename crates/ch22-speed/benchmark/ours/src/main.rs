//! Ours, burn and candle for `run.py`: `ours WORKLOAD WAY FOLDER` answers on standard output what it
//! is asked line by line on standard input. `time N` trains through N units of work and gives the
//! seconds; `weights N` trains the same and gives the weights it ends with.
//!
//! A unit is an update in `w1`, an epoch in `w2` and `w3`, and what its name says in the measurements
//! of ours alone.

use std::io::{self, BufRead, Write};
use std::path::Path;

#[cfg(feature = "peers")]
mod candles;
mod data;
#[cfg(feature = "peers")]
mod flames;
mod ours;
mod wide;

/// Trains through so many units from the start. Gives the seconds and the weights.
pub type Train = Box<dyn FnMut(usize) -> (f64, Vec<f64>)>;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, workload, way, folder] = &arguments[..] else { panic!("ours WORKLOAD WAY FOLDER") };
    let folder = Path::new(folder);
    let mut train: Train = match (workload.as_str(), way.as_str()) {
        #[cfg(feature = "peers")]
        ("w1", "burn") => flames::online(folder),
        #[cfg(feature = "peers")]
        ("w1", "candle") => candles::online(folder),
        ("w1", way) => ours::online(way, folder),
        #[cfg(feature = "peers")]
        ("w2", "burn") => flames::batches(folder),
        #[cfg(feature = "peers")]
        ("w2", "candle") => candles::batches(folder),
        ("w2", way) => ours::batches(way, folder),
        #[cfg(feature = "peers")]
        ("w3", "burn") => flames::wide(folder),
        #[cfg(feature = "peers")]
        ("w3", "candle") => candles::wide(folder),
        ("w3", way) => wide::train(way, folder),
        ("batch", way) => ours::of_batch(way, folder),
        ("hidden", way) => ours::of_hidden(way),
        ("samples", way) => ours::of_samples(way),
        ("penguins", way) => ours::of_penguins(way),
        (other, _) => panic!("no workload {other}"),
    };
    for line in io::stdin().lock().lines() {
        let line = line.expect("a line");
        let (what, units) = line.split_once(' ').expect("what and how many");
        let (seconds, weights) = train(units.parse().expect("a number"));
        match what {
            "time" => println!("{seconds}"),
            _ => println!("{}", serde_json::to_string(&weights).expect("numbers")),
        }
        io::stdout().flush().expect("a reader");
    }
}
