//! Children under limits, ended with all they started.
//!
//! A program of ours starts itself once more as the supervisor of every compilation, every run
//! and every check. A process of its own can do what its parent cannot do for itself: put limits
//! on itself that the program inherits from its first instruction on, adopt what the program
//! leaves behind (on Linux even what escaped the process group), and outlive a parent that was
//! killed, for just as long as it takes to end the program. Its standard input is a pipe that the
//! parent holds: when the pipe closes, for whatever reason, the program ends.

use std::{
    env,
    ffi::OsString,
    fs::{self, OpenOptions},
    io::{self, Read, Seek, Write},
    path::{Path, PathBuf},
    process::{ChildStdin, Command, ExitCode, ExitStatus, Stdio},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread,
    time::{Duration, Instant},
};

use process_wrap::std::{ChildWrapper, CommandWrap};
use serde::{Deserialize, Serialize};

/// The first argument of a supervisor.
const SUPERVISOR: &str = "__supervisor";

/// How often the supervisor looks whether the program has ended.
const GLANCE: Duration = Duration::from_millis(2);

/// How often it counts what the program has started, which costs more.
const ROUND: Duration = Duration::from_millis(40);

/// Bytes for how a program ended, with spaces behind it.
const ROOM: usize = 64;

/// How long a supervisor may take to end everything before it is ended itself.
const GRACE: Duration = Duration::from_secs(7);

/// What a program may use; without a number, as much as there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Limits {
    /// Wall-clock time.
    pub time: Option<Duration>,
    /// Bytes printed, both streams together.
    pub output: Option<usize>,
    /// Bytes of address space for each process (Linux).
    pub memory: Option<u64>,
    /// Bytes of memory in use for all together (Linux).
    pub together: Option<u64>,
    /// Processes and threads (Linux).
    pub tasks: Option<u64>,
    /// Bytes in a file that it writes.
    pub file: Option<u64>,
    /// Whether it gives way to everything else on the machine.
    pub polite: bool,
}

/// Why a program ended.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// By itself, with this exit code.
    Exited(i32),
    /// By a signal that the supervisor did not send.
    Signal(i32),
    /// It took longer than the limit.
    Time,
    /// It printed more than the limit.
    Output,
    /// It used more memory than the limit.
    Memory,
    /// It started more processes and threads than the limit.
    Tasks,
    /// Its parent asked for its end, or is gone itself.
    Stopped,
    /// It could not be started.
    NotStarted,
}

impl End {
    /// How it ended by itself, as the end of a sentence: "with exit status 7".
    pub fn words(self) -> String {
        match self {
            End::Exited(code) => format!("with exit status {code}"),
            End::Signal(signal) => {
                let name = match signal {
                    4 => "an illegal instruction",
                    6 => "aborting",
                    8 => "an arithmetic error",
                    9 => "being killed",
                    11 => "an access to memory that is not its own, or a stack that overflowed",
                    15 => "being asked to end",
                    24 => "using up its processor time",
                    25 => "writing a file that was too large",
                    _ => return format!("by signal {signal}"),
                };
                format!("by {name} (signal {signal})")
            }
            _ => "by being stopped".to_owned(),
        }
    }

    /// Whether a program of Rust that ended so, and printed this to standard error, had asked for
    /// memory that there was not. These are its last words then; anywhere else they are the
    /// program's own.
    pub fn is_out_of_memory(self, stderr: &[u8]) -> bool {
        let said = String::from_utf8_lossy(stderr);
        self == End::Signal(6) && ends_with_failed_allocations(&said)
    }
}

/// Whether the last that is said is what Rust says of memory that there was not. Where several threads ask
/// at the same time, their words are mixed piece by piece, and the last may be cut off by the end.
fn ends_with_failed_allocations(said: &str) -> bool {
    const BEGIN: &str = "memory allocation of ";
    const END: &str = "bytes failed";
    const NOTE: &str =
        "note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace";
    for line in said.trim_end().lines().rev() {
        // The space at the end of the last line is gone.
        let words = format!("{line} ").replace(NOTE, "");
        let rest = words.replace(BEGIN, "").replace(END, "");
        let is_pieces = rest.chars().all(|c| c.is_ascii_digit() || c == ' ');
        if is_pieces && words.contains(BEGIN) {
            return true;
        }
        if !(is_pieces && words.contains(END) || line.starts_with("note: ")) {
            break;
        }
    }
    false
}

