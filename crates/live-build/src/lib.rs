//! The script of the live figures is built where the wasm target is at hand, and committed. This
//! crate says what it was built from, and whether that is still so.

mod stamp;

pub use stamp::{Packages, Stamp, digest, locked, manifest};

/// The script, relative to the workbook's folder.
pub const SCRIPT: &str = "book/theme/live/live.js";

/// What the script was built from, relative to the workbook's folder.
pub const STAMP: &str = "book/theme/live/live.toml";

/// The command that builds the script.
pub const COMMAND: &str = "cargo run -p live-build --features build";
