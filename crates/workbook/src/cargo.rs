//! The author's code as it is now.
//!
//! This program was compiled before the author's last edit, so it asks cargo, which
//! brings the chapters up to date first.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use programs::{
    Output,
    cargo::{self, on_all_chapters},
};

use crate::{mistake::Mistake, process, project::Project};

/// Silence for this long wants an explanation.
const PATIENCE: Duration = Duration::from_secs(3);
const CHAPTERS: &str = "Compiling the chapters…";

/// Compiles the chapters and the program that draws their figures; gives the program.
pub async fn figures(project: &Project) -> Result<PathBuf, Mistake> {
    let mut command = on_all_chapters(project.root(), "build");
    command.args(["--message-format", "json-render-diagnostics"]);
    let messages = cargo(command, CHAPTERS, "The chapters' code does not compile.").await?;
    cargo::executable(messages.as_bytes())
        .ok_or_else(|| Mistake::new("cargo compiled the figures and does not say where they are."))
}

/// Draws every figure at its defaults with a program that was compiled for it; gives JSON.
pub async fn catalogue(program: &Path) -> Result<String, Mistake> {
    let refusal = "A figure could not be drawn.";
    let output = process::output(Command::new(program))
        .await
        .map_err(|error| Mistake::with_detail(refusal, error.to_string()))?;
    printed(&output, refusal)
}

/// Makes the scripts that draw the figures in a browser; gives the name of each chapter's, by the
/// chapter's short id. It takes a crate of its own, which nothing else asks for: what packs a
/// script would make the first `cargo run` half as long again.
pub async fn scripts(
    project: &Project,
    rustc: &Path,
    from_sources: bool,
    out: &Path,
    chapters: &BTreeSet<String>,
) -> Result<BTreeMap<String, String>, Mistake> {
    let refusal = "The figures could not be compiled for the browser.";
    let mut command = cargo::cargo(project.root());
    command.args(["run", "--quiet", "-p", "figures-script", "--"]).arg(rustc).arg(out);
    command.args(from_sources.then_some("--build-std")).args(chapters);
    let printed = cargo(command, "Compiling the figures for the browser…", refusal).await?;
    serde_json::from_str(&printed)
        .map_err(|error| Mistake::with_detail(refusal, format!("{error} in {printed}")))
}

/// Compiles the programs of one chapter.
pub async fn examples(project: &Project, chapter: &str) -> Result<(), Mistake> {
    let refusal = format!("A program of {chapter} does not compile.");
    let mut command = cargo::cargo(project.root());
    command.args(["build", "--quiet", "--examples", "-p", chapter]);
    cargo(command, CHAPTERS, &refusal).await.map(|_| ())
}

/// What cargo prints; if it fails, what it complains of, under the headline `refusal`. If it takes
/// long, the terminal says `what` it does.
async fn cargo(mut command: Command, what: &str, refusal: &str) -> Result<String, Mistake> {
    let program = command.get_program().to_owned();
    command.env("CARGO_TERM_COLOR", "always");
    let output = with_patience(what, process::output(command))
        .await
        .map_err(|error| {
            Mistake::new(format!(
                "{} did not start ({error}), and the book needs it for its chapters. Is Rust installed?",
                program.display()
            ))
        })?;
    printed(&output, refusal)
}

/// What a program printed; if it failed, what it complained of, under the headline `refusal`.
fn printed(output: &Output, refusal: &str) -> Result<String, Mistake> {
    if output.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let complaint = String::from_utf8_lossy(&output.stderr);
        let refusal = match programs::is_of_a_full_disk(&complaint) {
            true => "The disk is full. Make some room and try again.",
            false => refusal,
        };
        Err(Mistake::with_detail(refusal, complaint))
    }
}

async fn with_patience<T>(what: &str, work: impl Future<Output = T>) -> T {
    let mut work = std::pin::pin!(work);
    tokio::select! {
        done = &mut work => return done,
        () = tokio::time::sleep(PATIENCE) => (),
    }
    anstream::eprintln!("{what}");
    work.await
}
