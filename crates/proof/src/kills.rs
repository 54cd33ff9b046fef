//! Programs that are ended at random moments: how often, when, and by what.

use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::path::Path;
use std::process::Child;
use std::thread;
use std::time::{Duration, Instant};

/// How many times a program is ended: `KILLS` of the environment, where somebody asks for it, or
/// what an ordinary test has time for.
pub fn count(ordinary: usize) -> usize {
    std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(ordinary)
}

/// A number below `limit` that is another in every run.
pub fn any(limit: u64) -> u64 {
    RandomState::new().hash_one(0) % limit.max(1)
}

/// A moment in the course of something that takes so long, more often towards its end, where most
/// is written.
pub fn moment(length: Duration) -> Duration {
    let micros = (length.as_micros() as u64).max(100);
    Duration::from_micros(match any(2) {
        0 => any(micros),
        _ => micros * 2 / 3 + any(micros / 2),
    })
}

/// How a program is ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Signal {
    /// Without a word: it does nothing any more.
    Kill,
    /// By Ctrl-C: it may put its things in order.
    Interrupt,
}

impl Signal {
    /// The one or the other. Ctrl-C is none where the system knows no signals, or where whoever
    /// runs the tests has it ignored.
    pub fn any() -> Self {
        if any(2) == 0 && !is_interrupt_ignored() { Self::Interrupt } else { Self::Kill }
    }

    /// Ends a program; one that has ended already has.
    ///
    /// # Panics
    ///
    /// If the system cannot send it.
    pub fn send(self, child: &mut Child) {
        if child.try_wait().expect("it can be asked for").is_some() {
            return;
        }
        match self {
            Self::Kill => child.kill().expect("it can be killed"),
            Self::Interrupt => {
                let id = child.id().to_string();
                let sent = std::process::Command::new("kill").args(["-INT", &id]).status();
                assert!(sent.expect("kill is there").success(), "{id} could not be interrupted");
            }
        }
    }
}

/// Whether this process, and so what it starts, ignores Ctrl-C, as what a shell runs in the
/// background does.
fn is_interrupt_ignored() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_none_or(|mask| mask & 2 != 0)
}

/// The processes that have to do with a folder, each with its number and command line: the folder
/// stands in that line or in its surroundings, or it works there. This process is none of them.
/// Only Linux says so; elsewhere there are none.
pub fn at_work_in(folder: &Path) -> Vec<String> {
    let name = folder.display().to_string();
    let this = std::process::id();
    let all = fs::read_dir("/proc").into_iter().flatten().flatten();
    let others = all
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
        .filter(|id| *id != this);
    others
        .filter_map(|id| {
            let read = |what: &str| {
                let text = fs::read(format!("/proc/{id}/{what}")).unwrap_or_default();
                String::from_utf8_lossy(&text).replace('\0', " ")
            };
            let command = read("cmdline");
            let works_there =
                || fs::read_link(format!("/proc/{id}/cwd")).is_ok_and(|at| at.starts_with(folder));
            let concerned =
                command.contains(&name) || read("environ").contains(&name) || works_there();
            concerned.then(|| format!("{id} {}", command.trim_end()))
        })
        .collect()
}

/// Waits until no process has to do with a folder any more.
///
/// # Panics
///
/// If one still has after a minute.
pub fn wait_until_all_have_left(folder: &Path) {
    let begun = Instant::now();
    loop {
        let left = at_work_in(folder);
        if left.is_empty() {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "still at work: {left:#?}");
        thread::sleep(Duration::from_millis(10));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_lies_in_the_course_or_shortly_after_it() {
        let length = Duration::from_millis(30);
        let moments: Vec<Duration> = (0..1000).map(|_| moment(length)).collect();
        assert!(moments.iter().all(|moment| *moment < length * 7 / 6));
        let late = moments.iter().filter(|moment| **moment > length * 2 / 3).count();
        // Two thirds of them in the mean, with a standard error of 15.
        assert!((560..770).contains(&late), "{late}");
        assert!(moment(Duration::ZERO) < Duration::from_millis(1));
    }

    #[cfg(unix)]
    #[test]
    fn a_program_ends_by_either_signal() {
        use std::os::unix::process::ExitStatusExt;
        for (signal, number) in [(Signal::Kill, 9), (Signal::Interrupt, 2)] {
            if signal == Signal::Interrupt && is_interrupt_ignored() {
                continue;
            }
            let mut child = std::process::Command::new("sleep").arg("60").spawn().unwrap();
            signal.send(&mut child);
            assert_eq!(child.wait().unwrap().signal(), Some(number));
            // Once more is no mistake.
            signal.send(&mut child);
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn who_works_in_a_folder_is_found_until_it_has_left() {
        let folder = std::env::temp_dir().join(format!("proof-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let mut sleep = std::process::Command::new("sleep");
        let mut child = sleep.arg("60").current_dir(&folder).spawn().unwrap();
        let id = format!("{} ", child.id());
        assert!(at_work_in(&folder).iter().any(|one| one.starts_with(&id)));
        Signal::Kill.send(&mut child);
        child.wait().unwrap();
        wait_until_all_have_left(&folder);
        fs::remove_dir(&folder).unwrap();
    }
}
