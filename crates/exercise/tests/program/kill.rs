//! Killed at any moment, the tool loses nothing.

use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::path::Path;
use std::thread;
use std::time::Duration;

use crate::support::{Checkout, STEEP};

const QUICK: usize = 240;
const CHECKS: usize = 60;

/// A number below `limit` that is another in every run.
fn any(limit: u64) -> u64 {
    RandomState::new().hash_one(0) % limit
}

#[test]
fn killed_at_random_moments_nothing_is_lost() {
    let checkout = Checkout::started();
    let starter = checkout.read(STEEP);
    let solution = checkout.solution("a-steeper-sigmoid");
    checkout.write(STEEP, &solution);
    assert!(checkout.run(&["check", "8.2"]).good);

    let mut written = 0;
    let mut alive = 0;
    for round in 0..QUICK + CHECKS {
        let quick = round < QUICK;
        // Every so often the reader has written something new.
        if round % 4 == 0 {
            written += 1;
            checkout.write(STEEP, &format!("// answer {written}\n{solution}"));
        }
        let commands: &[&[&str]] = match quick {
            true => {
                &[&["reset", "8.2"], &["start"], &["hint", "8.2"], &["reset", "8.2"], &["list"]]
            }
            false => &[&["check", "8.2"], &["check"]],
        };
        let command = commands[any(commands.len() as u64) as usize];
        let mut child = checkout.command(command).spawn().unwrap();
        // Short waits more often than long ones: how fast the machine is, nobody knows.
        let longest = if quick { 1 << (8 + any(8)) } else { 600_000 };
        thread::sleep(Duration::from_micros(any(longest)));
        alive += usize::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
        whole(&checkout, &starter, written);
    }
    println!(
        "{} kills, {alive} of them in the midst of things; {written} answers, none lost",
        QUICK + CHECKS
    );
    assert!(alive > 50, "only {alive} of the kills met a tool that was still at work");

    // And after all that it works as before.
    checkout.write(STEEP, &solution);
    assert!(checkout.run(&["check", "8.2"]).good);
    checkout.run(&["list"]).contains(&["✓ 8.2"]);
}

/// Every answer is in the file or in one whole backup, and the progress is what it was.
fn whole(checkout: &Checkout, starter: &str, written: usize) {
    let folder = checkout.file("");
    let answer = |text: &str| -> Option<usize> {
        let number = text.strip_prefix("// answer ")?.split_once('\n')?.0.parse().ok()?;
        assert!(text.ends_with("}\n"), "half an answer: {text}");
        Some(number)
    };
    let mut found = vec![false; written + 1];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !name.starts_with(STEEP) {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        match answer(&text) {
            Some(number) => found[number] = true,
            None => assert!(text == starter || name.ends_with(".bak"), "{name}: {text}"),
        }
    }
    let lost: Vec<usize> = (1..=written).filter(|&number| !found[number]).collect();
    // What the reader overwrote themselves before any reset took it is not ours to keep; the last
    // one always is.
    assert!(!lost.contains(&written), "answer {written} is lost");
    progress(&checkout.root().join("practice/progress.toml"));
}

fn progress(path: &Path) {
    let text = fs::read_to_string(path).unwrap();
    let table: toml::Table = text.parse().unwrap_or_else(|error| panic!("{error}\n{text}"));
    let solved = table["exercise"]["ch08/a-steeper-sigmoid"].get("solved");
    assert!(solved.is_some(), "the solved mark is lost: {text}");
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_runs_for_ever_does_not_outlive_a_killed_tool() {
    let checkout = Checkout::started();
    let solution = checkout.solution("a-steeper-sigmoid");
    checkout.write(
        STEEP,
        &solution.replace("    1.0 / (1.0", "    while pre > 2.0 {}\n    1.0 / (1.0"),
    );
    let ours = || {
        let root = checkout.root().to_string_lossy().into_owned();
        let processes = fs::read_dir("/proc").unwrap().flatten();
        processes
            .filter(|entry| entry.file_name().to_string_lossy().parse::<u32>().is_ok())
            .filter_map(|entry| fs::read_to_string(entry.path().join("cmdline")).ok())
            .filter(|line| {
                line.contains(&root) && line.contains("harness") && line.contains("record")
            })
            .count()
    };
    let mut child = checkout.command(&["check", "8.2"]).spawn().unwrap();
    let mut patience = 500;
    while ours() == 0 && patience > 0 {
        thread::sleep(Duration::from_millis(10));
        patience -= 1;
    }
    assert_eq!(ours(), 1, "the answer should be running");
    child.kill().unwrap();
    child.wait().unwrap();
    thread::sleep(Duration::from_millis(500));
    assert_eq!(ours(), 0, "the answer still runs");
}
