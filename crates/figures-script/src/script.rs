//! One classic script with the wasm in it: the only form that a browser also starts from a folder.

use std::io::Write as _;

use anyhow::{Context, Result, ensure};
use base64::{Engine, prelude::BASE64_STANDARD};
use flate2::{Compression, write::GzEncoder};
use wasm_bindgen_cli_support::Bindgen;

const FRAME: &str = include_str!("script.js");

/// The frame of the laboratory's script, and what stands in it. All of it is the theme's.
const LABORATORY: &str = include_str!("../../../book/theme/laboratory/frame.js");
const PAGE: &str = include_str!("../../../book/theme/laboratory/page.js");
const STYLE: &str = include_str!("../../../book/theme/laboratory/laboratory.css");

/// The script that draws figures, around this wasm.
pub fn figures(wasm: &[u8]) -> Result<String> {
    around(FRAME, wasm)
}

/// The script of the laboratory, around this wasm.
pub fn laboratory(wasm: &[u8]) -> Result<String> {
    let places = ["/* page */", "/* css */"].map(|place| LABORATORY.matches(place).count());
    ensure!(places == [1, 1], "frame.js has lost its places to fill");
    let frame = LABORATORY.replace("/* page */", PAGE).replace("/* css */", STYLE);
    around(&frame, wasm)
}

fn around(frame: &str, wasm: &[u8]) -> Result<String> {
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes("program", wasm.to_vec()).typescript(false).no_modules(true)?;
    bindgen.remove_name_section(true).remove_producers_section(true);
    let mut output = bindgen.generate_output().context("wasm-bindgen")?;
    // Base64 alone would hide from every later compression what repeats itself.
    let wasm = BASE64_STANDARD.encode(packed(&output.wasm_mut().emit_wasm())?);
    let script = frame.replace("/* glue */", output.js().trim()).replace("/* wasm */", &wasm);
    ensure!(script.len() > frame.len() + wasm.len(), "a frame has lost its places to fill");
    Ok(script)
}

/// What a host sends for a script, in bytes.
pub fn weight(script: &str) -> Result<usize> {
    Ok(packed(script.as_bytes())?.len())
}

fn packed(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes)?;
    Ok(packed.finish()?)
}
