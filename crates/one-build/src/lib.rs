//! No code: the manifest of this crate is what it is for. It has cargo choose the same features of
//! the crates that the packages share, whichever package it is asked for, so that what is compiled
//! once is not compiled again.
