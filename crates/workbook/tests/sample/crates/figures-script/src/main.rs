//! Stands in for what makes the browser's scripts: writes one, without looking at the compiler.

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, _compiler, folder, chapters @ ..] = arguments.as_slice() else { panic!("arguments") };
    assert_eq!(chapters, ["ch01"]);
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(format!("{folder}/all.js"), "// a script").unwrap();
    println!(r#"{{"ch01":"all.js"}}"#);
}
