//! Killed at any moment, the tool loses nothing.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use proof::kills::{self, Signal, any, moment};

use crate::support::{Checkout, STEEP};

/// The commands that write.
const COMMANDS: [&[&str]; 9] = [
    &["reset", "8.2"],
    &["start"],
    &["hint", "8.2"],
    &["solution", "8.3"],
    &["reset", "8.2"],
    &["check", "8.2"],
    &["check"],
    &["watch"],
    &["record", "8.2"],
];

/// How long a command takes when it is let.
fn length(checkout: &Checkout, command: &[&str]) -> Duration {
    let begun = Instant::now();
    // A watch has no end, but what it does after a save has.
    checkout.run(if command == ["watch"] { &["check", "8.2"] } else { command });
    begun.elapsed()
}

#[test]
fn killed_at_random_moments_nothing_is_lost() {
    let checkout = Checkout::started();
    let starter = checkout.read(STEEP);
    let solution = checkout.solution("a-steeper-sigmoid");
    checkout.write(STEEP, &solution);
    assert!(checkout.run(&["check", "8.2"]).good);
    // Whatever else the reader keeps there.
    let practice = checkout.root().join("practice");
    let theirs =
        [practice.join("README.md"), practice.join("notes"), checkout.file("ch08_mine.rs")];
    for path in &theirs {
        fs::write(path, "mine").unwrap();
    }
    let expected = checkout.exercise("a-steeper-sigmoid").join("expected.json");
    let recorded = fs::read_to_string(&expected).unwrap();
    let outdated = recorded.replacen("\"right\": [", "\"right\":  [", 1).replacen("0.5", "0.75", 1);
    assert_ne!(recorded, outdated);

    let temporary = checkout.root().join("temporary");
    fs::create_dir(&temporary).unwrap();
    let lengths = COMMANDS.map(|command| (command, length(&checkout, command)));
    checkout.write(STEEP, &solution);
    assert!(checkout.run(&["check", "8.2"]).good);
    fs::write(&expected, &recorded).unwrap();

    let mut written = 0;
    let mut alive = 0;
    let kills = kills::count(120);
    for round in 0..kills {
        // Every so often the reader has written something new.
        if round % 4 == 0 {
            written += 1;
            checkout.write(STEEP, &format!("// answer {written}\n{solution}"));
        }
        let (command, length) = lengths[any(lengths.len() as u64) as usize];
        let records = command[0] == "record";
        if records {
            fs::write(&expected, &outdated).unwrap();
        }
        let mut child = checkout.command(command).env("TMPDIR", &temporary).spawn().unwrap();
        if command[0] == "watch" {
            thread::sleep(Duration::from_micros(any(1 << 16)));
            written += 1;
            checkout.write(STEEP, &format!("// answer {written}\n{solution}"));
        }
        thread::sleep(moment(length));
        alive += usize::from(child.try_wait().unwrap().is_none());
        Signal::any().send(&mut child);
        child.wait().unwrap();

        whole(&checkout, &starter, written);
        for path in &theirs {
            assert_eq!(fs::read_to_string(path).unwrap(), "mine", "{command:?}");
        }
        let text = fs::read_to_string(&expected).unwrap();
        assert!(text == recorded || records && text == outdated, "half a record: {text}");
        fs::write(&expected, &recorded).unwrap();
    }
    println!("{kills} kills, {alive} of them in the midst of things; {written} answers, none lost");
    // How many that are depends on how busy the machine is; none would be no test at all.
    assert!(alive > 0, "no kill met a tool that was still at work");

    assert_eq!(names(&temporary), [""; 0], "temporary files that stay");

    // And after all that it works as before, and nothing is left of what was not finished.
    checkout.write(STEEP, &solution);
    age(&practice);
    age(&checkout.file(""));
    age(&checkout.root().join("target/exercises"));
    let exercise = checkout.exercise("a-steeper-sigmoid");
    age(&exercise);
    assert!(checkout.run(&["record", "8.2"]).good);
    assert!(checkout.run(&["check", "8.2"]).good);
    checkout.run(&["list"]).contains(&["✓ 8.2"]);
    let checks = checkout.root().join("target/exercises");
    for folder in [practice, checkout.file(""), checks, exercise] {
        for name in names(&folder) {
            let left = [".being-written-", ".exchanged-", "check-"];
            assert!(!left.iter().any(|left| name.starts_with(left)), "{name} stays for good");
        }
    }
}

#[test]
fn a_first_start_that_is_killed_is_taken_up_by_the_next() {
    let checkout = Checkout::new();
    let reference = Checkout::started();
    let practice = checkout.root().join("practice");
    let mut alive = 0;
    let length = length(&checkout, &["start"]);
    let forget = || {
        fs::remove_dir_all(&practice).unwrap();
        let _ = fs::remove_file(checkout.root().join(".practice"));
    };
    forget();
    let rounds = kills::count(30);
    for round in 0..rounds {
        let mut child = checkout.command(&["start"]).spawn().unwrap();
        thread::sleep(moment(length));
        alive += usize::from(child.try_wait().unwrap().is_none());
        Signal::any().send(&mut child);
        child.wait().unwrap();
        let programs = practice.join("src/bin");
        for name in names(&programs).iter().filter(|name| !name.starts_with('.')) {
            assert_eq!(fs::read(programs.join(name)).unwrap(), reference.read(name).into_bytes());
        }
        if round % 5 == 4 {
            let said = checkout.run(&["start"]);
            assert!(said.good, "{}", said.text);
            checkout.run(&["check"]).contains(&["0 right, 0 not yet, 3 not begun"]);
            forget();
        }
    }
    println!("{rounds} kills of a first start, {alive} of them in the midst of it");
}

