//! A script for the browser.

figures_wasm::script!("FIGURES_10_FIRST", "FIGURES_10_LAST");
