//! A script for the browser.

figures_wasm::script!("FIGURES_1_FIRST", "FIGURES_1_LAST");
