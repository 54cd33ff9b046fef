//! No chapter computes with a function whose last bits are the system's own.

#![allow(clippy::unwrap_used, reason = "the helpers of the tests are tests")]

use std::fs;
use std::path::{Path, PathBuf};

/// Methods of `f64` that call the system's library; `libm` has each of them as a function.
const SYSTEMS: [&str; 24] = [
    "exp", "exp2", "exp_m1", "ln", "ln_1p", "log", "log2", "log10", "powf", "cbrt", "hypot", "sin",
    "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "asinh", "acosh",
    "atanh",
];

/// Lines that call a method of such a name on a type of their own, by the end of the file's path.
const THEIR_OWN: [(&str, &str); 8] = [
    ("ch20-autodiff/src/network.rs", "(-pre).exp()"),
    ("ch20-autodiff/src/network.rs", "pre.tanh()"),
    ("ch20-autodiff/src/worked.rs", "(-c * (minutes / 10.0)).exp()"),
    ("ch20-autodiff/src/expression.rs", "value(0).exp()"),
    ("ch20-autodiff/src/expression.rs", "value(0).ln()"),
    ("ch20-autodiff/src/expression.rs", "value(0).tanh()"),
    ("ch20-autodiff/src/expression.rs", "value(0).powf(exponent)"),
    ("ch22-speed/src/fixed.rs", "self.exp(-pre)"),
];

#[test]
fn no_number_of_a_chapter_depends_on_the_systems_functions() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut files = Vec::new();
    for entry in fs::read_dir(crates).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap();
        if name.starts_with("ch") || ["study", "plot", "laboratory"].contains(&name.as_str()) {
            sources(&entry.path().join("src"), &mut files);
            sources(&entry.path().join("examples"), &mut files);
        }
    }
    assert!(files.len() > 26, "the chapters are not in {}", crates.display());
    let found: Vec<String> = files.iter().flat_map(|file| calls(file)).collect();
    assert!(
        found.is_empty(),
        "the last bits of these are other ones on another system; call libm's function of that \
         name, or name the line in THEIR_OWN if its type is no f64:\n{}",
        found.join("\n")
    );
}

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn calls(file: &Path) -> Vec<String> {
    let own = |line: &str| {
        let path = file.display().to_string().replace('\\', "/");
        THEIR_OWN.iter().any(|(end, call)| path.ends_with(end) && line.contains(call))
    };
    let text = fs::read_to_string(file).unwrap();
    // What a file's own tests compare with may be the system's.
    let code = text.lines().take_while(|line| *line != "#[cfg(test)]");
    code.enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .filter(|(_, line)| SYSTEMS.iter().any(|name| names(line, name)))
        .filter(|(_, line)| !own(line))
        .map(|(at, line)| format!("{}:{}: {}", file.display(), at + 1, line.trim()))
        .collect()
}

/// Whether the line calls the method, or names it as `f64::exp`.
fn names(line: &str, method: &str) -> bool {
    let path = format!("f64::{method}");
    let ends = |rest: &str| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_');
    line.contains(&format!(".{method}(")) || line.split(&path).skip(1).any(ends)
}

#[test]
fn a_call_is_found_however_it_is_written() {
    assert!(names("1.0 / (1.0 + (-x).exp())", "exp"));
    assert!(names("row.iter().copied().map(f64::exp)", "exp"));
    assert!(!names("libm::exp(-x)", "exp"));
    assert!(!names("f64::exp2(x)", "exp"));
}
