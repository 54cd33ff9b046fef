//! Breaks off.

fn main() {
    eprintln!("half of the work is missing");
    std::process::exit(1);
}
