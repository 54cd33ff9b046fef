//! `{{#count chapters}}`: how many the book has of something, for sentences that say so.

use contents::Complaint;

use crate::sources::Sources;

/// The number, as a word where it is a small one.
pub(crate) fn of(what: &str, sources: &Sources) -> Result<String, Complaint> {
    let count = match what {
        "chapters" => sources.chapters.iter().count(),
        "exercises" => sources.exercises.exercises().len(),
        _ => return Err(Complaint::unknown("count", what, ["chapters", "exercises"])),
    };
    Ok(in_words(count))
}

const SMALL: [&str; 20] = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

fn in_words(count: usize) -> String {
    match (count / 10, count % 10) {
        (0 | 1, _) => SMALL[count].to_owned(),
        (tens @ 2..=9, 0) => TENS[tens].to_owned(),
        (tens @ 2..=9, ones) => format!("{}-{}", TENS[tens], SMALL[ones]),
        _ => count.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_are_words() {
        let words = [0, 1, 14, 20, 26, 78, 99, 100].map(in_words);
        assert_eq!(
            words,
            [
                "no",
                "one",
                "fourteen",
                "twenty",
                "twenty-six",
                "seventy-eight",
                "ninety-nine",
                "100"
            ]
        );
    }
}
