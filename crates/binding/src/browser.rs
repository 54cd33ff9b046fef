//! The browser that prints: which one, and what it is told.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// The variable that names a browser.
pub const VARIABLE: &str = "CHROMIUM";

/// Debian's Chromium without windows, by its own path: what is on `PATH` is a script that leaves it
/// running when it is ended.
pub const WINDOWLESS: &str = "/usr/lib/chromium/chromium-headless-shell";

/// The path of a Chromium: `$CHROMIUM`, or the first of those known that is installed.
pub fn chromium() -> Option<PathBuf> {
    if let Some(chosen) = env::var_os(VARIABLE) {
        return Some(PathBuf::from(chosen));
    }
    let names = ["chromium", "chromium-browser", "google-chrome", "chrome", "chrome.exe"];
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH")?).collect();
    let installed = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "C:/Program Files/Google/Chrome/Application/chrome.exe",
        WINDOWLESS,
    ];
    let on_path = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    on_path.chain(installed.iter().map(PathBuf::from)).find(|path| path.is_file())
}

/// What every browser is started with that shows pages of ours and nothing else.
pub const OPTIONS: [&str; 8] = [
    "--headless",
    // A page of ours asks for nothing elsewhere; where the sandbox cannot be had, as in a
    // container, no browser would start with it.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// What a path may not have as it is in an address.
const IN_A_PATH: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'?').add(b'<').add(b'>').add(b'&');

/// The address of a file by its absolute path, whatever its folders are called.
pub fn address(file: &Path) -> String {
    let path = file.display().to_string().replace('\\', "/");
    let path = utf8_percent_encode(&path, IN_A_PATH).to_string();
    format!("file://{}{path}", if path.starts_with('/') { "" } else { "/" })
}

/// The command that prints `page` to `pdf`, with a profile of its own in the folder `profile`.
pub fn print(browser: &Path, page: &Path, pdf: &Path, profile: &Path) -> Command {
    let mut command = Command::new(browser);
    command.args(OPTIONS).args(["--no-pdf-header-footer", "--generate-pdf-document-outline"]);
    command
        .arg(joined("--user-data-dir=", profile))
        .arg(joined("--print-to-pdf=", pdf))
        .arg(address(page));
    command
}

fn joined(option: &str, path: &Path) -> std::ffi::OsString {
    let mut joined = std::ffi::OsString::from(option);
    joined.push(path);
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_may_be_called_anything() {
        let address = address(Path::new("/a b/100% \"#1\"?/ü/page.html"));
        assert_eq!(address, "file:///a%20b/100%25%20%22%231%22%3F/%C3%BC/page.html");
    }
}
