//! `export`: a network in formats that other programs read.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use ch25_own_table::export::{onnx, safetensors};
use clap::{ArgGroup, Args};

use super::files::{self, Destination};
use super::{print, read_model};

pub const NOTES: &str = "\
ONNX: each column is an input of its own, by its name, with a value for each row (rows x 1): numbers as
64-bit floats and as they are in the table, NaN where one is missing; words as strings, empty or a mark
such as NA where one is missing. Scaling, one of N and the way back to words or to the target's unit are in the graph. The
first output has the target's name and an answer for each row; \"probabilities\" has the share of each
class. The metadata have columns, classes and where the network comes from.

safetensors: the weights alone, as 64-bit floats, called as PyTorch calls those of a Sequential (0.weight,
0.bias, 2.weight ...), a row of a weight for each node. The scaling is in the metadata, under \"mlp\".

The same network makes the same bytes.";

#[derive(Args)]
#[command(group = ArgGroup::new("files").args(["onnx", "safetensors"]).required(true).multiple(true))]
pub struct Options {
    /// A network that `mlp train --save` has written, or - for standard input
    network: PathBuf,
    /// Write it as ONNX to this file
    #[arg(long, value_name = "FILE")]
    onnx: Option<PathBuf>,
    /// Write its weights as safetensors to this file; one of the two is enough
    #[arg(long, value_name = "FILE")]
    safetensors: Option<PathBuf>,
    /// Replace these files if they exist
    #[arg(long)]
    force: bool,
}

/// Writes the files.
pub fn export(options: &Options) -> Result<()> {
    let destination = |path: &Option<PathBuf>| {
        path.as_ref()
            .map(|path| Destination::new(path, options.force, &[&options.network]))
            .transpose()
    };
    let onnx_file = destination(&options.onnx)?;
    let safetensors_file = destination(&options.safetensors)?;
    if let (Some(one), Some(other)) = (&onnx_file, &safetensors_file)
        && one.is(other)
    {
        bail!("--onnx and --safetensors name the same file. Choose another name for one of them");
    }
    for file in [&onnx_file, &safetensors_file].into_iter().flatten() {
        file.try_out()?;
    }
    let model = read_model(&options.network)?;
    let mut said = String::new();
    if let Some(file) = onnx_file {
        let bytes = onnx::bytes(&model).with_context(|| files::name(&options.network))?;
        file.write(|path| fs::write(path, &bytes))?;
        said += &format!("ONNX in {}\n", file.name());
    }
    if let Some(file) = safetensors_file {
        let bytes = safetensors::bytes(&model).with_context(|| files::name(&options.network))?;
        file.write(|path| fs::write(path, &bytes))?;
        said += &format!("safetensors in {}\n", file.name());
    }
    print(&said)
}
