//! A script for the browser.

figures_wasm::script!("FIGURES_8_FIRST", "FIGURES_8_LAST");
