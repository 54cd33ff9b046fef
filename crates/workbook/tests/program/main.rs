//! The program from outside: as a terminal, a browser and a file system see it.

#![allow(clippy::unwrap_used, reason = "a test ends where it is surprised")]

mod answer;
mod build;
mod figures;
mod new;
mod preprocess;
mod run;
mod serve;
mod support;
