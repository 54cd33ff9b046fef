//! Children of this program, waited for without holding anything else up. The crate `programs`
//! runs them.

use std::{io, process::Command};

use programs::{Output, Stop, Supervisor, cargo};

/// Runs cargo or the compiler to its end and gives what it printed.
///
/// Whoever drops the future before that ends the command together with all it started: a compiler
/// started by `cargo` would otherwise go on by itself.
pub async fn output(command: Command) -> io::Result<Output> {
    let supervisor = Supervisor::this_program()?;
    blocking(move |stop| cargo::finished(command, &supervisor, stop, None)).await?
}

/// Does work that waits for programs, on a thread of its own. Whoever drops the future stops them.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce(&Stop) -> T + Send + 'static,
) -> io::Result<T> {
    let stop = Stop::default();
    let _stops_with_this = stop.when_dropped();
    tokio::task::spawn_blocking(move || work(&stop)).await.map_err(io::Error::other)
}
