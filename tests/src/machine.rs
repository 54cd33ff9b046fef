//! What Linux says of processes: who started whom, what memory they use, which files they hold.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, Result};

/// A process at the moment of the look.
#[derive(Debug)]
pub struct Process {
    /// Its number.
    pub id: u32,
    /// The number of the one that started it, or has adopted it.
    pub parent: u32,
    /// Its command line, the arguments parted by blanks.
    pub command: String,
}

/// All processes of the machine.
///
/// # Errors
///
/// Where there is no `/proc`, as on every system but Linux.
pub fn processes() -> Result<Vec<Process>> {
    let all = fs::read_dir("/proc").context("/proc is missing: processes are counted on Linux")?;
    let numbers = all.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    Ok(numbers.filter_map(process).collect())
}

/// None where it has ended since it was seen.
fn process(id: u32) -> Option<Process> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The name before may hold blanks and brackets of its own.
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_whitespace();
    let is_dead = fields.next()? == "Z";
    let parent = fields.next()?.parse().ok()?;
    let line = fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default();
    let line = String::from_utf8_lossy(&line).replace('\0', " ");
    let dead = if is_dead { "(ended, not waited for) " } else { "" };
    Some(Process { id, parent, command: format!("{dead}{}", line.trim_end()) })
}

/// The processes that `ancestor` has started, those which these have started, and so on.
///
/// # Errors
///
/// As [`processes`].
pub fn descendants(ancestor: u32) -> Result<Vec<Process>> {
    let all = processes()?;
    let mut family = BTreeSet::from([ancestor]);
    // A child may have a smaller number than its parent.
    while all.iter().any(|one| family.contains(&one.parent) && family.insert(one.id)) {}
    family.remove(&ancestor);
    Ok(all.into_iter().filter(|one| family.contains(&one.id)).collect())
}

/// Memory in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Memory {
    /// What is in memory, shared pages counted in full for each process.
    pub resident: u64,
    /// The same with shared pages counted in parts, so that processes can be added up.
    pub proportional: u64,
}

impl std::ops::AddAssign for Memory {
    fn add_assign(&mut self, other: Self) {
        self.resident += other.resident;
        self.proportional += other.proportional;
    }
}

/// The memory of a process; none where it has ended.
pub fn memory(id: u32) -> Memory {
    let report = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
    let line = |name: &str| {
        let line = report.lines().find_map(|line| line.strip_prefix(name));
        let kib = line.and_then(|line| line.trim_end_matches("kB").trim().parse::<u64>().ok());
        kib.unwrap_or_default() * 1024
    };
    Memory { resident: line("Rss:"), proportional: line("Pss:") }
}

/// How many files, pipes and connections a process has open.
pub fn open_files(id: u32) -> usize {
    fs::read_dir(format!("/proc/{id}/fd")).map_or(0, Iterator::count)
}

/// How many files and folders are below `folder`, down to `depth` levels; 0 where it is missing.
pub fn entries(folder: &Path, depth: usize) -> usize {
    let all: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().collect();
    let below = |entry: &fs::DirEntry| {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if depth > 1 && is_folder { entries(&entry.path(), depth - 1) } else { 0 }
    };
    all.len() + all.iter().map(below).sum::<usize>()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::process::{Command, Stdio};

    use super::*;

    #[test]
    fn a_child_and_its_child_are_found_and_go() {
        let mut child = Command::new("/bin/sh")
            .args(["-c", "sleep 3600 & echo; wait"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        // It has begun when it has said so.
        std::io::Read::read_exact(child.stdout.as_mut().unwrap(), &mut [0]).unwrap();
        let mine = descendants(std::process::id()).unwrap();
        let sleeps = mine.iter().find(|one| one.parent == child.id()).expect("the child's child");
        assert!(mine.iter().any(|one| one.id == child.id()));
        assert!(memory(child.id()).proportional > 0 && open_files(child.id()) > 2);
        assert!(memory(child.id()).resident >= memory(child.id()).proportional);
        for id in [sleeps.id, child.id()] {
            Command::new("kill").args(["-KILL", &id.to_string()]).status().unwrap();
        }
        child.wait().unwrap();
        assert_eq!(memory(child.id()), Memory::default());
    }

    #[test]
    fn entries_are_counted_to_a_depth() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("a/b")).unwrap();
        fs::write(folder.path().join("a/b/c"), "").unwrap();
        assert_eq!((1..=4).map(|d| entries(folder.path(), d)).collect::<Vec<_>>(), [1, 2, 3, 3]);
        assert_eq!(entries(&folder.path().join("none"), 3), 0);
    }
}
