//! A script for the browser.

figures_wasm::script!("FIGURES_11_FIRST", "FIGURES_11_LAST");
