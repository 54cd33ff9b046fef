//! The chapter's figures.

use plot::Entry;

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[];
