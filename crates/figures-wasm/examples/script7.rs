//! A script for the browser.

figures_wasm::script!("FIGURES_7_FIRST", "FIGURES_7_LAST");
