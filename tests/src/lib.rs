//! What the tests of the whole book share: the sample book, a server, a browser.

pub mod browser;
pub mod sample;
pub mod server;
