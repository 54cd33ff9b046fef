//! One program of a reader: from its text to the end of its run, told as it happens.

use std::{
    env,
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use programs::{
    AS_DATA, CompilerMessage, End, Libraries, Limits, Program, Stop, Stream, Supervisor, unjudged,
};
use serde::Serialize;
use tokio::sync::mpsc::UnboundedSender;

use super::drawing::{self, Drawing};
use crate::{mistake::Mistake, process};

/// The most that a program may print, in bytes.
pub const OUTPUT: usize = 256 * 1024;

/// The most that the compiler or a check may print, in bytes.
const TOLD: usize = 4 << 20;

/// What the compiler may use.
const COMPILER: Limits = Limits {
    time: Some(Duration::from_secs(30)),
    output: Some(TOLD),
    memory: Some(6 << 30),
    together: Some(6 << 30),
    tasks: Some(256),
    file: Some(1 << 30),
    polite: false,
};

/// What a check of an exercise may use: two compilations, and a program that the check itself
/// holds to limits of its own.
const CHECK: Limits = Limits {
    time: Some(Duration::from_secs(150)),
    output: Some(TOLD),
    memory: Some(6 << 30),
    together: Some(2 << 30),
    tasks: Some(256 + 32),
    file: Some(1 << 30),
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
    Message(CompilerMessage),
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
    /// The answer was checked; what the check says of it as data.
    Verdict(serde_json::Value),
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
    let compile = |command| Program::new(command, COMPILER).bare();
    let mut compiled =
        supervised(compile(folder.compiler(name, libraries)), page, |_, _| ()).await?;
    if compiled.end == End::Output {
        // Warnings without end are no reason not to run it.
        let mut command = folder.compiler(name, libraries);
        command.arg("--allow=warnings");
        compiled = supervised(compile(command), page, |_, _| ()).await?;
    }
    let messages = CompilerMessage::read(&compiled.stderr);
    let unjudged = match compiled.end {
        End::Exited(0) => None,
        end => unjudged(end, &messages, &compiled.stderr, &COMPILER),
    };
    for message in CompilerMessage::first(messages) {
        tell(page, News::Message(message));
    }
    if page.is_closed() {
        return Ok(());
    }
    let seconds = begun.elapsed().as_secs_f64();
    if compiled.end != End::Exited(0) {
        ended(page, false, unjudged.unwrap_or_else(|| "It does not compile.".to_owned()), seconds);
        return Ok(());
    }

    tell(page, News::Running { compiled: seconds });
    let begun = Instant::now();
    let program = Program::new(folder.program(), limits).bare();
    let listener = page.clone();
    let ran = supervised(program, page, move |stream, text| {
        tell(&listener, News::Printed { stream: name_of_stream(stream), text });
    })
    .await?;
    let seconds = begun.elapsed().as_secs_f64();
    if ran.end == End::Output {
        tell(page, News::Truncated { after: OUTPUT });
    }
    let mut words = vec![sentence(&ran, &limits)];
    if folder.was_replaced() {
        words.push("It has replaced its folder, so no pictures are shown.".to_owned());
    } else {
        let left = drawing::left_in(&folder.work());
        for drawing in left.shown {
            tell(page, News::Drawing(drawing));
        }
        words.extend(left.not_shown);
    }
    ended(page, ran.end == End::Exited(0), words.join(" "), seconds);
    Ok(())
}

fn name_of_stream(stream: Stream) -> &'static str {
    match stream {
        Stream::Out => "out",
        Stream::Err => "err",
    }
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
    let program = Program::new(folder.check(arguments, root, libraries)?, CHECK).bare();
    let listener = page.clone();
    let ran = supervised(program, page, move |stream, text| {
        // What it prints itself is the verdict; that is read when it is whole.
        if stream == Stream::Err {
            tell(&listener, News::Printed { stream: "err", text });
        }
    })
    .await?;
    let seconds = begun.elapsed().as_secs_f64();
    if ran.end == End::Output {
        tell(page, News::Truncated { after: OUTPUT });
    }
    let verdict: Option<serde_json::Value> = serde_json::from_slice(&ran.stdout).ok();
    let Some(verdict) = verdict else {
        let words = match ran.end {
            End::Exited(_) => "It could not be checked.".to_owned(),
            _ => sentence(&ran, &CHECK),
        };
        ended(page, false, words, seconds);
        return Ok(());
    };
    let passed = verdict["passed"] == true;
    tell(page, News::Verdict(verdict));
    let words = if passed { "Right." } else { "Not yet." };
    ended(page, passed, words.to_owned(), seconds);
    Ok(())
}

