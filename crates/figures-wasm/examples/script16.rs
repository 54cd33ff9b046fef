//! A script for the browser.

figures_wasm::script!("FIGURES_16_FIRST", "FIGURES_16_LAST");
