//! The author's code as it is now.
//!
//! This program was compiled before the author's last edit, so it asks cargo, which
//! brings the chapters up to date first.

use std::{process::Command, time::Duration};

use programs::cargo::{self, on_all_chapters};

use crate::{mistake::Mistake, process, project::Project};

/// Silence for this long wants an explanation.
const PATIENCE: Duration = Duration::from_secs(3);

/// Compiles the chapters and draws every figure at its defaults; gives JSON.
pub async fn figures(project: &Project) -> Result<String, Mistake> {
    cargo(
        on_all_chapters(project.root(), "run"),
        "The chapters' code does not compile, or a figure could not be drawn.",
    )
    .await
}

/// Compiles the programs of one chapter.
pub async fn examples(project: &Project, chapter: &str) -> Result<(), Mistake> {
    let refusal = format!("A program of {chapter} does not compile.");
    let mut command = cargo::cargo(project.root());
    command.args(["build", "--quiet", "--examples", "-p", chapter]);
    cargo(command, &refusal).await.map(|_| ())
}

/// What cargo prints; if it fails, what it complains of, under the headline `refusal`.
async fn cargo(mut command: Command, refusal: &str) -> Result<String, Mistake> {
    let program = command.get_program().to_owned();
    command.args(["--color", "always"]);
    let output = with_patience(process::output(command))
        .await
        .map_err(|error| {
            Mistake::new(format!(
                "{} did not start ({error}), and the book needs it for its chapters. Is Rust installed?",
                program.display()
            ))
        })?;
    if output.success() {
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
