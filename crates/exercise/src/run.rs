//! Programs that never outlive their use: limits on time, output and memory, and an end that
//! takes along everything they started.

use std::io::{self, Read, Write};
use std::process::{ChildStdin, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use process_wrap::std::{ChildWrapper, CommandWrap};

/// What a program may use.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Wall-clock time.
    pub time: Duration,
    /// Bytes printed, both streams together.
    pub output: usize,
    /// Bytes of address space. Kept on Linux; elsewhere the time limit has to do.
    pub memory: Option<u64>,
}

/// Why a program ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum End {
    /// By itself.
    Own(ExitStatus),
    /// It took longer than the limit.
    Time,
    /// It printed more than the limit.
    Output,
}

/// What is left of a program that ran.
#[derive(Debug)]
pub struct Ran {
    /// Why it ended.
    pub end: End,
    /// The beginning of what it printed.
    pub stdout: String,
    /// The beginning of what it printed to standard error.
    pub stderr: String,
}

/// How much of the output is kept to be shown.
const KEPT: usize = 64 * 1024;

/// How long a program's last words may take after its end; a process that escaped its group may
/// hold the pipe open for ever.
const LAST_WORDS: Duration = Duration::from_millis(300);

/// Runs a command to its end or to its limits. `word` is sent to it, with a line end, once the
/// limits are in place; its standard input stays open until it ends.
pub fn run(mut command: Command, word: Option<&str>, limits: Limits) -> io::Result<Ran> {
    let stdin = if word.is_some() { Stdio::piped() } else { Stdio::null() };
    command.stdin(stdin).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut command = CommandWrap::from(command);
    #[cfg(unix)]
    command.wrap(process_wrap::std::ProcessGroup::leader());
    #[cfg(windows)]
    command.wrap(process_wrap::std::JobObject);
    let mut family = Family { child: command.spawn()? };

    let printed = Arc::new(AtomicUsize::new(0));
    let stdout = Listener::on(family.child.stdout().take(), &printed, limits.output);
    let stderr = Listener::on(family.child.stderr().take(), &printed, limits.output);
    if let Some(bytes) = limits.memory {
        limit_memory(family.child.id(), bytes);
    }
    let _pipe = word.map(|word| say(family.child.stdin().take(), word));

    let deadline = Instant::now() + limits.time;
    let end = loop {
        if let Some(status) = family.child.try_wait()? {
            break End::Own(status);
        }
        if printed.load(Ordering::Relaxed) > limits.output {
            break End::Output;
        }
        if Instant::now() > deadline {
            break End::Time;
        }
        thread::sleep(Duration::from_millis(2));
    };
    drop(family);
    let end = match end {
        End::Own(_) if printed.load(Ordering::Relaxed) > limits.output => End::Output,
        end => end,
    };
    Ok(Ran { end, stdout: stdout.heard(), stderr: stderr.heard() })
}

/// A program that is gone already cannot be told anything; how it ended says why.
fn say(stdin: Option<ChildStdin>, word: &str) -> Option<ChildStdin> {
    let mut stdin = stdin?;
    let _ = writeln!(stdin, "{word}");
    Some(stdin)
}

/// A child and everything it started.
struct Family {
    child: Box<dyn ChildWrapper>,
}

impl Drop for Family {
    fn drop(&mut self) {
        // Also after its own end: what it started may still run.
        let _ = self.child.start_kill();
        let _ = self.child.wait();
    }
}

#[cfg(target_os = "linux")]
fn limit_memory(child: u32, bytes: u64) {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};
    let Some(pid) = i32::try_from(child).ok().and_then(Pid::from_raw) else { return };
    let limit = |bytes| Rlimit { current: Some(bytes), maximum: Some(bytes) };
    // A system that forbids this has limits of its own; the time limit holds in any case.
    let _ = prlimit(Some(pid), Resource::As, limit(bytes));
    let _ = prlimit(Some(pid), Resource::Core, limit(0));
}

#[cfg(not(target_os = "linux"))]
fn limit_memory(_child: u32, _bytes: u64) {}

/// Reads a pipe to its end in a thread: a full pipe would hold the program up.
struct Listener {
    heard: Arc<std::sync::Mutex<Vec<u8>>>,
    done: Arc<AtomicBool>,
}

impl Listener {
    fn on(
        pipe: Option<impl Read + Send + 'static>,
        printed: &Arc<AtomicUsize>,
        limit: usize,
    ) -> Listener {
        let listener =
            Listener { heard: Arc::default(), done: Arc::new(AtomicBool::new(pipe.is_none())) };
        if let Some(mut pipe) = pipe {
            let (heard, done) = (Arc::clone(&listener.heard), Arc::clone(&listener.done));
            let printed = Arc::clone(printed);
            thread::spawn(move || {
                let mut buffer = [0; 16 * 1024];
                while let Ok(read @ 1..) = pipe.read(&mut buffer) {
                    if let Ok(mut heard) = heard.lock() {
                        let room = KEPT.saturating_sub(heard.len()).min(read);
                        heard.extend_from_slice(&buffer[..room]);
                    }
                    if printed.fetch_add(read, Ordering::Relaxed) + read > limit {
                        break;
                    }
                }
                done.store(true, Ordering::Release);
            });
        }
        listener
    }

    fn heard(self) -> String {
        let deadline = Instant::now() + LAST_WORDS;
        while !self.done.load(Ordering::Acquire) && Instant::now() < deadline {
            thread::sleep(Duration::from_millis(1));
        }
        let bytes = self.heard.lock().map(|heard| heard.clone()).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str, seconds: f64, output: usize) -> Ran {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        let time = Duration::from_secs_f64(seconds);
        run(command, None, Limits { time, output, memory: None }).expect("sh runs")
    }

    #[test]
    fn a_program_that_ends_is_heard_to_its_end() {
        let ran = shell("echo out; echo err >&2; exit 3", 5.0, 1000);
        assert!(matches!(ran.end, End::Own(status) if status.code() == Some(3)));
        assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("out\n", "err\n"));
    }

    #[test]
    fn the_children_of_a_program_end_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("survived");
        let begun = Instant::now();
        let ran = shell(&format!("(sleep 1; touch {}) & wait", file.display()), 0.2, 1000);
        assert_eq!(ran.end, End::Time);
        assert!(begun.elapsed() < Duration::from_millis(900));
        shell(&format!("(sleep 1; touch {}) & exit 0", file.display()), 5.0, 1000);
        thread::sleep(Duration::from_millis(1500));
        assert!(!file.exists());
    }

    #[test]
    fn a_flood_is_stopped_long_before_the_time_is_up() {
        let begun = Instant::now();
        let ran = shell("while :; do echo flood; done", 20.0, 100_000);
        assert_eq!(ran.end, End::Output);
        assert!(begun.elapsed() < Duration::from_secs(10));
    }
}
