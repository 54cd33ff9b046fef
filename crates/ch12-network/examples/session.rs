//! The program at work: it trains on a table, is tested on it, and answers.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

use contents::built;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let file = |name: &str, text: &str| fs::write(folder.path().join(name), text);
    file("colours.csv", include_str!("../data/colours.csv"))?;
    let new = "blue,red,green\n0.9,0.1,0.3\n0.2,0.8,0.5\n0.6,0.1,0.58\n";
    file("new.csv", new)?;

    let chapter = Path::new(env!("CARGO_MANIFEST_DIR"));
    let program = built::program(chapter, "ch12-network", "ch12-network")?;
    let run = |arguments| ch12_network(&program, folder.path(), arguments);
    run("train colours.csv --hidden 4 --lr 1 --epochs 10 --seed 1 --save net.json")?;
    run("evaluate net.json colours.csv")?;
    println!("$ cat new.csv\n{new}");
    run("predict net.json new.csv")
}

/// Runs the program in this folder and prints what you would see, but for the progress.
fn ch12_network(program: &Path, folder: &Path, arguments: &str) -> Result<(), Box<dyn Error>> {
    println!("$ ch12-network {arguments}");
    let output = Command::new(program).args(arguments.split(' ')).current_dir(folder).output()?;
    let said = String::from_utf8(output.stderr)?;
    let progress = |line: &&str| line.starts_with("epoch ") || line.contains(" updates in ");
    for line in said.lines().filter(|line| !progress(line)) {
        print!("{}", wrapped(line));
    }
    print!("{}", String::from_utf8(output.stdout)?);
    println!();
    Ok(())
}

/// A line broken between words to the width of a page. What goes on below is indented.
fn wrapped(text: &str) -> String {
    let (mut lines, mut width) = (String::new(), 0);
    for (place, word) in text.split(' ').enumerate() {
        let letters = word.chars().count();
        if place > 0 && width + 1 + letters > 72 {
            lines.push_str("\n  ");
            width = 2;
        } else if place > 0 {
            lines.push(' ');
            width += 1;
        }
        lines.push_str(word);
        width += letters;
    }
    lines + "\n"
}
