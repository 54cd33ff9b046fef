//! A script for the browser.

figures_wasm::script!("FIGURES_15_FIRST", "FIGURES_15_LAST");
