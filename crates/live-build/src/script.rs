//! One classic script with the wasm in it: the only form that a browser also starts from a folder.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::{Engine, prelude::BASE64_STANDARD};
use wasm_bindgen_cli_support::Bindgen;
use zopfli::{Format, Options};

const FRAME: &str = include_str!("script.js");

/// The script of a chapter around a file with its wasm.
pub fn around(chapter: &str, wasm: &Path) -> Result<String> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).typescript(false).no_modules(true)?;
    bindgen.remove_name_section(true).remove_producers_section(true);
    let mut output = bindgen.generate_output().context("wasm-bindgen")?;
    // Base64 alone would hide from every later compression what repeats itself.
    let (wasm, mut packed) = (output.wasm_mut().emit_wasm(), Vec::new());
    zopfli::compress(Options::default(), Format::Gzip, wasm.as_slice(), &mut packed)?;
    let wasm = BASE64_STANDARD.encode(packed);
    let script = FRAME
        .replace("/* chapter */", chapter)
        .replace("/* glue */", output.js().trim())
        .replace("/* wasm */", &wasm);
    ensure!(script.len() > FRAME.len() + wasm.len(), "script.js has lost its places to fill");
    Ok(script)
}
