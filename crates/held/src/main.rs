//! The program behind `.ci/held`: for each number that the book prints, the test that fails if it
//! is wrong.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use anyhow::{Context, Result, ensure};
use contents::Chapter;
use held::{Examiner, HEAD, LIST, all};

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<ExitCode> {
    let sources = env::current_dir()?;
    let here = sources.join("target/held");
    let examiner = Examiner::new(&sources, &files(&sources)?, &here)?;
    let asked: Vec<String> = env::args().skip(1).collect();
    let mut chapters: Vec<&Chapter> = vec![];
    for word in &asked {
        let found =
            examiner.chapters().iter().find(|chapter| [&chapter.id, &chapter.name].contains(&word));
        chapters.push(found.with_context(|| {
            format!("There is no chapter {word}; ch10 or ch10-backpropagation would be one.")
        })?);
    }
    if asked.is_empty() {
        chapters = examiner.chapters().iter().collect();
    }

    print!("{HEAD}");
    let (mut rows, mut is_whole) = (vec![], true);
    for chapter in chapters {
        let found = examiner.examine(chapter)?;
        fs::write(here.join(format!("{}.md", chapter.id)), found.page())?;
        let missing = found.missing();
        if !missing.is_empty() {
            is_whole = false;
            eprintln!(
                "No test of {} but the comparison with the recording fails if one of these is wrong.\n\
                 Write the law or the claim that says why it is right, or list it in {LIST}:",
                chapter.name
            );
            for number in missing {
                eprintln!("  {} (printed {}, off by {})", number.path(), number.text, number.by);
            }
        }
        for entry in found.stale() {
            is_whole = false;
            eprintln!(
                "{} is in {LIST}, and no page prints it, or a test holds it: take it out.",
                entry.number
            );
        }
        print!("{}", found.row());
        rows.push(found.row());
    }
    if rows.len() > 1 {
        print!("{}", all(&rows));
    }
    Ok(if is_whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What git has of the sources, with changes and files that are not committed.
fn files(sources: &Path) -> Result<Vec<PathBuf>> {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(sources)
        .output()
        .context("git is missing")?;
    ensure!(listed.status.success(), "git does not list the files of {}", sources.display());
    let names = String::from_utf8(listed.stdout).context("a file's name is not text")?;
    Ok(names.split_terminator('\0').map(PathBuf::from).collect())
}