/// What a program prints to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Standard output.
    Out,
    /// Standard error.
    Err,
}

/// The program that is started once more to supervise others.
#[derive(Clone, Debug)]
pub struct Supervisor {
    program: PathBuf,
}

impl Supervisor {
    /// This program itself, which has to call [`act`] before anything else.
    ///
    /// # Errors
    /// Where the system does not say where it is.
    pub fn this_program() -> io::Result<Self> {
        this_program().map(Self::at)
    }

    /// Another program that calls [`act`] before anything else.
    pub fn at(program: PathBuf) -> Self {
        Self { program }
    }

    fn over(&self, program: &Program, report: PathBuf) -> io::Result<Command> {
        let order = Order { limits: program.limits, input: program.input.clone(), report };
        let inner = &program.command;
        let mut command = Command::new(&self.program);
        command.arg(SUPERVISOR).arg(serde_json::to_string(&order)?);
        command.arg(inner.get_program()).args(inner.get_args());
        if program.bare {
            command.env_clear();
        }
        for (name, value) in inner.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        if let Some(folder) = inner.get_current_dir() {
            command.current_dir(folder);
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        Ok(command)
    }
}

/// This program, also when cargo has since put a newer one in its place.
///
/// # Errors
/// Where the system does not say where it is.
pub fn this_program() -> io::Result<PathBuf> {
    if cfg!(target_os = "linux") {
        return Ok(PathBuf::from("/proc/self/exe"));
    }
    env::current_exe()
}

/// A program to be run, and on which conditions.
#[derive(Debug)]
pub struct Program {
    command: Command,
    limits: Limits,
    input: Option<String>,
    bare: bool,
    /// Where temporary files are, if not in the system's place for them.
    temporary: Option<PathBuf>,
}

impl Program {
    /// What the command starts, under these limits. It has the environment of this process with
    /// the command's own changes, and its standard input is empty.
    pub fn new(command: Command, limits: Limits) -> Self {
        Self { command, limits, input: None, bare: false, temporary: None }
    }

    /// Gives it this on its standard input.
    pub fn input(mut self, input: String) -> Self {
        self.input = Some(input);
        self
    }

    /// Leaves it nothing of the environment but what the command itself names.
    pub fn bare(mut self) -> Self {
        self.bare = true;
        self
    }

    /// Has temporary files in this folder, its own and those of this: what is left there when all of
    /// it is killed goes with the folder.
    pub fn within(mut self, folder: &Path) -> Self {
        for name in ["TMPDIR", "TEMP", "TMP"] {
            self.command.env(name, folder);
        }
        self.temporary = Some(folder.to_path_buf());
        self
    }

