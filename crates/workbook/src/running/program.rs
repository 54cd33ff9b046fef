//! One program of a reader: from its text to the end of its run, told as it happens.

use std::{
    env,
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use process_wrap::tokio::{ChildWrapper, CommandWrap};
use serde::Serialize;
use tempfile::TempDir;
use tokio::{
    io::{AsyncRead, AsyncReadExt},
    sync::mpsc::UnboundedSender,
};

use super::{
    complaint::Complaint,
    drawing::{self, Drawing},
    libraries::Libraries,
    warden::{self, End, Limits},
};
use crate::mistake::Mistake;

/// The most that a program may print, in bytes; the compiler too.
pub const OUTPUT: usize = 256 * 1024;

/// How long a warden may take to end everything before it is ended itself.
const GRACE: Duration = Duration::from_secs(7);

/// What the compiler may use.
const COMPILER: Limits = Limits {
    time: Duration::from_secs(30),
    memory: 6 << 30,
    together: 6 << 30,
    tasks: 256,
    file: 1 << 30,
    polite: false,
};

/// What a check of an exercise may use: two compilations, and a program that the check itself
/// holds to limits of its own.
const CHECK: Limits = Limits {
    time: Duration::from_secs(150),
    memory: 6 << 30,
    together: 2 << 30,
    tasks: 256,
    file: 1 << 30,
    polite: true,
};

/// What a page hears of its program.
#[derive(Debug, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum News {
    /// Others are ahead in the queue.
    Waiting {
        /// How many.
        ahead: usize,
    },
    /// The chapters' crates are being compiled.
    Preparing,
    /// The reader's file has the text now.
    Saved {
        /// The text's digest.
        digest: String,
        /// Where a text is kept that somebody else wrote at the same moment.
        backup: Option<String>,
    },
    /// It is this program's turn.
    Compiling,
    /// The compiler has something to say.
    Complaint(Complaint),
    /// The program runs.
    Running {
        /// How long the compiler took.
        compiled: f64,
    },
    /// It printed.
    Printed {
        /// `out` or `err`.
        stream: &'static str,
        /// What.
        text: String,
    },
    /// It printed more than is shown.
    Truncated {
        /// Bytes that are shown.
        after: usize,
    },
    /// It left a picture in its folder.
    Drawing(Drawing),
    /// This is the end.
    Ended {
        /// Whether it ended as it should.
        well: bool,
        /// How it ended, in a sentence.
        words: String,
        /// How long it ran.
        seconds: f64,
    },
}

/// Where to tell.
pub type Page = UnboundedSender<News>;

/// A page that is gone needs no news.
pub fn tell(page: &Page, news: News) {
    let _ = page.send(news);
}

fn ended(page: &Page, well: bool, words: impl Into<String>, seconds: f64) {
    tell(page, News::Ended { well, words: words.into(), seconds });
}

/// Compiles the text under the name `name` and runs it, in a folder of its own below `room`.
/// If `page` closes, all of it ends.
pub async fn run(
    text: &str,
    name: &str,
    libraries: &Libraries,
    room: &Path,
    limits: Limits,
    page: &Page,
) {
    if let Err(mistake) = compile_and_run(text, name, libraries, room, limits, page).await {
        ended(page, false, mistake.to_string(), 0.0);
    }
}

async fn compile_and_run(
    text: &str,
    name: &str,
    libraries: &Libraries,
    room: &Path,
    limits: Limits,
    page: &Page,
) -> Result<(), Mistake> {
    let folder = Folder::new(room)?;
    folder.put(&format!("{name}.rs"), text)?;
    tell(page, News::Compiling);
    let begun = Instant::now();
    let compiler = folder.compiler(name, libraries);
    let compiled = supervised(&compiler, COMPILER, &folder, page, |_, _| ()).await?;
    let complaints = Complaint::read(&compiled.stderr);
    let failed = !matches!(compiled.end, End::Exited(0));
    for complaint in complaints {
        tell(page, News::Complaint(complaint));
    }
    if page.is_closed() {
        return Ok(());
    }
    let seconds = begun.elapsed().as_secs_f64();
    if failed {
        let words = match compiled.end {
            End::Exited(_) => "It does not compile.".to_owned(),
            End::NotStarted => format!("{} does not start.", libraries.rustc.display()),
            End::Time => format!("The compiler was stopped after {} s.", COMPILER.time.as_secs()),
            _ => "The compiler was stopped: it needed more than it may use.".to_owned(),
        };
        ended(page, false, words, seconds);
        return Ok(());
    }

    tell(page, News::Running { compiled: seconds });
    let begun = Instant::now();
    let ran = supervised(&folder.program(), limits, &folder, page, |stream, text| {
        tell(page, News::Printed { stream, text });
    })
    .await?;
    let seconds = begun.elapsed().as_secs_f64();
    if ran.truncated {
        tell(page, News::Truncated { after: OUTPUT });
    }
    for drawing in drawing::left_in(&folder.work()) {
        tell(page, News::Drawing(drawing));
    }
    let well = ran.end == End::Exited(0) && !ran.truncated;
    ended(page, well, sentence(&ran, &limits), seconds);
    Ok(())
}