fn names(folder: &Path) -> Vec<String> {
    let all = fs::read_dir(folder).into_iter().flatten().flatten();
    all.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// Makes what lies in a folder two days old.
fn age(folder: &Path) {
    let then = std::time::SystemTime::now() - Duration::from_secs(2 * 24 * 3600);
    for name in names(folder).iter().filter(|name| !name.ends_with(".rs")) {
        if let Ok(file) = fs::File::open(folder.join(name)) {
            file.set_modified(then).unwrap();
        }
    }
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
    for name in names(&folder) {
        // What was exchanged when the kill came is kept as a backup by the next command.
        if !name.trim_start_matches(".exchanged-").starts_with(STEEP) {
            continue;
        }
        let text = fs::read_to_string(folder.join(&name)).unwrap();
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

/// Waits until it is as it should be; a test that waits out a minute has failed.
#[cfg(target_os = "linux")]
#[track_caller]
fn wait_until(what: &str, checkout: &Checkout, fits: impl Fn(&[String]) -> bool) {
    let begun = Instant::now();
    loop {
        let all = kills::at_work_in(checkout.root());
        if fits(&all) {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "{what}: {all:#?}");
        thread::sleep(Duration::from_millis(5));
    }
}

/// An answer whose check has nothing but a kill to end it: the time limit is an hour.
#[cfg(target_os = "linux")]
fn check_for_ever(checkout: &Checkout, answer: &str) -> Endless {
    let sheet = checkout.exercise("a-steeper-sigmoid").join("exercise.toml");
    let text = fs::read_to_string(&sheet).unwrap();
    fs::write(&sheet, text.replacen("kind =", "time_limit = 3600.0\nkind =", 1)).unwrap();
    checkout.write(STEEP, answer);
    Endless(checkout.command(&["check", "8.2"]).spawn().unwrap())
}

/// A check that does not outlive a test that fails.
#[cfg(target_os = "linux")]
struct Endless(std::process::Child);

#[cfg(target_os = "linux")]
impl Drop for Endless {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
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
    let mut check = check_for_ever(&checkout, &answer);
    wait_until("the answer never ran", &checkout, |all| {
        all.iter().any(|line| line.contains("sleep 3600") && line.contains("record"))
    });
    check.0.kill().unwrap();
    check.0.wait().unwrap();
    wait_until("something is left", &checkout, <[String]>::is_empty);
}

/// Whether this process, and so what it starts, ignores a signal.
#[cfg(target_os = "linux")]
fn is_ignored(signal: u32) -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:")).unwrap();
    u64::from_str_radix(mask.trim(), 16).unwrap() & (1 << (signal - 1)) != 0
}

/// What ends a check in a terminal: Ctrl-C, being asked to, and the terminal's own end.
#[cfg(target_os = "linux")]
#[test]
fn what_an_answer_started_ends_with_a_check_that_is_ended() {
    for (signal, number) in [("INT", 2), ("TERM", 15), ("HUP", 1)] {
        if is_ignored(number) {
            // By whoever runs the tests in the background; then it would end nothing.
            assert!(std::env::var_os("CI").is_none(), "SIG{signal} is ignored here");
            println!("SIG{signal} is ignored here and was not tried");
            continue;
        }
        let checkout = Checkout::started();
        let answer = checkout.solution("a-steeper-sigmoid").replace(
            "    1.0 / (1.0",
            "    let record = std::env::args().nth(1).unwrap();\n    \
             std::process::Command::new(\"/bin/sh\").args([\"-c\", \"setsid sh -c 'sleep 3600; true' \
             \\\"$0\\\" &\", &record]).status().unwrap();\n    loop {}\n    1.0 / (1.0",
        );
        let mut check = check_for_ever(&checkout, &answer);
        wait_until("the answer never ran", &checkout, |all| {
            all.iter().any(|line| line.contains("sleep 3600") && line.contains("record"))
        });
        let id = check.0.id().to_string();
        let kill = std::process::Command::new("kill").args([format!("-{signal}"), id]).status();
        assert!(kill.unwrap().success());
        check.0.wait().unwrap();
        wait_until("something is left", &checkout, <[String]>::is_empty);
    }
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
    let mut check = check_for_ever(&checkout, &answer);
    wait_until("the compiler never ran", &checkout, |all| {
        all.iter()
            .any(|line| line.contains("--crate-name=answer") && !line.contains("__supervisor"))
    });
    check.0.kill().unwrap();
    check.0.wait().unwrap();
    wait_until("something is left", &checkout, <[String]>::is_empty);
}
