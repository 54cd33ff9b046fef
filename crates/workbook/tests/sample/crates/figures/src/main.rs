//! Stands in for the book's figures; draws one, with a number from the chapter.

fn main() {
    let y = ch01_double::double(21.0);
    println!(
        r#"[{{"id":"ch01/line","title":"A line","desc":"It ends at {y}.","caption":"It ends at {y}.",
            "svg":"<svg viewBox=\"0 0 9 9\" role=\"img\"><title>A line</title><desc>It ends at {y}.</desc><path d=\"M0 0L9 9\"/></svg>",
            "params":[],"data":{{}}}}]"#
    );
}
