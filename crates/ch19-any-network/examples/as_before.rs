//! The general network beside those of chapters 10, 11 and 15, number by number.

use ch19_any_network::worked::as_before;

fn main() {
    let before = as_before();
    for (chapter, compared) in
        [(10, before.chapter_10), (11, before.chapter_11), (15, before.chapter_15)]
    {
        println!(
            "chapter {chapter}: {} of {} numbers differ after {} updates",
            compared.differ, compared.numbers, compared.updates
        );
    }
}
