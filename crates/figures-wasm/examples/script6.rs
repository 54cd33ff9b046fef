//! A script for the browser.

figures_wasm::script!("FIGURES_6_FIRST", "FIGURES_6_LAST");
