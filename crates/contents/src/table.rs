//! The book's tables: TOML files beside its pages, which a book may do without.

use std::{fs, io, path::Path};

use serde::de::DeserializeOwned;

use crate::{Diagnostic, diagnostics};

/// Reads the table `file`, such as `book/terms.toml`, of the workbook in the folder `root`; where
/// there is none it is empty.
///
/// # Errors
/// Where the file cannot be read, or is not as it should be.
pub fn read<T: DeserializeOwned + Default>(root: &Path, file: &str) -> Result<T, Diagnostic> {
    match fs::read_to_string(root.join(file)) {
        Ok(text) => toml::from_str(&text).map_err(|error| diagnostics::toml(file, &text, &error)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(T::default()),
        Err(error) => Err(Diagnostic::new(file, format!("cannot be read: {error}"))),
    }
}
