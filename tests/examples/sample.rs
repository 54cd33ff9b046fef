//! Renders the theme's sample book, to look at: `cargo run -p book-tests --example sample -- DIR`.

use std::{env, path::Path};

fn main() -> anyhow::Result<()> {
    let out = env::args().nth(1).unwrap_or_else(|| "target/sample".to_owned());
    book_tests::sample::build(Path::new(&out))?;
    println!("{out}/elements.html");
    Ok(())
}
