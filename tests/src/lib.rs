//! What the tests of the whole book share: the sample book, a static server, the workbook serving, a
//! browser, and for what runs long a copy of the checkout and a look at the machine.

use std::{
    path::{Path, PathBuf},
    sync::LazyLock,
};

use programs::cargo;

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
        let mut cargo = cargo::cargo(&sample::project());
        cargo.args(["build", "--quiet", "-p", "ch25-own-table", "-p", "one-build"]);
        cargo.args(["--bin", "mlp", "--message-format", "json-render-diagnostics"]);
        let built = cargo.output().expect("cargo starts");
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        cargo::executable(&built.stdout).expect("cargo says where it is")
    });
    &MLP
}
