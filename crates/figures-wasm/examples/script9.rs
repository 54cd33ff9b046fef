//! A script for the browser.

figures_wasm::script!("FIGURES_9_FIRST", "FIGURES_9_LAST");
