//! A script for the browser.

figures_wasm::script!("FIGURES_13_FIRST", "FIGURES_13_LAST");
