//! One broken book for each kind of mistake. A file `broken/<kind>.md` takes the place of the
//! sample's page `extra.md`; a folder `broken/<kind>` is laid over the sample.

use std::{collections::BTreeSet, fs};

use crate::{Workbook, copy, folder, settings};

/// What the build says about the broken book.
fn refusal(kind: &str) -> String {
    let workbook = Workbook::sample();
    let page = folder("broken").join(format!("{kind}.md"));
    if page.is_file() {
        fs::copy(page, workbook.root().join("book/src/extra.md")).unwrap();
    } else {
        copy(&folder("broken").join(kind), workbook.root());
    }
    match workbook.build() {
        Ok(report) => panic!("the book is broken, and was built: {report}"),
        Err(mistakes) => mistakes.to_string(),
    }
}

macro_rules! broken {
    ($($kind:ident)*) => {
        $(
            #[test]
            fn $kind() {
                let kind = stringify!($kind);
                settings().bind(|| insta::assert_snapshot!(kind, refusal(kind)));
            }
        )*

        const KINDS: &[&str] = &[$(stringify!($kind)),*];
    };
}

broken! {
    about_with_a_number
    address_that_is_none
    asked_for_nowhere
    bar_in_a_table
    book_toml_with_a_typo
    broken_formula
    code_that_is_not_rust
    column_without_a_name
    directive_in_a_formula
    directive_in_a_paragraph
    directive_in_code
    directive_without_argument
    display_formula_in_a_paragraph
    doubled_id
    equation_cited_by_code
    equation_of_another_chapter
    example_not_shown
    example_without_output
    exception_not_needed
    exercise_by_its_number
    exercise_not_shown
    exercise_without_a_diagnosis
    external_load
    external_style
    few_exercises
    field_that_is_no_number
    figure_not_shown
    figure_without_description
    gap_in_the_exercises
    handle_of_nothing
    image_without_description
    item_not_shown
    item_shown_twice
    items_of_two_files
    link_in_a_heading
    link_to_a_wrong_heading
    link_to_nowhere
    link_without_words
    markdown_in_html
    misconceptions_astray
    misnumbered_equation
    missing_page
    mistake_that_fits_nowhere
    module_for_item
    name_of_two_terms
    nothing_to_list
    number_by_hand
    number_in_an_exercise
    page_without_about
    reference_not_cited
    snapshot_without_test
    table_with_a_typo
    table_without_a_caption
    term_given_twice
    term_that_cannot_be_named
    term_with_half_a_symbol
    unclosed_directive
    unclosed_html
    unknown_count
    unknown_crate
    unknown_directive
    unknown_equation
    unknown_example
    unknown_exercise
    unknown_exercise_in_a_link
    unknown_field
    unknown_figure
    unknown_item
    unknown_picture
    unknown_reference
    unknown_snapshot
    unknown_term
    wrong_format
}

#[test]
fn every_broken_book_is_tested() {
    let there: BTreeSet<String> = fs::read_dir(folder("broken"))
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    let tested: BTreeSet<String> = KINDS.iter().map(|kind| (*kind).to_owned()).collect();
    assert_eq!(there, tested);
}
