//! A program whose output is read when it has ended.

use std::io;

use crate::{End, Program, Stop, Stream, Supervisor};

/// What is left of a program that ran.
#[derive(Debug)]
pub struct Output {
    /// Why it ended.
    pub end: End,
    /// What it printed.
    pub stdout: Vec<u8>,
    /// What it printed to standard error.
    pub stderr: Vec<u8>,
    /// The end of that, should it have been more than is kept.
    pub last_words: Vec<u8>,
}

/// Bytes of the last words.
const LAST: usize = 4 * 1024;

impl Output {
    /// Whether it ended as a program ends that has nothing to complain of.
    pub fn success(&self) -> bool {
        self.end == End::Exited(0)
    }
}

impl Program {
    /// Runs the program to its end or to its limits and gives what it printed, of each stream the
    /// first `kept` bytes.
    ///
    /// # Errors
    /// Where the supervisor does not start.
    pub fn output(&self, supervisor: &Supervisor, stop: &Stop, kept: usize) -> io::Result<Output> {
        let (mut stdout, mut stderr, mut last_words) = (Vec::new(), Vec::new(), Vec::new());
        let end = self.run(supervisor, stop, |stream, bytes| {
            let all = if stream == Stream::Out { &mut stdout } else { &mut stderr };
            all.extend_from_slice(&bytes[..bytes.len().min(kept - all.len())]);
            if stream == Stream::Err {
                last_words.extend_from_slice(bytes);
                last_words.drain(..last_words.len().saturating_sub(LAST));
            }
        })?;
        Ok(Output { end, stdout, stderr, last_words })
    }
}
