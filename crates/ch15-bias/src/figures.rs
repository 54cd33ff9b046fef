//! The chapter's figures.

use plot::{Entry, entry};

mod drawing;
mod network;
mod trained;

pub use network::{Node, line, two_ways};
pub use trained::{Alarm, Square, mirror, seen, square};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("mirror", mirror(Alarm)),
    entry!("two_ways", two_ways()),
    entry!("line", line(Node)),
    entry!("square", square(Square)),
    entry!("seen", seen(Square)),
];
