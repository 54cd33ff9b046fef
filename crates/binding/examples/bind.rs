//! Binds a finished site: `cargo run -p binding --example bind -- SITE OUT.xhtml OUT.epub [PDF]`.
//! With the PDF of an earlier print the contents have their pages.

use std::{env, error::Error, fs, path::Path};

use binding::{Imprint, Volume, pdf};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let imprint = Imprint {
        title: "Weight by Weight".into(),
        description: "From the perceptron to backpropagation, in runnable Rust".into(),
        authors: vec!["The Weight by Weight authors".into()],
        version: env!("CARGO_PKG_VERSION").into(),
        language: "en".into(),
        date: 0,
    };
    let volume = Volume::read(Path::new(&arguments[0]), imprint)?;
    let numbers = match arguments.get(3) {
        Some(file) => Some(pdf::page_numbers(&fs::read(file)?)?),
        None => None,
    };
    fs::write(&arguments[1], volume.paper(numbers.as_ref()))?;
    fs::write(&arguments[2], volume.epub()?)?;
    Ok(())
}
