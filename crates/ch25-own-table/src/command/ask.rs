//! A network's file, and a table to ask it about.

use std::path::PathBuf;

use anyhow::Result;
use ch25_own_table::ask::{Rows, rows};
use ch25_own_table::model::Model;
use clap::Args;

use super::progress::say;
use super::{TableOptions, files, not_both_from_stdin, read_model};

/// A network and a table to ask it about.
#[derive(Args)]
pub struct Question {
    /// A network that `mlp train --save` has written
    network: PathBuf,
    /// The table, or - for standard input
    table: PathBuf,
    #[command(flatten)]
    reading: TableOptions,
}

impl Question {
    /// Reads both. What is odd about the table is said.
    pub fn read(&self, with_targets: bool) -> Result<(Model, Rows, Vec<u8>)> {
        not_both_from_stdin(&self.network, &self.table)?;
        let model = read_model(&self.network)?;
        let bytes = files::read(&self.table)?;
        let reading = self.reading.reading();
        let rows = rows(&model, &files::name(&self.table), &bytes, &reading, with_targets)?;
        rows.notes.iter().for_each(|note| say(&format!("note: {note}.")));
        Ok((model, rows, bytes))
    }
}
