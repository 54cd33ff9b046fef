//! What the tests of the whole book share: the sample book, a static server, the workbook serving, a
//! browser, and for what runs long a copy of the checkout and a look at the machine.

use std::{
    path::{Path, PathBuf},
    sync::LazyLock,
};

pub mod browser;
pub mod checkout;
pub mod machine;
pub mod room;
pub mod sample;
pub mod served;
pub mod server;
pub mod trend;

/// Chapter 25's program, compiled with the features that the tests are compiled with.
///
/// # Panics
///
/// Where it does not compile.
pub fn mlp() -> &'static Path {
    static MLP: LazyLock<PathBuf> = LazyLock::new(|| {
        contents::built::program(&sample::project(), "ch25-own-table", "mlp")
            .unwrap_or_else(|mistake| panic!("{mistake}"))
    });
    &MLP
}