fn sentence(ran: &Ran, limits: &Limits) -> String {
    let memory =
        |bytes: Option<u64>| format!("more than {} MiB of memory", bytes.unwrap_or_default() >> 20);
    match ran.end {
        End::Exited(0) => "It ended well.".to_owned(),
        End::Exited(101) => "It panicked (exit status 101).".to_owned(),
        End::Signal(_) if ran.end.is_out_of_memory(&ran.stderr) => format!(
            "It ended by aborting. So ends a program of Rust that asked for more memory than there \
             is, here {} MiB.",
            limits.memory.unwrap_or_default() >> 20
        ),
        End::Exited(_) | End::Signal(_) => format!("It ended {}.", ran.end.words()),
        End::Time => {
            let seconds = limits.time.unwrap_or_default().as_secs_f64();
            format!("It was stopped after {seconds} s, the limit of a run.")
        }
        End::Output => format!("It was stopped: it printed more than {} KiB.", OUTPUT / 1024),
        End::Memory => format!("It was stopped: it used {}.", memory(limits.together)),
        End::Tasks => format!(
            "It was stopped: it started more than {} processes and threads.",
            limits.tasks.unwrap_or_default()
        ),
        End::Stopped => "It was stopped.".to_owned(),
        End::NotStarted => "It could not be started.".to_owned(),
    }
}

/// A folder for one run: what is compiled, and the empty folder in which it works.
struct Folder {
    folder: PathBuf,
    /// What tells the folder in which it works from every other.
    work: Option<(u64, u64)>,
}

impl Folder {
    fn new(room: &Path) -> Result<Self, Mistake> {
        let make = || -> io::Result<PathBuf> {
            let folder = tempfile::Builder::new().prefix("run-").tempdir_in(room)?.keep();
            fs::create_dir(folder.join("work"))?;
            fs::create_dir(folder.join("temporary"))?;
            Ok(folder)
        };
        let folder = make().map_err(|error| no_room(room, &error))?;
        let work = identity(&folder.join("work"));
        Ok(Self { folder, work })
    }

    /// Whether something else is now where the program worked.
    fn was_replaced(&self) -> bool {
        let work = self.work();
        work.exists() && (identity(&work) != self.work || work.is_symlink())
    }

    fn put(&self, name: &str, text: &str) -> Result<(), Mistake> {
        fs::write(self.path(name), text).map_err(|error| no_room(&self.folder, &error))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
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
            .args(["--edition=2024", "--crate-type=bin", "--diagnostic-width=90"])
            .args(AS_DATA)
            // As fast as the chapters' own code, and as watchful as `cargo run`.
            .args(["-Copt-level=2", "-Cdebug-assertions=on", "-Cdebuginfo=0"])
            .arg(format!("--crate-name={name}"))
            .args(libraries.all())
            .arg("-o")
            .arg(self.binary())
            .arg(format!("{name}.rs"))
            .current_dir(&self.folder);
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
        let mut command = Command::new(programs::supervisor::this_program().map_err(lost)?);
        command.args(arguments).current_dir(root);
        keep(&mut command, &LINKER);
        command.envs(programs::cargo::settings());
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

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed now is no harm: the next server makes room for itself.
        let _ = programs::remove(&self.folder);
    }
}

#[cfg(unix)]
fn identity(folder: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(folder).ok().map(|about| (about.dev(), about.ino()))
}

