//! What the book's tools share: what a chapter is, what its tests have recorded, how a number
//! is printed, how an author is told what is wrong, and how two programs keep out of each other's
//! way.
//!
//! Each of these is said here once. The weave puts it on the page, the exercises into the
//! terminal, the workbook serves it. Nothing here compiles, runs or serves anything.

pub mod built;
pub mod chapter;
pub mod diagnostics;
pub mod escape;
pub mod exercise;
mod lock;
mod nearest;
pub mod number;
pub mod recorded;
pub mod snapshot;
pub mod source;
pub mod table;
pub mod term;
pub mod terminal;
pub mod value;

pub use chapter::{Chapter, Chapters};
pub use diagnostics::{Complaint, Diagnostic, Diagnostics};
pub use lock::{LOCK_FILE, Lock};
pub use nearest::{closest, nearest};
pub use snapshot::{Snapshot, Snapshots};
pub use term::Term;