/// Checks an exercise as the command line does: by the workbook's own command with these
/// arguments, in the folder `root`. If `page` closes, all of it ends.
pub async fn check(
    arguments: Vec<OsString>,
    root: &Path,
    libraries: &Libraries,
    room: &Path,
    page: &Page,
) {
    if let Err(mistake) = compile_and_check(arguments, root, libraries, room, page).await {
        ended(page, false, mistake.to_string(), 0.0);
    }
}

async fn compile_and_check(
    arguments: Vec<OsString>,
    root: &Path,
    libraries: &Libraries,
    room: &Path,
    page: &Page,
) -> Result<(), Mistake> {
    let folder = Folder::new(room)?;
    let begun = Instant::now();
    let command = folder.check(arguments, root, libraries)?;
    let judged = AtomicBool::new(false);
    let ran = supervised(&command, CHECK, &folder, page, |stream, text| {
        judged.fetch_or(stream == "out", Ordering::Relaxed);
        tell(page, News::Printed { stream, text });
    })
    .await?;
    if ran.truncated {
        tell(page, News::Truncated { after: OUTPUT });
    }
    let words = match ran.end {
        _ if ran.truncated => sentence(&ran, &CHECK),
        End::Exited(0) => "Right.".to_owned(),
        End::Exited(1) if judged.into_inner() => "Not yet.".to_owned(),
        End::Exited(_) => "It could not be checked.".to_owned(),
        _ => sentence(&ran, &CHECK),
    };
    let well = ran.end == End::Exited(0) && !ran.truncated;
    ended(page, well, words, begun.elapsed().as_secs_f64());
    Ok(())
}

fn sentence(ran: &Ran, limits: &Limits) -> String {
    if ran.truncated {
        return format!("It was stopped: it printed more than {} KiB.", OUTPUT / 1024);
    }
    let memory = |bytes| format!("more than {} MiB of memory", bytes >> 20);
    match ran.end {
        End::Exited(0) => "It ended well.".to_owned(),
        End::Exited(101) => "It panicked (exit status 101).".to_owned(),
        End::Exited(code) => format!("It ended with exit status {code}."),
        End::Signal(_) if out_of_memory(&ran.stderr) => {
            format!("It asked for {}.", memory(limits.memory))
        }
        End::Signal(signal) => format!("It ended by {}.", name_of(signal)),
        End::Time => {
            format!("It was stopped after {} s, the limit of a run.", limits.time.as_secs_f64())
        }
        End::Memory => format!("It was stopped: it used {}.", memory(limits.together)),
        End::Tasks => {
            format!("It was stopped: it started more than {} processes and threads.", limits.tasks)
        }
        End::Stopped => "It was stopped.".to_owned(),
        End::NotStarted => "It could not be started.".to_owned(),
    }
}

fn out_of_memory(stderr: &[u8]) -> bool {
    String::from_utf8_lossy(stderr).contains("memory allocation of ")
}

fn name_of(signal: i32) -> String {
    let name = match signal {
        4 => "an illegal instruction",
        6 => "aborting",
        8 => "an arithmetic error",
        9 => "being killed",
        11 => "an access to memory that is not its own, or a stack that overflowed",
        24 => "using up its processor time",
        25 => "writing a file that was too large",
        _ => return format!("signal {signal}"),
    };
    format!("{name} (signal {signal})")
}

/// A folder for one run: what is compiled, and the empty folder in which it works.
struct Folder {
    folder: TempDir,
}

impl Folder {
    fn new(room: &Path) -> Result<Self, Mistake> {
        let make = || -> io::Result<TempDir> {
            let folder = tempfile::Builder::new().prefix("run-").tempdir_in(room)?;
            fs::create_dir(folder.path().join("work"))?;
            fs::create_dir(folder.path().join("temporary"))?;
            Ok(folder)
        };
        let folder = make().map_err(|error| no_room(room, &error))?;
        Ok(Self { folder })
    }

