//! What cargo has built, as it says in JSON.

use std::path::PathBuf;

/// The program that cargo has built, out of its messages; the first where there are several.
pub fn executable(messages: &[u8]) -> Option<PathBuf> {
    let messages = String::from_utf8_lossy(messages);
    let mut messages =
        messages.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    messages.find_map(|message| Some(message.get("executable")?.as_str()?.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_is_found_among_other_messages() {
        let messages = b"not JSON\n{\"executable\":null}\n{\"executable\":\"/a/b c\"}\n";
        assert_eq!(executable(messages), Some(PathBuf::from("/a/b c")));
        assert_eq!(executable(b"{}"), None);
    }
}
