//! The worked numbers of the page.
