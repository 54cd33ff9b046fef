//! A script for the browser.

figures_wasm::script!("FIGURES_2_FIRST", "FIGURES_2_LAST");
