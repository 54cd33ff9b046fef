//! Prints the catalogue of figures as one JSON array.

use std::io::Write as _;

fn main() -> std::io::Result<()> {
    writeln!(std::io::stdout().lock(), "{}", figures::catalogue())
}