    /// Runs it to its end or to its limits, telling `heard` what it prints, as far as that is
    /// within the limit. Whatever it has started ends with it.
    ///
    /// # Errors
    /// Where the supervisor does not start; of the program itself [`End::NotStarted`] says so.
    pub fn run(
        &self,
        supervisor: &Supervisor,
        stop: &Stop,
        mut heard: impl FnMut(Stream, &[u8]),
    ) -> io::Result<End> {
        let mut report = match &self.temporary {
            Some(folder) => tempfile::NamedTempFile::new_in(folder)?,
            None => tempfile::NamedTempFile::new()?,
        };
        // A full disk is known before anything has run.
        report.write_all(&[b' '; ROOM])?;
        let mut command = CommandWrap::from(supervisor.over(self, report.path().to_path_buf())?);
        // Ctrl-C is for the parent; the supervisor hears of it by its pipe.
        #[cfg(unix)]
        command.wrap(process_wrap::std::ProcessGroup::leader());
        #[cfg(windows)]
        command.wrap(process_wrap::std::JobObject);
        let mut child = command.spawn()?;
        // Until here nobody could stop it, and from here on its end is the end of this.
        let _ends_with_this = stop.hold(child.stdin().take());

        let (sender, pieces) = mpsc::channel();
        listen(child.stdout().take(), Stream::Out, sender.clone());
        listen(child.stderr().take(), Stream::Err, sender);
        // The supervisor's own limit comes first.
        let deadline = self.limits.time.map(|time| Instant::now() + time + GRACE);
        let mut room = self.limits.output.unwrap_or(usize::MAX);
        let mut flooded = false;
        loop {
            let piece = match deadline {
                None => pieces.recv().ok(),
                Some(deadline) => {
                    let left = deadline.saturating_duration_since(Instant::now());
                    pieces.recv_timeout(left).ok()
                }
            };
            let Some((stream, bytes)) = piece else { break };
            let shown = &bytes[..bytes.len().min(room)];
            if !shown.is_empty() {
                heard(stream, shown);
            }
            room -= shown.len();
            if shown.len() < bytes.len() {
                flooded = true;
                break;
            }
        }
        // The program's end closes its pipes; this makes sure of the rest.
        stop.let_go();
        drop(pieces);
        end(child);
        if flooded {
            return Ok(End::Output);
        }
        // None where the supervisor itself was ended.
        // Read from the file itself: by now another may have its name.
        let mut text = Vec::new();
        report.rewind()?;
        report.read_to_end(&mut text)?;
        Ok(serde_json::from_slice(&text).unwrap_or(End::Stopped))
    }
}

fn listen(
    pipe: Option<impl Read + Send + 'static>,
    stream: Stream,
    pieces: mpsc::Sender<(Stream, Vec<u8>)>,
) {
    let Some(mut pipe) = pipe else { return };
    thread::spawn(move || {
        let mut buffer = [0; 16 * 1024];
        while let Ok(length @ 1..) = pipe.read(&mut buffer) {
            if pieces.send((stream, buffer[..length].to_vec())).is_err() {
                break;
            }
        }
    });
}

fn end(mut supervisor: Box<dyn ChildWrapper>) {
    let deadline = Instant::now() + GRACE;
    while Instant::now() < deadline {
        if !matches!(supervisor.try_wait(), Ok(None)) {
            return;
        }
        thread::sleep(GLANCE);
    }
    let _ = supervisor.start_kill();
    let _ = supervisor.wait();
}

/// A way to stop a program that another thread runs.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<Mutex<Leash>>);

/// The pipe to a supervisor, which ends everything when it closes.
#[derive(Debug, Default)]
struct Leash {
    pipe: Option<ChildStdin>,
    stopped: bool,
}

impl Stop {
    /// Stops what runs, and whatever would be run with this from now on.
    pub fn now(&self) {
        let mut leash = self.leash();
        leash.stopped = true;
        leash.pipe = None;
    }

    /// Stops what runs when the guard is dropped.
    pub fn when_dropped(&self) -> StopWhenDropped {
        StopWhenDropped(self.clone())
    }

    fn hold(&self, pipe: Option<ChildStdin>) -> LetGoWhenDropped<'_> {
        let mut leash = self.leash();
        leash.pipe = pipe.filter(|_| !leash.stopped);
        LetGoWhenDropped(self)
    }

    fn let_go(&self) {
        self.leash().pipe = None;
    }

    fn leash(&self) -> MutexGuard<'_, Leash> {
        // No panic can leave it half changed.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Stops a program when it is dropped.
#[derive(Debug)]
pub struct StopWhenDropped(Stop);

impl Drop for StopWhenDropped {
    fn drop(&mut self) {
        self.0.now();
    }
}

struct LetGoWhenDropped<'a>(&'a Stop);

impl Drop for LetGoWhenDropped<'_> {
    fn drop(&mut self) {
        self.0.let_go();
    }
}

#[derive(Serialize, Deserialize)]
struct Order {
    limits: Limits,
    input: Option<String>,
    report: PathBuf,
}

/// Acts as a supervisor if this process was started as one.
pub fn act() -> Option<ExitCode> {
    let mut arguments = env::args_os().skip(1);
    if arguments.next()? != SUPERVISOR {
        return None;
    }
    let order = arguments.next()?.into_string().ok()?;
    let Order { limits, input, report: path } = serde_json::from_str(&order).ok()?;
    let program = arguments.next()?;
    // Opened, and its name taken away, before the program runs: whatever that puts in its place is
    // not written to. Should all of this be killed, nothing is left of it either.
    let report = OpenOptions::new().write(true).open(&path);
    let _ = fs::remove_file(&path);
    let end = supervise(program, arguments, input, &limits);
    let text = serde_json::to_vec(&end).ok()?;
    Some(match report.and_then(|mut report| report.write_all(&text)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    })
}

