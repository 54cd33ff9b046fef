//! The exercises: `start`, `check`, `watch`, `list`, `hint`, `solution`, `reset`, `record`,
//! `mutate`.

use std::process::ExitCode;

use exercise::Command;

use crate::{mistake::Mistake, project::Project};

/// Runs a command of the exercises; a wrong answer is a failure that has been explained already.
pub async fn run(command: Command, project: Project) -> Result<ExitCode, Mistake> {
    let root = project.root().to_path_buf();
    let work = tokio::task::spawn_blocking(move || command.run(&root));
    match work.await {
        Ok(Ok(true)) => Ok(ExitCode::SUCCESS),
        Ok(Ok(false)) => Ok(ExitCode::FAILURE),
        Ok(Err(error)) => Err(Mistake::new(error.to_string())),
        Err(fault) => Err(Mistake::new(format!("The workbook itself has a fault: {fault}."))),
    }
}
