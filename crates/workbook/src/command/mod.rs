//! What a reader can type after `cargo run --`, one module for each command.

mod build;
mod exercise;
mod new;
mod preprocess;
mod serve;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

use crate::{interrupt, mistake::Mistake, project::Project};

/// Weight by Weight: from the perceptron to backpropagation, in runnable Rust.
///
/// Without a command the book is built and served, as with `serve`.
#[derive(Parser)]
#[command(
    name = "workbook",
    bin_name = "cargo run --",
    version,
    args_conflicts_with_subcommands = true
)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,

    #[command(flatten)]
    serve: serve::Serve,

    /// The folder of the workbook, for tests that work on a copy.
    #[arg(long, global = true, hide = true, value_name = "DIR")]
    root: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    Serve(serve::Serve),
    Build(build::Build),
    New(new::New),
    #[command(hide = true)]
    Preprocess(preprocess::Preprocess),
    #[command(flatten)]
    Exercise(::exercise::Command),
}

/// How a command that was not interrupted ended.
type Outcome = Result<(), Mistake>;

/// What a shell expects of a program that Ctrl-C ended before its work was done.
const INTERRUPTED: u8 = 130;

impl Cli {
    /// Runs the command to its end or to Ctrl-C, and says what went wrong.
    pub async fn run(self) -> ExitCode {
        let project = match Project::find(self.root) {
            Ok(project) => project,
            Err(mistake) => return failed(&mistake),
        };
        let command = self.command.unwrap_or(Command::Serve(self.serve));
        // Serving and watching have no other end than Ctrl-C.
        let interrupted = match command {
            Command::Serve(_) | Command::Exercise(::exercise::Command::Watch { .. }) => {
                ExitCode::SUCCESS
            }
            Command::Build(_) | Command::New(_) | Command::Preprocess(_) | Command::Exercise(_) => {
                ExitCode::from(INTERRUPTED)
            }
        };
        let outcome = async {
            match command {
                Command::Serve(serve) => serve.run(project).await.map(|()| ExitCode::SUCCESS),
                Command::Build(build) => build.run(project).await.map(|()| ExitCode::SUCCESS),
                Command::New(new) => new.run(&project).map(|()| ExitCode::SUCCESS),
                Command::Preprocess(preprocess) => {
                    preprocess.run().await.map(|()| ExitCode::SUCCESS)
                }
                Command::Exercise(command) => exercise::run(command, project).await,
            }
        };
        tokio::select! {
            outcome = outcome => match outcome {
                Ok(code) => code,
                Err(mistake) => failed(&mistake),
            },
            () = interrupt::requested() => {
                anstream::eprintln!("\nStopped.");
                interrupted
            }
        }
    }
}

fn failed(mistake: &Mistake) -> ExitCode {
    anstream::eprintln!("{mistake}");
    ExitCode::FAILURE
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn without_a_command_the_options_are_those_of_serve() {
        let cli = Cli::try_parse_from(["workbook", "--port", "3001"]).unwrap();
        assert!(cli.command.is_none());
        assert_eq!(cli.serve.port, 3001);
    }

    #[test]
    fn a_typo_gets_a_suggestion() {
        let error = Cli::try_parse_from(["workbook", "sevre"]).err().expect("a typo is no command");
        assert!(error.to_string().contains("'serve'"), "{error}");
    }
}