/// Elsewhere only a link is noticed.
#[cfg(not(unix))]
fn identity(_folder: &Path) -> Option<(u64, u64)> {
    None
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

fn lost(error: io::Error) -> Mistake {
    Mistake::new(format!("This program cannot find itself ({error}), so nothing can be run."))
}

/// What is left of a program that ended.
struct Ran {
    end: End,
    stdout: Vec<u8>,
    stderr: Vec<u8>,
}

/// Runs a program until it ends, passes a limit or nobody listens any more.
async fn supervised(
    program: Program,
    page: &Page,
    mut heard: impl FnMut(Stream, String) + Send + 'static,
) -> Result<Ran, Mistake> {
    let supervisor = Supervisor::this_program().map_err(lost)?;
    let work = move |stop: &Stop| {
        let (mut out, mut err) = (Pieces::default(), Pieces::default());
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        let end = program.run(&supervisor, stop, |stream, bytes| {
            let (pieces, all) = match stream {
                Stream::Out => (&mut out, &mut stdout),
                Stream::Err => (&mut err, &mut stderr),
            };
            all.extend_from_slice(bytes);
            let text = pieces.text(bytes);
            if !text.is_empty() {
                heard(stream, text);
            }
        })?;
        for (stream, pieces) in [(Stream::Out, out), (Stream::Err, err)] {
            let text = pieces.rest();
            if !text.is_empty() {
                heard(stream, text);
            }
        }
        Ok(Ran { end, stdout, stderr })
    };
    // Dropping the work, as for a page that has closed, stops the program.
    let stopped = Ran { end: End::Stopped, stdout: Vec::new(), stderr: Vec::new() };
    tokio::select! {
        ran = process::blocking(work) => ran.and_then(|ran: io::Result<Ran>| ran).map_err(|error| {
            Mistake::new(format!("The run could not be started: {error}."))
        }),
        () = page.closed() => Ok(stopped),
    }
}

/// Bytes that may come cut in the middle of a character.
#[derive(Default)]
struct Pieces {
    /// The beginning of a character whose end has not come yet.
    begun: Vec<u8>,
}

impl Pieces {
    /// The bytes as text, as far as they are whole characters.
    fn text(&mut self, bytes: &[u8]) -> String {
        self.begun.extend_from_slice(bytes);
        let whole = match self.begun.utf8_chunks().last() {
            // At most three bytes can be the beginning of something.
            Some(last) if last.invalid().len() <= 3 => {
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

    /// What is left at the end.
    fn rest(self) -> String {
        String::from_utf8_lossy(&self.begun).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_that_comes_in_two_halves_is_one() {
        let mut pieces = Pieces::default();
        let bytes = "θ→".as_bytes();
        assert_eq!(pieces.text(&bytes[..1]), "");
        assert_eq!(pieces.text(&bytes[1..3]), "θ");
        assert_eq!(pieces.text(&bytes[3..]), "→");
        assert_eq!(pieces.text(b"a\xffb"), "a\u{fffd}b");
        assert_eq!(pieces.text(&bytes[..1]), "");
        assert_eq!(pieces.rest(), "\u{fffd}");
    }

    #[test]
    fn every_end_has_its_sentence() {
        let limits = Limits {
            time: Some(Duration::from_secs(10)),
            memory: Some(1 << 30),
            ..Limits::default()
        };
        let of = |end, stderr: &[u8]| {
            sentence(&Ran { end, stdout: Vec::new(), stderr: stderr.to_vec() }, &limits)
        };
        let abort = b"memory allocation of 4294967296 bytes failed";
        assert!(of(End::Signal(6), abort).contains("more memory than there is, here 1024 MiB"));
        assert_eq!(of(End::Signal(11), abort), of(End::Signal(11), b""));
        // Of several threads.
        for mixed in [
            "memory allocation of 41943040 bytes failed\nnote: run with `RUST_BACKTRACE=1` environment \
             variable to display a backtrace\nmemory allocation of memory allocation of ",
            "memory allocation of memory allocation of 4194304041943040 bytes failed\n bytes failed",
            "memory allocation of 41943040note: run with `RUST_BACKTRACE=1` environment variable to \
             display a backtrace bytes failed",
        ] {
            assert_eq!(of(End::Signal(6), mixed.as_bytes()), of(End::Signal(6), abort), "{mixed}");
        }
        let printed = b"memory allocation of 7 bytes failed\nor so I say";
        assert_eq!(of(End::Signal(6), printed), of(End::Signal(6), b""));
        assert_eq!(of(End::Signal(6), b""), "It ended by aborting (signal 6).");
        assert_eq!(of(End::Time, b""), "It was stopped after 10 s, the limit of a run.");
        assert!(of(End::Output, b"").contains("256 KiB"));
    }
}
