//! The warden: a process that starts one program, holds it to its limits, and takes
//! everything with it when it ends.
//!
//! The server starts this same binary once more for every compilation and every run. A
//! process of its own can do what the server cannot do for itself: put limits on itself that
//! the program inherits from its first instruction on, adopt what the program leaves behind
//! (on Linux even what escaped the process group), and outlive a server that was killed, for
//! just as long as it takes to end the program. Its standard input is a pipe that the server
//! holds: when the pipe closes, for whatever reason, the program ends.

use std::{
    env,
    ffi::OsString,
    fs,
    path::PathBuf,
    process::{Command, ExitCode, ExitStatus, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use serde::{Deserialize, Serialize};

use crate::mistake::Mistake;

/// The first argument of a warden.
const WARDEN: &str = "__warden";

/// How often the warden looks whether the program has ended.
const GLANCE: Duration = Duration::from_millis(2);

/// How often it counts what the program has started, which costs more.
const ROUND: Duration = Duration::from_millis(40);

/// What a program may use.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Limits {
    /// Wall-clock time.
    pub time: Duration,
    /// Bytes of address space for each process.
    pub memory: u64,
    /// Bytes of memory in use for all together.
    pub together: u64,
    /// Processes and threads.
    pub tasks: u64,
    /// Bytes in a file that it writes.
    pub file: u64,
    /// Whether it gives way to everything else on the machine.
    pub polite: bool,
}

/// Why a program ended.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// By itself, with this exit code.
    Exited(i32),
    /// By a signal that the warden did not send.
    Signal(i32),
    /// It took longer than the limit.
    Time,
    /// It used more memory than the limit.
    Memory,
    /// It started more processes and threads than the limit.
    Tasks,
    /// The server asked for its end, or is gone itself.
    Stopped,
    /// It could not be started.
    NotStarted,
}

/// Makes a command the warden of `program`; how that ended is written to `report`.
pub fn over(program: &Command, limits: Limits, report: PathBuf) -> Result<Command, Mistake> {
    let order = Order { limits, report };
    let order = serde_json::to_string(&order).map_err(|error| Mistake::new(error.to_string()))?;
    let mut command = Command::new(this_program()?);
    command.arg(WARDEN).arg(order).arg(program.get_program()).args(program.get_args()).env_clear();
    for (name, value) in program.get_envs() {
        if let Some(value) = value {
            command.env(name, value);
        }
    }
    if let Some(folder) = program.get_current_dir() {
        command.current_dir(folder);
    }
    Ok(command)
}

/// This program, also when cargo has since put a newer one in its place.
pub fn this_program() -> Result<PathBuf, Mistake> {
    if cfg!(target_os = "linux") {
        return Ok(PathBuf::from("/proc/self/exe"));
    }
    env::current_exe().map_err(|error| {
        Mistake::new(format!("This program cannot find itself ({error}), so nothing can be run."))
    })
}

/// Reads how a program ended; none where the warden itself was ended.
pub fn report(file: &PathBuf) -> Option<End> {
    serde_json::from_slice(&fs::read(file).ok()?).ok()
}

#[derive(Serialize, Deserialize)]
struct Order {
    limits: Limits,
    report: PathBuf,
}

/// Acts as a warden if this process was started as one.
pub fn act() -> Option<ExitCode> {
    let mut arguments = env::args_os().skip(1);
    if arguments.next()? != WARDEN {
        return None;
    }
    let order = arguments.next()?.into_string().ok()?;
    let order: Order = serde_json::from_str(&order).ok()?;
    let program = arguments.next()?;
    let end = watch(program, arguments, order.limits);
    let text = serde_json::to_vec(&end).ok()?;
    Some(match fs::write(&order.report, text) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    })
}

fn watch(program: OsString, arguments: impl Iterator<Item = OsString>, limits: Limits) -> End {
    let abandoned = Arc::new(AtomicBool::new(false));
    {
        let abandoned = Arc::clone(&abandoned);
        thread::spawn(move || {
            // Nobody writes to this pipe: it is read to its end, which is the end.
            let _ = std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
            abandoned.store(true, Ordering::Release);
        });
    }
    system::confine(&limits);
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null());
    system::apart(&mut command);
    let Ok(mut child) = command.spawn() else {
        return End::NotStarted;
    };
    if limits.polite {
        system::give_way(&child);
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
        if now.duration_since(begun) > limits.time {
            break End::Time;
        }
        if now.duration_since(round) > ROUND {
            if let Some(end) = system::excess(&limits) {
                break end;
            }
            // On a machine with very many processes a round takes longer; it never takes
            // more than a part of the warden's time.
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
        let set = |resource, most| {
            let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
        };
        set(Resource::As, limits.memory);
        set(Resource::Fsize, limits.file);
        set(Resource::Core, 0);
        // Should everything else fail, a busy loop ends by this.
        let cores = thread::available_parallelism().map_or(1, |cores| cores.get() as u64);
        set(Resource::Cpu, (limits.time.as_secs() + 5) * cores);
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
        let family = family();
        let tasks: u64 = family.iter().map(|process| process.threads).sum();
        let memory: u64 = family.iter().map(|process| process.memory).sum();
        if tasks > limits.tasks {
            Some(End::Tasks)
        } else if memory > limits.together {
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
        let set = |resource, most| {
            let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
        };
        set(Resource::Fsize, limits.file);
        set(Resource::Core, 0);
        let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get() as u64);
        set(Resource::Cpu, (limits.time.as_secs() + 5) * cores);
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
    //! Elsewhere the server's job object ends everything; time is the only limit.

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
