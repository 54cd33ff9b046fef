//! Every cargo call chooses the packages of plain `cargo run`.

use std::path::Path;

use programs::cargo;

/// Naming a package, or a feature, is asking for another set of features, and so for another
/// compilation of all that the chapters use.
#[test]
fn no_call_names_a_package() {
    for subcommand in ["build", "run"] {
        let command = cargo::on_all_chapters(Path::new("."), subcommand);
        let arguments: Vec<String> =
            command.get_args().map(|argument| argument.to_string_lossy().into_owned()).collect();
        assert_eq!(arguments, [subcommand, "--bin", "figures", "--quiet"]);
    }
}
