//! A script for the browser.

figures_wasm::script!("FIGURES_5_FIRST", "FIGURES_5_LAST");
