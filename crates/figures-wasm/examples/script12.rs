//! A script for the browser.

figures_wasm::script!("FIGURES_12_FIRST", "FIGURES_12_LAST");
