//! The figures of the page.

/// Not the page's business.
pub fn line() {}
