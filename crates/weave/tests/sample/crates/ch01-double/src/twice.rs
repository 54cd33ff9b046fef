//! In a file of its own.

/// The same again.
pub fn twice(text: &str) -> String {
    format!(
        "{text}
    {text}"
    )
}
