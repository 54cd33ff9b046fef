//! The complete network as a program for your own data.

fn main() {}
