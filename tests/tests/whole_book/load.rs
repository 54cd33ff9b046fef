//! What a reader's first page costs.

use std::{fs, io::Write};

use flate2::{Compression, write::GzEncoder};

use crate::site::Site;

/// What the first load of a chapter may weigh, in bytes sent.
pub const BUDGET: usize = 200 * 1024;

/// The bytes that a host sends for these URLs of the site: fonts as they are, the rest gzipped.
pub fn bytes_sent(site: &Site, urls: &[&str]) -> usize {
    let home = site.url("");
    urls.iter()
        .map(|url| {
            let file =
                url.strip_prefix(&home).unwrap_or(url).split(['?', '#']).next().unwrap_or_default();
            let bytes =
                fs::read(site.folder.join(file)).unwrap_or_else(|error| panic!("{url}: {error}"));
            if file.ends_with(".woff2") { bytes.len() } else { gzipped(&bytes) }
        })
        .sum()
}

/// The size of bytes as a host sends them.
pub fn gzipped(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory takes all bytes");
    encoder.finish().expect("memory takes all bytes").len()
}