fn supervise(
    program: OsString,
    arguments: impl Iterator<Item = OsString>,
    input: Option<String>,
    limits: &Limits,
) -> End {
    let abandoned = Arc::new(AtomicBool::new(false));
    {
        let abandoned = Arc::clone(&abandoned);
        thread::spawn(move || {
            // Nobody writes to this pipe: it is read to its end, which is the end.
            let _ = io::copy(&mut io::stdin(), &mut io::sink());
            abandoned.store(true, Ordering::Release);
        });
    }
    system::confine(limits);
    let stdin = if input.is_some() { Stdio::piped() } else { Stdio::null() };
    let mut command = Command::new(program);
    command.args(arguments).stdin(stdin);
    system::apart(&mut command);
    let Ok(mut child) = command.spawn() else {
        return End::NotStarted;
    };
    if limits.polite {
        system::give_way(&child);
    }
    if let (Some(mut stdin), Some(input)) = (child.stdin.take(), input) {
        // A program that does not read is held up by nothing: what it is given fits into a pipe.
        let _ = stdin.write_all(input.as_bytes());
    }
    let begun = Instant::now();
    let mut round = begun;
    let end = loop {
        match child.try_wait() {
            Ok(Some(status)) => break of_status(status),
            Ok(None) => (),
            Err(_) => break End::Stopped,
        }
        if abandoned.load(Ordering::Acquire) {
            break End::Stopped;
        }
        let now = Instant::now();
        if limits.time.is_some_and(|time| now.duration_since(begun) > time) {
            break End::Time;
        }
        if now > round + ROUND {
            if let Some(end) = system::excess(limits) {
                break end;
            }
            // On a machine with very many processes a round takes longer; it never takes
            // more than a part of the supervisor's time.
            round = Instant::now() + 4 * now.elapsed();
        }
        thread::sleep(GLANCE);
    };
    system::end_all(&mut child);
    end
}

#[cfg(unix)]
fn of_status(status: ExitStatus) -> End {
    use std::os::unix::process::ExitStatusExt;
    match (status.code(), status.signal()) {
        (Some(code), _) => End::Exited(code),
        (None, Some(signal)) => End::Signal(signal),
        (None, None) => End::Stopped,
    }
}

#[cfg(not(unix))]
fn of_status(status: ExitStatus) -> End {
    status.code().map_or(End::Stopped, End::Exited)
}

#[cfg(target_os = "linux")]
mod system {
    //! Linux: limits that are inherited, orphans that are adopted, `/proc` to find them all.

    use std::{
        collections::HashMap,
        fs,
        os::unix::process::CommandExt,
        process::{self, Child, Command},
        thread,
        time::{Duration, Instant},
    };

    use rustix::process::{
        Pid, Resource, Rlimit, Signal, WaitOptions, kill_process, kill_process_group,
        set_child_subreaper, setpriority_process, setrlimit, wait,
    };

    use super::{End, Limits};

    /// Puts the limits on this process; what it starts has them too.
    pub fn confine(limits: &Limits) {
        // A system that forbids one of these has limits of its own. What the program starts
        // is then still found by its group.
        let _ = set_child_subreaper(Some(rustix::process::getpid()));
        let set = |resource, most: Option<u64>| {
            if most.is_some() {
                let _ = setrlimit(resource, Rlimit { current: most, maximum: most });
            }
        };
        set(Resource::As, limits.memory);
        set(Resource::Fsize, limits.file);
        set(Resource::Core, Some(0));
        // Should everything else fail, a busy loop ends by this.
        let cores = thread::available_parallelism().map_or(1, |cores| cores.get() as u64);
        set(Resource::Cpu, limits.time.map(|time| (time.as_secs() + 5) * cores));
    }

    /// Gives the program a process group of its own.
    pub fn apart(command: &mut Command) {
        command.process_group(0);
    }

    /// Lets everything else on the machine go first.
    pub fn give_way(child: &Child) {
        let _ = setpriority_process(pid(child.id()), 5);
    }

    /// Which limit the program and all it started have passed together.
    pub fn excess(limits: &Limits) -> Option<End> {
        if limits.tasks.is_none() && limits.together.is_none() {
            return None;
        }
        let family = family();
        let tasks: u64 = family.iter().map(|process| process.threads).sum();
        let memory: u64 = family.iter().map(|process| process.memory).sum();
        if limits.tasks.is_some_and(|most| tasks > most) {
            Some(End::Tasks)
        } else if limits.together.is_some_and(|most| memory > most) {
            Some(End::Memory)
        } else {
            None
        }
    }

