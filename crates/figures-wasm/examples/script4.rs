//! A script for the browser.

figures_wasm::script!("FIGURES_4_FIRST", "FIGURES_4_LAST");
