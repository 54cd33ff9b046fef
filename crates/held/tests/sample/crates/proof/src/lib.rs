//! What tests share.

/// Stands for the comparison with a recording.
pub fn held(package: &str, assertion: impl FnOnce()) {
    assert!(!package.is_empty());
    assertion();
}