    /// Ends the program and everything it started, however far it went.
    pub fn end_all(child: &mut Child) {
        let deadline = Instant::now() + Duration::from_secs(5);
        let group = pid(child.id());
        // What stands still cannot start more while the rest is being found.
        let mut stopped = 0;
        for _ in 0..50 {
            if let Some(group) = group {
                let _ = kill_process_group(group, Signal::STOP);
            }
            let family = family();
            for process in family.iter().filter(|process| process.is_running()) {
                send(process.id, Signal::STOP);
            }
            if family.len() <= stopped {
                break;
            }
            stopped = family.len();
        }
        while Instant::now() < deadline {
            if let Some(group) = group {
                let _ = kill_process_group(group, Signal::KILL);
            }
            for process in family() {
                send(process.id, Signal::KILL);
            }
            let _ = child.wait();
            while let Ok(Some(_)) = wait(WaitOptions::NOHANG) {}
            if family().is_empty() {
                return;
            }
            thread::sleep(Duration::from_millis(1));
        }
    }

    fn send(process: u32, signal: Signal) {
        if let Some(process) = pid(process) {
            let _ = kill_process(process, signal);
        }
    }

    fn pid(id: u32) -> Option<Pid> {
        Pid::from_raw(i32::try_from(id).ok()?)
    }

    struct Process {
        id: u32,
        parent: u32,
        state: char,
        threads: u64,
        /// Bytes in use.
        memory: u64,
    }

    impl Process {
        fn is_running(&self) -> bool {
            !matches!(self.state, 'T' | 'Z' | 'X')
        }

        fn read(id: u32) -> Option<Self> {
            let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
            // The name stands in parentheses and may hold anything.
            let (_, rest) = stat.rsplit_once(')')?;
            let fields: Vec<&str> = rest.split_ascii_whitespace().collect();
            let number = |field: usize| fields.get(field - 3)?.parse::<u64>().ok();
            Some(Self {
                id,
                state: fields.first()?.chars().next()?,
                parent: u32::try_from(number(4)?).ok()?,
                threads: number(20)?,
                memory: number(24)? * rustix::param::page_size() as u64,
            })
        }
    }

    /// All that descends from this process; whoever lost their parent has become its child.
    fn family() -> Vec<Process> {
        let ours = process::id();
        let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
        let mut children: HashMap<u32, Vec<Process>> = HashMap::new();
        for entry in processes {
            let id = entry.file_name().to_str().and_then(|name| name.parse().ok());
            if let Some(process) = id.and_then(Process::read) {
                children.entry(process.parent).or_default().push(process);
            }
        }
        let mut family = children.remove(&ours).unwrap_or_default();
        let mut next = 0;
        while let Some(process) = family.get(next) {
            next += 1;
            family.extend(children.remove(&process.id).unwrap_or_default());
        }
        family
    }
}

#[cfg(all(unix, not(target_os = "linux")))]
mod system {
    //! Other Unix systems: limits where they are kept, and the process group.

    use std::{
        os::unix::process::CommandExt,
        process::{Child, Command},
    };

    use rustix::process::{
        Pid, Resource, Rlimit, Signal, kill_process_group, setpriority_process, setrlimit,
    };

    use super::{End, Limits};

    pub fn confine(limits: &Limits) {
        let set = |resource, most: Option<u64>| {
            if most.is_some() {
                let _ = setrlimit(resource, Rlimit { current: most, maximum: most });
            }
        };
        set(Resource::Fsize, limits.file);
        set(Resource::Core, Some(0));
        let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get() as u64);
        set(Resource::Cpu, limits.time.map(|time| (time.as_secs() + 5) * cores));
    }

    pub fn apart(command: &mut Command) {
        command.process_group(0);
    }

    pub fn give_way(child: &Child) {
        let _ = setpriority_process(pid(child), 5);
    }

    pub fn excess(_limits: &Limits) -> Option<End> {
        None
    }

    pub fn end_all(child: &mut Child) {
        if let Some(group) = pid(child) {
            let _ = kill_process_group(group, Signal::KILL);
        }
        let _ = child.wait();
    }

    fn pid(child: &Child) -> Option<Pid> {
        Pid::from_raw(i32::try_from(child.id()).ok()?)
    }
}

#[cfg(not(unix))]
mod system {
    //! Elsewhere the parent's job object ends everything; time is the only limit.

    use std::process::{Child, Command};

    use super::{End, Limits};

    pub fn confine(_limits: &Limits) {}

    pub fn apart(_command: &mut Command) {}

    pub fn give_way(_child: &Child) {}

    pub fn excess(_limits: &Limits) -> Option<End> {
        None
    }

    pub fn end_all(child: &mut Child) {
        let _ = child.kill();
        let _ = child.wait();
    }
}
