//! The author's code as it is now.
//!
//! This program was compiled before the author's last edit, so it asks cargo, which
//! brings the chapters up to date first.

use std::{env, ffi::OsString, time::Duration};

use tokio::process::Command;

use crate::{mistake::Mistake, process, project::Project};

/// Silence for this long wants an explanation.
const PATIENCE: Duration = Duration::from_secs(3);

/// Compiles the chapters and draws every figure at its defaults; gives JSON.
pub async fn figures(project: &Project) -> Result<String, Mistake> {
    // Without `-p`: choosing the same packages as plain `cargo run` keeps the features of
    // their dependencies the same, and with them what is compiled already.
    cargo(
        project,
        &["run", "--bin", "figures"],
        "The chapters' code does not compile, or a figure could not be drawn.",
    )
    .await
}

/// Compiles the programs of one chapter.
pub async fn examples(project: &Project, chapter: &str) -> Result<(), Mistake> {
    let refusal = format!("A program of {chapter} does not compile.");
    cargo(project, &["build", "--examples", "-p", chapter], &refusal).await.map(|_| ())
}

/// What cargo prints; if it fails, what it complains of, under the headline `refusal`.
async fn cargo(project: &Project, args: &[&str], refusal: &str) -> Result<String, Mistake> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(&cargo);
    command.args(args).args(["--quiet", "--color", "always"]).current_dir(project.root());
    let output = with_patience(process::output(command))
        .await
        .map_err(|error| {
            Mistake::new(format!(
                "{} did not start ({error}), and the book needs it for its chapters. Is Rust installed?",
                cargo.display()
            ))
        })?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let complaint = String::from_utf8_lossy(&output.stderr);
        Err(Mistake::with_detail(refusal, complaint))
    }
}

async fn with_patience<T>(work: impl Future<Output = T>) -> T {
    let mut work = std::pin::pin!(work);
    tokio::select! {
        done = &mut work => return done,
        () = tokio::time::sleep(PATIENCE) => (),
    }
    anstream::eprintln!("Compiling the chapters…");
    work.await
}
