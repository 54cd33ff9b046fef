//! What a check found.

use programs::{CompilerMessage, End, Output};

use crate::diagnosis::difference;
use crate::record::{Expected, Panic};
use crate::{Difference, Error, Exercise, Record};

/// What a check found.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Every number is right.
    Passed {
        /// In how many cases.
        cases: usize,
    },
    /// It differs from what the reader was given by nothing, or a `todo!` was reached.
    NotWritten {
        /// Where the `todo!` stands, where it was reached.
        place: Option<Panic>,
        /// How many blocks were right before it.
        right: usize,
    },
    /// Some numbers differ.
    Different {
        /// The first that do.
        difference: Box<Difference>,
        /// And it panicked afterwards.
        then: Option<Panic>,
    },
    /// The compiler refuses the reader's file.
    DoesNotCompile {
        /// All that it says, with colours.
        words: String,
        /// The same one by one, with their places; none of a whole crate.
        messages: Vec<CompilerMessage>,
    },
    /// A function that the checks call is not what it was.
    Signature(String),
    /// The compiler's words about the checks, where no function looks changed.
    DoesNotMeet(String),
    /// The reader's code panicked.
    Panicked {
        /// Where and with what words.
        panic: Panic,
        /// On which inputs.
        inputs: Vec<(String, String)>,
        /// How many blocks were right before it.
        right: usize,
    },
    /// It took longer than the exercise allows.
    TooSlow {
        /// Seconds.
        limit: f64,
        /// On which inputs.
        inputs: Vec<(String, String)>,
    },
    /// It printed more than anyone would read.
    TooLoud {
        /// Bytes.
        limit: usize,
    },
    /// It wanted more memory than there is for it.
    TooBig {
        /// Bytes.
        limit: u64,
        /// Its last words, where they are all that says so.
        said: Option<String>,
    },
    /// It started more than there is room for.
    TooMany {
        /// Processes and threads.
        limit: u64,
    },
    /// It called itself without end.
    TooDeep,
    /// It ended, or was ended, before the checks did.
    EndedEarly {
        /// How.
        end: End,
        /// Its last words.
        said: String,
    },
}

impl Verdict {
    /// Whether the exercise is solved.
    pub fn passed(&self) -> bool {
        matches!(self, Verdict::Passed { .. })
    }

    /// The kind of verdict in a word, for other programs.
    pub fn name(&self) -> &'static str {
        match self {
            Verdict::Passed { .. } => "passed",
            Verdict::NotWritten { .. } => "not-written",
            Verdict::Different { .. } => "different",
            Verdict::DoesNotCompile { .. } => "does-not-compile",
            Verdict::Signature(_) => "signature",
            Verdict::DoesNotMeet(_) => "does-not-meet",
            Verdict::Panicked { .. } => "panicked",
            Verdict::TooSlow { .. } => "too-slow",
            Verdict::TooLoud { .. } => "too-loud",
            Verdict::TooBig { .. } => "too-big",
            Verdict::TooMany { .. } => "too-many",
            Verdict::TooDeep => "too-deep",
            Verdict::EndedEarly { .. } => "ended-early",
        }
    }

    /// Judges a program of checks that ran.
    pub(crate) fn of(
        exercise: &Exercise,
        expected: &Expected,
        record: &Record,
        ran: &Output,
        memory: u64,
    ) -> Result<Verdict, Error> {
        let inputs = || record.cases.last().cloned().unwrap_or_default();
        match ran.end {
            End::Time => {
                return Ok(Verdict::TooSlow { limit: exercise.time_limit, inputs: inputs() });
            }
            End::Output => return Ok(Verdict::TooLoud { limit: crate::checker::OUTPUT }),
            End::Memory => return Ok(Verdict::TooBig { limit: memory, said: None }),
            End::Tasks => return Ok(Verdict::TooMany { limit: crate::checker::TASKS }),
            End::Stopped | End::NotStarted => {
                return Err(Error::Refused("The check was stopped before its end.".into()));
            }
            End::Exited(_) | End::Signal(_) => (),
        }
        if !record.complete {
            let said = last_words(&ran.last_words);
            return Ok(if record.too_deep {
                Verdict::TooDeep
            } else if ran.end.is_out_of_memory(&ran.last_words) {
                Verdict::TooBig {
                    limit: memory,
                    said: said.lines().rfind(|line| !line.starts_with("note: ")).map(str::to_owned),
                }
            } else {
                Verdict::EndedEarly { end: ran.end, said }
            });
        }
        let found = difference(exercise, expected, record);
        let right = record.blocks.len();
        Ok(match (found, record.panic.clone()) {
            (Some(difference), then) => {
                Verdict::Different { difference: Box::new(difference), then }
            }
            (None, Some(panic)) if panic.said.starts_with("not yet implemented") => {
                Verdict::NotWritten { place: Some(panic), right }
            }
            (None, Some(panic)) => Verdict::Panicked { panic, inputs: inputs(), right },
            (None, None) if right == expected.right.len() => {
                Verdict::Passed { cases: record.cases.len() }
            }
            (None, None) => {
                return Err(Error::author(
                    &exercise.expected_path(),
                    format!(
                        "it holds {} blocks and the check makes {right}; {}",
                        expected.right.len(),
                        crate::record::RECORD_AGAIN
                    ),
                ));
            }
        })
    }
}

/// The last lines of what a program printed to standard error.
fn last_words(stderr: &[u8]) -> String {
    const MOST: usize = 3;
    let text = String::from_utf8_lossy(stderr);
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    lines[lines.len().saturating_sub(MOST)..].join("\n")
}
