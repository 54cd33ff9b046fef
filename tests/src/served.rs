//! The workbook, serving the book of this checkout.

use std::{
    ffi::OsStr,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, Command, ExitStatus, Stdio},
};

use anyhow::{Context, Result, ensure};
use programs::cargo;

use crate::sample::project;

/// Starts a program and ends it when its own input is closed, as that of a process that has gone.
#[cfg(unix)]
const UNTIL_CLOSED: &str = r#""$0" "$@" < /dev/null & cat > /dev/null; kill $!"#;

/// A server on a free port; it ends when dropped.
pub struct Served {
    process: Child,
    /// Its address, such as `http://127.0.0.1:3000`.
    pub site: String,
}

impl Served {
    /// Starts `serve` with these arguments and waits until it has printed its address and a line
    /// that contains `ready`.
    ///
    /// # Errors
    ///
    /// Where it does not compile, does not start or ends before that.
    pub fn start<A: AsRef<OsStr>>(arguments: &[A], ready: &str) -> Result<Self> {
        // The program itself rather than cargo is what the test has to end.
        let mut workbook = Command::new(workbook()?);
        workbook.current_dir(project());
        Self::start_as(workbook, arguments, ready)
    }

    /// The same for a server that is never dropped: it ends with the process that has started it,
    /// however that ends.
    ///
    /// # Errors
    ///
    /// As [`start`](Self::start).
    #[cfg(unix)]
    pub fn start_for_good<A: AsRef<OsStr>>(arguments: &[A], ready: &str) -> Result<Self> {
        let mut shell = Command::new("sh");
        shell.current_dir(project()).args(["-c", UNTIL_CLOSED]).arg(workbook()?);
        Self::wait_for(shell.stdin(Stdio::piped()), arguments, ready)
    }

    /// The same with a workbook whose place and surroundings are settled already.
    ///
    /// # Errors
    ///
    /// Where it does not start or ends before it is ready.
    pub fn start_as<A: AsRef<OsStr>>(
        mut workbook: Command,
        arguments: &[A],
        ready: &str,
    ) -> Result<Self> {
        Self::wait_for(workbook.stdin(Stdio::null()), arguments, ready)
    }

    fn wait_for<A: AsRef<OsStr>>(
        workbook: &mut Command,
        arguments: &[A],
        ready: &str,
    ) -> Result<Self> {
        let mut process = workbook
            .args(["serve", "--port", "0"])
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()?;
        let stdout = process.stdout.take().context("the workbook has no stdout")?;
        let mut served = Self { process, site: String::new() };
        let mut lines = BufReader::new(stdout).lines();
        for line in lines.by_ref().map_while(Result::ok) {
            if let Some(address) = line.split_once("http://").map(|(_, rest)| rest) {
                let address = address.split([' ', '/']).next().unwrap_or_default();
                served.site = format!("http://{address}");
            }
            if line.contains(ready) {
                ensure!(!served.site.is_empty(), "the workbook does not say where it serves");
                // The pipe is read on, or the server would stop when it is full.
                std::thread::spawn(move || lines.for_each(drop));
                return Ok(served);
            }
        }
        anyhow::bail!("the workbook ended before it said “{ready}”");
    }

    /// The number of its process.
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// Whether it has ended, and how.
    ///
    /// # Errors
    ///
    /// Where the system does not say.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        Ok(self.process.try_wait()?)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // Where there is an input, closing it is what ends the server and then its shell.
        if self.process.stdin.take().is_none() {
            self.process.kill().ok();
        }
        self.process.wait().ok();
    }
}

/// The workbook's program, brought up to date. Plain `cargo build` chooses the same packages as
/// `cargo run`, so nothing is compiled twice.
///
/// # Errors
///
/// Where it does not compile.
pub fn workbook() -> Result<PathBuf> {
    let arguments = ["build", "--quiet", "--bin", "workbook", "--message-format=json"];
    let built = cargo::cargo(&project()).args(arguments).output()?;
    cargo::executable(&built.stdout).context("cargo built no workbook")
}
