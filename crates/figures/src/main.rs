//! The figures as they are now, for the tools, which were compiled earlier: without an argument the
//! catalogue as one JSON array, with `answer` an answer to each line that comes in.

use std::{
    env,
    io::{self, Write as _},
    panic,
    process::{self, ExitCode},
    sync::mpsc,
    thread,
};

use figures::CHAPTERS;
use plot::question::{Answer, Question, Refusal};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let outcome = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => print_catalogue(),
        ["answer"] => answer_lines(),
        _ => Err(io::Error::other("the only argument is `answer`, for questions line by line")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("figures: {error}");
            ExitCode::FAILURE
        }
    }
}

fn print_catalogue() -> io::Result<()> {
    let catalogue = serde_json::to_string(&figures::catalogue())?;
    writeln!(io::stdout().lock(), "{catalogue}")
}

fn answer_lines() -> io::Result<()> {
    // Read beside the drawing: whoever asked may end while a drawing never does.
    let (sender, questions) = mpsc::channel();
    thread::spawn(move || {
        for line in io::stdin().lines() {
            let Ok(line) = line else { break };
            if sender.send(line).is_err() {
                break;
            }
        }
        process::exit(0);
    });
    // The words of a panic are in the answer.
    panic::set_hook(Box::new(|_| ()));
    for question in questions {
        // The answer is JSON already; only a refusal has to become it.
        let line = match answer(&question) {
            Ok(json) => format!("{{\"given\":{json}}}"),
            Err(refusal) => serde_json::to_string(&Answer::<()>::Refused(refusal))?,
        };
        let mut stdout = io::stdout().lock();
        writeln!(stdout, "{line}")?;
        stdout.flush()?;
    }
    Ok(())
}

fn answer(question: &str) -> Result<String, Refusal> {
    let question: Question = serde_json::from_str(question)
        .map_err(|error| Refusal::Wrong(format!("This is no question: {error}.")))?;
    // Figures are pure: there is nothing that a panic could leave half done.
    panic::catch_unwind(|| figures::answer(CHAPTERS, &question)).unwrap_or_else(|panic| {
        let words = panic
            .downcast_ref::<&str>()
            .map(|words| (*words).to_owned())
            .or_else(|| panic.downcast_ref::<String>().cloned());
        Err(Refusal::Failed(format!(
            "{} cannot be drawn for these values: {}.",
            question.figure,
            words.as_deref().unwrap_or("its code broke off")
        )))
    })
}
