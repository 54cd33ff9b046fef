//! What `benchmark/run.py` has measured, in the machine's own words.

use ch22_speed::worked::speed;

fn main() {
    let speed = speed();
    println!("{}, {} cores, {}", speed.machine.cpu, speed.machine.cores, speed.machine.system);
    let versions: Vec<String> =
        speed.versions.iter().map(|(name, version)| format!("{name} {version}")).collect();
    for line in versions.chunks(5) {
        println!("  {}", line.join(", "));
    }
    for (workload, title) in [
        ("w1", "W1: 3-4-1, an update a sample, f64; ns an update"),
        ("w2", "W2: digits, 64-32-10, batches of 32, 50 epochs, f64; ms"),
        ("w3", "W3: 784-128-10, batches of 128, 60,000 samples, f32, 2 threads; ms"),
    ] {
        println!("\n{title}\n{:39}   median  fastest  slowest", "");
        for (ours, words, measured) in speed.table(workload) {
            println!(
                "{} {words:37} {:8.1} {:8.1} {:8.1}",
                if ours { '*' } else { ' ' },
                measured.median,
                measured.fastest,
                measured.slowest
            );
        }
    }
    println!("\n* ours, the steps on the way in their order; then the peers, the fastest first");
    for bar in &speed.bars {
        println!(
            "{}: the last of ours is {:.2} times as fast as {}; we aimed at {:.1}: {}",
            bar.workload.to_uppercase(),
            bar.times,
            bar.name,
            bar.bar,
            if bar.reached { "reached" } else { "missed" }
        );
    }
}
