//! What the book refuses, one module for each rule.

pub(crate) mod caption;
pub(crate) mod citation;
pub(crate) mod exercises;
pub(crate) mod markup;
pub(crate) mod number;
pub(crate) mod shown;
pub(crate) mod site;
