//! `watch`: from a save to its verdict.

use std::io::{BufRead, BufReader};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::support::{Checkout, STEEP};

#[test]
fn every_saved_file_is_checked_once_it_is_saved() {
    let checkout = Checkout::started();
    let mut child = checkout.command(&["watch"]).spawn().unwrap();
    let (send, lines) = mpsc::channel();
    let stdout = child.stdout.take().unwrap();
    thread::spawn(move || {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            let _ = send.send(line);
        }
    });
    let wait_for = |part: &str| {
        let deadline = Instant::now() + Duration::from_secs(60);
        while let Ok(line) = lines.recv_timeout(deadline.saturating_duration_since(Instant::now()))
        {
            if line.contains(part) {
                return;
            }
        }
        panic!("no “{part}”");
    };
    wait_for("Watching");
    let solution = checkout.solution("a-steeper-sigmoid");
    for n in 0..5 {
        let wrong = solution.replace("steepness * post", &format!("{n}.75 * steepness * post"));
        for (text, verdict) in [(&wrong, "the right numbers"), (&solution, "Right in 8 cases")] {
            checkout.write(STEEP, text);
            wait_for(verdict);
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
}
