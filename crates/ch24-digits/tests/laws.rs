//! The worked numbers by another route.