    fn put(&self, name: &str, text: &str) -> Result<(), Mistake> {
        fs::write(self.path(name), text).map_err(|error| no_room(self.folder.path(), &error))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn work(&self) -> PathBuf {
        self.path("work")
    }

    fn binary(&self) -> PathBuf {
        self.path(&format!("program{}", env::consts::EXE_SUFFIX))
    }

    /// The compiler at work on the text, which it knows by its name alone.
    fn compiler(&self, name: &str, libraries: &Libraries) -> Command {
        let mut command = Command::new(&libraries.rustc);
        command
            .args(["--edition=2024", "--crate-type=bin", "--error-format=json"])
            .args(["--json=diagnostic-rendered-ansi", "--diagnostic-width=90"])
            // As fast as the chapters' own code, and as watchful as `cargo run`.
            .args(["-Copt-level=2", "-Cdebug-assertions=on", "-Cdebuginfo=0"])
            .arg(format!("--crate-name={name}"))
            .args(&libraries.arguments)
            .arg("-o")
            .arg(self.binary())
            .arg(format!("{name}.rs"))
            .current_dir(self.folder.path());
        keep(&mut command, &LINKER);
        self.surroundings(&mut command);
        command
    }

    /// This program again, at a check. The compiler comes first on its PATH, so that none of the
    /// reader's settings are needed to find it.
    fn check(
        &self,
        arguments: Vec<OsString>,
        root: &Path,
        libraries: &Libraries,
    ) -> Result<Command, Mistake> {
        let mut command = Command::new(warden::this_program()?);
        command.args(arguments).current_dir(root);
        keep(&mut command, &LINKER);
        keep(&mut command, &["RUSTC", "CARGO", "CARGO_HOME", "CARGO_TARGET_DIR"]);
        let compiler = libraries.rustc.parent().map(Path::to_path_buf);
        let others = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(compiler.into_iter().chain(env::split_paths(&others)))
            .map_err(|error| Mistake::new(format!("PATH cannot be used: {error}.")))?;
        command.env("PATH", path).env("CLICOLOR_FORCE", "1");
        self.surroundings(&mut command);
        Ok(command)
    }

    fn program(&self) -> Command {
        let mut command = Command::new(self.binary());
        command.current_dir(self.work());
        self.surroundings(&mut command);
        command
    }

    fn surroundings(&self, command: &mut Command) {
        keep(command, &["SystemRoot", "SystemDrive", "windir"]);
        for name in ["TMPDIR", "TEMP", "TMP"] {
            command.env(name, self.path("temporary"));
        }
    }
}

/// The linker is found by PATH, and by what Visual Studio's shell sets.
const LINKER: [&str; 7] =
    ["PATH", "LIB", "INCLUDE", "LIBPATH", "VCINSTALLDIR", "SDKROOT", "DEVELOPER_DIR"];

fn no_room(folder: &Path, error: &io::Error) -> Mistake {
    Mistake::new(format!("There is no room for the run in {}: {error}.", folder.display()))
}

fn keep(command: &mut Command, names: &[&str]) {
    for name in names {
        if let Some(value) = env::var_os(name) {
            command.env(name, value);
        }
    }
}

/// What is left of a program that ended.
struct Ran {
    end: End,
    truncated: bool,
    stderr: Vec<u8>,
}

/// Runs a command under a warden until it ends, prints too much or nobody listens any more.
async fn supervised(
    command: &Command,
    limits: Limits,
    folder: &Folder,
    page: &Page,
    heard: impl Fn(&'static str, String),
) -> Result<Ran, Mistake> {
    let report = folder.path("end.json");
    let _ = fs::remove_file(&report);
    let mut command = tokio::process::Command::from(warden::over(command, limits, report.clone())?);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut command = CommandWrap::from(command);
    // Ctrl-C is for the server; the warden hears of it by its pipe.
    #[cfg(unix)]
    command.wrap(process_wrap::tokio::ProcessGroup::leader());
    #[cfg(windows)]
    command.wrap(process_wrap::tokio::JobObject);
    let mut warden = command
        .spawn()
        .map_err(|error| Mistake::new(format!("The run could not be started: {error}.")))?;
    let leash = warden.stdin().take();

    let mut out = Stream::new("out", warden.stdout().take());
    let mut err = Stream::new("err", warden.stderr().take());
    let deadline = tokio::time::Instant::now() + limits.time + GRACE;
    let mut printed = 0;
    let mut stderr = Vec::new();
    let mut truncated = false;
    while !truncated && (out.is_open() || err.is_open()) {
        let (stream, bytes) = tokio::select! {
            bytes = out.read(), if out.is_open() => (out.name, bytes),
            bytes = err.read(), if err.is_open() => (err.name, bytes),
            () = page.closed() => break,
            () = tokio::time::sleep_until(deadline) => break,
        };
        let room = OUTPUT - printed;
        let shown = &bytes[..bytes.len().min(room)];
        printed += shown.len();
        if stream == "err" {
            stderr.extend_from_slice(shown);
        }
        let text = if stream == "out" { out.text(shown) } else { err.text(shown) };
        if !text.is_empty() {
            heard(stream, text);
        }
        truncated = bytes.len() > room;
    }
    // The program's end closes the pipes; this makes sure of the rest.
    drop(leash);
    end(warden).await;
    let end = warden::report(&report).unwrap_or(End::Stopped);
    Ok(Ran { end, truncated, stderr })
}

async fn end(mut warden: Box<dyn ChildWrapper>) {
    if tokio::time::timeout(GRACE, warden.wait()).await.is_err() {
        let _ = warden.start_kill();
        let _ = warden.wait().await;
    }
}

/// One of the two pipes of a program.
struct Stream<P> {
    name: &'static str,
    pipe: Option<P>,
    buffer: Box<[u8]>,
    /// The beginning of a character whose end has not come yet.
    begun: Vec<u8>,
}

impl<P: AsyncRead + Unpin> Stream<P> {
    fn new(name: &'static str, pipe: Option<P>) -> Self {
        Self { name, pipe, buffer: vec![0; 16 * 1024].into(), begun: Vec::new() }
    }

    fn is_open(&self) -> bool {
        self.pipe.is_some()
    }

    /// The next bytes; none at the end.
    async fn read(&mut self) -> Vec<u8> {
        let Some(pipe) = &mut self.pipe else { return Vec::new() };
        match pipe.read(&mut self.buffer).await {
            Ok(length @ 1..) => self.buffer[..length].to_vec(),
            _ => {
                self.pipe = None;
                Vec::new()
            }
        }
    }

    /// The bytes as text, which may come cut in the middle of a character.
    fn text(&mut self, bytes: &[u8]) -> String {
        self.begun.extend_from_slice(bytes);
        let whole = match self.begun.utf8_chunks().last() {
            // At most three bytes can be the beginning of something.
            Some(last) if self.is_open() && last.invalid().len() <= 3 => {
                let cut = self.begun.len() - last.invalid().len();
                match std::str::from_utf8(&self.begun[cut..]) {
                    Err(error) if error.error_len().is_none() => cut,
                    _ => self.begun.len(),
                }
            }
            _ => self.begun.len(),
        };
        let rest = self.begun.split_off(whole);
        let text = String::from_utf8_lossy(&self.begun).into_owned();
        self.begun = rest;
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_that_comes_in_two_halves_is_one() {
        let mut stream = Stream::new("out", Some(io::Cursor::new(Vec::<u8>::new())));
        let bytes = "θ→".as_bytes();
        assert_eq!(stream.text(&bytes[..1]), "");
        assert_eq!(stream.text(&bytes[1..3]), "θ");
        assert_eq!(stream.text(&bytes[3..]), "→");
        assert_eq!(stream.text(b"a\xffb"), "a\u{fffd}b");
    }

    #[test]
    fn every_end_has_its_sentence() {
        let limits = Limits {
            time: Duration::from_secs(10),
            memory: 1 << 30,
            together: 1 << 30,
            tasks: 64,
            file: 1,
            polite: true,
        };
        let of = |end, truncated, stderr: &[u8]| {
            sentence(&Ran { end, truncated, stderr: stderr.to_vec() }, &limits)
        };
        let abort = b"memory allocation of 4294967296 bytes failed";
        assert_eq!(of(End::Signal(6), false, abort), "It asked for more than 1024 MiB of memory.");
        assert_eq!(of(End::Signal(6), false, b""), "It ended by aborting (signal 6).");
        assert_eq!(of(End::Time, false, b""), "It was stopped after 10 s, the limit of a run.");
        assert!(of(End::Stopped, true, b"").contains("256 KiB"));
    }
}
