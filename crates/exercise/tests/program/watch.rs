//! `watch`: from a save to its verdict.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::Child;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::support::{Checkout, STEEP};

/// A watch in a process of its own, and the lines that it prints.
struct Watch {
    child: Child,
    lines: mpsc::Receiver<String>,
}

impl Watch {
    fn start(checkout: &Checkout) -> Watch {
        let mut child = checkout.command(&["watch"]).spawn().unwrap();
        let (send, lines) = mpsc::channel();
        let stdout = child.stdout.take().unwrap();
        thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                let _ = send.send(line);
            }
        });
        let watch = Watch { child, lines };
        watch.wait_for("Watching");
        watch
    }

    fn wait_for(&self, part: &str) {
        let deadline = Instant::now() + Duration::from_secs(60);
        let left = || deadline.saturating_duration_since(Instant::now());
        while let Ok(line) = self.lines.recv_timeout(left()) {
            if line.contains(part) {
                return;
            }
        }
        panic!("no “{part}”");
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn every_saved_file_is_checked_once_it_is_saved() {
    let checkout = Checkout::started();
    let watch = Watch::start(&checkout);
    let solution = checkout.solution("a-steeper-sigmoid");
    for n in 0..5 {
        let wrong = solution.replace("steepness * post", &format!("{n}.75 * steepness * post"));
        for (text, verdict) in [(&wrong, "the right numbers"), (&solution, "Right in 8 cases")] {
            checkout.write(STEEP, text);
            watch.wait_for(verdict);
        }
    }
}

#[test]
fn a_progress_file_that_breaks_meanwhile_is_put_aside() {
    let checkout = Checkout::started();
    for exercise in ["8.3", "a-test-for-slopes"] {
        assert!(checkout.run(&["hint", exercise]).good);
    }
    let watch = Watch::start(&checkout);
    let path = checkout.root().join("practice/progress.toml");
    let merged = format!("{}<<<<<<< HEAD\n", fs::read_to_string(&path).unwrap());
    fs::write(&path, &merged).unwrap();
    checkout.write(STEEP, &checkout.solution("a-steeper-sigmoid"));
    watch.wait_for("Right in 8 cases");
    watch.wait_for("progress.toml.unreadable.1");
    let aside = checkout.root().join("practice/progress.toml.unreadable.1");
    assert_eq!(fs::read_to_string(aside).unwrap(), merged);
    checkout.run(&["list"]).contains(&["✓ 8.2"]);
}
