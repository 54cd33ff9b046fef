//! Programs of the book and of its readers: run under limits and ended with all they started, and
//! compiled against the chapters as `cargo run` has compiled them.
//!
//! A [`Supervisor`] is what every child of the workbook runs under: cargo and the compiler, a
//! program on the page, an answer that is checked on the page or in the terminal.

pub mod cargo;
mod compiler;
pub mod libraries;
mod output;
mod removal;
pub mod supervisor;

pub use compiler::{AS_DATA, CompilerMessage, DISK_FULL, Span, is_of_a_full_disk, unjudged};
pub use libraries::Libraries;
pub use output::Output;
pub use removal::remove;
pub use supervisor::{End, Limits, Program, Stop, Stream, Supervisor};
