//! A script for the browser.

figures_wasm::script!("FIGURES_3_FIRST", "FIGURES_3_LAST");
