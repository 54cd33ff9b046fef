//! The numbers of the page.

/// Not the page's business.
pub fn doubled() {}
