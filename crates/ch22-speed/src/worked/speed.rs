//! What `benchmark/run.py` has measured: `recorded/speed.json`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

const RECORDED: &str = include_str!("../../recorded/speed.json");

/// The ways that are ours, or steps on the way to them, by their names in the file.
const OURS: [(&str, &str, &str); 12] = [
    ("w1", "fresh_arrays", "a fresh array each time"),
    ("w1", "chapter_12", "room made once"),
    ("w1", "fixed", "sizes known"),
    ("w1", "fixed_std", "sizes known, machine's exp"),
    ("w1", "fixed_polynomial", "sizes known, our exp"),
    ("w1", "ahead_polynomial", "our exp, next sum early"),
    ("w1", "ahead_table", "tables, next sum early"),
    ("w2", "in_turn", "sample by sample"),
    ("w2", "batch", "batches, libm's exp"),
    ("w2", "quick", "batches, our exp"),
    ("w3", "gemm_one_thread", "batches, gemm, one thread"),
    ("w3", "gemm", "batches, gemm"),
];

const PEERS: [(&str, &str); 7] = [
    ("c", "plain C"),
    ("jax", "JAX"),
    ("numpy", "NumPy"),
    ("sklearn", "scikit-learn"),
    ("torch", "PyTorch"),
    ("candle", "candle"),
    ("burn", "burn"),
];

/// What the rounds of one way came to.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Measured {
    /// The median of the rounds: in nanoseconds an update for W1, in milliseconds a training for W2
    /// and W3.
    pub median: f64,
    pub fastest: f64,
    pub slowest: f64,
}

/// The machine and how busy it was.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Machine {
    pub cpu: String,
    pub cores: usize,
    pub system: String,
    /// How many programs wanted to run, in the mean of a minute.
    pub load_before: f64,
    pub load_after: f64,
}

/// A time by size.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct BySize {
    #[serde(alias = "batch", alias = "hidden", alias = "samples", alias = "penguins")]
    pub size: usize,
    /// The median of the rounds.
    pub median: f64,
}

/// The file.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Speed {
    pub machine: Machine,
    pub versions: BTreeMap<String, String>,
    /// How many rounds were measured.
    pub rounds: usize,
    /// Each turn is the fastest of so many short ones; 1 on a quiet machine.
    pub slices: usize,
    /// The largest difference between weights of two ways after the same training.
    pub apart: BTreeMap<String, f64>,
    /// Nanoseconds of one update of a 3-4-1 network.
    pub w1: BTreeMap<String, Measured>,
    /// The times of the second workload, way by way.
    pub w2: BTreeMap<String, Measured>,
    /// The times of the third workload, way by way.
    pub w3: BTreeMap<String, Measured>,
    /// ns a sample, by the size of the batch; 64-32-10.
    pub batch: Vec<BySize>,
    /// ns an update of chapter 12, by hidden nodes.
    pub hidden: Vec<BySize>,
    /// µs an epoch of chapter 12, by samples.
    pub samples: Vec<BySize>,
    /// ns a sample of the page's penguins, by the size of the batch.
    pub penguins: Vec<BySize>,
    pub minutes: f64,
    /// What was aimed at.
    #[serde(skip_deserializing, default)]
    pub bars: Vec<Bar>,
    #[serde(skip_deserializing, default)]
    pub parts: Parts,
}

/// What the time of W2 and W3 goes into.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Parts {
    /// The share of our time in W2 that the way forward takes, with the rows of the batch brought
    /// together.
    pub forward: f64,
    /// The share of the multiplications in W2 that belong to the way forward.
    pub forward_multiplications: f64,
    /// How many multiplications the three products have for each sample in W2.
    pub multiplications: usize,
    /// How many multiplications, and as many additions, are done in a nanosecond in W2.
    pub in_a_ns: f64,
    /// How many multiplications, and as many additions, are done in a nanosecond in W3.
    pub in_a_ns_wide: f64,
    /// How many times as long one thread takes as two, in W3.
    pub two_threads: f64,
}

