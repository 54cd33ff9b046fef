//! How far a training has come: a bar where somebody watches, else a line every now and then.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

pub use super::terminal::say;

/// Samples between two looks at the bar.
const STRIDE: u64 = 1024;

/// Longer than this nobody should wait for a line.
const SILENCE: Duration = Duration::from_secs(30);

/// The progress of a training.
pub struct Progress {
    bar: Option<ProgressBar>,
    epochs: usize,
    seen: u64,
    tenths: usize,
    said: Instant,
}

impl Progress {
    /// Of this many epochs with this many samples each.
    pub fn new(epochs: usize, samples: usize) -> Progress {
        let bar = io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::new(epochs as u64 * samples as u64);
            let style = ProgressStyle::with_template("{bar:40} {percent} % {msg}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar
        });
        Progress { bar, epochs, seen: 0, tenths: 0, said: Instant::now() }
    }

    /// One sample more.
    pub fn sample(&mut self) {
        self.seen += 1;
        if let Some(bar) = &self.bar
            && self.seen.is_multiple_of(STRIDE)
        {
            bar.set_position(self.seen);
        }
    }

    /// An epoch is over, with this error a sample.
    pub fn epoch(&mut self, epoch: usize, error: f64) {
        let line =
            format!("epoch {epoch} of {}: error {error:.6} a sample on the way", self.epochs);
        if let Some(bar) = &self.bar {
            bar.set_message(line);
            return;
        }
        let tenths = (epoch as u128 * 10 / self.epochs as u128) as usize;
        if tenths > self.tenths || epoch == 1 || self.said.elapsed() >= SILENCE {
            say(&line);
            self.said = Instant::now();
        }
        self.tenths = tenths;
    }

    /// The training is over.
    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
