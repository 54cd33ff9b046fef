//! A script for the browser.

figures_wasm::script!("FIGURES_14_FIRST", "FIGURES_14_LAST");
