//! What an exercise's `check.rs` sees: the cases it lays before the reader's functions and
//! the numbers they answer with.
//!
//! This file is compiled into every check, next to the exercise's `check.rs`, and runs in a
//! process of its own together with the reader's code. It judges nothing: it writes down, and
//! the workbook compares. What the reader's code prints goes elsewhere, and a record counts
//! only when its last line repeats a word that the workbook made up for this one run, so
//! neither a stray `println!` nor an early `exit` can pass for an answer.

use std::any::Any;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read, Write};
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::{env, process, thread};

/// The inputs of a case, by name, as the verdict shows them: `inputs![pre_o, target]`.
#[macro_export]
macro_rules! inputs {
    ($($name:ident),* $(,)?) => { &[$((stringify!($name), format!("{:?}", $name))),*] };
}

/// The record of one check: cases, and in each the blocks of numbers that were computed.
pub struct Checks {
    record: File,
    fault: io::Result<()>,
}

/// More numbers than any exercise asks for, and few enough to read back at once.
const LONGEST_BLOCK: usize = 10_000;

impl Checks {
    /// Begins a case; what follows was computed from these inputs.
    pub fn case(&mut self, inputs: &[(&str, String)]) {
        let mut lines = String::from("case\n");
        for (name, value) in inputs {
            let _ = writeln!(lines, "given\t{}\t{}", plain(name), plain(value));
        }
        self.write(&lines);
    }

    /// A block of numbers. Give it the name that the book has for it.
    pub fn block(&mut self, name: &str, values: &[f64]) {
        self.numbers(name, "", &values[..values.len().min(LONGEST_BLOCK)], values.len());
    }

    /// A single number.
    pub fn number(&mut self, name: &str, value: f64) {
        self.block(name, &[value]);
    }

    /// A block of numbers in rows.
    pub fn table(&mut self, name: &str, rows: &[Vec<f64>]) {
        let lengths: Vec<String> = rows.iter().map(|row| row.len().to_string()).collect();
        let length = rows.iter().map(Vec::len).sum();
        let values: Vec<f64> = rows.iter().flatten().copied().take(LONGEST_BLOCK).collect();
        // A table without rows is still a table, so the list of lengths is never empty.
        let lengths = if lengths.is_empty() { String::from("none") } else { lengths.join(",") };
        self.numbers(name, &lengths, &values, length);
    }

    /// Something that must hold, where there is no single right number.
    pub fn holds(&mut self, name: &str, holds: bool) {
        self.number(name, f64::from(u8::from(holds)));
    }

    /// Whether `test`, a test that the reader wrote, refuses what it was given by panicking.
    pub fn refuses(&mut self, name: &str, test: impl FnOnce()) {
        let outcome = panic::catch_unwind(AssertUnwindSafe(test));
        if let Err(payload) = &outcome
            && said(payload.as_ref()).starts_with("not yet implemented")
        {
            panic::resume_unwind(Box::new(()));
        }
        self.holds(name, outcome.is_err());
    }

    /// A number that the answer may be too large or too small by, and its name for the reader.
    pub fn factor(&mut self, name: &str, value: f64) {
        self.write(&format!("factor\t{}\t{:016x}\n", plain(name), value.to_bits()));
    }

    fn numbers(&mut self, name: &str, rows: &str, values: &[f64], length: usize) {
        let mut line = format!("block\t{}\t{rows}\t{length}\t", plain(name));
        for value in values {
            let _ = write!(line, "{:016x} ", value.to_bits());
        }
        line.push('\n');
        self.write(&line);
    }

    fn write(&mut self, lines: &str) {
        if self.fault.is_ok() {
            self.fault = self.record.write_all(lines.as_bytes());
        }
    }
}

/// Bytes of stack for the reader's code, as a program's main thread has them.
const STACK: usize = 8 << 20;

/// Where the last panic was and what it said: the first wins that nobody caught.
static LAST_PANIC: Mutex<Option<(String, u32, u32, String)>> = Mutex::new(None);

/// The program: waits for its words, runs the checks, writes the record.
pub fn run(check: impl FnOnce(&mut Checks) + Send + 'static) {
    let Some(path) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("This program is started by the workbook: cargo run -- check");
        process::exit(2);
    };
    let Some(line) = line_to_start() else { process::exit(2) };
    let Some((word, name)) = line.split_once(' ') else { process::exit(2) };
    let word = word.to_owned();
    // Should the stack overflow, Rust itself says in which thread; nobody else knows its name.
    let checks = thread::Builder::new().name(name.to_owned()).stack_size(STACK);
    let Ok(checks) = checks.spawn(move || record(check, &path, &word)) else { process::exit(2) };
    let _ = checks.join();
    process::exit(2);
}

fn record(check: impl FnOnce(&mut Checks), path: &Path, word: &str) {
    let record = match File::create(path) {
        Ok(record) => record,
        Err(error) => {
            eprintln!("{}: {error}", path.display());
            process::exit(2);
        }
    };
    panic::set_hook(Box::new(|panic| {
        let (file, line, column) =
            panic.location().map_or(("", 0, 0), |at| (at.file(), at.line(), at.column()));
        let said = said(panic.payload());
        if let Ok(mut last) = LAST_PANIC.lock() {
            *last = Some((file.to_owned(), line, column, said.to_owned()));
        }
    }));

    let mut checks = Checks { record, fault: Ok(()) };
    if let Err(payload) = panic::catch_unwind(AssertUnwindSafe(|| check(&mut checks))) {
        let last = LAST_PANIC.lock().ok().and_then(|mut last| last.take());
        // Code with a hook of its own has kept the place to itself.
        let (file, line, column, said) =
            last.unwrap_or_else(|| (String::new(), 0, 0, said(payload.as_ref()).to_owned()));
        checks.write(&format!("panic\t{}\t{line}\t{column}\t{}\n", plain(&file), plain(&said)));
    }
    checks.write(&format!("end\t{word}\n"));
    if let Err(error) = checks.fault {
        eprintln!("{}: {error}", path.display());
        process::exit(2);
    }
    // Threads that the reader's code left behind end here too.
    process::exit(0);
}

fn said(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("")
}

/// The workbook says its words on standard input, where the reader's code has no reason to look.
fn line_to_start() -> Option<String> {
    let mut word = Vec::new();
    let mut byte = [0];
    while io::stdin().read(&mut byte).ok()? == 1 && byte[0] != b'\n' {
        word.push(byte[0]);
    }
    String::from_utf8(word).ok().filter(|word| !word.is_empty())
}

/// One line, without the marks that the record separates by.
fn plain(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "")
}
