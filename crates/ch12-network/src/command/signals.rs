//! How a training is ended from outside.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context, Result};

/// What Ctrl-C, an end by the system (SIGTERM) and a closed terminal (SIGHUP) do: the first one
/// raises the flag that stops the training, a later one ends the program.
pub fn watch_signals() -> Result<Arc<AtomicBool>> {
    let stop: Arc<AtomicBool> = Arc::default();
    let raised = stop.clone();
    let mut first = None;
    ctrlc::set_handler(move || {
        raised.store(true, Ordering::Relaxed);
        // A terminal that is closed may say so twice in a moment.
        if first.get_or_insert_with(Instant::now).elapsed() > Duration::from_millis(500) {
            std::process::exit(130);
        }
    })
    .context("Ctrl-C cannot be watched for")?;
    Ok(stop)
}
