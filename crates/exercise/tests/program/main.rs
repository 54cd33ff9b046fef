//! The exercise commands from outside, as a terminal and a file system see them.

#![allow(clippy::unwrap_used, reason = "a test ends where it is surprised")]

mod answers;
mod files;
mod json;
mod kill;
mod outside;
mod practice;
mod support;
mod watch;
