//! What the tests of the whole book share: the sample book, a static server, the workbook serving, a
//! browser.

pub mod browser;
pub mod sample;
pub mod served;
pub mod server;
