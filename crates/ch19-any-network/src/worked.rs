//! The chapter's worked examples: every number that its page prints.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

mod as_before;
mod depth;
mod nudges;
mod paths;
pub mod recorded;
mod shrinking;
mod starts;

pub use as_before::{
    AsBefore, Compared, as_before, multiplied_out, with_chapter_10, with_chapter_11,
    with_chapter_15,
};
pub use depth::{
    BITS, DEEPEST, Depth, DepthRow, EPOCHS, End, HIDDEN, PATIENT, PATIENT_SEEDS, RATE, SEEDS,
    WIDTH, depth, end, end_of, parity, started,
};
pub use nudges::{
    Alarms, Blind, CHECKED, Kink, LIMIT, Nudges, Overlooked, Unseen, alarms, blind, blind_start,
    checked, curve, curve_network, fresh, kink, nudge_sizes, nudges, overlooked, overlooked_in,
    random, secant,
};
pub use paths::{ByHand, Counted, by_hand, counted, network, sample};
pub use shrinking::{
    MOST, NETWORKS, NODES, Row, Shrinking, drawn, length, lengths, medians, shrinking,
};
pub use starts::Start;