/// Multiplications of the three products of a network with one hidden layer, for each sample.
pub fn multiplications(inputs: usize, hidden: usize, outputs: usize) -> usize {
    2 * (inputs * hidden + hidden * outputs) + outputs * hidden
}

/// How many digits there are, and how often they are seen; how many samples W3 has.
const DIGITS: f64 = 1797.0 * 50.0;
const WIDE: f64 = 60_000.0;

/// How ours stands to the fastest peer.
#[derive(Clone, Debug, Serialize)]
pub struct Bar {
    pub workload: &'static str,
    /// The time of our last step: in nanoseconds an update for W1, in milliseconds a training for
    /// W2 and W3.
    pub ours: f64,
    /// The time of the fastest peer: in nanoseconds an update for W1, in milliseconds a training
    /// for W2 and W3.
    pub peer: f64,
    pub name: &'static str,
    /// Peer's time over ours.
    pub times: f64,
    /// How many times as fast we wanted to be.
    pub bar: f64,
    pub reached: bool,
}

impl Speed {
    /// The ways of a workload, ours step by step and then the peers, the fastest first: whether it is ours, its words, its times.
    pub fn table(&self, workload: &str) -> Vec<(bool, &'static str, Measured)> {
        let all = match workload {
            "w1" => &self.w1,
            "w2" => &self.w2,
            _ => &self.w3,
        };
        let ours = OURS.iter().filter(|(of, ..)| *of == workload);
        let ours =
            ours.filter_map(|(_, name, words)| Some((true, *words, all.get(*name)?.clone())));
        let peers = PEERS.iter();
        let peers =
            peers.filter_map(|(name, words)| Some((false, *words, all.get(*name)?.clone())));
        let mut peers: Vec<_> = peers.collect();
        peers.sort_by(|a, b| a.2.median.total_cmp(&b.2.median));
        ours.chain(peers).collect()
    }

    fn bar(&self, workload: &'static str, ours: &str, of: &[&str], bar: f64) -> Bar {
        let all = match workload {
            "w1" => &self.w1,
            "w2" => &self.w2,
            _ => &self.w3,
        };
        let ours = all[ours].median;
        let peers = PEERS.iter().filter(|(name, _)| of.is_empty() || of.contains(name));
        let (name, peer) = peers
            .filter_map(|(name, words)| Some((*words, all.get(*name)?.median)))
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .expect("a peer");
        let times = peer / ours;
        Bar { workload, ours, peer, name, times, bar, reached: times >= bar }
    }
}

/// What was measured.
///
/// # Panics
///
/// If the file is not as `benchmark/run.py` writes it.
pub fn speed() -> Speed {
    let mut speed: Speed = serde_json::from_str(RECORDED).expect("a file by benchmark/run.py");
    let ms = |ways: &BTreeMap<String, Measured>, name: &str| ways[name].median;
    let (w2, w3) = (&speed.w2, &speed.w3);
    let quick = ms(w2, "quick");
    let digits = multiplications(64, 32, 10);
    speed.parts = Parts {
        forward: ms(w2, "forward") / quick,
        forward_multiplications: (64 * 32 + 32 * 10) as f64 / digits as f64,
        multiplications: digits,
        in_a_ns: digits as f64 * DIGITS / (1e6 * quick),
        in_a_ns_wide: multiplications(784, 128, 10) as f64 * WIDE / (1e6 * ms(w3, "gemm")),
        two_threads: ms(w3, "gemm_one_thread") / ms(w3, "gemm"),
    };
    speed.bars = vec![
        speed.bar("w1", "ahead_table", &[], 1.0),
        speed.bar("w2", "quick", &[], 1.3),
        speed.bar("w3", "gemm", &[], 1.1),
        speed.bar("w1", "ahead_table", &["jax"], 2.0),
    ];
    speed
}
