//! Programs under limits, ended with all they started.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test ends where it is surprised")]

use std::{
    fs,
    path::Path,
    process::Command,
    thread,
    time::{Duration, Instant},
};

use programs::{End, Limits, Output, Program, Stop, Stream, Supervisor};

/// Long enough for any machine; a test that waits it out has failed.
const PATIENCE: Duration = Duration::from_secs(60);

fn supervisor() -> Supervisor {
    Supervisor::at(env!("CARGO_BIN_EXE_supervisor").into())
}

fn shell(script: &str) -> Command {
    let mut command = Command::new("/bin/sh");
    command.args(["-c", script]);
    command
}

fn output(script: &str, limits: Limits) -> Output {
    Program::new(shell(script), limits).output(&supervisor(), &Stop::default(), 1000).unwrap()
}

#[track_caller]
fn wait_for(what: &str, mut there: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !there() {
        assert!(begun.elapsed() < PATIENCE, "{what} never came");
        thread::sleep(Duration::from_millis(5));
    }
}

/// Whether the process whose number is in the file still runs.
fn runs(file: &Path) -> bool {
    let id = fs::read_to_string(file).unwrap();
    Command::new("/bin/kill").args(["-0", id.trim()]).output().unwrap().status.success()
}

#[test]
fn a_program_that_ends_is_heard_to_its_end() {
    let ran = output("echo out; echo err >&2; exit 3", Limits::default());
    assert_eq!(ran.end, End::Exited(3));
    assert_eq!((ran.stdout.as_slice(), ran.stderr.as_slice()), (&b"out\n"[..], &b"err\n"[..]));
    assert_eq!(output("kill -9 $$", Limits::default()).end, End::Signal(9));
}

#[test]
fn only_what_is_kept_is_kept() {
    let ran = output("printf '%2000s' x; printf '%2000s' y >&2", Limits::default());
    assert_eq!((ran.end, ran.stdout.len(), ran.stderr.len()), (End::Exited(0), 1000, 1000));
}

#[test]
fn a_program_that_is_not_there_is_not_started() {
    let program = Program::new(Command::new("/nowhere/at/all"), Limits::default());
    let ran = program.output(&supervisor(), &Stop::default(), 1000).unwrap();
    assert_eq!(ran.end, End::NotStarted);
}

#[test]
fn a_program_is_given_what_it_is_to_read_and_nothing_more() {
    let program = Program::new(shell("cat"), Limits::default()).input("word\n".into());
    let ran = program.output(&supervisor(), &Stop::default(), 1000).unwrap();
    assert_eq!((ran.end, ran.stdout.as_slice()), (End::Exited(0), &b"word\n"[..]));
    assert_eq!(output("cat", Limits::default()).end, End::Exited(0));
}

#[test]
fn a_bare_program_has_nothing_of_the_surroundings() {
    let mut command = Command::new("/usr/bin/env");
    command.env("GIVEN", "yes");
    let program = Program::new(command, Limits::default()).bare();
    let ran = program.output(&supervisor(), &Stop::default(), 1000).unwrap();
    assert_eq!(String::from_utf8(ran.stdout).unwrap(), "GIVEN=yes\n");
}

/// Whatever ends a program, what it has started does not go on: not what left its process group,
/// and not what was left behind.
#[test]
fn the_children_of_a_program_end_with_it() {
    let short = Limits { time: Some(Duration::from_millis(300)), ..Limits::default() };
    for (rest, limits) in [("wait", short), ("exit 0", Limits::default())] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("child");
        let escapes = if cfg!(target_os = "linux") { "setsid " } else { "" };
        let script = format!(
            "{escapes}sleep 600 & echo $! > {0}.new; mv {0}.new {0}; {rest}",
            file.display()
        );
        let ran = output(&script, limits);
        let expected = if limits.time.is_some() { End::Time } else { End::Exited(0) };
        // On a busy machine the time may be up before the child is there.
        if file.exists() {
            assert!(!runs(&file), "{rest}: it still runs");
        }
        assert_eq!(ran.end, expected);
    }
}

#[test]
fn a_flood_is_stopped() {
    let limits = Limits { output: Some(100_000), ..Limits::default() };
    let program = Program::new(shell("while :; do echo flood; done"), limits);
    let mut heard = 0;
    let end = program.run(&supervisor(), &Stop::default(), |stream, bytes| {
        assert_eq!(stream, Stream::Out);
        heard += bytes.len();
    });
    // Without a limit on time nothing else could have ended it.
    assert_eq!((end.unwrap(), heard), (End::Output, 100_000));
}

#[test]
fn a_program_that_is_stopped_takes_its_children_along() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("child");
    let script = format!("sleep 600 & echo $! > {0}.new; mv {0}.new {0}; wait", file.display());
    let program = Program::new(shell(&script), Limits::default());
    let stop = Stop::default();
    let end = thread::scope(|scope| {
        let running = scope.spawn(|| program.run(&supervisor(), &stop, |_, _| ()));
        let stopping = stop.when_dropped();
        wait_for("the child", || file.exists());
        drop(stopping);
        running.join().unwrap()
    });
    assert_eq!(end.unwrap(), End::Stopped);
    assert!(!runs(&file));
    // And what is to be run with it later is not run for long.
    let late = Program::new(shell("sleep 600"), Limits::default());
    assert_eq!(late.run(&supervisor(), &stop, |_, _| ()).unwrap(), End::Stopped);
}

#[cfg(target_os = "linux")]
#[test]
fn more_processes_than_allowed_are_ended() {
    let limits = Limits { tasks: Some(20), ..Limits::default() };
    let ran = output(
        "for i in 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2; do sleep 600 & done; wait",
        limits,
    );
    assert_eq!(ran.end, End::Tasks);
}

#[cfg(target_os = "linux")]
#[test]
fn more_memory_than_allowed_is_ended() {
    let limits = Limits { together: Some(64 << 20), ..Limits::default() };
    // dd holds its whole block in memory while nobody reads.
    let ran = output("dd if=/dev/zero bs=200M count=1 2>/dev/null | (sleep 600; cat)", limits);
    assert_eq!(ran.end, End::Memory);
}
