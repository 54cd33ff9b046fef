//! The samples and the weights to start from, as `peers.py prepare` wrote them: numbers without any
//! frame, the lowest byte first.

use std::fs;
use std::path::Path;

/// The numbers of a file, 8 bytes each.
pub fn f64s(folder: &Path, name: &str) -> Vec<f64> {
    let bytes = fs::read(folder.join(name)).expect(name);
    bytes.chunks_exact(8).map(|bytes| f64::from_le_bytes(bytes.try_into().unwrap())).collect()
}

/// The numbers of a file, 4 bytes each.
pub fn f32s(folder: &Path, name: &str) -> Vec<f32> {
    let bytes = fs::read(folder.join(name)).expect(name);
    bytes.chunks_exact(4).map(|bytes| f32::from_le_bytes(bytes.try_into().unwrap())).collect()
}
