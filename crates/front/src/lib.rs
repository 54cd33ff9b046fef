//! The figure of the first page: a network learns before the reader has read a line.
//!
//! It is no chapter's, so that its script in the browser holds nothing but itself.

pub mod figures;
