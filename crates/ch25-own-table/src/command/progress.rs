//! How far a training has come: a bar where somebody watches, else a line every now and then.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use ch25_own_table::run::Now;
use ch25_own_table::table::plural;
use indicatif::{ProgressBar, ProgressStyle};

pub use super::terminal::say;

/// Longer than this nobody should wait for a line.
const SILENCE: Duration = Duration::from_secs(30);

/// Nobody sees more changes of a bar.
const BLINK: Duration = Duration::from_millis(80);

/// The progress of a training.
pub struct Progress {
    bar: Option<ProgressBar>,
    epochs: usize,
    said: Instant,
    begun: bool,
}

impl Progress {
    /// Of trainings of this many epochs at most.
    pub fn new(epochs: usize) -> Progress {
        let bar = io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::new(1);
            let style = ProgressStyle::with_template("{bar:30} {msg}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar
        });
        Progress { bar, epochs, said: Instant::now(), begun: false }
    }

    /// This is being done now.
    pub fn now(&mut self, now: &Now) {
        if !now.linear && !self.begun && self.bar.is_none() {
            self.begun = true;
            say(&format!("training {} on {}", now.shape(), plural(now.of, "row")));
        }
        let wait = if self.bar.is_some() { BLINK } else { SILENCE };
        if self.said.elapsed() < wait {
            return;
        }
        self.said = Instant::now();
        let fold = now.fold.map(|fold| format!("fold {fold}, ")).unwrap_or_default();
        let what = if now.linear { "linear model, " } else { "" };
        let errors = now.last.map(|last| {
            format!(
                ": error {:.4} on training, {:.4} on validation",
                last.training, last.validation
            )
        });
        let line = format!(
            "{fold}{what}epoch {} of at most {}{}",
            now.epochs + 1,
            self.epochs,
            errors.unwrap_or_default()
        );
        match &self.bar {
            Some(bar) => {
                bar.set_length((self.epochs * now.of) as u64);
                bar.set_position((now.epochs * now.of + now.seen) as u64);
                bar.set_message(line);
            }
            None => say(&line),
        }
    }

    /// It is over.
    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
