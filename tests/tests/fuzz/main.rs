//! Inputs that nobody thought of, for everything that reads what somebody else has written: tables,
//! saved networks, pages, exercises, terms, requests, formulas, what is set of a figure, addresses
//! of the laboratory.
//!
//! An input is bytes, drawn by proptest, from nothing or as a valid file with small changes. A
//! target holds its law on each of them, and a law says more than that nothing panics: what was
//! accepted comes back from its own text, what was refused says where. The daily run tries a fixed
//! number with a fixed seed; `.ci/fuzz TARGET MINUTES` goes on for as long as it is told to, with
//! other seeds.
//!
//! All targets are in this one program, rather than each beside its crate, for three reasons. What
//! they share is one way of drawing, shrinking, keeping and reporting. No chapter's tests have to
//! compile proptest. And one program of the workspace can be given a limit of memory and asked for
//! its peak.
//!
//! What was found and mended lies in `found/TARGET/`, one input a file, with a name that says what
//! was wrong. It is tried first, each time.

#![expect(clippy::unwrap_used, reason = "what surprises a target is a finding")]

mod exercises;
mod figures;
mod held;
mod inputs;
mod laboratory;
mod pages;
mod saved;
mod server;
mod tables;
mod tape;
mod terms;
mod trained;
