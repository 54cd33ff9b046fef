//! Words for the terminal.

/// "one case", "3 cases".
pub fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("one {one}") } else { format!("{n} {many}") }
}
