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
    // How many that are depends on how busy the machine is; none would be no test at all.
    assert!(alive > 0, "no kill met a tool that was still at work");

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

/// The command lines of all processes that have to do with this checkout.
#[cfg(target_os = "linux")]
fn processes(checkout: &Checkout) -> Vec<String> {
    let root = checkout.root().to_string_lossy().into_owned();
    let all = fs::read_dir("/proc").unwrap().flatten();
    all.filter(|entry| entry.file_name().to_string_lossy().parse::<u32>().is_ok())
        .filter_map(|entry| fs::read(entry.path().join("cmdline")).ok())
        .map(|line| String::from_utf8_lossy(&line).replace('\0', " "))
        .filter(|line| line.contains(&root))
        .collect()
}

/// Waits until it is as it should be; a test that waits out a minute has failed.
#[cfg(target_os = "linux")]
#[track_caller]
fn wait_until(what: &str, checkout: &Checkout, fits: impl Fn(&[String]) -> bool) {
    let begun = std::time::Instant::now();
    loop {
        let all = processes(checkout);
        if fits(&all) {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "{what}: {all:#?}");
        thread::sleep(Duration::from_millis(5));
    }
}

/// An answer whose check has nothing but a kill to end it: the time limit is an hour.
#[cfg(target_os = "linux")]
fn check_for_ever(checkout: &Checkout, answer: &str) -> std::process::Child {
    let sheet = checkout.exercise("a-steeper-sigmoid").join("exercise.toml");
    let text = fs::read_to_string(&sheet).unwrap();
    fs::write(&sheet, text.replacen("kind =", "time_limit = 3600.0\nkind =", 1)).unwrap();
    checkout.write(STEEP, answer);
    checkout.command(&["check", "8.2"]).spawn().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_runs_for_ever_does_not_outlive_a_killed_check() {
    let checkout = Checkout::started();
    let solution = checkout.solution("a-steeper-sigmoid");
    // And what it has started, out of its process group, does not either.
    let answer = solution.replace(
        "    1.0 / (1.0",
        "    let record = std::env::args().nth(1).unwrap();\n    \
         std::process::Command::new(\"/bin/sh\").args([\"-c\", \"setsid sh -c 'sleep 3600; true' \
         \\\"$0\\\" & wait\", &record]).status().unwrap();\n    1.0 / (1.0",
    );
    assert_ne!(answer, solution);
    let mut child = check_for_ever(&checkout, &answer);
    wait_until("the answer never ran", &checkout, |all| {
        all.iter().any(|line| line.contains("sleep 3600") && line.contains("record"))
    });
    child.kill().unwrap();
    child.wait().unwrap();
    wait_until("something is left", &checkout, <[String]>::is_empty);
}

#[cfg(target_os = "linux")]
#[test]
fn the_compiler_does_not_outlive_a_killed_check() {
    let checkout = Checkout::started();
    // A constant that takes the compiler longer than the test has patience.
    let answer = format!(
        "#![allow(long_running_const_eval)]\n\
         const LONG: u64 = {{ let mut n = 0u64; while n < 1 << 40 {{ n += 1; }} n }};\n{}\n\
         pub fn forced() -> u64 {{ LONG }}\n",
        checkout.solution("a-steeper-sigmoid")
    );
    let mut child = check_for_ever(&checkout, &answer);
    wait_until("the compiler never ran", &checkout, |all| {
        all.iter()
            .any(|line| line.contains("--crate-name=answer") && !line.contains("__supervisor"))
    });
    child.kill().unwrap();
    child.wait().unwrap();
    wait_until("something is left", &checkout, <[String]>::is_empty);
}
